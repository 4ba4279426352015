"""Known attacks by way of a ledger file or its folder: none runs, none changes anything (D15)."""

from __future__ import annotations

import json
import re
import sqlite3
import struct
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ledger.audit import immutable
from ledger.store.sqlite.schema import TABLES
from tests.cli.lasverb import contents
from tests.cli.program import Run, environ
from tests.ledger import bok
from tests.ledger.angrepp import edit, unguarded

PLANTERADE = ("json", "click", "grant_helpers", "sitecustomize", "usercustomize", "this", "sqlite3",
              "ledger", "sqlalchemy", "encodings", "pydantic")  # fmt: skip


@pytest.fixture(autouse=True)
def annanstans(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, without patience."""
    monkeypatch.setattr(immutable, "PATIENCE", 0.05)
    folder = tmp_path_factory.mktemp("annanstans")
    monkeypatch.chdir(folder)
    return folder


def _pointing(path: Path) -> None:
    """A hot journal that names another file, which SQLite would delete."""
    kept = path.with_name("viktigt.txt")
    kept.write_text("kvar", "utf-8")
    magic = bytes.fromhex("d9d505f920a163d7")
    name = str(kept).encode()
    end = struct.pack(">I", 0x40000000 // 4096 + 1) + name
    end += struct.pack(">2I", len(name), sum(name)) + magic
    header = magic + struct.pack(">5I", 0, 0, 20, 512, 4096)
    path.with_name(f"{path.name}-journal").write_bytes(header.ljust(512, b"\0") + end)


def _hot(path: Path) -> None:
    path.with_name(f"{path.name}-journal").write_bytes(
        bytes.fromhex("d9d505f920a163d7") + bytes(504)
    )


def _wal(path: Path) -> None:
    path.with_name(f"{path.name}-wal").write_bytes(struct.pack(">8I", 0x377F0682, *range(7)))


def _typ(name: str) -> Callable[[Path], None]:
    def attack(path: Path) -> None:
        bok.forfalska(path, "UPDATE handelse SET typ = ? WHERE nr = 60", name)

    return attack


def _planted(path: Path) -> None:
    path.with_name("grant_helpers.py").write_text("raise SystemExit(99)\n", "utf-8")
    _typ("grant_helpers:Event/1")(path)


def _data(change: Callable[[dict[str, Any]], Any]) -> Callable[[Path], None]:
    def attack(path: Path) -> None:
        data = bok.stored(path)[60]
        raw = change(data)
        stored = raw if isinstance(raw, bytes) else json.dumps(data).encode()
        bok.forfalska(path, "UPDATE handelse SET data = ? WHERE nr = 60", stored)

    return attack


def _schema(*statements: str) -> Callable[[Path], None]:
    def attack(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as conn:
            for statement in statements:
                conn.execute(statement)

    return attack


def _loose(path: Path) -> None:
    """A value that STRICT forbids, under a schema that is put back to the letter."""
    rewritten = "UPDATE sqlite_master SET sql = ? WHERE name = 'handelse'"
    for sql in (TABLES[0].replace(") STRICT", ")"), None, TABLES[0]):
        if sql is None:
            bok.forfalska(path, "UPDATE handelse SET aggregat = x'ff' WHERE nr = 60")
            continue
        with closing(sqlite3.connect(path)) as conn, conn:
            conn.execute("PRAGMA writable_schema = 1")
            conn.execute(rewritten, (sql,))


KANDA: dict[str, Callable[[Path], None]] = {
    "typen är en modul": _typ("this:s"),
    "typen är ett systemanrop": _typ("os:system/1"),
    "typen är en modul bredvid liggaren": _planted,
    "originator_topic i innehållet": _data(lambda d: d.update(originator_topic="this:s")),
    "topic för en ögonblicksbild": _data(
        lambda d: d.update(topic="grant_helpers:Event", state={"topic": "this:s"})
    ),
    "djup JSON": _data(lambda _: b"[" * 200_000),
    "djupt objekt": _data(lambda _: b'{"a":' * 50_000 + b"1" + b"}" * 50_000),
    "ett tal med hundratusen siffror": _data(lambda _: b'{"belopp_ore":' + b"9" * 100_000 + b"}"),
    "ett oändligt tal": _data(lambda _: b'{"belopp_ore":1e999}'),
    "UTF-32": _data(lambda d: json.dumps(d).encode("utf-32-be")),
    "en vy i en tabells ställe": _schema(
        *(f"DROP TRIGGER sokord_{t}" for t in ("andras_ej", "tas_ej_bort", "ersatts_ej")),
        "ALTER TABLE sokord RENAME TO gamla",
        "CREATE VIEW sokord AS SELECT 'kommando' AS slag, 'x' AS nyckel, 1 AS nr",
    ),
    "en utlösare till": _schema(
        "CREATE TRIGGER t AFTER INSERT ON kommando BEGIN DELETE FROM sokord; END"
    ),
    "en räknad kolumn": _schema("ALTER TABLE sokord ADD COLUMN x INT AS (nr) VIRTUAL"),
    "en ström som inte är text": _loose,
    "en journal som pekar på en annan fil": _pointing,
    "en het journal": _hot,
    "en wal bredvid": _wal,
}  # fmt: skip


@pytest.mark.parametrize("attack", KANDA.values(), ids=KANDA)
def test_known_attacks_are_refused_and_leave_everything_as_it_was(
    avtal: Path, run: Run, annanstans: Path, attack: Callable[[Path], None]
) -> None:
    attack(avtal)
    before, loaded = contents(avtal.parent), set(sys.modules)
    run("--revisor", "regler")  # loads what it loads

    for args in (("saldo",), ("handelser",), ("avvikelser",), ("bevaka",)):
        done = run("--revisor", *args)
        assert (done.code, done.out) == (6, b""), done.words
        assert done.words.startswith("Fel: ")
    assert run("--revisor", "verifiera").code == 6
    for args in (("handelse", "60"), ("exportera", "logg")):
        assert run("--revisor", *args).code in {0, 6}

    assert contents(avtal.parent) == before
    assert not {"this", "grant_helpers"} & (set(sys.modules) - loaded)
    assert contents(annanstans) == {}


@pytest.mark.parametrize("form", ["tabell", "json", "jsonl"])
def test_an_event_that_differs_from_its_seal_is_shown_and_told(
    avtal: Path, run: Run, form: str
) -> None:
    shown = run("handelse", "30", "-f", form)
    with unguarded(avtal) as conn:
        edit(conn, 30, handelsedatum="2021-12-31")

    done = run("handelse", "30", "-f", form)

    assert shown.code == 0
    assert done.code == 6
    assert done.out
    assert "stämmer inte med sigillet" in done.words


@pytest.mark.parametrize("form", ["tabell", "json"])
def test_an_event_is_shown_when_the_root_of_the_log_cannot_be_told(
    avtal: Path, run: Run, form: str
) -> None:
    shown = run("handelse", "30", "-f", form)
    nr = run("handelse", "30", "-f", "json").json["per"]["handelse"]
    with unguarded(avtal) as conn:
        conn.execute("DELETE FROM sigill WHERE nr = ?", (nr,))

    done = run("handelse", "30", "-f", form)

    assert done.code == run("saldo").code == 6
    assert f"sigillet för händelse {nr} saknas" in done.words
    if form == "json":
        unrooted = shown.json["per"] | {"rot": None}
        assert done.json == shown.json | {"per": unrooted}
    else:
        whole = re.compile(rf"(Till och med händelse {nr}), rot [0-9a-f]{{8}}\.\n\Z")
        assert done.text == whole.sub(r"\1.\n", shown.text) != shown.text


@pytest.mark.parametrize("attack", KANDA.values(), ids=KANDA)
def test_known_attacks_run_nothing_for_others_either(
    avtal: Path, run: Run, attack: Callable[[Path], None]
) -> None:
    attack(avtal)
    kept = contents(avtal.parent)
    for name in ("liggare.db", "liggare.db-journal"):  # what a crash left may be rolled back
        kept.pop(name, None)

    done = run("saldo")

    after = contents(avtal.parent)
    assert {name: after[name] for name in kept} == kept
    assert set(after) <= {*kept, "liggare.db", "liggare.db-journal", "liggare.lasmodell.db"}
    assert done.code == (0 if attack is _hot else 6), done.words


@pytest.mark.parametrize("revisor", [(), ("--revisor",)], ids=["", "revisor"])
@pytest.mark.parametrize("how", ["liggare", "python -m cli.main"])
def test_modules_in_the_current_folder_are_never_imported(
    avtal: Path, annanstans: Path, how: str, revisor: tuple[str, ...]
) -> None:
    _planted(avtal)
    for folder in (annanstans, avtal.parent):
        for name in PLANTERADE:
            (folder / f"{name}.py").write_text("open('spår', 'w').close()\n", "utf-8")
    program = (
        [Path(sys.executable).with_name("liggare")]
        if how == "liggare"
        else [sys.executable, "-m", "cli.main"]
    )
    for folder in (annanstans, avtal.parent):
        before = contents(folder)
        done = subprocess.run(
            [*program, "--liggare", avtal, *revisor, "handelse", "3"],
            cwd=folder, env=environ(None), capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert b"OrganRegistrerat" in done.stdout
        assert contents(folder) == before
