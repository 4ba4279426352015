"""Dates as the documents give them: a day, or only a month or a year (design D16)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

SISTA_AR = 2099
_DATUM = re.compile(r"20[0-9]{2}(-[0-9]{2}(-[0-9]{2})?)?")


def check_datum(text: str) -> str:
    """Return the text if it is ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY`` in this century."""
    if not (_DATUM.fullmatch(text) and _exists(first_day(text))):
        msg = f"datumet {text!r} är inget datum; skriv ÅÅÅÅ-MM-DD (eller ÅÅÅÅ-MM, ÅÅÅÅ)"
        raise ValueError(msg)
    return text


def _exists(day: str) -> bool:
    """Tell whether the calendar has a day."""
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def year(datum: str) -> int:
    """Return the calendar year of a date, however exact it is."""
    return int(datum[:4])


def first_day(datum: str) -> str:
    """Return the first day that a date or period can mean."""
    return datum + "-01-01"[len(datum) - 4 :] if len(datum) < len("2022-01-01") else datum


def last_day(datum: str) -> str:
    """Return the last day that a date or period can mean; it decides ``--per`` and the order."""
    if len(datum) == len("2022"):
        return f"{datum}-12-31"
    if len(datum) == len("2022-01"):
        return f"{datum}-{monthrange(int(datum[:4]), int(datum[5:]))[1]:02d}"
    return datum


def laga_kraft(anslaget: str) -> str:
    """Return the day that a decision gains legal force, three weeks after its announcement."""
    announced = date.fromisoformat(last_day(anslaget))
    return (announced + timedelta(weeks=3)).isoformat()  # KL 13 kap. 5 §


def within(datum: str, start: str | None, end: str | None) -> bool | None:
    """Tell whether a date lies between two, inclusive; None when it is too vague to say."""
    earliest = start and first_day(start)
    latest = end and last_day(end)
    if (earliest and last_day(datum) < earliest) or (latest and first_day(datum) > latest):
        return False
    if (earliest and first_day(datum) < earliest) or (latest and last_day(datum) > latest):
        return None
    return True
