"""A small ledger to do things to: its commands, its raw bytes, and a way past its guards."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any

from domain.commands import Attestera
from domain.deciding.parsing import parse_command, parse_json
from ledger.recording.ledger import Ledger, create
from tests.oppning import oppning

if TYPE_CHECKING:
    from pathlib import Path

    from domain.commands import Command
    from ledger.recording.batch import Batch

AKTOR = "EK-01"
ATTESTANT = "AT-01"  # who attests in the demo's example
TABLES = ("handelse", "sigill", "kommando", "sokord")
FORSTA = (
    {"kommando": "RegistreraOrgan", "kod": "SOS", "namn": "Socialstyrelsen", "slag": "myndighet"},
    {"kommando": "RegistreraOrgan", "kod": "KUN", "namn": "Kulturnämnden", "slag": "namnd"},
    {
        "kommando": "UpprattaPott",
        "pott": "SOC-2022",
        "kalla": "statsbidrag",
        "givare": "SOS",
        "program": "prov",
        "bidragsar": 2022,
        "andamal": "prov",
        "nyttjas_from": "2022-01-01",
        "nyttjas_tom": "2023-12-31",
        "engangsmedel": True,
    },
)
FORSTA_NR = 1 + len(FORSTA)
"""The number of the first event that a test records: the opening and FORSTA come before."""


class Klocka:
    """A clock that shows what it is set to, and stands still."""

    def __init__(self) -> None:
        self.nu = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.nu

    def flytta(self, **delta: float) -> None:
        self.nu += timedelta(**delta)


def kommando(stated: dict[str, Any]) -> Command:
    """Return a command, with what a test does not care about filled in."""
    return parse_command({"datum": "2022-02-01", "avser": "prov"} | stated)


def organ(id_: str, kod: str = "", **more: Any) -> Command:
    """Return a command that gives one event without a liggarnummer."""
    named = {"kod": kod or id_.upper(), "namn": kod or id_, "slag": "namnd"}
    return kommando({"kommando": "RegistreraOrgan", "id": id_, **named, **more})


def tilldelning(id_: str, ore: int = 100, **more: Any) -> Command:
    """Return a command that gives one event with a liggarnummer; each id is a point of its own."""
    beslut = {"organ": "SOS", "datum": "2022-02-01", "diarienummer": "STK-2022-1", "paragraf": 1}
    stated = {"kommando": "RegistreraTilldelning", "pott": "SOC-2022"}
    stated |= {"beslut": beslut | {"punkt": id_}}
    return kommando({"id": id_, **stated, "belopp_ore": ore, **more})


def utfall(id_: str, ore: int = 100, **more: Any) -> Command:
    """Return a command that gives two events with liggarnummer: there is no money to spend."""
    stated = {"kommando": "RedovisaForbrukning", "pott": "SOC-2022", "insats": "prov"}
    stated["verifikat"] = f"V {id_}"
    return kommando({"id": id_, **stated, "namnd": "KUN", "belopp_ore": ore, **more})


def nekad(id_: str) -> Command:
    """Return a command that R2 refuses: more than is granted."""
    stated = {"kommando": "RekvireraStatsbidrag", "pott": "SOC-2022", "rekvisition": "R1"}
    return kommando({"id": id_, **stated, "belopp_ore": 10**12})


def ny(file: Path) -> Ledger:
    """Return a new ledger with a pott, open."""
    ledger = create(file, oppning(), AKTOR)
    with ledger.batch(AKTOR) as batch:
        lagg_upp(batch)
    return ledger


def oppen(file: Path) -> closing[Ledger]:
    """Lend a ledger to record in."""
    return closing(Ledger(file))


def lagg_upp(batch: Batch) -> None:
    for n, stated in enumerate(FORSTA):
        batch.record(kommando({"id": f"forst-{n}", **stated}))


def commands(path: Path) -> list[Command]:
    """Return the commands of a file."""
    return [parse_command(parse_json(line)) for line in path.read_text("utf-8").splitlines()]


def aktor(command: Command) -> str:
    """Return who records a command of our data: the example's attests are another's."""
    own = isinstance(command, Attestera) and command.id.startswith("ex-")
    return ATTESTANT if own else AKTOR


def las_in(ledger: Ledger, *paths: Path) -> None:
    """Record every command of some files; what the rules refuse leaves no trace."""
    for who, run in groupby((one for path in paths for one in commands(path)), aktor):
        with ledger.batch(who) as batch:
            for command in run:
                batch.record(command)


def rows(path: Path, sql: str, *values: Any) -> list[Any]:
    """Return what a statement finds, read by somebody who knows nothing of us."""
    with closing(sqlite3.connect(path)) as conn:
        return conn.execute(sql, values).fetchall()


def content(path: Path) -> dict[str, list[Any]]:
    """Return every row of every table."""
    return {name: rows(path, f"SELECT * FROM {name} ORDER BY 1, 2") for name in TABLES}  # noqa: S608


def stored(path: Path) -> list[dict[str, Any]]:
    """Return the stored data of every event."""
    return [json.loads(data) for (data,) in rows(path, "SELECT data FROM handelse ORDER BY nr")]


def forfalska(path: Path, sql: str, *values: Any) -> None:
    """Change a ledger as its file's owner can: without the guards, which come back after."""
    with closing(sqlite3.connect(path)) as conn, conn:
        guards = conn.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        guards = guards.fetchall()
        for name, _ in guards:
            conn.execute(f"DROP TRIGGER {name}")
        conn.execute(sql, values)
        for _, guard in guards:
            conn.execute(guard)
