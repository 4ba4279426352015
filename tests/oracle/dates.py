"""Dates that may be a day, a month, a year or at the latest a day, written ``../2022-08-12``.

Each is a span of days, compared as ISO text.
"""

from calendar import monthrange

_MONTH_LENGTH = len("2022-05")
_YEAR_LENGTH = len("2022")


def first_day(datum: str) -> str:
    """Return the first day that the text may mean."""
    if "/" in datum or datum == "okänd":
        return "2000-01-01"  # nothing is older
    if len(datum) == _YEAR_LENGTH:
        return f"{datum}-01-01"
    if len(datum) == _MONTH_LENGTH:
        return f"{datum}-01"
    return datum


def last_day(datum: str) -> str:
    """Return the last day that the text may mean."""
    if datum == "okänd":
        return "2099-12-31"
    if "/" in datum:
        return datum.split("/")[1]
    if len(datum) == _YEAR_LENGTH:
        return f"{datum}-12-31"
    if len(datum) == _MONTH_LENGTH:
        _, days = monthrange(int(datum[:4]), int(datum[5:7]))
        return f"{datum}-{days:02d}"
    return datum


def year_of(datum: str) -> str:
    """Return the year that something of that date is counted in."""
    return last_day(datum)[:4]


def placed(datum: str, bound_from: str | None, bound_tom: str | None) -> str:
    """Return where the span lies against the window: `inne`, `delvis` or `utanfor`."""
    first, last = first_day(datum), last_day(datum)
    start = "" if bound_from is None else first_day(bound_from)
    end = "9999" if bound_tom is None else last_day(bound_tom)
    if last < start or first > end:
        return "utanfor"
    if first < start or last > end:
        return "delvis"
    return "inne"
