"""What a file is, told by what it begins with: the one place that knows."""

from __future__ import annotations

from enum import Enum

LOOKED_AT = 1 << 19  # bytes; a proof with its checkpoint has 393 214 at most
SIGNED = "\n\n\N{EM DASH} ".encode()  # what stands between a text and its signatures


class Slag(Enum):
    """What a file is, by its first bytes; of a signed text, by the line before its signatures."""

    LIGGARE = "databas"
    LOGG = "logg"
    NYCKEL = "nyckel"
    BEVIS = "bevis"
    UTVIDGNING = "utvidgning"
    UNDERTECKNAD = "kontrollpunkt"
    EXCEL = "Excel eller zip"
    GAMMAL_EXCEL = "Excel"
    MARKUP = "HTML eller XML"
    UTF16 = "UTF-16"
    TOM = "tom"
    ANNAN = "annan"


_BEGINNINGS = {
    b"SQLite format 3\0": Slag.LIGGARE,
    b'{"aggregat":': Slag.LOGG,
    b"-----BEGIN": Slag.NYCKEL,
    b"c2sp.org/tlog-proof": Slag.BEVIS,
    b"old ": Slag.UTVIDGNING,  # no ledger's name has a space in it
    b"PK\x03\x04": Slag.EXCEL,
    b"PK\x05\x06": Slag.EXCEL,  # an archive of nothing
    b"\xd0\xcf": Slag.GAMMAL_EXCEL,
    b"\xff\xfe": Slag.UTF16,
    b"\xfe\xff": Slag.UTF16,
}


def slag_of(start: bytes) -> Slag:
    """Return what a file is, by what it begins with."""
    for beginning, slag in _BEGINNINGS.items():
        if start.startswith(beginning):
            return slag
    if SIGNED in start:
        return Slag.UNDERTECKNAD
    if start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        return Slag.MARKUP
    return Slag.ANNAN if start else Slag.TOM
