"""A SIE 4 file: code page 437, lines that end as in DOS, and a check sum of what it says.

SIE filformat, utgåva 4B. Type 4I is for vouchers that another system numbers; 4E has balances too.
The check sum is CRC-32 over labels and fields as they are read: blanks in a text are part of it.
"""

from __future__ import annotations

import codecs
import unicodedata
import zlib
from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from exchange.sie import RESULTAT
from reports.words.nouns import noun
from reports.writers.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from exchange.sie import Plan
    from exchange.sie.bokning import Rad, Verifikat

Falt: TypeAlias = "str | tuple[str, ...]"
"""A field: a text, or a list of them in braces."""
Slag: TypeAlias = Literal["4I", "4E"]

_CODEC = codecs.lookup("cp437").name  # known from the start: an audit imports nothing later
_TECKEN = str.maketrans({
    "§": "par", "–": "-", "—": "-", "−": "-", "…": "...", "“": "'", "”": "'", "„": "'",
    '"': "'", "’": "'", "\u2018": "'", "•": "*", "€": "EUR", "\xa0": " ", "{": "(", "}": ")",
    "\\": "/",
})  # fmt: skip
"""What the code page or the format lacks, and what is written for it."""
NAMND, POTT, BESLUT = "1", "6", "20"
_DIMENSIONER = {NAMND: "Nämnd", POTT: "Pott", BESLUT: "Beslut"}
_SERIE = "B"


class Bok(NamedTuple):
    """A year's vouchers, those of the years before, and of what: whose books, by which program.

    ``gen`` is the day of the last event, as ÅÅÅÅMMDD; ``namn`` what the organs are called.
    """

    plan: Plan
    slag: Slag
    ar: int
    gen: str
    program: tuple[str, str]
    verifikat: Sequence[Verifikat]
    tidigare: Sequence[Verifikat]
    namn: Mapping[str, str]


class Post(NamedTuple):
    """A label with its fields, and those that it holds in braces of its own."""

    etikett: str
    falt: tuple[Falt, ...] = ()
    inre: tuple[Post, ...] = ()


def skriven(bok: Bok) -> Iterator[bytes]:
    """Yield the file in parts."""
    yield _bytes("#FLAGGA 0\r\n#KSUMMA\r\n")
    crc = 0
    for post in _poster(bok):
        for one in (post, *post.inre):
            crc = zlib.crc32(_bytes(one.etikett) + b"".join(map(_summed, one.falt)), crc)
        yield _rad(post)
    yield _bytes(f"#KSUMMA {crc}\r\n")


def text(said: str) -> str:
    """Return a text with what code page 437 can say, and nothing that the format means."""
    known = unicodedata.normalize("NFC", in_line(said)).translate(_TECKEN)
    return "".join(char if _fits(char) else _simpler(char) for char in known)


def _fits(char: str) -> bool:
    try:
        return bool(char.encode(_CODEC)) and char.isprintable()
    except UnicodeEncodeError:
        return False


def _simpler(char: str) -> str:
    """Return a letter without its mark, where that can be said."""
    plain = unicodedata.normalize("NFKD", char)[:1]
    return plain if plain and _fits(plain) else "?"


def _poster(bok: Bok) -> Iterator[Post]:
    yield from _huvud(bok)
    for konto in bok.plan.konton.values():
        yield Post("#KONTO", (konto.nummer, text(konto.namn)))
        yield Post("#KTYP", (konto.nummer, konto.typ))
    yield from (Post("#DIM", (nr, namn)) for nr, namn in _DIMENSIONER.items())
    yield from _objekten(bok)
    if bok.slag == "4E":
        yield from _saldon(bok)
    for nr, one in enumerate(bok.verifikat, 1):
        yield _verifikat(bok, one, nr)


def _huvud(bok: Bok) -> Iterator[Post]:
    yield Post("#PROGRAM", (text(bok.program[0]), text(bok.program[1])))
    yield Post("#FORMAT", ("PC8",))
    yield Post("#GEN", (bok.gen,))
    yield Post("#SIETYP", ("4",))
    if bok.plan.orgnr:
        yield Post("#ORGNR", (text(bok.plan.orgnr),))
    yield Post("#FNAMN", (text(bok.plan.namn),))
    ar = (bok.ar, bok.ar - 1) if bok.slag == "4E" else (bok.ar,)
    yield from (Post("#RAR", (str(one - bok.ar), f"{one}0101", f"{one}1231")) for one in ar)


def _objekten(bok: Bok) -> Iterator[Post]:
    """Yield what stands in the dimensions: whom, which pott, by which decision."""
    rader = [rad for one in bok.verifikat for rad, _ in one.rader]
    for namnd in sorted({rad.namnd for rad in rader}):
        yield Post("#OBJEKT", (NAMND, text(namnd), text(bok.namn.get(namnd, namnd))))
    for pott in sorted({rad.pott for rad in rader}):
        yield Post("#OBJEKT", (POTT, text(pott), text(pott)))
    for beslut in sorted({one.rorelse.beslut for one in bok.verifikat} - {""}):
        yield Post("#OBJEKT", (BESLUT, text(beslut), text(beslut)))


def _saldon(bok: Bok) -> Iterator[Post]:
    """Yield what the accounts held as this and the last year began and ended, and what came in."""
    fore = [one for one in bok.tidigare if _ar(one) < bok.ar - 1]
    forra = [one for one in bok.tidigare if _ar(one) == bok.ar - 1]
    for nr, ib, under in ((0, bok.tidigare, bok.verifikat), (-1, fore, forra)):
        ingaende, arets = _summor(ib), _summor(under)
        for roll, konto in bok.plan.konton.items():
            if roll in RESULTAT:
                yield Post("#RES", (str(nr), konto.nummer, _kr(arets[roll])))
            else:
                yield Post("#IB", (str(nr), konto.nummer, _kr(ingaende[roll])))
                utgaende = ingaende[roll] + arets[roll]
                yield Post("#UB", (str(nr), konto.nummer, _kr(utgaende)))


def _verifikat(bok: Bok, one: Verifikat, nr: int) -> Post:
    of = one.rorelse
    nummer = of.liggarnummer or f"händelse {of.nr}"
    serie = (_SERIE, str(nr)) if bok.slag == "4E" else ("", "")
    dag, registrerad = of.dag.replace("-", ""), of.registrerad[:10].replace("-", "")
    said = text(f"{nummer} {noun(of.typ)}: {of.avser}")
    falt = (*serie, dag, said, registrerad, text(of.registrerad_av))
    return Post("#VER", falt, tuple(
        Post("#TRANS", (bok.plan.konton[rad.roll].nummer, _objekt(rad, of.beslut), _kr(ore), dag,
                        text(f"{nummer} {noun(of.typ)}")))
        for rad, ore in one.rader
    ))  # fmt: skip


def _objekt(rad: Rad, beslut: str) -> tuple[str, ...]:
    of = (NAMND, text(rad.namnd), POTT, text(rad.pott))
    return (*of, BESLUT, text(beslut)) if beslut else of


def _summor(verifikat: Iterable[Verifikat]) -> Counter[str]:
    summor = Counter[str]()
    for one in verifikat:
        for rad, ore in one.rader:
            summor[rad.roll] += ore
    return summor


def _ar(one: Verifikat) -> int:
    return int(one.rorelse.dag[:4])


def _kr(ore: int) -> str:
    return f"{'-' if ore < 0 else ''}{abs(ore) // 100}.{abs(ore) % 100:02d}"


def _rad(post: Post) -> bytes:
    line = " ".join((post.etikett, *map(_skrivet, post.falt)))
    inner = b"".join(b"   " + _rad(one) for one in post.inre)
    return _bytes(f"{line}\r\n") + (b"{\r\n" + inner + b"}\r\n" if post.inre else b"")


def _skrivet(falt: Falt) -> str:
    if isinstance(falt, tuple):
        return f"{{{' '.join(map(_skrivet, falt))}}}"
    plain = falt and all(char.isascii() and (char.isalnum() or char in ".-") for char in falt)
    return falt if plain else f'"{falt}"'


def _summed(falt: Falt) -> bytes:
    return b"".join(map(_bytes, falt)) if isinstance(falt, tuple) else _bytes(falt)


def _bytes(said: str) -> bytes:
    return said.encode(_CODEC)
