"""What somebody wants the ledger as: in which form, as of when, and of which pott."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from projections.model.as_of import NU

if TYPE_CHECKING:
    from projections.model.as_of import AsOf


class Wanted(NamedTuple):
    """A form, and what is to be in it; ``pastaenden`` adds what the ledger says it adds up to."""

    form: str
    bounds: AsOf = NU
    pott: str | None = None
    pastaenden: bool = False
    provad: bool = False
