"""A ledger file that somebody has prepared is refused, and nothing that is in it is ever run."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ledger.audit import immutable
from ledger.errors import Damaged, NotALedger, Unreadable, Unwritable
from ledger.recording.ledger import Ledger
from ledger.store import reader
from ledger.store.sqlite import head
from ledger.store.sqlite.schema import APPLICATION_ID, GUARDS, USER_VERSION
from tests.ledger import bok

SIST = bok.FORSTA_NR - 1
UPPRATTAD = "UPDATE handelse SET data = CAST('{}' AS BLOB) WHERE nr = 1"
SOKORD = "INSERT INTO sokord VALUES ('kommando', 'smitt', 1)"
INDEX_TILL = (
    "INSERT INTO sqlite_master SELECT type, 'sqlite_autoindex_handelse_3', tbl_name, rootpage,"
    " NULL FROM sqlite_master WHERE name = 'sqlite_autoindex_handelse_2'"
)
SAMMA_SIDOR = (
    "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master"
    " WHERE name = 'kommando') WHERE name = 'sokord'"
)
CHANGES: dict[str, tuple[str, ...]] = {
    "en spärr borta": ("DROP TRIGGER handelse_andras_ej",),
    "numren får ha luckor": ("DROP TRIGGER handelse_utan_lucka",),
    "en spärr som släpper igenom": (
        "DROP TRIGGER handelse_andras_ej",
        "CREATE TRIGGER handelse_andras_ej BEFORE UPDATE ON handelse WHEN 0 BEGIN SELECT 1; END",
    ),
    "en utlösare som skriver om en händelse": (
        "DROP TRIGGER handelse_andras_ej",
        f"CREATE TRIGGER tyst AFTER INSERT ON kommando BEGIN {UPPRATTAD}; END",
    ),
    "en utlösare till": (f"CREATE TRIGGER tyst AFTER INSERT ON kommando BEGIN {SOKORD}; END",),
    "en vy i en tabells ställe": (
        "DROP TABLE sokord",
        "CREATE VIEW sokord AS SELECT 'kommando' AS slag, 'smitt' AS nyckel, nr FROM handelse",
    ),
    "en vy till": ("CREATE VIEW annat AS SELECT * FROM handelse",),
    "en tabell till": ("CREATE TABLE annat (nr INTEGER)",),
    "ett index till": ("CREATE INDEX annat ON handelse (typ)",),
    "en kolumn till": ("ALTER TABLE handelse ADD COLUMN annat TEXT",),
    "en tabell utan sina villkor": (
        "DROP TABLE sokord",
        "CREATE TABLE sokord (slag TEXT, nyckel TEXT, nr INTEGER)",
    ),
    "statistik": ("ANALYZE",),
    "en räknad kolumn": ("ALTER TABLE handelse ADD COLUMN annat INTEGER AS (nr + 1) VIRTUAL",),
    "en virtuell tabell": ("CREATE VIRTUAL TABLE annat USING fts5(a)",),
    "en vy som aldrig tar slut": (
        "CREATE VIEW annat AS WITH c(x) AS (SELECT 1 UNION ALL SELECT x FROM c) SELECT x FROM c",
    ),
    "ett objekt utan text": (
        "PRAGMA writable_schema = 1",
        "UPDATE sqlite_master SET sql = NULL WHERE name = 'handelse_andras_ej'",
    ),
    "ett eget index borta": (
        "PRAGMA writable_schema = 1",
        "DELETE FROM sqlite_master WHERE name = 'sqlite_autoindex_handelse_2'",
    ),
    "ett index utan text till": (
        "PRAGMA writable_schema = 1",
        INDEX_TILL,
    ),
    "en tabells sidor i en annans ställe": (
        "PRAGMA writable_schema = 1",
        SAMMA_SIDOR,
    ),
    "en spärr på fel tabell": (
        "PRAGMA writable_schema = 1",
        "UPDATE sqlite_master SET tbl_name = 'sigill' WHERE name = 'handelse_andras_ej'",
    ),
    "fyrtio vyer": tuple(f"CREATE VIEW v{n} AS SELECT {n}" for n in range(40)),
}


def _prepared(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as conn, conn:
        for statement in statements:
            conn.execute(statement)


def _data(path: Path, nr: int, change: Callable[[dict[str, Any]], Any]) -> None:
    """Put other data where an event's is, as valid JSON."""
    data = bok.stored(path)[nr]
    change(data)
    forged = json.dumps(data, ensure_ascii=False).encode()
    bok.forfalska(path, "UPDATE handelse SET data = ? WHERE nr = ?", forged, nr)


def _not_read(path: Path, what: str) -> None:
    with closing(head.connect(path)) as conn, pytest.raises(Damaged, match=what):
        list(reader.events(conn))


def _not_written_on(path: Path, what: str, **more: Any) -> None:
    before = bok.content(path)
    with closing(Ledger(path, wait=0.2)) as ledger, pytest.raises(Damaged, match=what):
        ledger.record(bok.tilldelning("t", **more), bok.AKTOR)
    assert bok.content(path) == before


def test_the_ledger_is_one_before_it_is_prepared(path: Path) -> None:
    head.connect(path).close()
    with closing(Ledger(path)) as ledger:
        ledger.record(bok.tilldelning("t"), bok.AKTOR)

    assert len(bok.stored(path)) == bok.FORSTA_NR + 1


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_file_with_another_schema_is_no_ledger(path: Path, change: tuple[str, ...]) -> None:
    _prepared(path, *change)
    before = path.read_bytes()

    said = "någon har ändrat filen|går att läsa"  # the latter when SQLite itself refuses it
    with pytest.raises(NotALedger, match=said):
        head.connect(path)
    with pytest.raises(NotALedger, match=said):
        Ledger(path)
    with immutable.auditing(path), pytest.raises(NotALedger, match=said):
        head.connect(path)
    assert path.read_bytes() == before


def test_texts_in_another_encoding_are_no_ledgers(path: Path, tmp_path: Path) -> None:
    new = tmp_path / "ny.db"
    with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(new)) as conn:
        conn.execute("PRAGMA encoding = 'UTF-16le'")
        conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        conn.execute(f"PRAGMA user_version = {USER_VERSION}")
        conn.executescript("\n".join(old.iterdump()))

    with pytest.raises(NotALedger, match="någon har ändrat filen"):
        head.connect(new)


def test_data_in_another_encoding_is_refused_and_no_codec_is_imported(path: Path) -> None:
    sound = json.dumps(bok.stored(path)[SIST])
    first = bok.rows(path, "SELECT data FROM handelse WHERE nr = 0")[0][0]
    for kod in ("utf-16", "utf-32-be", "utf-8-sig"):
        raw = sound.encode(kod)
        bok.forfalska(path, "UPDATE handelse SET data = ? WHERE nr = ?", raw, SIST)
        _not_read(path, "innehållet går inte att läsa")
        bok.forfalska(path, "UPDATE handelse SET data = ? WHERE nr = 0", raw)
        with closing(head.connect(path)) as conn, pytest.raises(NotALedger):
            conn.head()
        bok.forfalska(path, "UPDATE handelse SET data = ? WHERE nr = 0", first)


def test_a_value_larger_than_any_entry_is_not_read_into_memory(path: Path) -> None:
    bok.forfalska(path, "UPDATE handelse SET data = zeroblob(3000000) WHERE nr = ?", SIST)

    with closing(head.connect(path)) as conn, pytest.raises(Unreadable, match="too big"):
        list(reader.events(conn))


@pytest.mark.parametrize("guard", GUARDS, ids=lambda sql: sql.split()[2])
def test_every_guard_must_be_there(path: Path, guard: str) -> None:
    _prepared(path, f"DROP TRIGGER {guard.split()[2]}")

    with pytest.raises(NotALedger):
        Ledger(path)


@pytest.mark.parametrize(
    "data",
    [b"{}", b"[]", b"5", b"null", b'"liggare"', b'{"liggare": 5}', b"", b"\xff\xfe", b"{" * 9],
    ids=ascii,
)
def test_a_ledger_whose_first_event_cannot_be_read_has_no_head(path: Path, data: bytes) -> None:
    bok.forfalska(path, "UPDATE handelse SET data = ? WHERE nr = 0", data)

    with (
        closing(head.connect(path)) as conn,
        pytest.raises(NotALedger, match="första händelse går inte att läsa"),
    ):
        conn.head()


@pytest.mark.parametrize("what", ["", "WHERE nr = 0"])
def test_a_ledger_without_its_first_event_has_no_head(path: Path, what: str) -> None:
    bok.forfalska(path, f"DELETE FROM handelse {what}")  # noqa: S608 - our own

    with (
        closing(head.connect(path)) as conn,
        pytest.raises(NotALedger, match="saknar sin första händelse"),
    ):
        conn.head()


@pytest.mark.parametrize(
    ("nr", "stream", "pott"),
    [
        (SIST, "pott/ANNAN", "ANNAN"),
        (SIST, "register", "SOC-2022"),
        (SIST, "pott/", ""),
        (1, "pott/SOC-2022", ""),
        (1, "liggare", ""),
    ],
)
def test_an_event_in_another_stream_is_refused(path: Path, nr: int, stream: str, pott: str) -> None:
    sql = "UPDATE handelse SET aggregat = ?, version = 9 WHERE nr = ?"
    bok.forfalska(path, sql, stream, nr)
    _not_read(path, rf"händelse {nr} .*hör inte till strömmen")

    if pott:  # the streams that the command reads
        _not_written_on(path, rf"händelse {nr} .*hör inte till strömmen", pott=pott)


@pytest.mark.parametrize("belopp", [100.0, 0.5, -0.0, float("nan"), float("inf")])
def test_a_float_is_refused_also_by_the_writer(path: Path, belopp: float) -> None:
    with closing(Ledger(path)) as ledger:
        ledger.record(bok.tilldelning("forst"), bok.AKTOR)
    _data(path, bok.FORSTA_NR, lambda data: data.update(belopp_ore=belopp))

    _not_read(path, "innehållet går inte att läsa")
    _not_written_on(path, "innehållet går inte att läsa")


@pytest.mark.parametrize("belopp", ["100", None, True, [100], {"ore": 100}])
def test_what_is_no_number_is_refused_by_whoever_reads(path: Path, belopp: Any) -> None:
    with closing(Ledger(path)) as ledger:
        ledger.record(bok.tilldelning("forst"), bok.AKTOR)
    _data(path, bok.FORSTA_NR, lambda data: data.update(belopp_ore=belopp))

    _not_read(path, "innehållet går inte att läsa")


AKTORER = [
    "EK\n01",
    "EK\x1b[31m01",
    "EK\x0001",
    "EK\u202e01",
    "E" * 201,
    "",
    "   ",
    "\u0415\u041a-01",
]


@pytest.mark.parametrize("aktor", AKTORER, ids=lambda aktor: ascii(aktor)[:20])
def test_an_actor_that_no_terminal_should_show_is_refused_when_read(path: Path, aktor: str) -> None:
    _data(path, SIST, lambda data: data.update(registrerad_av=aktor))

    _not_read(path, "innehållet går inte att läsa")
    _not_written_on(path, "innehållet går inte att läsa")


@pytest.mark.parametrize("aktor", AKTORER, ids=lambda aktor: ascii(aktor)[:20])
def test_an_actor_that_no_terminal_should_show_is_never_written(path: Path, aktor: str) -> None:
    before = bok.content(path)

    with closing(Ledger(path)) as ledger:
        with pytest.raises(ValueError, match=r"registrerad_av|aktörs-id|texten|längre än"):
            ledger.record(bok.tilldelning("t"), aktor)
        assert bok.content(path) == before

        ledger.record(bok.tilldelning("t"), bok.AKTOR)
    assert len(bok.stored(path)) == bok.FORSTA_NR + 1


def test_a_ledger_at_the_end_of_time_is_damaged_and_no_bug(path: Path) -> None:
    last = "9999-12-31T23:59:59.999999Z"
    _data(path, SIST, lambda data: data.update(registrerad=last))

    _not_written_on(path, f"senaste tid är {last}")


@pytest.mark.parametrize(
    "registrerad", ["9999-13-31T23:59:59.999999Z", "2026-02-30T00:00:00.000000Z"]
)
def test_a_moment_that_never_was_is_damaged_and_no_bug(path: Path, registrerad: str) -> None:
    _data(path, SIST, lambda data: data.update(registrerad=registrerad))

    _not_read(path, "innehållet går inte att läsa")
    _not_written_on(path, "innehållet går inte att läsa")


def _folder(lock: Path) -> None:
    lock.mkdir()


def _link(lock: Path) -> None:
    lock.symlink_to(lock.with_name("mal"))


@pytest.mark.parametrize("made", [_folder, _link])
def test_a_queue_that_is_something_else_cannot_be_written(
    path: Path, made: Callable[[Path], None]
) -> None:
    before = bok.content(path)
    lock = path.with_name(f"{path.name}.lock")
    lock.unlink(missing_ok=True)
    made(lock)

    with closing(Ledger(path)) as ledger, pytest.raises(Unwritable, match=r"liggare\.db\.lock"):
        ledger.record(bok.tilldelning("t"), bok.AKTOR)
    assert bok.content(path) == before
    assert not path.with_name("mal").exists()
