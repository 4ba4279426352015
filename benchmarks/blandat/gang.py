"""The order of the workload: four years of potts set up, filled with events and closed."""

from __future__ import annotations

import json
import random
import sqlite3
import uuid
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import application
from benchmarks.blandat import kostnader, ovrigt, pengar
from benchmarks.blandat.potten import Pottgang
from benchmarks.blandat.skrivare import FIRST, LAST, Skrivare
from benchmarks.blandat.staden import (
    AR,
    ATTESTERAR,
    LITEN,
    LITENS_HANDELSER,
    PROGRAM,
    REGISTRERAR,
    beslut,
    som_dag,
)
from domain import commands as c
from domain import events as e
from domain.deciding.parsing import parse_command
from domain.values.beteckning import DOLJ, NYCKEL, SKAPA, UTPLANA
from ledger import store
from ledger.evidence.vkey import ED25519, Vkey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FRO = 2026
_NAMN = "exempel.se/blandad-arbetslast"
_CACHE = 262_144  # KiB: what is found by hashes is put in everywhere
_CHUNK = 10_000  # events in a transaction
_ANTECKNAT = 5_000  # events between two corrections of what left a note
_REGISTER = Path(application.__file__).parent / "data" / "malmo" / "register.jsonl"

ANDELAR: tuple[tuple[float, Callable[[Pottgang], object]], ...] = (
    (75.0, kostnader.utfall),
    (10.0, kostnader.attesteras),
    (2.2, kostnader.krediteras),
    (2.0, kostnader.rattas),
    (0.8, kostnader.om_igen),
    (0.8, kostnader.avraknas),
    (0.1, kostnader.skuldsatts),
    (0.1, kostnader.aterbetalas),
    (1.0, ovrigt.mottas),
    (1.0, ovrigt.avbojs),
    (0.9, ovrigt.provas),
    (0.5, ovrigt.aterlamnas),
    (0.2, ovrigt.fordelning_andras),
    (0.6, ovrigt.insatsen),
    (0.6, ovrigt.redovisningen),
    (0.8, ovrigt.avvikelsen),
    (0.8, ovrigt.utreds),
    (1.0, ovrigt.kompletteras),
    (0.1, ovrigt.sallan),
    (0.4, lambda gang: pengar.askas(gang, gang.nagon())),
    (0.3, lambda gang: ovrigt.arendet(gang.skrivare, gang.rnd)),
)
"""What is done in a pott, and how often compared with the rest."""


def bygg(path: Path, antal: int, fro: int = FRO) -> int:
    """Make a ledger of about so many events, the same for the same seed; returns how many."""
    path.unlink(missing_ok=True)
    with store.drafted(path) as draft:
        place = store.open(draft.path)
        skrivare = Skrivare(antal)
        steg, mer = Gang(skrivare, fro).allt(), True
        while mer:
            with place.writing() as writing:
                assert isinstance(writing, sqlite3.Connection)
                writing.execute(f"PRAGMA cache_size = -{_CACHE}")
                skrivare.borja(writing)
                mer = sum(1 for _ in islice(steg, _CHUNK)) == _CHUNK
        place.close()
        draft.place()
    return skrivare.nr


class Gang:
    """The workload as steps, each a command."""

    def __init__(self, skrivare: Skrivare, fro: int) -> None:
        """Plan nothing; chance decides as it goes on."""
        self.skrivare, self.rnd = skrivare, random.Random(fro)
        self._antecknat = _ANTECKNAT // 3
        self._fro = fro

    def allt(self) -> Iterator[None]:
        """Fill a ledger from its first event to its last, yielding after each command."""
        yield from self._registret()
        forra: list[Pottgang] = []
        for ar in AR:
            slag = (*PROGRAM, *((LITEN,) if ar == AR[-1] else ()))
            nya = [Pottgang(self.skrivare, self.rnd, one, ar) for one in slag]
            for gang in nya:
                yield from pengar.upprattas(gang)
            yield from self._till(datetime(ar, 3, 31, tzinfo=UTC), [*forra, *nya])
            for gang in forra:
                yield from pengar.avslutas(gang)
            if forra:
                yield from self._bokslut(ar - 1)
                yield from self._eget(ar, forra[0].poster[-1].id)
            yield from self._arligen(nya[0])
            yield from self._till(datetime(ar, 12, 31, tzinfo=UTC), nya)
            forra = nya
        yield from self._till(LAST, forra)

    def _till(self, nar: datetime, potter: list[Pottgang]) -> Iterator[None]:
        """Let things happen in some potts until a moment."""
        vikter = [one for one, _ in ANDELAR]
        sista = self.skrivare.planerat * ((nar - FIRST) / (LAST - FIRST))
        while self.skrivare.nr < sista:
            gang = self._nagon(potter)
            before = self.skrivare.nr
            _, gor = self.rnd.choices(ANDELAR, vikter)[0]
            if before > self._antecknat:
                gor = kostnader.antecknat_rattas
            done = gor(gang)
            if hasattr(done, "__next__"):
                yield from done
            elif self.skrivare.nr > before:
                yield
            if gor is kostnader.antecknat_rattas and self.skrivare.nr > before:
                self._antecknat += _ANTECKNAT
            if self.skrivare.nr == before:
                yield from kostnader.utfall(gang)

    def _nagon(self, potter: list[Pottgang]) -> Pottgang:
        """Return a pott, by its share of the events; the little one is soon full."""
        while True:
            gang = self.rnd.choices(potter, [one.slag.andel for one in potter])[0]
            if gang.slag is not LITEN or gang.antal < LITENS_HANDELSER:
                return gang

    def _registret(self) -> Iterator[None]:
        """Open the ledger, and register the organs and those who record and attest."""
        dag = som_dag(FIRST.date().toordinal())
        opening = e.LiggareOppnad(
            handelsedatum=dag,
            kommando_id=SKAPA,
            avser="liggaren öppnas",
            liggare=str(uuid.UUID(int=random.Random(self._fro).getrandbits(128), version=4)),
            ursprung=_NAMN,
            program="bidragsliggaren, blandad arbetslast",
        )
        self.skrivare.anteckna(opening, REGISTRERAR[0])
        for line in _REGISTER.read_text("utf-8").splitlines():
            self.skrivare.registrera(parse_command(json.loads(line)), REGISTRERAR[0])
            yield
        for aktor in (*REGISTRERAR, *ATTESTERAR):
            roll = "attestant" if aktor in ATTESTERAR else "ekonom"
            stated = {"datum": dag, "avser": "aktör", "aktor": aktor, "roll": roll}
            self.skrivare.ge(c.RegistreraAktor, REGISTRERAR[0], **stated)
            yield
        for aktor in ATTESTERAR:
            for slag in ("granskning", "beslut"):
                ratt = {"aktor": aktor, "slag": slag, "giltig_from": dag}
                self.skrivare.ge(c.GeAttestratt, REGISTRERAR[0], datum=dag, avser="rätt", **ratt)
                yield

    def _arligen(self, gang: Pottgang) -> Iterator[None]:
        """Do once a year all that chance leaves out where there are few events."""
        kostnader.skuldsatts(gang)
        yield
        for vad in range(ovrigt.SALLAN):
            ovrigt.sallan(gang, vad)
            yield
            yield from ovrigt.arendet(self.skrivare, self.rnd, vad)

    def _eget(self, ar: int, om: str) -> Iterator[None]:
        """Let the ledger note its own: a new key, a person whose name is hidden, and erased."""
        dag, rnd = som_dag(self.skrivare.dag.toordinal()), self.rnd
        atagande, nyckel = f"{rnd.getrandbits(256):064x}", Vkey(_NAMN, ED25519, rnd.randbytes(32))
        noted: tuple[tuple[type[e.LiggareEvent], str, dict[str, str]], ...] = (
            (e.NyckelBytt, NYCKEL, {"nyckel": str(nyckel)}),
            (e.PersonuppgiftDold, DOLJ, {"avser_id": om, "om": "ombud", "atagande": atagande}),
            (e.PersonuppgiftUtplanad, UTPLANA, {"atagande": atagande, "skal": "gallring"}),
        )
        for slag, forled, falt in noted:
            stated = {"handelsedatum": dag, "kommando_id": f"{forled}{ar}", "avser": "anteckning"}
            self.skrivare.anteckna(slag.model_validate(stated | falt), REGISTRERAR[0])
            yield

    def _bokslut(self, ar: int) -> Iterator[None]:
        """Close the city's books of a year; the second is opened once more, and closed again."""
        dag = som_dag(self.skrivare.dag.toordinal())
        alla = (c.StangRakenskapsar, c.OppnaRakenskapsar, c.StangRakenskapsar)
        for kommando in alla if ar == AR[1] else alla[:1]:
            stated = {"datum": dag, "ar": ar, "beslut": beslut(self.rnd, "KS", dag)}
            sagt = {"avser": f"räkenskapsåret {ar}", "skal": "bokslutet är klart"}
            post = self.skrivare.ge(kommando, self.rnd.choice(REGISTRERAR), **stated, **sagt)
            yield
            attest = {"datum": dag, "avser": "granskningsattest", "slag": "granskning"}
            self.skrivare.ge(c.Attestera, ATTESTERAR[0], post, **attest)
            yield
