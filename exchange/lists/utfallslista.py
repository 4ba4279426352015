"""A list of outcome out of the finance system: a row per booking, debit plus and credit minus."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from exchange.lists import varden
from exchange.lists.rubriker import beyond, cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from exchange.lists.cells import Row
    from exchange.lists.rubriker import Huvud
    from exchange.lists.varden import Enhet

Tecken = Literal["debet", "kredit"]
"""Which a positive amount in one signed column is."""

KODER = ("ansvar", "projekt", "aktivitet")
"""The codes of the city's own plan that say whose a cost is, and for what."""

_SUMMA = re.compile(r"(?:total|summa|delsumma|sammanlagt|saldo)", re.IGNORECASE)
_MELLAN = ("belopp", "debet", "kredit", "moms")


class Utfallsrad(NamedTuple):
    """A row as it is read, in öre with the sign of a debit, and what is wrong with it.

    ``rad`` is its number within the voucher: as stated, else its order in the list.
    """

    nr: int
    star: str
    dag: str = ""
    verifikat: str = ""
    rad: int = 1
    konto: str = ""
    belopp_ore: int = 0
    moms_ore: int = 0
    koder: Mapping[str, str] = {}
    namnd: str = ""
    underenhet: str = ""
    insats: str = ""
    verksamhet: str = ""
    text: str = ""
    fel: str = ""
    dold: bool = False
    summarad: bool = False


def read(
    rows: Iterable[Row], huvud: Huvud, enhet: Enhet = "kr", tecken: Tecken = "debet"
) -> Iterator[Utfallsrad]:
    """Yield what each row says; what cannot be read is told of its row, and nothing is left out."""
    order: Counter[tuple[str, str]] = Counter()
    for row in beyond(rows, huvud.kolumner):
        rad = _rad(row, huvud, enhet, tecken)
        if "rad" not in huvud.kolumner and not rad.summarad:
            order[rad.dag[:4], rad.verifikat] += 1
            rad = rad._replace(rad=order[rad.dag[:4], rad.verifikat])
        yield rad


def _rad(row: Row, huvud: Huvud, enhet: Enhet, tecken: Tecken) -> Utfallsrad:
    said = {roll: varden.text(cell(row.cells, huvud.kolumner, roll)) for roll in huvud.kolumner}
    rad = Utfallsrad(
        row.nr,
        " | ".join(filter(None, said.values())),
        verifikat=said["verifikat"],
        konto=said["konto"],
        koder={kod: said[kod] for kod in KODER if said.get(kod)},
        namnd=said.get("namnd", ""),
        underenhet=said.get("underenhet", ""),
        insats=said.get("insats", ""),
        verksamhet=said.get("verksamhet", ""),
        text=said.get("text", ""),
        dold=row.hidden,
    )
    try:
        if _is_sum(said):
            return rad._replace(belopp_ore=_belopp(row, huvud, enhet, tecken), summarad=True)
        return _booked(rad, row, huvud, said)._replace(
            belopp_ore=_belopp(row, huvud, enhet, tecken), moms_ore=_moms(row, huvud, enhet)
        )
    except ValueError as error:
        return rad._replace(fel=str(error))


def _booked(rad: Utfallsrad, row: Row, huvud: Huvud, said: Mapping[str, str]) -> Utfallsrad:
    """Read which booking a row is; raises ValueError."""
    if not rad.verifikat:
        raise ValueError("verifikatnumret saknas")
    if not rad.konto:
        raise ValueError("kontot saknas")
    nummer = said.get("rad", "1")
    if not re.fullmatch("[0-9]{1,9}", nummer):
        raise ValueError(f"radnumret {nummer!r} är inget nummer")
    return rad._replace(dag=varden.dag(cell(row.cells, huvud.kolumner, "datum")), rad=int(nummer))


def _is_sum(said: Mapping[str, str]) -> bool:
    """Tell whether a row is a sum: it says so, and names no account and no voucher of its own."""
    words = [said[roll] for roll in said if roll not in _MELLAN and said[roll]]
    return bool(words) and len(words) == 1 and bool(_SUMMA.match(words[0]))


def _belopp(row: Row, huvud: Huvud, enhet: Enhet, tecken: Tecken) -> int:
    """Return the amount in öre, a debit above zero; of two columns one is empty, or zero."""
    if "belopp" in huvud.kolumner:
        amount = varden.ore(cell(row.cells, huvud.kolumner, "belopp"), enhet)
        return amount if tecken == "debet" else -amount
    debet, kredit = (
        0 if varden.empty(one) else varden.ore(one, enhet)
        for one in (cell(row.cells, huvud.kolumner, roll) for roll in ("debet", "kredit"))
    )
    if debet and kredit:
        raise ValueError("både debet och kredit har ett belopp")
    if not debet and not kredit:
        raise ValueError("beloppet saknas")
    return debet - abs(kredit)  # whichever sign it is written with


def _moms(row: Row, huvud: Huvud, enhet: Enhet) -> int:
    found = cell(row.cells, huvud.kolumner, "moms")
    return 0 if varden.empty(found) else abs(varden.ore(found, enhet))
