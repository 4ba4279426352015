"""What a cell says: an amount in öre, a day, a code, or words; ValueError says why it does not."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, get_args

from domain.values.dates import check_datum, exakt
from domain.values.money import MAX_ORE, kronor_text, parse_kronor
from exchange.lists.cells import Problem

if TYPE_CHECKING:
    from exchange.lists.cells import Cell

Enhet = Literal["kr", "tkr", "mkr"]
ENHETER: tuple[Enhet, ...] = get_args(Enhet)
_FAKTOR = {"kr": 1, "tkr": 1_000, "mkr": 1_000_000}
_OKANT = {"okänd", "okänt", "okand", "okant"}
_MINUS = "-\u2212\u2013"  # hyphen, minus, and the dash that Excel's Swedish formats write
_NOLL = re.compile(r"[0-]?(?:0*(?:,0{1,2})?)?(?:\s?(?:kr|kronor|SEK))?")
_DAG = re.compile(r"(20[0-9]{2})-?([0-9]{2})-?([0-9]{2})(?:[ T]00:00(?::00)?)?")


def text(cell: Cell) -> str:
    """Return a cell in words, as it stands but for line breaks and spaces side by side."""
    if isinstance(cell, date):
        return str(cell)[:10]
    if isinstance(cell, Decimal):
        return f"{cell.normalize():f}".replace(".", ",")
    if isinstance(cell, bool):
        return "SANT" if cell else "FALSKT"
    if isinstance(cell, Problem):
        return f"({cell.reason})"
    return " ".join((cell or "").split())


def empty(cell: Cell) -> bool:
    """Tell whether a cell says nothing."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def unknown(cell: Cell) -> bool:
    """Tell whether a cell says that what stands there is not known."""
    return isinstance(cell, str) and cell.strip().casefold() in _OKANT


def ore(cell: Cell, enhet: Enhet = "kr") -> int:
    """Return a cell's amount in öre, with its sign; 0 for nothing at all written as a number.

    Raises ValueError for an empty cell, and for what can be read in two ways.
    """
    if empty(cell):
        raise ValueError("beloppet saknas")
    if isinstance(cell, Decimal):
        return _whole(cell * 100 * _FAKTOR[enhet], cell)
    if not isinstance(cell, str):
        raise ValueError(f"{text(cell)} är inget belopp")  # noqa: TRY004 - of what the file says
    stated = cell.strip().removesuffix(enhet).strip() if enhet != "kr" else cell.strip()
    below = stated[:1] in _MINUS or stated[-1:] in _MINUS
    stated = stated.strip(_MINUS).strip() if below else stated
    if stated and _NOLL.fullmatch(stated):
        return 0
    amount = parse_kronor(stated) * _FAKTOR[enhet]
    if amount > MAX_ORE:
        raise ValueError(f"beloppet {cell!r} är mer än {kronor_text(MAX_ORE)}")
    return -amount if below else amount


def _whole(amount: Decimal, cell: Decimal) -> int:
    if amount != amount.to_integral_value() or abs(amount) > MAX_ORE:
        why = "har fler än två decimaler" if abs(amount) <= MAX_ORE else "är för stort"
        raise ValueError(f"beloppet {text(cell)} {why}")
    return int(amount)


def dag(cell: Cell) -> str:
    """Return the one day that a cell states, as ISO; raises ValueError."""
    if empty(cell):
        raise ValueError("datumet saknas")
    stated = text(cell)
    if found := _DAG.fullmatch(stated):
        stated = "-".join(found.groups())
    if not exakt(check_datum(stated)):
        raise ValueError(f"datumet {stated!r} är ingen dag; skriv ÅÅÅÅ-MM-DD")
    return stated
