"""Dates as the documents give them: a day, a month, a year, or at the latest a day (design D16).

They are written as a small part of ISO 8601-2 (EDTF): ``2022-08-17``, ``2022-08``, ``2022`` and
``../2022-08-12``, and each is an interval of days. Where one day must stand for it, as in the order
of things, that is the last; so is its year the year of the last.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

FORSTA_DAG = "2000-01-01"
SISTA_AR = 2099
SENAST = "../"
"""How a date begins of which only the latest day is known."""

OKAND = "okänd"
"""How a day, or a reference, is written that the documents do not give (D16): it may be any."""

_DATUM = re.compile(r"20[0-9]{2}(-[0-9]{2}(-[0-9]{2})?)?|\.\./20[0-9]{2}-[0-9]{2}-[0-9]{2}")


@lru_cache(maxsize=1024)
def check_datum(text: str) -> str:
    """Return the text if it says when something happened, as exactly as it is known."""
    if not (_DATUM.fullmatch(text) and _exists(first_day(text)) and _exists(last_day(text))):
        msg = (
            f"datumet {text!r} är inget datum; skriv ÅÅÅÅ-MM-DD (eller ÅÅÅÅ-MM, ÅÅÅÅ,"
            " ../ÅÅÅÅ-MM-DD för senast den dagen)"
        )
        raise ValueError(msg)
    return text


def check_beslutsdag(text: str) -> str:
    """Return the text if it says when something was decided; that may be okänd."""
    return OKAND if text in {OKAND, "okand"} else check_datum(text)


def check_grans(text: str) -> str:
    """Return the text if it can bound something: a day, or all of a month or a year."""
    if text.startswith(SENAST):
        msg = (
            f"{text!r} är inget datum som kan begränsa något: där står bara senast när; skriv"
            " ÅÅÅÅ-MM-DD (eller ÅÅÅÅ-MM, ÅÅÅÅ)"
        )
        raise ValueError(msg)
    return check_datum(text)


def check_period(text: str) -> str:
    """Return the text if it is a period that something belongs to: a day, a month or a year."""
    if text.startswith(SENAST):
        msg = (
            f"{text!r} är inget datum eller år som en kostnad hör till: där står bara senast när;"
            " skriv ÅÅÅÅ-MM-DD, ÅÅÅÅ-MM eller ÅÅÅÅ"
        )
        raise ValueError(msg)
    return check_datum(text)


def _exists(day: str) -> bool:
    """Tell whether the calendar has a day."""
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def year(datum: str) -> int:
    """Return the calendar year of a date, however exact it is: that of its last day."""
    return int(datum[:4] if datum[0] == "2" else last_day(datum)[:4])


def datum_text(datum: str) -> str:
    """Write a date as people do: ``senast 2022-08-12`` for ``../2022-08-12``.

    The first day that a date can mean is the earliest of one that nobody knows.
    """
    if datum in {OKAND, FORSTA_DAG}:
        return "okänd dag"
    return f"senast {datum[len(SENAST) :]}" if datum.startswith(SENAST) else datum


def exakt(datum: str) -> bool:
    """Tell whether a date is one day."""
    return len(datum) == len(FORSTA_DAG) or first_day(datum) == last_day(datum)


@lru_cache(maxsize=8192)
def first_day(datum: str) -> str:
    """Return the first day that a date or period can mean."""
    if datum == OKAND or datum.startswith(SENAST):
        return FORSTA_DAG
    return datum + "-01-01"[len(datum) - 4 :] if len(datum) < len("2022-01-01") else datum


@lru_cache(maxsize=8192)
def last_day(datum: str) -> str:
    """Return the last day that a date or period can mean; it decides ``--per`` and the order."""
    if datum == OKAND:
        return f"{SISTA_AR}-12-31"
    if datum.startswith(SENAST):
        return datum[len(SENAST) :]
    if len(datum) == len("2022"):
        return f"{datum}-12-31"
    if len(datum) == len("2022-01"):
        return f"{datum}-{monthrange(int(datum[:4]), int(datum[5:]))[1]:02d}"
    return datum


def narmast(stated: Iterable[str]) -> str:
    """Return the date that says most: of the fewest days, and of equals the one stated last."""
    return min(reversed([*stated]), key=_dagar)


def _dagar(datum: str) -> int:
    first, last = (date.fromisoformat(day(datum)) for day in (first_day, last_day))
    return (last - first).days


def within(datum: str, start: str | None, end: str | None) -> bool | None:
    """Tell whether a date lies between two, inclusive; None when it is too vague to say."""
    earliest = start and first_day(start)
    latest = end and last_day(end)
    if (earliest and last_day(datum) < earliest) or (latest and first_day(datum) > latest):
        return False
    if (earliest and first_day(datum) < earliest) or (latest and last_day(datum) > latest):
        return None
    return True
