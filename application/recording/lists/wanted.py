"""What is asked of a list beside its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from exchange.lists.utfallslista import Tecken
from exchange.lists.varden import Enhet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Listslag = Literal["fordelning", "fordelningsforslag", "utfall"]


class Listval(NamedTuple):
    """Which pott a list is about, and what its file does not say.

    ``kolumner`` says which column a role stands in; ``tecken`` what a positive amount in one
    signed column is; ``total_ore`` what the rows are to be together; ``godta`` why a total that
    they are not is accepted; ``kalla`` the books that vouchers are numbered in;
    ``radnummer`` whether its rows are numbered too.
    """

    pott: str
    slag: Listslag | None = None
    datum: str | None = None
    beslut: Mapping[str, Any] | None = None
    avser: str | None = None
    underlag: Sequence[Mapping[str, Any]] = ()
    blad: str | None = None
    enhet: Enhet | None = None
    total_ore: int | None = None
    godta: str | None = None
    kolumner: Mapping[str, str] = {}
    tecken: Tecken | None = None
    kalla: str = "GL"
    med_text: bool = False
    exempeldata: bool = False
    radnummer: bool = False
