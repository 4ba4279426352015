"""A row of a list on its way: as it stands, as it is read, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.commands import PottCommand

Lage = Literal["ny", "redan", "rattad", "utanfor", "fel", "dold"]


class Listrad(TypedDict):
    """A row as it is answered; amounts in öre, what the nämnd has before and after it."""

    rad: int
    star: str
    lases: str
    namnd: str | None
    underenhet: str | None
    belopp_ore: int | None
    lage: Lage
    varfor: str | None
    fore_ore: int | None
    efter_ore: int | None
    handelse: int | None


class Listnamnd(TypedDict):
    """What the new rows of a list do to a nämnd, in öre; ``kvar`` for costs, else ``beslutat``."""

    pott: str
    namnd: str
    underenhet: str | None
    rader: int
    summa_ore: int
    egenfinansierat_ore: int
    fore_ore: int
    efter_ore: int


class Listavvikelse(TypedDict):
    """An avvikelse that a row opens."""

    rad: int
    regel: str
    kod: str
    lasning_1: str
    lasning_2: str
    belopp_ore: int | None


class Okand(TypedDict):
    """Codes of a list that nobody has said the meaning of, and how much there is of them."""

    koder: dict[str, str]
    rader: int
    belopp_ore: int


class Lista(TypedDict):
    """A list as it was read, what its rows become, and its control total, in öre."""

    fil: str
    sha256: str
    blad: str
    slag: str
    enhet: str
    tecken: str | None
    kolumner: dict[str, str]
    kostnadskonton: list[str] | None
    rader: list[Listrad]
    per_namnd: list[Listnamnd]
    rader_ore: int
    utanfor_ore: int
    angivet_ore: int | None
    differens_ore: int | None
    ofordelat_fore_ore: NotRequired[int]
    ofordelat_efter_ore: NotRequired[int]
    avvikelser: list[Listavvikelse]
    okanda_koder: list[Okand]
    anmarkningar: list[str]


@dataclass(slots=True)
class Listad:
    """A row and its command, if it is to be one; ``fel`` says what is wrong with it.

    ``koder`` are those that it has and nobody has said the meaning of.
    """

    rad: int
    star: str
    lases: str = ""
    namnd: str | None = None
    underenhet: str | None = None
    belopp_ore: int | None = None
    command: PottCommand | None = None
    lage: Lage = "ny"
    varfor: str = ""
    fore_ore: int | None = None
    efter_ore: int | None = None
    handelse: int | None = None
    koder: Mapping[str, str] | None = None

    def wrong(self, why: str) -> None:
        """Say what is wrong with it."""
        self.lage, self.varfor = "fel", why

    def answer(self) -> Listrad:
        """Return it as it is answered."""
        return {
            "rad": self.rad,
            "star": self.star,
            "lases": self.lases,
            "namnd": self.namnd,
            "underenhet": self.underenhet,
            "belopp_ore": self.belopp_ore,
            "lage": self.lage,
            "varfor": self.varfor or None,
            "fore_ore": self.fore_ore,
            "efter_ore": self.efter_ore,
            "handelse": self.handelse,
        }


def vem(namnd: str | None, underenhet: str | None) -> str:
    """Write whose a row is: ``GRN/GRN-PI``."""
    return f"{namnd or '?'}/{underenhet}" if underenhet else namnd or "?"
