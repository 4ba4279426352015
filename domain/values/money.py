"""Kronor as people write them, and integer öre as everything else holds them."""

from __future__ import annotations

import re

MAX_ORE = 10**13  # 100 miljarder kr: sums of 500 rows stay exact in every JSON reader (2**53)
NBSP = "\u00a0"  # what Swedish typography puts between thousands; cp1252 and cp850 have it

_SPACES = " \u00a0\u202f\u2009"
_KRONOR = re.compile(
    rf"(?P<kr>[0-9]+|[0-9]{{1,3}}(?:[{_SPACES}][0-9]{{3}})+)(?:,(?P<ore>[0-9]{{1,2}}))?"
    rf"(?:[{_SPACES}]?(?:kr|kronor|SEK)|:-)?",
)


def parse_kronor(text: str) -> int:
    """Return the öre of an amount such as ``22 200 700``, ``2 700 000,50 kr`` or ``1300000``.

    Raises ValueError, in Swedish and with an example, for everything that can be read in two
    ways: points, exponents, words such as ``mkr``, signs and digits of other scripts.
    """
    found = _KRONOR.fullmatch(text.strip(_SPACES))
    if found is None:
        msg = f"beloppet {text!r} går inte att läsa; skriv till exempel 22 200 700 eller 2 700,50"
        raise ValueError(msg)
    digits = re.sub(rf"[{_SPACES}]", "", found["kr"])
    kronor = int(digits) if len(digits) < len(str(MAX_ORE)) else MAX_ORE  # too many to be read
    ore = kronor * 100 + int((found["ore"] or "0").ljust(2, "0"))
    if not 0 < ore <= MAX_ORE:
        msg = f"beloppet {text!r} måste vara större än noll och högst {kronor_text(MAX_ORE)}"
        raise ValueError(msg)
    return ore


def at_most(verb: str, ore: int) -> str:
    """Write what can be done with an amount that is left: ``Återlämna högst 5 kr``."""
    return f"{verb} högst {kronor_text(ore)}" if ore > 0 else "Det finns ingenting kvar"


def kronor_text(ore: int, *, unit: str = " kr") -> str:
    """Write öre as Swedish kronor, ``22 200 700 kr``; öre are shown only when there are any."""
    whole, rest = divmod(abs(ore), 100)
    sign = "-" if ore < 0 else ""
    grouped = f"{whole:,}".replace(",", NBSP)
    return f"{sign}{grouped}{f',{rest:02d}' if rest else ''}{unit.replace(' ', NBSP)}"
