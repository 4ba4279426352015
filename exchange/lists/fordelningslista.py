"""A list of who gets how much: rows per nämnd, and the total that it states."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from exchange.lists import varden
from exchange.lists.rubriker import beyond, cell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exchange.lists.cells import Row
    from exchange.lists.rubriker import Huvud
    from exchange.lists.varden import Enhet

_TOTAL = re.compile(r"(?:total|summa|sammanlagt)", re.IGNORECASE)
_DELSUMMA = re.compile(r"(?:del|mellan)summa", re.IGNORECASE)


class Fordelningsrad(NamedTuple):
    """A row as it is read: who, how much in öre (None: not known), and what is wrong with it."""

    nr: int
    star: str
    namn: str = ""
    underenhet: str = ""
    belopp_ore: int | None = None
    insats: str = ""
    kriterium: str = ""
    fel: str = ""
    dold: bool = False
    summarad: bool = False


class Fordelningslista(NamedTuple):
    """The rows, and the total that the list states, in öre, with its row; None without one."""

    rader: tuple[Fordelningsrad, ...]
    total_ore: int | None = None
    totalrad: int | None = None

    @property
    def summa_ore(self) -> int:
        """What the rows whose amounts could be read are together, in öre."""
        return sum(rad.belopp_ore or 0 for rad in self.rader)

    @property
    def olast(self) -> bool:
        """Whether some amount could not be read, so that the sum is not that of the rows."""
        return any(rad.dold or (rad.fel and rad.belopp_ore is None) for rad in self.rader)


def read(rows: Iterable[Row], huvud: Huvud, enhet: Enhet = "kr") -> Fordelningslista:
    """Return what a list says; what cannot be read is told of its row, and nothing is left out.

    What stands below the total without an amount is a note, and no row.
    """
    rader: list[Fordelningsrad] = []
    total: Fordelningsrad | None = None
    for row in beyond(rows, huvud.kolumner):
        rad = _rad(row, huvud, enhet)
        if rad.dold or not _TOTAL.match(rad.namn):
            if total is None or not varden.empty(cell(row.cells, huvud.kolumner, "belopp")):
                fel = rad.fel if total is None else "raden står efter totalraden"
                rader.append(rad._replace(fel=fel))
            continue
        if rad.fel or total is not None:
            fel = f"totalraden: {rad.fel}" if rad.fel else "listan har två totalrader"
            rader.append(rad._replace(fel=fel, summarad=True))
        total = rad
    if total is None or total.fel:
        return Fordelningslista((*rader,))
    return Fordelningslista((*rader,), total.belopp_ore or 0, total.nr)


def _rad(row: Row, huvud: Huvud, enhet: Enhet) -> Fordelningsrad:
    """Read a row; of a hidden one only that it is there."""
    said = {roll: varden.text(cell(row.cells, huvud.kolumner, roll)) for roll in huvud.kolumner}
    rad = Fordelningsrad(
        row.nr,
        " | ".join(filter(None, said.values())),
        said["namnd"],
        said.get("underenhet", ""),
        insats=said.get("insats", ""),
        kriterium=said.get("kriterium", ""),
        dold=row.hidden,
    )
    belopp = cell(row.cells, huvud.kolumner, "belopp")
    if row.hidden or varden.unknown(belopp):
        return rad
    try:
        ore = varden.ore(belopp, enhet)
    except ValueError as error:
        return rad._replace(fel=str(error))
    if ore <= 0 and not _TOTAL.match(rad.namn):
        return rad._replace(fel=f"beloppet är {'noll' if ore == 0 else 'negativt'}")
    if not rad.namn:
        return rad._replace(fel="ingen nämnd står på raden")
    if _DELSUMMA.match(rad.namn):
        return rad._replace(fel="en delsumma räknas dubbelt; ta bort raden")
    return rad._replace(belopp_ore=ore)
