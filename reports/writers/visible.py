r"""Makes visible what a text could steer a terminal, turn its reading or hide with (D15).

Control characters, marks of direction, what has no width, ends of line and paragraph, private and
unassigned characters, halves of characters: written ``\u{1b}`` for people, and as JSON's own
``\u001b`` in JSON, where the value is still exact. Letters, digits, marks and spaces are left.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_BLANK = re.compile(  # has a category of letters, marks or symbols, and shows nothing
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff]"
)
_SUSPECT = re.compile("[^\n -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u2212\u2500-\u257f]")
_ENDS = str.maketrans({"\n": r"\u{a}"})
_ASTRAL = 0x10000


@cache
def _is_unseen(char: str) -> bool:
    return unicodedata.category(char) in _UNSEEN or _BLANK.match(char) is not None


def _named(found: re.Match[str]) -> str:
    char = found[0]
    return f"\\u{{{ord(char):x}}}" if _is_unseen(char) else char


def _escaped(found: re.Match[str]) -> str:
    char = found[0]
    if not _is_unseen(char):
        return char
    if ord(char) < _ASTRAL:
        return f"\\u{ord(char):04x}"
    rest = ord(char) - _ASTRAL
    return f"\\u{0xD800 + (rest >> 10):04x}\\u{0xDC00 + (rest & 0x3FF):04x}"


def visible(text: str) -> str:
    """Return a text of our own lines as people may see it: its newlines are ours and stay."""
    return _SUSPECT.sub(_named, text)


def in_line(text: str) -> str:
    """Return a text that stands in a line of ours: a newline in it makes no line of its own."""
    return visible(text).translate(_ENDS) if "\n" in text else visible(text)


def json_text(document: str) -> str:
    """Return JSON that says the same, with nothing unseen in its strings."""
    return _SUSPECT.sub(_escaped, document)
