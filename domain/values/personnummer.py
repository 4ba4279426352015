"""Whether a text holds a personnummer or a samordningsnummer, however it is written (D14).

Ten or twelve digits that are a day of birth, a number and the right check digit. People write
them with a dash, a plus, spaces, dots, slashes or nothing, so groups of digits are read together
when at most three characters and no letter stand between them. What else reads so (a day and a
year, a day and an amount, a period, a phone number, a voucher under its year) is told apart by how
the digits are grouped; ADR-0018 says how, how often that goes wrong, and what is given up.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import accumulate, pairwise
from typing import NamedTuple

_CHAIN = re.compile(r"[0-9](?:(?:[^\w§]|_){0,3}[0-9]){9,}")  # after a § comes another number
_DIGIT = re.compile("[0-9¹²³]")
_DIGITS = re.compile("[0-9]+")
_BORN = re.compile(  # ten digits that begin with a day, of a samordningsnummer 60 later
    "[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])[0-9]{4}"
)
_HASH = re.compile(r"(?<![0-9A-Za-z])(?:[0-9a-f]{128}|[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})\b")
_RAISED = str.maketrans("¹²³", "123")
_DASH = re.compile("[-+_\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0b\uff0d]")
_DASHES = re.compile(f" ?{_DASH.pattern}+ ?")
_IN_A_DAY = re.compile("[-/.]")
_AMOUNT = re.compile(
    "(?:[,.][0-9]{2})?[ \u00a0]?(?:%|(?:kr|tkr|mn?kr|kronor|öre|procent|st)\\b)|,[0-9]{2}(?![0-9])"
)
_MORE = re.compile("[-/.:][0-9]")
_SAMORDNING = 60  # a samordningsnummer adds 60 to the day
_TEN, _TWELVE, _YEAR, _SERIAL = 10, 12, 4, 4


class _Group(NamedTuple):
    """Digits that stand together, and where in the text."""

    digits: str
    start: int
    end: int


def holds_personnummer(text: str) -> bool:
    """Tell whether some of the digits in a text read as a personnummer."""
    digits = "".join(_DIGIT.findall(text))
    if len(digits) < _TEN or _BORN.search(digits.translate(_RAISED)) is None:
        return False
    plain = text.translate(_RAISED)
    plain = _HASH.sub(_without_digits, plain)
    return any(_in_chain(plain, *chain.span()) for chain in _CHAIN.finditer(plain))


def _without_digits(found: re.Match[str]) -> str:
    """Return a hash as letters, if it has any: digits alone are no hash."""
    return "x" * len(found[0]) if re.search("[a-f]", found[0]) else found[0]


def _in_chain(text: str, start: int, end: int) -> bool:
    chain = [_Group(one[0], *one.span()) for one in _DIGITS.finditer(text, start, end)]
    for first in range(len(chain)):
        sizes = accumulate(len(group.digits) for group in chain[first:])
        for last, size in enumerate(sizes, first + 1):
            if size > _TWELVE:
                break
            groups = chain[first:last]
            if not _is_number("".join(group.digits for group in groups)):
                continue
            if first and _begins_in_a_day(text, chain[first - 1], groups[0]):
                continue
            if _is_so_written(text, groups, alone=len(groups) == len(chain)):
                return True
    return False


def _is_number(digits: str) -> bool:
    """Tell whether digits are a day, a number and the right check digit."""
    century, ten = digits[:-_TEN], digits[-_TEN:]
    if len(ten) < _TEN or century not in {"", "18", "19", "20"}:
        return False
    year, month, day = int((century or "20") + ten[:2]), int(ten[2:4]), int(ten[4:6])
    try:
        date(year, month, day % _SAMORDNING)
    except ValueError:
        return False
    doubled = (int(digit) * (2 - i % 2) for i, digit in enumerate(ten))
    return sum(v // 10 + v % 10 for v in doubled) % 10 == 0


def _begins_in_a_day(text: str, before: _Group, first: _Group) -> bool:
    """Tell whether digits begin with the month of a day that is written ``2022-08-17``."""
    gap = text[before.end : first.start]
    return len(before.digits) == _YEAR and _IN_A_DAY.fullmatch(gap) is not None


def _is_so_written(text: str, groups: list[_Group], *, alone: bool) -> bool:
    """Tell whether digits are grouped as by somebody who means a personnummer.

    ``edges`` are where century, year, month, day and number meet.
    """
    *cuts, size = accumulate(len(group.digits) for group in groups)
    edges = {0, size - _TEN, size - 8, size - 6, size - _SERIAL, size}
    gaps = [text[one.end : other.start] for one, other in pairwise(groups)]
    if edges.issuperset(cuts) and _is_cut_as_a_day(cuts, size):
        in_day = gaps[:-1] if size - _SERIAL in cuts else gaps
        return not (any(":" in gap for gap in in_day) or _is_day_and(text, groups, cuts))
    if not alone:
        return False
    if edges.issuperset(cuts) or _is_across(edges, (0, *cuts, size)):  # 121 212-1212
        return len(groups[-1].digits) == _SERIAL and _DASHES.fullmatch(gaps[-1]) is not None
    return _is_cut_as_a_day(cuts, size) and _is_spelt_out(groups, gaps)


def _is_cut_as_a_day(cuts: list[int], size: int) -> bool:
    """Tell whether a day is written in one, after its century, or cut wholly."""
    year, month = size - 8, size - 6
    return (year in cuts) == (month in cuts)


def _is_across(edges: set[int], cuts: tuple[int, ...]) -> bool:
    """Tell whether some group begins or ends inside a part and goes on into another."""
    return any(
        not edges.issuperset({one, other}) and any(one < edge < other for edge in edges)
        for one, other in pairwise(cuts)
    )


def _is_day_and(text: str, groups: list[_Group], cuts: list[int]) -> bool:
    """Tell whether what reads as a number is a year, the next day or an amount after a day."""
    *_, before, last = (_Group("", 0, 0), *groups)
    if len(last.digits) != _SERIAL:
        return False
    is_year = "1900" <= last.digits < "2100"
    if is_year and _MORE.match(text, last.end):
        return True
    if len(cuts) < len("YMD") or _DASH.fullmatch(text[before.end : last.start]):
        return False
    return is_year or _AMOUNT.match(text, last.end) is not None


def _is_spelt_out(groups: list[_Group], gaps: list[str]) -> bool:
    """Tell whether a number that is cut inside its parts too is no list, amount or time of day."""
    if all(len(group.digits) == 1 for group in groups):
        return True
    *_, before, last = (one.digits for one in groups)
    if any(sign in gap for gap in gaps for sign in ",;:") or len(last) == len("000"):
        return False
    is_clock = before < "24" and last < "60" and len(before) == len(last) == len("23")
    is_year = "1900" <= last < "2100" and len(last) == _YEAR
    return not is_year and (not is_clock or _DASH.fullmatch(gaps[-2]) is not None)
