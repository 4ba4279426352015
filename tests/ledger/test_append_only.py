"""Only additions are possible, also for whoever writes SQL on a connection of their own."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ledger.recording.ledger import Ledger
from tests.ledger import bok

ATTACKER = {
    "handelse": [
        "UPDATE handelse SET data = x'7b7d' WHERE nr = 1",
        "UPDATE handelse SET nr = 99 WHERE nr = 1",
        "UPDATE OR REPLACE handelse SET nr = 2 WHERE nr = 1",
        "UPDATE OR IGNORE handelse SET lopnummer = 7 WHERE ar = 2022",
        "DELETE FROM handelse WHERE nr = (SELECT MAX(nr) FROM handelse)",
        "DELETE FROM handelse",
        "INSERT OR REPLACE INTO handelse VALUES (1, 'ny', 1, 'X/1', x'00', NULL, NULL)",
        "REPLACE INTO handelse VALUES (1, 'ny', 1, 'X/1', x'00', NULL, NULL)",
        (
            "INSERT OR REPLACE INTO handelse SELECT 99, aggregat, version, typ, data, NULL, NULL"
            " FROM handelse WHERE nr = 1"
        ),
        (
            "INSERT OR REPLACE INTO handelse SELECT NULL, aggregat, version, typ, data, NULL, NULL"
            " FROM handelse WHERE nr = 1"
        ),
        (
            "INSERT OR REPLACE INTO handelse SELECT 99, 'ny', 1, typ, data, ar, lopnummer"
            " FROM handelse WHERE lopnummer = 1"
        ),
        (
            "INSERT INTO handelse VALUES (1, 'ny', 1, 'X/1', x'00', NULL, NULL)"
            " ON CONFLICT (nr) DO UPDATE SET data = x'00'"
        ),
        (
            "INSERT INTO handelse SELECT 99, aggregat, version, typ, data, NULL, NULL FROM handelse"
            " WHERE nr = 1 ON CONFLICT (aggregat, version) DO UPDATE SET data = x'00'"
        ),
        (
            "INSERT INTO handelse SELECT 99, 'ny', 1, typ, data, ar, lopnummer FROM handelse"
            " WHERE lopnummer = 1 ON CONFLICT (ar, lopnummer) DO UPDATE SET data = x'00'"
        ),
    ],
    "sigill": [
        "UPDATE sigill SET noder = x'00' WHERE nr = 1",
        "UPDATE sigill SET nr = 99 WHERE nr = 1",
        "UPDATE OR REPLACE sigill SET nr = 2 WHERE nr = 1",
        "DELETE FROM sigill WHERE nr = (SELECT MAX(nr) FROM sigill)",
        "DELETE FROM sigill",
        "INSERT OR REPLACE INTO sigill VALUES (1, x'00')",
        "REPLACE INTO sigill VALUES (1, x'00')",
        "INSERT INTO sigill VALUES (1, x'00') ON CONFLICT (nr) DO UPDATE SET noder = x'00'",
        "INSERT INTO sigill VALUES (1000000, x'00')",
        "INSERT INTO sigill VALUES (-1, x'00')",
    ],
    "kommando": [
        "UPDATE kommando SET sista_nr = 9 WHERE id = 'forst-0'",
        "UPDATE OR REPLACE kommando SET id = 'forst-1' WHERE id = 'forst-0'",
        "DELETE FROM kommando WHERE id = 'forst-0'",
        "DELETE FROM kommando",
        "INSERT OR REPLACE INTO kommando VALUES ('forst-0', 9, 9)",
        "REPLACE INTO kommando VALUES ('forst-0', 9, 9)",
        (
            "INSERT INTO kommando VALUES ('forst-0', 9, 9)"
            " ON CONFLICT (id) DO UPDATE SET forsta_nr = 9"
        ),
    ],
    "sokord": [
        "UPDATE sokord SET nr = 99 WHERE slag = 'pott'",
        "UPDATE OR REPLACE sokord SET slag = 'pottnamn' WHERE slag = 'pott'",
        "DELETE FROM sokord WHERE slag = 'pott'",
        "DELETE FROM sokord",
        "INSERT OR REPLACE INTO sokord SELECT * FROM sokord WHERE slag = 'pott'",
        "REPLACE INTO sokord SELECT * FROM sokord WHERE slag = 'pott'",
        (
            "INSERT INTO sokord SELECT * FROM sokord WHERE slag = 'pott'"
            " ON CONFLICT (slag, nyckel, nr) DO UPDATE SET nr = 99"
        ),
    ],
}


@pytest.mark.parametrize("sql", [sql for attacker in ATTACKER.values() for sql in attacker])
def test_what_is_written_is_neither_changed_nor_replaced_nor_removed(
    path: Path, ledger: Ledger, sql: str
) -> None:
    ledger.record(bok.tilldelning("t"), bok.AKTOR)
    before = bok.content(path)

    with (
        closing(sqlite3.connect(path)) as conn,
        pytest.raises(sqlite3.IntegrityError, match="liggaren är oföränderlig"),
    ):
        conn.execute(sql)
    assert bok.content(path) == before


def test_every_table_is_attacked() -> None:
    assert tuple(ATTACKER) == bok.TABLES


def test_a_ledger_holds_its_tables_and_their_guards_and_nothing_else(path: Path) -> None:
    found = bok.rows(path, "SELECT type, name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'")

    tables = {("table", name) for name in bok.TABLES}
    fixed = {f"{t}_{end}" for t in bok.TABLES for end in ("andras_ej", "tas_ej_bort")}
    whole = {f"{t}_ersatts_ej" for t in bok.TABLES if t != "sigill"}  # sigill has no gap to fill
    dense = {f"{t}_utan_lucka" for t in ("handelse", "sigill")}
    assert set(found) == tables | {("trigger", name) for name in fixed | whole | dense}


@pytest.mark.parametrize("nr", [-1, 1_000_000])
def test_an_event_is_never_inserted_before_or_beyond_the_next_number(path: Path, nr: int) -> None:
    insert = "INSERT INTO handelse VALUES (?, 'pott/X', 1, 'X/1', x'7b7d', NULL, NULL)"
    with (
        closing(sqlite3.connect(path)) as conn,
        pytest.raises(sqlite3.IntegrityError, match="oföränderlig"),
    ):
        conn.execute(insert, (nr,))
