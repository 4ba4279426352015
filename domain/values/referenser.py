"""What a reference to somebody else's document may be, and when two spell the same one (R48).

People write a voucher or a rekvisition from memory, from a list and from a print-out: in capitals
or not, with dashes, colons, spaces or nothing. Its skeleton is what all those spellings share.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from domain.values.text import check_text

_UNORDINARY = re.compile("[^ -~\u00a0§·À-ÖØ-öø-ÿ\u2010-\u2015\u2212’”]")
_NUMBERS = re.compile("([0-9]+)")  # what splits by it is letters and numbers in turn


@lru_cache(maxsize=1024)
def skelett(reference: str) -> str:
    """Return what is left of a reference when only its spelling is taken away.

    Case and forms of one character are one. What stands between two groups of digits becomes one
    dash, so that the groups stay apart; elsewhere punctuation and spaces fall away, and so do the
    leading zeros of a group: ``V 001/12`` is ``v1-12`` but never ``V-11/2``.
    """
    if reference.isascii():
        text = reference.lower()  # which is all that the forms below do to it
    else:
        text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", reference).casefold())
    groups = _NUMBERS.split(text)
    last = len(groups) - 1
    for i, group in enumerate(groups):
        if i & 1:
            groups[i] = group.lstrip("0") or "0"
        elif not group.isalnum():
            letters = "".join(filter(str.isalnum, group))
            groups[i] = letters or ("-" if 0 < i < last else "")
    return "".join(groups)


def check_referens(text: str) -> str:
    """Return the reference if it may be stored, else raise ValueError in Swedish.

    It is letters, digits, spaces and ordinary punctuation, so that two which look the same are.
    """
    check_text(text)
    if found := _UNORDINARY.search(text):
        msg = (
            f"beteckningen innehåller {found[0]!r} (U+{ord(found[0]):04X}); skriv den med"
            " bokstäver, siffror, mellanslag och vanliga skiljetecken"
        )
        raise ValueError(msg)
    if not skelett(text):
        msg = "beteckningen har varken bokstav eller siffra"
        raise ValueError(msg)
    return text
