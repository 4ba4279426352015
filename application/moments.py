"""How a date, a moment and a number are read from whoever asks, on whatever face (D12)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from domain.values.dates import SENAST, check_datum, check_grans

if TYPE_CHECKING:
    from collections.abc import Callable

    from projections.model.as_of import AsOf

MEST_DAGAR = 36_600
"""As far ahead as anybody asks what falls due: a hundred years."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SHORT = re.compile(r"(\.\./)?(?:20)?([0-9]{2})([0-9]{2})([0-9]{2})")
_NUMBER = re.compile(r"[0-9]{1,15}")


def datum(shown: str, check: Callable[[str], str]) -> str:
    """Return a date as ISO: as that, or ÅÅMMDD as the minutes write it; ``check`` holds it.

    Raises ValueError.
    """
    text = re.sub(r"^senast +", SENAST, shown.strip())
    if found := _SHORT.fullmatch(text):
        text = f"{found[1] or ''}20{found[2]}-{found[3]}-{found[4]}"
    return check(text)


def check_dag(shown: str) -> str:
    """Return a date that is one whole day; raises ValueError."""
    if not _DAY.fullmatch(check_grans(shown)):
        msg = f"{shown!r}: ange en dag, till exempel 2023-05-12"
        raise ValueError(msg)
    return check_datum(shown)


def idag(bounds: AsOf) -> str:
    """Return the day on which it is asked: that of the moment, or the user's own."""
    return bounds.datum or date.today().isoformat()  # noqa: DTZ011 - the user's calendar


def tid(shown: str) -> str:
    """Return a moment of registration in UTC with six decimals, a date meaning the whole day.

    Raises ValueError.
    """
    text = shown.strip()
    if _DAY.fullmatch(text):
        text += "T23:59:59.999999"
    try:
        moment = datetime.fromisoformat(text)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        utc = moment.astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        msg = f"{shown!r} är ingen tid; skriv till exempel 2026-11-21T14:30"
        raise ValueError(msg) from None
    return f"{utc.isoformat(timespec='microseconds')}Z"


def nummer(shown: str, mest: int | None = None) -> int:
    """Return a whole number of digits 0-9, small enough for any database; raises ValueError."""
    if not _NUMBER.fullmatch(shown.strip()):
        msg = f"{shown!r} är inget nummer; skriv det med siffrorna 0-9"
        raise ValueError(msg)
    if mest is not None and int(shown) > mest:
        msg = f"{shown}: högst {mest}"
        raise ValueError(msg)
    return int(shown)
