"""What is measured: ledgers of the mixed workload, its books for others, and working copies."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from benchmarks.blandat.gang import bygg
from benchmarks.blandat.staden import AR, LITEN, NAMNDER, PROGRAM
from benchmarks.blandat.utdata import parquet, skriv
from benchmarks.matt.korning import Steg
from ledger import store
from ledger.format.codec import LedgerMapper, notification
from tests.oberoende.korning import bygg_go, go_saknas

STOR, LITENPOTT = f"{PROGRAM[0].kod}-{AR[-1]}", f"{LITEN.kod}-{AR[-1]}"
"""A pott of the last year with a tenth of all events, and one with a hundred."""

NAMND = NAMNDER[0]
_LITET = 3_000  # events of a small ledger that has all of the workload


@dataclass
class Forlaga:
    """The workload in a folder; whatever is asked for is made then, once."""

    mapp: Path
    antal: int
    fro: int
    duckdb: str | None
    _byggda: dict[int, Path] = field(default_factory=dict)

    @cached_property
    def liggare(self) -> Path:
        """The ledger, read and never written to."""
        return self._byggd("hel", self.antal)

    @cached_property
    def tiondel(self) -> Path:
        """One of a tenth as many events, but never so few that the workload does not fit."""
        return self._byggd("tiondel", max(_LITET, self.antal // 10))

    @cached_property
    def liten(self) -> Path:
        """One of some thousand events, to be copied."""
        return self._byggd("liten", _LITET)

    @cached_property
    def tom(self) -> Path:
        """One with nothing but its opening."""
        path = self.mapp / "tom.db"
        self.liggar("skapa", "--register", "tomt", i=path)
        return path

    @cached_property
    def handelser(self) -> int:
        """How many events the ledger has."""
        return antal_i(self.liggare)

    @cached_property
    def bocker(self) -> dict[str, Any]:
        """The moves for others: journals, a table, and how many transactions they are."""
        return skriv(self.liggare, self.mapp)._asdict()

    @cached_property
    def parquet(self) -> Path | None:
        """The moves as Parquet, if there is a DuckDB."""
        return parquet(self.bocker["tabell"], self.duckdb) if self.duckdb else None

    @cached_property
    def logg(self) -> Path:
        """The exported log."""
        mapp = self.mapp / "logg"
        mapp.mkdir()
        self.liggar("exportera", "logg", "-o", str(mapp), i=self.liggare)
        return mapp / "logg.jsonl"

    @cached_property
    def go(self) -> Path | None:
        """The independent Go program, if Go is here to build it."""
        if go_saknas():
            return None
        mapp = self.mapp / "go"
        mapp.mkdir()
        return bygg_go(mapp)

    def miljo(self, liggare: Path) -> dict[str, str]:
        """Return the environment of a command about a ledger."""
        return os.environ | {
            "LANG": "C.UTF-8",
            "LIGGARE_AKTOR": "EK-01",
            "LIGGARE_URL": str(liggare),
        }

    def liggar(self, *argv: str, i: Path) -> str:
        """Run the product's own command on a ledger; return what it says."""
        done = subprocess.run(
            [verb(), *argv], env=self.miljo(i), capture_output=True, text=True, check=True
        )
        return done.stdout

    def kopia(self, av: Path, namn: str) -> Path:
        """Return a fresh copy of a ledger, to be written to, with nothing of an earlier beside."""
        path = self.mapp / f"{namn}.db"
        for one in self.mapp.glob(f"{namn}.*"):
            one.unlink()
        return Path(shutil.copy(av, path))

    def _byggd(self, namn: str, antal: int) -> Path:
        path = self.mapp / f"{namn}.db"
        if antal in self._byggda:
            return Path(shutil.copy(self._byggda[antal], path))
        bygg(path, antal, self.fro)
        self._byggda[antal] = path
        return path


def verb() -> str:
    """Return the product's command."""
    return shutil.which("liggare") or sys.exit("liggare saknas: kör genom run.py")


def steg(liggare: Path, *argv: str | Path, **mer: Any) -> Steg:
    """Return a command of the product about a ledger."""
    return Steg((verb(), "--liggare", liggare, *argv), **mer)


def erbjuds(val: str, *kommando: str) -> bool:
    """Tell whether a command says in its help that it has an option."""
    done = subprocess.run([verb(), *kommando, "--help"], capture_output=True, text=True, check=True)
    return val in done.stdout.split()


def duckdbs_python(given: str | None) -> str | None:
    """Return a Python that has DuckDB: the one that is given, else this one if it does."""
    here = sys.executable if importlib.util.find_spec("duckdb") else None
    return given or here


def antal_i(liggare: Path) -> int:
    """Return how many events a ledger has."""
    with store.open(liggare).reading() as reading:
        return reading.head().nr + 1


def insats(liggare: Path, pott: str) -> str:
    """Return an insats that a nämnd has money for in a pott, so that a cost of it is no finding."""
    mapper = LedgerMapper()
    with store.open(liggare).reading() as reading:
        for row in reading.rows(stream=f"pott/{pott}"):
            event = mapper.to_own_event(notification(row)).event
            for rad in getattr(event, "rader", ()):
                if rad.namnd == NAMND and rad.insats:
                    return str(rad.insats)
    raise LookupError(pott)


def kostnad(pott: str, namn: str, nr: int, insats: str) -> dict[str, Any]:
    """Return a cost that the rules take, as a command; ``namn`` and ``nr`` make it its own."""
    dag = f"{AR[-1]}-12-{1 + nr % 28:02d}"
    return {
        "kommando": "RedovisaForbrukning",
        "id": f"{namn}-{nr}",
        "pott": pott,
        "datum": dag,
        "avser": "faktura, mätning av fart",
        "namnd": NAMND,
        "belopp_ore": 100,
        "insats": insats,
        "period": dag[:7],
        "verifikat": f"{namn}:{nr}",
        "konto": "4010",
        "exempeldata": True,
    }


def som_text(commands: list[dict[str, Any]]) -> str:
    """Write commands one a line."""
    return "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in commands)
