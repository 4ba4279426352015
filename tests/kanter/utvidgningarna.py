"""The edges of an extension: from which size, by which hashes, to and from which checkpoint."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.evidence.tree import EMPTY_ROOT
from ledger.format.limits import LARGEST
from tests.kanter import grund as g
from tests.kanter.bevisen import hopsatt
from tests.kanter.grund import Fall
from tests.kanter.noter import noter

GAMMAL = 3
VAXT = g.TRAD.utvidgning(GAMMAL, g.N)
_NOTER = ("arlig-med", "dubbel", "signatur", "medunderskrift", "fil-")


def _fall(namn: str, ratt: bool, varfor: str, fil: bytes, fran: bytes | None = None) -> Fall:
    gammal = g.not_(g.punkttext(GAMMAL)) if fran is None else fran
    return Fall("utvidgning", namn, ratt, varfor, fil, {"fran": gammal})


def _vaxt(gammal: int | str, hashar: list[bytes], punkt: bytes = g.PUNKT) -> bytes:
    return hopsatt(f"old {gammal}", *map(g.b64, hashar), punkt=punkt)


def utvidgningarna() -> Iterator[Fall]:
    for gammal in range(g.N + 1):
        forra = g.not_(g.punkttext(gammal, g.TRAD.rot(gammal) if gammal else EMPTY_ROOT))
        data = _vaxt(gammal, g.TRAD.utvidgning(gammal, g.N))
        yield _fall(f"arlig-{gammal}", True, f"från {gammal} till {g.N}", data, forra)
    yield from _hashar()
    yield from _storlekar()
    yield from _historier()
    yield from _hela()
    for en in noter():
        if en.namn.startswith(_NOTER):
            yield _fall(f"not-{en.namn}", en.ratt, en.varfor, _vaxt(GAMMAL, VAXT, en.data))
            if not en.namn.startswith("medunderskrift"):
                lika = _vaxt(g.N, [])
                yield _fall(f"fran-{en.namn}", en.ratt, f"den äldre: {en.varfor}", lika, en.data)


def _hashar() -> Iterator[Fall]:
    h = [*map(g.b64, VAXT)]
    for namn, hashar, varfor in (
        ("ingen", [], "hasharna saknas"), ("en-for-lite", VAXT[:-1], "en hash saknas"),
        ("omvanda", VAXT[::-1], "i fel ordning"), ("64", VAXT * 20, "fler än 63"),
        ("en-for-mycket", [*VAXT, VAXT[0]], "en hash för mycket"),
    ):  # fmt: skip
        yield _fall(f"hashar-{namn}", False, varfor, _vaxt(GAMMAL, hashar))
    for namn, skriven in {
        "31-byte": g.b64(VAXT[0][:31]), "33-byte": g.b64(VAXT[0] + b"x"), "mellanslag": h[0] + " ",
        "bitar-over": h[0][:-2] + chr(ord(h[0][-2]) + 1) + "=", "utan-utfyllnad": h[0][:-1],
    }.items():  # fmt: skip
        data = hopsatt(f"old {GAMMAL}", skriven, *h[1:])
        yield _fall(f"hashar-{namn}", False, "en hash är 32 byte i base64, på ett sätt", data)


def _storlekar() -> Iterator[Fall]:
    for namn, tal in {
        "inledande-noll": "03", "plus": "+3", "minus": "-3", "mellanslag": " 3", "mellanslag-sist": "3 ",
        "decimal": "3.0", "tom": "", "annat": "2", "storre": "7", "storst": str(LARGEST),
        "tva-upphojt-53": str(2**53), "tva-upphojt-64": str(2**64 + 3),
    }.items():  # fmt: skip
        varfor = "old är den äldre kontrollpunktens antal"
        yield _fall(f"gammal-{namn}", False, varfor, _vaxt(tal, VAXT))


def _historier() -> Iterator[Fall]:
    hel, tom = _vaxt(GAMMAL, VAXT), g.not_(g.punkttext(0, EMPTY_ROOT))
    annan = g.not_(g.punkttext(GAMMAL, bytes(32)))
    for namn, ratt, varfor, data, forra in (
        ("noll-med-hash", False, "från ingenting behövs inget bevis", _vaxt(0, [VAXT[0]]), tom),
        ("krympt", False, "liggaren har krympt", _vaxt(GAMMAL, [], g.not_(g.punkttext(2))), None),
        ("annan-historia", False, "de första händelserna är inte desamma", hel, annan),
        ("lika", True, "samma kontrollpunkt", _vaxt(GAMMAL, [], g.not_(g.punkttext(GAMMAL))), None),
        ("lika-annan-rot", False, "samma antal, annan rot", _vaxt(GAMMAL, [], annan), None),
    ):
        yield _fall(namn, ratt, varfor, data, forra)


def _hela() -> Iterator[Fall]:
    hel = _vaxt(GAMMAL, VAXT)
    for namn, data in {
        "tom-fil": b"", "bom": b"\xef\xbb\xbf" + hel, "crlf": hel.replace(b"\n", b"\r\n"),
        "avklippt": hel[:-1], "nul": hel + b"\0", "radslut-sist": hel + b"\n", "tva-i-en-fil": hel + hel,
        "tom-rad-forst": b"\n" + hel, "old-versal": b"O" + hel[1:], "old-tva-ganger": b"old 3\n" + hel,
        "old-saknas": hel.partition(b"\n")[2], "utan-kontrollpunkt": hel.partition(b"\n\n")[0] + b"\n",
        "old-utan-mellanslag": hel.replace(b"old ", b"old"),
    }.items():  # fmt: skip
        yield _fall(f"fil-{namn}", False, "filen är en utvidgning och inget mer", data)
