"""What the text formats of evidence are made of: lines of UTF-8, base64 and decimal numbers.

Each value has one spelling, so a file that is read and written again is the same file, and no
byte of it can be changed unnoticed. Whatever is spelt otherwise is NotEvidence.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode

from ledger.errors import NotEvidence
from ledger.evidence.tree import HASH_BYTES
from ledger.format.limits import LARGEST

_NUMBER = re.compile("0|[1-9][0-9]{0,15}")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f]")


def text_of(raw: bytes, most: int, what: str) -> str:
    """Return a file as text: not too large, UTF-8, and no control character but newline."""
    if len(raw) > most:
        raise NotEvidence(f"{what} är för stor: {len(raw)} byte, högst {most}")
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        raise NotEvidence(f"{what} är inte UTF-8 (byte {error.start + 1})") from None
    if found := _CONTROL.search(text):
        hint = "; filen är sparad med Windows radslut" if found[0] == "\r" else ""
        raise NotEvidence(f"{what} har ett styrtecken vid tecken {found.start() + 1}{hint}")
    return text


def encoded(value: bytes) -> str:
    """Return bytes as standard base64 (RFC 4648 §4)."""
    return b64encode(value).decode()


def decoded(text: str, what: str) -> bytes:
    """Return the bytes that a text is the base64 of; the one spelling that ``encoded`` gives."""
    try:
        value = b64decode(text, validate=True)
    except ValueError:
        value = None
    if value is None or encoded(value) != text:
        raise NotEvidence(f"{what} är inte base64")
    return value


def hash_of(line: str, what: str) -> bytes:
    """Return the SHA-256 hash that a line is the base64 of."""
    value = decoded(line, what)
    if len(value) != HASH_BYTES:
        raise NotEvidence(f"{what} har {len(value)} byte; SHA-256 har {HASH_BYTES}")
    return value


def number_of(text: str, what: str) -> int:
    """Return a number written in ASCII digits without leading zeroes, at most ``LARGEST``."""
    if not _NUMBER.fullmatch(text) or int(text) > LARGEST:
        raise NotEvidence(f"{what} är inget heltal utan inledande nollor, högst 2^53-1")
    return int(text)
