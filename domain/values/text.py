"""What may stand in a free text: readable characters, one spelling, no personal identity."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from domain.values.personnummer import holds_personnummer

_LINE_OF_FILE = re.compile(r"[0-9a-f]{64}:[0-9]+")
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Mn", "Me"}  # also combining marks
_ORDINARY = re.compile("[ -~§°·À-ÖØ-öø-ÿ–’”…−]*")  # what most texts are written with: all fine
_BLANK = "\u2800\U0001d159\ufffc"  # symbols that nobody sees
_NUMBERS = ("VULGAR FRACTION", "ROMAN NUMERAL", "SMALL ROMAN NUMERAL")


@lru_cache(maxsize=1024)  # of a command, its event and what is read back the same texts are held
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
    return check_person(text)


@lru_cache(maxsize=1024)
def check_person(text: str) -> str:
    """Return the text if no personnummer stands in it, else raise ValueError."""
    if holds_personnummer(text):
        msg = (
            "texten innehåller ett personnummer, eller siffror som läses så; personuppgifter hör"
            " inte hemma i liggaren"
        )
        raise ValueError(msg)
    return text


def _check_characters(text: str) -> None:
    if not unicodedata.is_normalized("NFC", text):
        msg = "texten är inte i Unicode-formen NFC; skriv om å, ä och ö som enkla tecken"
        raise ValueError(msg)
    for char in text:
        if unicodedata.category(char) in _INVISIBLE or char in _BLANK:
            msg = f"texten innehåller ett styrtecken eller osynligt tecken (U+{ord(char):04X})"
            raise ValueError(msg)
        latin = unicodedata.name(char, "").startswith("LATIN ") or char in "ªºµ"
        if char.isalpha() and not latin:
            msg = f"texten innehåller {char!r} (U+{ord(char):04X}), en bokstav ur en annan skrift"
            raise ValueError(msg)
        if char.isnumeric() and not (char in "0123456789²³¹" or _is_number(char)):
            msg = f"texten innehåller siffran {char!r} (U+{ord(char):04X}); skriv 0-9"
            raise ValueError(msg)


def _is_number(char: str) -> bool:
    """Tell whether a character is a number that looks like no other digit: ½, Ⅷ."""
    return unicodedata.name(char).startswith(_NUMBERS)


def check_id(text: str) -> str:
    """Return a reference that may be stored; that of a line in a file is a hash, no person."""
    return text if _LINE_OF_FILE.fullmatch(text) else check_text(text)
