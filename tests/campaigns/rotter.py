"""The root of one log at every size, as three reckon it: the product, granska.py, and Go's tlog.

And every event's proof, which the verifier from npm reads as a file.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from ledger.evidence import tree
from ledger.evidence.lines import encoded
from tests.campaigns.pastaenden import Protokoll
from tests.oberoende import producent as p
from tests.oberoende.korning import Fraga, granska, kor, npm, npm_fraga, vand

_PARTI = 20_000


def prova_rotter(
    program: Path, mapp: Path, rader: Sequence[bytes], protokoll: Protokoll, rnd: Random
) -> None:
    """Hold granska.py's root and Go's against ours at every size, then against ours changed."""
    trad = p.Trad(map(tree.leaf_hash, rader))
    logg = p.sparad(mapp, "logg.jsonl", b"".join(rad + b"\n" for rad in rader))
    nycklar = p.sparad(mapp, "nycklar.txt", f"{p.LIGGAREN.vkey}\n")
    for vad, sann in (("rot över loggen", True), ("rot över loggen, ändrad", False)):
        filer = {}
        for n in range(len(rader) + 1):
            rot = trad.rot(n) if sann else vand(trad.rot(n), rnd)
            # No ledger signs another root of nothing; here it is written as if one had.
            text = p.signerad(p.punktens_text(n, rot))
            filer[n] = p.sparad(mapp, f"punkt-{n}", text)
            svar = kor(program, "logg", logg, filer[n], nycklar)
            protokoll.notera(f"{vad} (go)", n, ska=sann, go=svar.godkand)
        if not sann:  # another root of nothing is no checkpoint at all, so nothing else is judged
            kod = granska(logg, "--kontrollpunkt", filer.pop(0)).kod
            protokoll.notera(f"{vad} (granska)", 0, ska=False, granska=kod != 2)
        args = [arg for fil in filer.values() for arg in ("--kontrollpunkt", fil)]
        fynd = granska(logg, "--json", *args).fynd
        for n, fil in filer.items():
            protokoll.notera(f"{vad} (granska)", n, ska=sann, granska=str(fil) not in fynd)
        annat = fynd.keys() - {*map(str, filer.values())}
        protokoll.notera("inga andra fynd (granska)", annat, ska=True, granska=not annat)


def prova_npm(rader: Sequence[bytes], protokoll: Protokoll, rnd: Random) -> None:
    """Let npm's verifier read the proof of every event at every size, and one with a bit off."""
    fragor = [*_npms_fragor(rader, rnd)]
    for start in range(0, len(fragor), _PARTI):
        parti = fragor[start : start + _PARTI]
        for (vad, sann, fraga), svar in zip(parti, npm(one[2] for one in parti), strict=True):
            protokoll.notera(vad, fraga, ska=sann, npm=svar == "ja")
            assert svar in {"ja", "nej"}, svar


def _npms_fragor(rader: Sequence[bytes], rnd: Random) -> Iterator[tuple[str, bool, Fraga]]:
    trad = p.Trad(map(tree.leaf_hash, rader))
    for n in range(1, len(rader) + 1):
        punkt = p.kontrollpunkt(trad, n)
        for nr in range(n):
            fraga = npm_fraga(p.bevis(trad, rader[nr], nr, punkt))
            yield "bevis (npm)", True, fraga
            yield "bevis, ändrat (npm)", False, _andrad(fraga, rnd)


def _andrad(fraga: Fraga, rnd: Random) -> Fraga:
    """Return a question with one bit flipped in the event, the root or a hash."""
    bevis = [*fraga["bevis"]]
    at = rnd.randrange(2 + len(bevis))
    if at < 2:
        falt = ("handelse", "rot")[at]
        return fraga | {falt: encoded(vand(b64decode(fraga[falt]), rnd))}
    bevis[at - 2] = encoded(vand(b64decode(bevis[at - 2]), rnd))
    return fraga | {"bevis": bevis}
