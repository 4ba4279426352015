"""The edges of evidence on random valid files: all who read a kind of file agree about each.

A file is changed as it lies. An event is changed, and then sealed and signed anew, in a proof and
in a log: so only how it is written can tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import count
from pathlib import Path
from random import Random

from ledger.errors import NotEvidence
from ledger.evidence.checking import verify_proof
from ledger.evidence.proof import parse_proof
from ledger.evidence.tree import leaf_hash
from tests.campaigns.helfiler import Fil, Skrivare, vart_svar
from tests.campaigns.kantmutatorer import FILEN, HANDELSEN, SANNA
from tests.campaigns.pastaenden import Protokoll
from tests.cli.program import inside
from tests.kanter.program import granskas
from tests.oberoende import producent as p
from tests.oberoende.korning import HAR, kor

_MEST = 30  # events in the logs: each is read by all, for each way to write one of them


def prova_kanter(
    program: Path, mapp: Path, liggare: Path, protokoll: Protokoll, rnd: Random, *, antal: int
) -> None:
    """Try every mutator so many times, each time on other files with new keys."""
    for i in range(antal):
        (undermapp := mapp / f"kanter-{i}").mkdir()
        with closing(Skrivare(liggare, undermapp)) as skrivare:
            _Provare(program, undermapp, skrivare, protokoll, rnd).prova()


def alla() -> Iterator[str]:
    """Yield what a run must have reached of these."""
    for slag in ("kontrollpunkt", "bevis", "utvidgning"):
        yield from (f"kant: {slag}: {namn}" for namn in (*FILEN, *SANNA))
    yield from (f"kant: händelse: {namn}" for namn in HANDELSEN)
    yield from (f"kant: logg: {namn}" for namn in HANDELSEN)
    yield "kant: logg, orörd"


class _Provare:
    def __init__(
        self, program: Path, mapp: Path, skrivare: Skrivare, protokoll: Protokoll, rnd: Random
    ) -> None:
        self._program, self._mapp, self._skrivare = program, mapp, skrivare
        self._protokoll, self._rnd = protokoll, rnd
        self._nycklar = p.sparad(mapp, "nycklar", "".join(f"{k}\n" for k in skrivare.nycklar))
        self._nr = count()

    def prova(self) -> None:
        rnd, rader = self._rnd, self._skrivare.rader
        n = rnd.randint(9, min(_MEST, len(rader)))
        for fil in self._skrivare.filer(n, rnd.randrange(n), rnd.randint(1, n - 1)):
            for mutatorer, ska in ((FILEN, False), (SANNA, True)):
                for namn, mutator in mutatorer.items():
                    data = mutator(fil.data, rnd)
                    if data is not None and data != fil.data:
                        self._filen(f"kant: {fil.slag}: {namn}", fil._replace(data=data), ska=ska)
        self._loggen("kant: logg, orörd", rader[:n], ska=True)
        for namn, mutator in HANDELSEN.items():
            nr = rnd.randrange(n)
            rad = mutator(rader[nr], rnd)
            if rad is not None and rad != rader[nr]:
                andrade = [*rader[:nr], rad, *rader[nr + 1 : n]]
                self._beviset(f"kant: händelse: {namn}", andrade, nr)
                self._loggen(f"kant: logg: {namn}", andrade, ska=False)

    def _filen(self, vad: str, fil: Fil, *, ska: bool) -> None:
        svar = {"vi": vart_svar(fil, self._skrivare.nycklar)[0], "go": self._go(fil)}
        if fil.slag == "bevis":
            svar["skriptet"] = self._skriptet(fil.data)
        self._protokoll.notera(vad, fil, ska=ska, **svar)

    def _beviset(self, vad: str, rader: Sequence[bytes], nr: int) -> None:
        """Try a true proof of an event that is written in another way."""
        trad = p.Trad(map(leaf_hash, rader))
        n = len(rader)
        punkt = p.signerad(p.punktens_text(n, trad.rot()), self._skrivare.ekonomi)
        data = p.hopsatt_bevis(rader[nr], nr, trad.inklusion(nr, n), punkt).encode()
        try:
            vi = bool(verify_proof(parse_proof(data), self._skrivare.nycklar))
        except NotEvidence:
            vi = False
        go, skriptet = self._go(Fil("bevis", data)), self._skriptet(data)
        self._protokoll.notera(vad, data, ska=False, vi=vi, go=go, skriptet=skriptet)

    def _loggen(self, vad: str, rader: Sequence[bytes], *, ska: bool) -> None:
        nr = next(self._nr)
        logg = p.sparad(self._mapp, f"{nr}.jsonl", b"".join(rad + b"\n" for rad in rader))
        done = inside("--liggare", self._mapp / f"{nr}.db", "importera", logg, "--ja")
        assert done.code in {0, 4, 5}, done
        self._protokoll.notera(
            vad, logg.read_bytes(), ska=ska, vi=done.code == 0, granska=granskas(logg) == 0,
            go=kor(self._program, "logg", logg).godkand,
        )  # fmt: skip

    def _go(self, fil: Fil) -> bool:
        forra = [p.sparad(self._mapp, "forra", fil.forra)] if fil.slag == "utvidgning" else []
        data = p.sparad(self._mapp, "fil", fil.data)
        return kor(self._program, fil.slag, data, *forra, self._nycklar).godkand

    def _skriptet(self, data: bytes) -> bool:
        fil = p.sparad(self._mapp, "fil", data)
        return kor("bash", HAR / "kontrollera_bevis.sh", fil, self._nycklar).godkand
