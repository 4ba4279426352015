"""Claims about trees, as the product makes them and with a bit changed, and who accepts them.

A claim is a proof together with what it proves. Go's tlog is asked by way of the program for the
auditor, our own verification by ``ledger.evidence.tree``.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import NamedTuple

from ledger.errors import Disproved
from ledger.evidence import proved, tree
from ledger.evidence.lines import encoded
from tests.ledger.test_tree import CT_LEAVES, CT_ROOTS
from tests.oberoende import producent as p
from tests.oberoende.korning import kor, vand

INKLUSION, UTVIDGNING = "inklusion", "utvidgning"
_FALT = {
    INKLUSION: ("nr", "storlek", "blad", "rot"),
    UTVIDGNING: ("gammal", "ny", "gammal_rot", "ny_rot"),
}
DELAR = ("blad", "rot", "gammal_rot", "ny_rot", "hash")
_PARTI = 20_000  # claims to one run of the Go program
_EXEMPEL = 5


class Pastaende(NamedTuple):
    """A claim: two numbers, and the two hashes that belong to them before those of the proof."""

    slag: str
    fran: int
    till: int
    varden: tuple[bytes, ...]

    def del_(self, at: int) -> str:
        return _FALT[self.slag][2 + at] if at < 2 else "hash"

    @property
    def bevisade(self) -> range:
        """Which of the hashes the claim stands or falls with.

        From nothing any tree may grow: then the new root is not one of them.
        """
        fran_intet = self.slag == UTVIDGNING and self.fran == 0 < self.till
        return range(1 if fran_intet else len(self.varden))

    def andrad(self, at: int, rnd: Random) -> Pastaende:
        """Return the claim with one bit flipped in one of its hashes."""
        varden = [*self.varden]
        varden[at] = vand(varden[at], rnd)
        return self._replace(varden=tuple(varden))

    def ombyggd(self, rnd: Random) -> Pastaende:
        """Return the claim of another event or older size, or with a hash more or fewer."""
        forsta, andra, *hashar = self.varden
        if rnd.random() < 1 / 2:
            return self._replace(fran=self.fran + (rnd.choice((-1, 1)) if self.fran else 1))
        hashar = [*hashar, forsta] if rnd.random() < 1 / 2 or not hashar else hashar[1:]
        return self._replace(varden=(forsta, andra, *hashar))

    def annat_antal(self, rnd: Random) -> Pastaende:
        """Return the claim of another size of the whole tree, of which it may be true as well.

        RFC 9162 leaves that open: the size is signed together with the root.
        """
        return self._replace(till=self.till + rnd.choice((-1, 1)))

    def fraga(self) -> str:
        """Return the line that asks the Go program."""
        ett, tva, forsta, andra = _FALT[self.slag]
        forsta_hash, andra_hash, *bevis = map(encoded, self.varden)
        return json.dumps(
            {"slag": self.slag, ett: self.fran, tva: self.till, forsta: forsta_hash,
             andra: andra_hash, "bevis": bevis}
        )  # fmt: skip

    def haller(self) -> bool:
        """Return what our own verification says."""
        forsta, andra, *bevis = self.varden
        try:
            if self.slag == INKLUSION:
                proved.verify_inclusion(forsta, self.fran, self.till, bevis, andra)
            else:
                proved.verify_consistency(self.fran, self.till, bevis, forsta, andra)
        except Disproved:
            return False
        return True


class Fraga(NamedTuple):
    """What is tried, and what everybody must answer; None when they must only say the same."""

    vad: str
    pastaende: Pastaende
    svar: bool | None


class Protokoll:
    """How often everybody answered as they must, and where somebody did not."""

    def __init__(self) -> None:
        self.reached = Counter[str]()
        self.violations = Counter[str]()
        self.exempel: list[str] = []
        self.storst = self.langst = self.omdomen = 0

    def notera(self, vad: str, visar: object, *, ska: bool | None, **svar: bool) -> None:
        """Count the answers of each; ``visar`` is what shows a difference to whoever looks."""
        self.omdomen += len(svar)
        fel = [vem for vem, sa in svar.items() if ska is not None and sa != ska]
        if ska is None and len({*svar.values()}) > 1:
            fel = ["olika"]
        for vem in fel:
            self.violations[f"{vem}: {vad}"] += 1
        if fel and len(self.exempel) < _EXEMPEL:
            self.exempel.append(f"{vad}: {svar}: {visar}")
        self.reached[vad] += not fel
        if ska is None and not fel and any(svar.values()):
            self.reached[f"{vad}, ändå godtagen"] += 1

    def prova(self, program: Path, fragor: Iterator[Fraga]) -> None:
        """Ask Go and ourselves about each."""
        while parti := [*islice(fragor, _PARTI)]:
            rader = "".join(f"{fraga.pastaende.fraga()}\n" for fraga in parti)
            svaren = kor(program, "parti", stdin=rader).ut.split()
            for (vad, ett, ska), svar in zip(parti, svaren, strict=True):
                self.notera(vad, ett, ska=ska, go=svar == "ja", vi=ett.haller())
                self.storst = max(self.storst, ett.till)
                self.langst = max(self.langst, len(ett.varden) - 2)


def inklusion(trad: p.Trad, nr: int, storlek: int) -> Pastaende:
    varden = (trad.blad[nr], trad.rot(storlek), *trad.inklusion(nr, storlek))
    return Pastaende(INKLUSION, nr, storlek, varden)


def utvidgning(trad: p.Trad, gammal: int, ny: int) -> Pastaende:
    varden = (trad.rot(gammal), trad.rot(ny), *trad.utvidgning(gammal, ny))
    return Pastaende(UTVIDGNING, gammal, ny, varden)


def uttommande(trad: p.Trad, rnd: Random) -> Iterator[Fraga]:
    """Every proof of every size, and each with one bit changed somewhere."""
    for n in range(len(trad.blad) + 1):
        alla = [inklusion(trad, nr, n) for nr in range(n)]
        alla += [utvidgning(trad, gammal, n) for gammal in range(n + 1)]
        for ett in alla:
            yield Fraga(f"uttömmande {ett.slag}", ett, svar=True)
            at = rnd.choice(ett.bevisade)
            yield Fraga(f"uttömmande, ändrad {ett.del_(at)}", ett.andrad(at, rnd), svar=False)


def slumpade(trad: p.Trad, antal: int, rnd: Random) -> Iterator[Fraga]:
    """Proofs of sizes of every order of magnitude, and each changed in every one of its hashes."""
    storst = len(trad.blad)
    for i in range(antal):
        n = rnd.randint(1, min(storst, 1 << rnd.randint(1, storst.bit_length())))
        ett = utvidgning(trad, rnd.randint(0, n), n)
        if i % 2 == 0:
            ett = inklusion(trad, rnd.randrange(n), n)
        yield Fraga(f"slumpad {ett.slag}", ett, svar=True)
        for at in ett.bevisade:
            yield Fraga(f"slumpad, ändrad {ett.del_(at)}", ett.andrad(at, rnd), svar=False)
        yield Fraga("slumpad, ombyggd", ett.ombyggd(rnd), svar=False)
        yield Fraga("slumpad, annat antal", ett.annat_antal(rnd), svar=None)


def publicerade(protokoll: Protokoll) -> Iterator[Fraga]:
    """Hold our roots against the published ones; every proof of those trees, with those roots."""
    trad = p.Trad(map(tree.leaf_hash, CT_LEAVES))
    rotter = [bytes.fromhex(rot) for rot in CT_ROOTS]
    for n, rot in enumerate(rotter):
        protokoll.notera("publicerad rot", n, ska=True, vi=trad.rot(n) == rot)
        for ett in (inklusion(trad, nr, n) for nr in range(n)):
            sann = ett._replace(varden=(ett.varden[0], rot, *ett.varden[2:]))
            yield Fraga("publicerad rot, inklusion", sann, svar=True)
        for ett in (utvidgning(trad, gammal, n) for gammal in range(n + 1)):
            sann = ett._replace(varden=(rotter[ett.fran], rot, *ett.varden[2:]))
            yield Fraga("publicerad rot, utvidgning", sann, svar=True)
