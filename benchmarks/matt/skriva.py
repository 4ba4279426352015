"""Rows of recording: ``registrera`` in a long history, a warm decision, ``importera`` of costs."""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING, Any

from benchmarks.matt import korning
from benchmarks.matt.forlaga import (
    LITENPOTT,
    NAMND,
    STOR,
    insats,
    kostnad,
    som_text,
    steg,
    verb,
)
from benchmarks.matt.korning import Rad, Steg, kor, median, varva
from benchmarks.matt.program import VANTAR
from domain.deciding.outcome import Rejected
from domain.deciding.parsing import parse_command
from ledger import store
from ledger.recording.ledger import Ledger
from ledger.store.sqlite.schema import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.matt.forlaga import Forlaga

VARMA = 200  # decisions
_MEST = 100_000  # costs of an import, in the full form


def rader(forlaga: Forlaga, par: int) -> Iterator[Rad]:
    """Measure it in copies of the ledger, and yield the rows."""
    liggare = forlaga.kopia(forlaga.liggare, "skrivs")
    yield from _registreras(forlaga, liggare, korning.FLER * par)
    yield _varm(liggare, forlaga.mapp / "ra.db")
    yield from _importeras(forlaga, par)


def _registreras(forlaga: Forlaga, liggare: Path, par: int) -> Iterator[Rad]:
    """Yield what a command takes in a pott of many events, and how long others wait for it."""
    miljo = forlaga.miljo(liggare)
    med = {pott: insats(liggare, pott) for pott in (STOR, LITENPOTT)}
    antal = {pott: _langd(liggare, pott) for pott in med}
    forst = kor(steg(liggare, *_argv(STOR, med[STOR], "forst")), miljo)
    took: dict[str, list[Any]] = {STOR: [], LITENPOTT: []}
    for nr in range(par):
        for pott, one in med.items():
            took[pott].append(kor(steg(liggare, *_argv(pott, one, f"mat{nr}")), miljo))
    stor, liten = (median(one.cpu for one in took[pott]) for pott in med)
    mer = {
        "seconds": stor,
        "floor_seconds": liten,
        "earlier_events": antal[STOR],
        "floor_earlier_events": antal[LITENPOTT],
        "first_seconds": forst.cpu,
        "mib": max(one.mib for one in took[STOR]),
    }
    ratio = median(a.cpu / b.cpu for a, b in zip(took[STOR], took[LITENPOTT], strict=True))
    yield Rad("registrera i en pott med många händelser / med få", ratio, 1.2, mer=mer)
    ut = forlaga.mapp / "vantat.txt"
    waits: dict[str, list[float]] = {STOR: [], LITENPOTT: []}
    for nr in range(par):
        for pott, one in med.items():
            argv = (verb(), "--liggare", str(liggare), *_argv(pott, one, f"vant{nr}"))
            kor(Steg((sys.executable, "-c", VANTAR, liggare, *argv), ut=ut), miljo)
            waits[pott].append(1000 * float(ut.read_text("utf-8")))
    mer = {"median_ms": median(waits[STOR]), "floor_ms": max(waits[LITENPOTT])}
    yield Rad("en annan skrivare väntar på registrera, ms", max(waits[STOR]), 50, mer=mer)


def _argv(pott: str, av: str, namn: str) -> list[str]:
    """Return a cost as one types it, on a voucher of its own."""
    told = f"registrera forbrukning --pott {pott} --datum 2024-12-30 --namnd {NAMND}".split()
    what = ["--avser", f"faktura {namn}", "--insats", av, "--period", "2024-12", "--konto", "4010"]
    return [*told, *what, "--belopp", "12,50", "--verifikat", f"{namn}:{pott}"]


def _langd(liggare: Path, pott: str) -> int:
    with store.open(liggare).reading() as reading:
        return sum(1 for _ in reading.rows(stream=f"pott/{pott}"))


def _varm(liggare: Path, vid_sidan: Path) -> Rad:
    """Return how a durable decision compares with a raw insert and commit of as many bytes.

    Both with the pragmas of a ledger and in turn, in this process, by the clock on the wall: what
    is durable waits for the disk.
    """
    av, ledger = insats(liggare, STOR), Ledger(liggare)
    pairs = []
    with closing(ledger), closing(_raw(vid_sidan)) as raw:
        for nr in range(VARMA + 1):
            command = parse_command(kostnad(STOR, "varm", nr, av))
            began = time.perf_counter()
            outcome = ledger.record(command, "EK-01")
            own = time.perf_counter() - began
            assert not isinstance(outcome, Rejected), outcome
            data = os.urandom(700)
            began = time.perf_counter()
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("INSERT INTO handelse VALUES (?, ?)", (nr, data))
            raw.execute("COMMIT")
            pairs.append((own, time.perf_counter() - began))
    ours, theirs = (median(one[i] for one in pairs[1:]) for i in (0, 1))
    mer = {"ms": 1000 * ours, "raw_ms": 1000 * theirs}
    value = median(raw_took / own for own, raw_took in pairs[1:])
    namn = "ett varmt beslut, hur stor del av farten hos rå insert + commit"
    return Rad(namn, value, 0.5, minst=True, mer=mer)


def _raw(path: Path) -> sqlite3.Connection:
    path.unlink(missing_ok=True)
    conn = sqlite3.connect(path, isolation_level=None)
    for name, value in SETTINGS:
        conn.execute(f"PRAGMA {name} = {value}")
    conn.execute("CREATE TABLE handelse (nr INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT")
    return conn


def _importeras(forlaga: Forlaga, par: int) -> Iterator[Rad]:
    """Yield how many costs are imported in a second, in what memory, and if it stays so."""
    manga = min(_MEST, forlaga.antal // 10)
    av = insats(forlaga.liten, STOR)
    liggare = forlaga.mapp / "import.db"
    kommandon = {}
    for namn, antal in (("alla", manga), ("tiondel", max(1, manga // 10)), ("en", 1)):
        fil = forlaga.mapp / f"{namn}.jsonl"
        costs = [kostnad(STOR, "imp", nr, av) for nr in range(antal)]
        fil.write_text(som_text(costs), encoding="utf-8")
        kommandon[namn] = steg(
            liggare, "importera", fil, "--ja", fore=lambda: forlaga.kopia(forlaga.liten, "import")
        )
    varv = varva(kommandon, par, forlaga.miljo(liggare))
    rate = median(manga / one.cpu for one in varv["alla"])
    wall = median(manga / one.tid for one in varv["alla"])
    mer = {"costs": manga, "wall_rate": wall, "start_seconds": median(o.cpu for o in varv["en"])}
    yield Rad("importera, kostnader per processorsekund", rate, 2500, minst=True, mer=mer)
    yield Rad("importera, MiB", max(one.mib for one in varv["alla"]), 64)
    per = {
        namn: [
            (one.cpu - start.cpu) / antal for one, start in zip(varv[namn], varv["en"], strict=True)
        ]
        for namn, antal in (("alla", manga), ("tiondel", max(1, manga // 10)))
    }
    growth = median(a / b for a, b in zip(per["alla"], per["tiondel"], strict=True))
    yield Rad("importera per kostnad, mot en tiondel så många", growth, 1.1, mer={"costs": manga})
