"""What may stand in a free text: readable characters, one spelling, no personal identity."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_PERSONNUMMER = re.compile(
    r"(?<![0-9])(?:(?:18|19|20)?([0-9]{2})([0-9]{2})([0-9]{2})[-+ /\u00a0\u2010-\u2015\u2212]{0,3}"
    r"|(?:18|19|20)([0-9]{2})-([0-9]{2})-([0-9]{2})[-+])([0-9]{4})(?![0-9]|-[0-9]{2})",
)
_LINE_OF_FILE = re.compile(r"[0-9a-f]{64}:[0-9]+")
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Mn", "Me"}  # also combining marks
_ORDINARY = re.compile("[ -~§°·À-ÖØ-öø-ÿ–’”…−]*")  # what most texts are written with: all fine
_SAMORDNING = 60  # a samordningsnummer adds 60 to the day


def check_text(text: str) -> str:
    """Return the text if it may be stored for ever, else raise ValueError in Swedish.

    Refused: other normal forms than NFC, control and invisible characters, letters of other
    scripts than Latin (look-alikes), blank text, and personnummer (design D14, GDPR art. 5.1 c).
    """
    if not _ORDINARY.fullmatch(text):
        _check_characters(text)
    if not text.strip():
        msg = "texten är tom"
        raise ValueError(msg)
    for found in _PERSONNUMMER.finditer(text):
        if _is_personnummer(found):
            msg = "texten innehåller ett personnummer; personuppgifter hör inte hemma i liggaren"
            raise ValueError(msg)
    return text


def _check_characters(text: str) -> None:
    if not unicodedata.is_normalized("NFC", text):
        msg = "texten är inte i Unicode-formen NFC; skriv om å, ä och ö som enkla tecken"
        raise ValueError(msg)
    for char in text:
        if unicodedata.category(char) in _INVISIBLE:
            msg = f"texten innehåller ett styrtecken eller osynligt tecken (U+{ord(char):04X})"
            raise ValueError(msg)
        latin = unicodedata.name(char, "").startswith("LATIN ") or char in "ªºµ"
        if char.isalpha() and not latin:
            msg = f"texten innehåller {char!r} (U+{ord(char):04X}), en bokstav ur en annan skrift"
            raise ValueError(msg)
        if char.isdigit() and char not in "0123456789²³¹":
            msg = f"texten innehåller siffran {char!r} (U+{ord(char):04X}); skriv 0-9"
            raise ValueError(msg)


def check_id(text: str) -> str:
    """Return a reference that may be stored; that of a line in a file is a hash, no person."""
    return text if _LINE_OF_FILE.fullmatch(text) else check_text(text)


def _is_personnummer(found: re.Match[str]) -> bool:
    year, month, day, last = filter(None, found.groups())
    try:
        date(2000 + int(year), int(month), int(day) % _SAMORDNING)
    except ValueError:
        return False
    doubled = (int(d) * (2 - i % 2) for i, d in enumerate(year + month + day + last))
    return sum(v // 10 + v % 10 for v in doubled) % 10 == 0
