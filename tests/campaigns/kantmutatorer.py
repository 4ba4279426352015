"""The edge cases again, as mutators of whatever valid file there is.

Each takes a file of evidence as the product wrote it and writes it in one of the ways that readers
have disagreed on. Those of an event change its bytes and have it signed anew, in a tree of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from random import Random

Mutator = Callable[[bytes, Random], bytes | None]
"""Returns the file or event changed; nothing when this one has nowhere to be changed so."""


def _plats(rad: bytes, form: bytes, rnd: Random) -> re.Match[bytes] | None:
    return rnd.choice(found) if (found := [*re.finditer(form, rad)]) else None


def _byt(form: bytes, ny: bytes) -> Mutator:
    """Return what replaces one match of a pattern, chosen at random."""

    def byt(rad: bytes, rnd: Random) -> bytes | None:
        if (found := _plats(rad, form, rnd)) is None:
            return None
        return rad[: found.start()] + found.expand(ny) + rad[found.end() :]

    return byt


_TAL = rb"(?<=[:\[,])(-?[0-9]+)(?=[,}\]])"
_BOKSTAV = rb'(?<=[a-z])[a-z](?=[a-z ]*"[,}\]])'  # inside a value
_FALT = rb'([{,])("[a-z_]+"):'


def _escapad(rad: bytes, rnd: Random) -> bytes | None:
    if (found := _plats(rad, _BOKSTAV, rnd)) is None:
        return None
    return rad[: found.start()] + b"\\u%04x" % ord(found[0]) + rad[found.end() :]


def _falt_tva_ganger(rad: bytes, rnd: Random) -> bytes | None:
    found = _plats(rad, rb'("[a-z_]+":(?:[0-9]+|"[^"\\]*")),', rnd)
    return found and rad[: found.start()] + found[0] + rad[found.start() :]


def _byter_plats(rad: bytes, rnd: Random) -> bytes | None:
    enkelt = rb'"[a-z_]+":(?:[0-9]+|"[^"\\]*")'
    found = _plats(rad, b"(%b),(%b)" % (enkelt, enkelt), rnd)
    return found and rad[: found.start()] + found[2] + b"," + found[1] + rad[found.end() :]


HANDELSEN: Mapping[str, Mutator] = {
    "exponent": _byt(_TAL, rb"\g<1>e0"),
    "decimal": _byt(_TAL, rb"\g<1>.0"),
    "inledande noll": _byt(_TAL, rb"0\g<1>"),
    "minus noll": _byt(_TAL, rb"-0"),
    "över 2^53": _byt(_TAL, rb"9007199254740993"),
    "true för tal": _byt(rb'("nr"|"version"):[0-9]+', rb"\g<1>:true"),
    "null": _byt(_FALT, rb'\g<1>"!":null,\g<2>:'),
    "mellanslag": _byt(rb'((?<!\\)":)', rb"\g<1> "),  # after a name, never within a text
    "escape": _escapad,
    "escapat snedstreck": _byt(_BOKSTAV, rb"\\/"),
    "kort escape": _byt(_BOKSTAV, rb"\\n"),
    "halvt tecken": _byt(_BOKSTAV, rb"\\ud800"),
    "styrtecken": _byt(_BOKSTAV, b"\x7f"),
    "nul": _byt(_BOKSTAV, b"\x00"),
    "U+2028": _byt(_BOKSTAV, "\u2028".encode()),
    "ogiltig UTF-8": _byt(_BOKSTAV, b"\xff"),
    "överlång UTF-8": _byt(_BOKSTAV, b"\xc0\xaf"),
    "fält två gånger": _falt_tva_ganger,
    "fält i fel ordning": _byter_plats,
    "fält utanför ASCII": _byt(_FALT, '\\g<1>"å":1,\\g<2>:'.encode()),
    "djup": _byt(_FALT, rb'\g<1>"!":' + b"[" * 33 + b"]" * 33 + rb",\g<2>:"),
    "lång": _byt(_FALT, rb'\g<1>"!":"' + b"x" * 65_536 + rb'",\g<2>:'),
    "BOM": lambda rad, _: b"\xef\xbb\xbf" + rad,
    "radslut sist": lambda rad, _: rad + b"\r",
    "mellanslag sist": lambda rad, _: rad + b" ",
}
"""Events that nobody may take, in a proof or in a log."""


def _dubblerad(fil: bytes, rnd: Random) -> bytes | None:
    found = _plats(fil, "— .*\n".encode(), rnd)
    return found and fil[: found.end()] + found[0] + fil[found.end() :]


def _bitar_over(fil: bytes, rnd: Random) -> bytes | None:
    found = _plats(fil, rb"([AEIMQUYcgkosw048])=\n", rnd)
    return found and fil[: found.start()] + bytes([found[1][0] + 1]) + fil[found.start() + 1 :]


def _falsk_till(fil: bytes, rnd: Random) -> bytes | None:
    """Add a second line by a key that has signed, with the last of its bytes another."""
    found = _plats(fil, "— .*\n".encode(), rnd)
    if found is None:
        return None
    rad = found[0]
    at = -6  # a whole character of base64, before any padding
    bytt = rad[:at] + (b"A" if rad[at : at + 1] != b"A" else b"B") + rad[at + 1 :]
    return fil + bytt if rnd.random() < 0.5 else fil[: found.start()] + bytt + fil[found.start() :]


def _tappad(fil: bytes, rnd: Random) -> bytes | None:
    rader = fil.splitlines(keepends=True)
    viktiga = [i for i, rad in enumerate(rader) if not rad.startswith("— revisor".encode())]
    del rader[rnd.choice(viktiga)]  # a cosignature may be left out
    return b"".join(rader)


FILEN: Mapping[str, Mutator] = {
    "BOM": lambda fil, _: b"\xef\xbb\xbf" + fil,
    "CRLF": lambda fil, _: fil.replace(b"\n", b"\r\n"),
    "ett CR": _byt(rb"(\n)", rb"\r\n"),
    "radslut saknas": lambda fil, _: fil[:-1],
    "tom rad sist": lambda fil, _: fil + b"\n",
    "ord sist": lambda fil, _: fil + b"ett ord\n",
    "NUL": _byt(rb"(\n)", b"\x00\n"),
    "tabb": _byt(rb" ", b"\t"),
    "mellanslag sist på en rad": _byt(rb"(\S)\n", rb"\g<1> \n"),
    "två mellanslag": _byt(rb" ", b"  "),
    "ogiltig UTF-8": _byt(rb"(\n)", b"\xff\n"),
    "överlång UTF-8": _byt(rb"(\n)", b"\xc0\xaf\n"),
    "inledande noll": _byt(rb"(?m)(^|(?<= ))([0-9]+)$", rb"0\g<2>"),
    "plus": _byt(rb"(?m)(^|(?<= ))([0-9]+)$", rb"+\g<2>"),
    "decimal": _byt(rb"(?m)(^|(?<= ))([0-9]+)$", rb"\g<2>.0"),
    "2^64 mer": _byt(rb"(?m)(^|(?<= ))([0-9]+)$", b"18446744073709551617"),
    "bitar över": _bitar_over,
    "utfyllnad saknas": _byt(rb"=+\n", b"\n"),
    "utfyllnad för mycket": _byt(rb"(=+)\n", rb"\g<1>=\n"),
    "stjärna i base64": _byt(rb"(?<=[A-Za-z0-9+/]{16})[A-Za-z0-9+/](?=[A-Za-z0-9+/]{16})", b"*"),
    "samma rad två gånger": _dubblerad,
    "en falsk rad till": _falsk_till,
    "en rad borta": _tappad,
    "okänd nyckel, för kort": lambda fil, _: fil + "— x.example AAAAAA==\n".encode(),
    "okänd nyckel, inte base64": lambda fil, _: fil + "— x.example ####\n".encode(),
    "namn med plus": lambda fil, _: fil + "— x+y AAAAAAA=\n".encode(),
    "namn med hårt mellanslag": lambda fil, _: fil + "— x\u00a0y AAAAAAA=\n".encode(),
    "två filer": lambda fil, _: fil + fil,
}
"""Files that nobody may take, of any kind."""

SANNA: Mapping[str, Mutator] = {
    "okänd nyckel till": lambda fil, rnd: (
        fil + f"— x{rnd.randrange(99)}.example AAAAAAA=\n".encode()
    ),
    "okänd nyckel först": _byt("\n\n(— )".encode(), "\n\n— å.example AAAAAAA=\n\\g<1>".encode()),
}
"""Files that everybody must take, as before."""
