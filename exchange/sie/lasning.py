"""A SIE 4 file read: its vouchers, and what does not hold in the file itself.

Labels that are not known, and fields after those that are, pass unread, as the format says they
must. Most files are in code page 437; one in UTF-8 or Latin-1 is read as what it is.
"""

from __future__ import annotations

import codecs
import re
import zlib
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Falt: TypeAlias = "str | list[str]"

_DEL = re.compile(r'"((?:\\.|[^"\\])*)(?:"|$)|([{}])|([^\s"{}][^\s{}]*)')
_BELOPP = re.compile(r"(-?)(\d{1,15})(?:[.,](\d{0,2})0*)?")
_DATUM = re.compile(r"\d{8}")
_KSUMMA = "#KSUMMA"
_DOS, _LATIN, _UTF8 = (codecs.lookup(one).name for one in ("cp437", "latin-1", "utf-8-sig"))
"""Known from the start: an audit imports nothing later."""


class Fel(ValueError):
    """What cannot be read, and on which line."""

    def __init__(self, rad: int, vad: str) -> None:
        """Keep both."""
        super().__init__(f"rad {rad}: {vad}")


class Transaktion(NamedTuple):
    """A row of a voucher: the account, its objects by dimension, the amount in öre and a text."""

    konto: str
    objekt: dict[str, str]
    ore: int
    text: str


class Verifikat(NamedTuple):
    """A voucher, and the line that it begins on."""

    rad: int
    nummer: str
    datum: str
    text: str
    rader: list[Transaktion]

    @property
    def obalans(self) -> int:
        """What its rows add up to, which should be nothing."""
        return sum(one.ore for one in self.rader)


class Fil(NamedTuple):
    """A file: its vouchers, its year, and whether its check sum holds; None if it has none."""

    verifikat: list[Verifikat]
    ar: int | None
    kontrollsumma: bool | None


def last(data: bytes) -> Fil:
    """Read a file; raises Fel where it is none, or a voucher of it cannot be read."""
    falten = _falten(_text(data))
    if not any(falt[:1] == ["#SIETYP"] for _, falt in falten):
        raise Fel(1, "#SIETYP saknas: det är ingen SIE-fil")
    return Fil(_verifikaten(falten), _ar(falten), _kontrollsumma(data))


def _ar(falten: list[tuple[int, list[Falt]]]) -> int | None:
    """Return the year that the file is of, where it says."""
    said = (str(*falt[2:3]) for _, falt in falten if falt[:2] == ["#RAR", "0"])
    return next((int(start[:4]) for start in said if _DATUM.fullmatch(start)), None)


def _verifikaten(falten: list[tuple[int, list[Falt]]]) -> list[Verifikat]:
    verifikat: list[Verifikat] = []
    inne = False
    for rad, falt in falten:
        match falt:
            case ["#VER", *rest]:
                verifikat.append(_verifikat(rad, rest))
            case ["{"] | ["}"]:
                inne = falt == ["{"]
            case ["#TRANS", *rest]:
                if not (inne and verifikat):
                    raise Fel(rad, "#TRANS står utanför ett verifikat")
                verifikat[-1].rader.append(_transaktion(rad, rest))
    if inne:
        raise Fel(falten[-1][0], "det sista verifikatet slutar inte")
    return verifikat


def _text(data: bytes) -> str:
    """Return the text: UTF-8 where it is that, else the code page that the format has."""
    try:
        return data.decode(_UTF8)
    except UnicodeDecodeError:
        pass
    latin = sum(byte in b"\xe5\xe4\xf6\xc5\xc4\xd6" for byte in data)
    dos = sum(byte in b"\x86\x84\x94\x8f\x8e\x99" for byte in data)
    return data.decode(_LATIN if latin > dos else _DOS)


def _falten(text: str) -> list[tuple[int, list[Falt]]]:
    """Return each line that says anything, split in fields, and its number."""
    found = ((rad, _delad(rad, line)) for rad, line in enumerate(_rader(text), 1))
    return [(rad, falt) for rad, falt in found if falt]


def _rader(text: str) -> list[str]:
    return re.split(r"\r\n|\n|\r", text.rstrip("\x1a\r\n"))


def _delad(rad: int, line: str) -> list[Falt]:
    if line.strip() in {"{", "}"}:
        return [line.strip()]
    found: list[Falt] = []
    inre: list[str] | None = None
    for part in _DEL.finditer(line):
        quoted, brace, plain = part.groups()
        if brace == "{" and inre is None:
            inre = []
        elif brace == "}" and inre is not None:
            found.append(inre)
            inre = None
        elif brace:
            raise Fel(rad, f"{brace} står fel")
        else:
            said = re.sub(r"\\(.)", r"\1", quoted) if quoted is not None else plain
            (found if inre is None else inre).append(said)
    if inre is not None:
        raise Fel(rad, "{ slutar inte")
    return found


def _verifikat(rad: int, falt: list[Falt]) -> Verifikat:
    serie, nummer, datum, text = (*(str(one) for one in falt[:4]), "", "", "", "")[:4]
    if not _DATUM.fullmatch(datum):
        raise Fel(rad, f"verifikatets datum {datum!r} är inte ÅÅÅÅMMDD")
    return Verifikat(rad, f"{serie}{nummer}", f"{datum[:4]}-{datum[4:6]}-{datum[6:]}", text, [])


def _transaktion(rad: int, falt: list[Falt]) -> Transaktion:
    match falt:
        case [str(konto), list(objekt), str(belopp), *rest] if len(objekt) % 2 == 0:
            text = str(rest[1]) if len(rest) > 1 else ""
            dim = dict(zip(objekt[::2], objekt[1::2], strict=True))
            return Transaktion(konto, dim, _ore(rad, belopp), text)
    raise Fel(rad, "#TRANS ska ha konto, objekt inom {} och belopp")


def _ore(rad: int, belopp: str) -> int:
    if not (found := _BELOPP.fullmatch(belopp)):
        raise Fel(rad, f"beloppet {belopp!r} går inte att läsa")
    ore = int(found[2]) * 100 + int((found[3] or "").ljust(2, "0"))
    return -ore if found[1] else ore


def _kontrollsumma(data: bytes) -> bool | None:
    """Tell whether the check sum holds: of the bytes of labels and fields, as they are read."""
    crc, inne = 0, False
    for falt in _lasta(data):
        if falt[:1] == [_KSUMMA]:
            if inne:
                return falt[1:2] == [str(crc)]
            inne = True
        elif inne:
            for one in falt:
                crc = zlib.crc32("".join(one).encode(_LATIN), crc)
    return False if inne else None


def _lasta(data: bytes) -> Iterator[list[Falt]]:
    """Yield the fields of each line with a letter a byte, but for lines of braces alone."""
    for rad, line in enumerate(_rader(data.decode(_LATIN)), 1):
        falt = _delad(rad, line)
        if falt and falt[0] not in {"{", "}"}:
            yield falt
