"""What the fast verification is certain of, and what it leaves to the whole one."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest

from ledger import verification
from ledger.errors import Damaged
from ledger.recording.ledger import Ledger
from ledger.recording.receipt import Receipt
from ledger.store.sqlite.head import connect
from ledger.verification import How, Outside, fast
from ledger.verification.fast import meaning, tables
from tests.ledger import angrepp, bok

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ALLT = fast.Held()


def certain(path: Path, held: fast.Held = ALLT, *, means: bool = True) -> bool:
    """Tell whether the fast verification is certain of a file."""
    with closing(connect(path)) as conn, conn.snapshot():
        return (
            fast.if_certain(conn, held, lambda _: None, fast.ALL if means else fast.BYTES)
            is not None
        )


def test_it_is_certain_of_a_ledger_that_nobody_has_touched(tretton: Path) -> None:
    assert certain(tretton)
    assert certain(tretton, means=False)


def test_the_outcome_is_the_same_as_of_the_whole_verification(tretton: Path) -> None:
    held = Outside((angrepp.checkpoint(tretton, 13, 2**33),), BytesIO(angrepp.leaves(tretton)))
    quick = angrepp.outcome(tretton, held)
    with patch.object(verification, "if_certain", lambda *_, **__: pytest.fail("not asked for")):
        whole = angrepp.outcome(tretton, held, thorough=True)

    assert quick._replace(certain=None) == whole._replace(found=quick.found)
    assert quick.found.total == whole.found.total == 0


def test_what_is_certain_is_not_held_once_more(tretton: Path) -> None:
    with patch.object(verification.Sealed, "check", lambda *_: pytest.fail("held again")):
        assert angrepp.outcome(tretton, thorough=False).size == 13
        assert angrepp.outcome(tretton, replay=False).size == 13


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE handelse SET data = CAST(replace(data, 'prov', 'prav') AS BLOB) WHERE nr = 5",
        "UPDATE sigill SET noder = zeroblob(32) WHERE nr = 4",
        "DELETE FROM sigill WHERE nr = 12",
        "INSERT INTO sigill VALUES (13, zeroblob(32))",
        "INSERT INTO sigill VALUES (-1, zeroblob(32))",
        "DELETE FROM handelse WHERE nr = 12",
        "DELETE FROM handelse WHERE nr = 3",
    ],
)
def test_it_is_not_certain_of_bytes_that_no_seal_vouches_for(tretton: Path, change: str) -> None:
    with angrepp.unguarded(tretton) as conn:
        conn.execute(change)

    assert not certain(tretton)
    assert not certain(tretton, means=False)


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM kommando WHERE forsta_nr = 5",
        "UPDATE kommando SET sista_nr = 6 WHERE forsta_nr = 5",
        "INSERT INTO kommando VALUES ('hittat-på', 5, 5)",
        "DELETE FROM sokord WHERE nr = 5",
        "UPDATE sokord SET nr = 6 WHERE rowid IN (SELECT rowid FROM sokord WHERE nr = 5)",
        "INSERT INTO sokord VALUES ('verifikat', 'hittat på', 5)",
        "INSERT INTO sokord VALUES ('verifikat', 'hittat på', 99)",
        "UPDATE handelse SET ar = 2023 WHERE nr = (SELECT MAX(nr) FROM handelse WHERE ar)",
        "UPDATE handelse SET lopnummer = 99 WHERE nr = (SELECT MAX(nr) FROM handelse WHERE ar)",
    ],
)
def test_it_is_not_certain_of_tables_that_are_others_than_the_events_give(
    tretton: Path, change: str
) -> None:
    with angrepp.unguarded(tretton) as conn:
        if "rowid" in change:
            change = "UPDATE sokord SET nr = 6 WHERE nr = 5"
        conn.execute(change)

    assert not certain(tretton)
    assert certain(tretton, means=False)


@pytest.mark.parametrize("seed", ["0", "17", "4294967295"])
def test_it_is_not_certain_where_the_hashes_of_python_are_no_secret(
    tretton: Path, seed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHASHSEED", seed)
    assert not certain(tretton)
    assert certain(tretton, means=False)
    assert angrepp.outcome(tretton).found.total == 0  # the whole verification is asked


@pytest.mark.parametrize(
    "held",
    [
        lambda path: fast.Held((angrepp.checkpoint(path, 13).checkpoint._replace(root=bytes(32)),)),
        lambda path: fast.Held((angrepp.checkpoint(path, 13).checkpoint._replace(size=14),)),
        lambda path: fast.Held((angrepp.checkpoint(path, 7).checkpoint._replace(root=bytes(32)),)),
    ],
    ids=["annan rot", "längre", "annan rot inuti"],
)
def test_it_is_not_certain_of_a_log_that_a_checkpoint_contradicts(
    tretton: Path, held: Callable[[Path], fast.Held]
) -> None:
    assert not certain(tretton, held(tretton))


def test_it_holds_the_log_to_every_checkpoint_and_the_list_of_leaves(tretton: Path) -> None:
    points = [angrepp.checkpoint(tretton, size).checkpoint for size in range(1, 14)]
    assert certain(tretton, fast.Held(points))

    leaves = angrepp.leaves(tretton)
    for kept, so in ((leaves, True), (leaves[:-32], True), (leaves + bytes(32), False)):
        found = verification.Findings(1)
        listed = verification.LeafList(BytesIO(kept), found)
        assert certain(tretton, fast.Held(leaves=listed)) is so
    listed = verification.LeafList(BytesIO(bytes(32) + leaves[32:]), verification.Findings(1))
    assert not certain(tretton, fast.Held(leaves=listed))


def test_rows_that_cannot_be_searched_make_it_unsure(tretton: Path) -> None:
    """The same rows in the other order: each is there when all are read, and is never found."""
    with angrepp.unguarded(tretton) as conn:
        rows = conn.execute("SELECT * FROM sokord").fetchall()
        conn.execute("DELETE FROM sokord")
    with _otherwise(tretton, "nyckel, nr)", "nyckel DESC, nr DESC)") as conn:
        conn.executemany("INSERT INTO sokord VALUES (?, ?, ?)", rows)

    assert not certain(tretton)
    with closing(connect(tretton)) as conn, pytest.raises(Damaged):
        verification.hold_to_seals(conn, lambda _: None, replay=True)


def test_texts_that_are_numbers_make_it_unsure(tretton: Path) -> None:
    with closing(Ledger(tretton, rules=())) as ledger:
        stated = _cost("4711", 100, id="4712")
        assert isinstance(ledger.record(bok.kommando(stated), bok.AKTOR), Receipt)
    with angrepp.unguarded(tretton) as conn:
        rows = conn.execute("SELECT * FROM kommando WHERE id <> '4712'").fetchall()
        (row,) = conn.execute("SELECT * FROM kommando WHERE id = '4712'").fetchall()
        conn.execute("DELETE FROM kommando")
    with _otherwise(tretton, "id TEXT", "id ANY", "kommando") as conn:
        conn.executemany("INSERT INTO kommando VALUES (?, ?, ?)", [(4712, *row[1:]), *rows])

    assert not certain(tretton)
    with closing(connect(tretton)) as conn, pytest.raises(Damaged):
        verification.hold_to_seals(conn, lambda _: None, replay=True)


@contextmanager
def _otherwise(
    path: Path, stated: str, other: str, table: str = "sokord"
) -> Iterator[sqlite3.Connection]:
    """Lend a ledger whose table is declared otherwise, until it is given back."""
    with angrepp.unguarded(path) as conn:
        _declare(conn, table, stated, other)
    with angrepp.unguarded(path) as conn:
        yield conn
    with angrepp.unguarded(path) as conn:
        _declare(conn, table, other, stated)


def _declare(conn: sqlite3.Connection, table: str, stated: str, other: str) -> None:
    conn.execute("PRAGMA writable_schema = 1")
    sql = "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = ?"
    conn.execute(sql, (stated, other, table))


def _cost(verifikat: str, belopp_ore: int, **more: Any) -> dict[str, Any]:
    return {
        "kommando": "RedovisaForbrukning", "pott": "SOC-2022", "namnd": "KUN",
        "belopp_ore": belopp_ore, "verifikat": verifikat, "datum": "2022-05-01", "avser": "kostnad",
        **more,
    }  # fmt: skip


def test_vouchers_that_several_claim_are_held_together(tretton: Path) -> None:
    """Two costs within one row of the books, then one more than it holds, sealed as it is."""
    with closing(Ledger(tretton, rules=())) as ledger:
        for n, ore in enumerate((60, 40)):
            stated = _cost("V-1", ore, verifikat_belopp_ore=100, id=f"k{n}", avser=f"kostnad {n}")
            assert isinstance(ledger.record(bok.kommando(stated), bok.AKTOR), Receipt)
    assert certain(tretton)
    with angrepp.unguarded(tretton) as conn:
        (nr,) = conn.execute("SELECT forsta_nr FROM kommando WHERE id = 'k1'").fetchone()
        angrepp.edit(conn, nr, verifikat_belopp_ore=100, belopp_ore=41)
        angrepp.reseal(conn)
    shared = patch.object(tables.Tables, "end", lambda own: own._reading.shared("verifikat"))
    with shared, patch.object(meaning.Recheck, "follow", lambda *_: ()):
        assert not certain(tretton)
        with patch.object(fast, "within_its_row"):
            assert certain(tretton)


def test_thorough_says_no_more_and_no_less(tretton: Path) -> None:
    with angrepp.unguarded(tretton) as conn:
        conn.execute("DELETE FROM sokord WHERE nr = 5")
    quick, whole = (angrepp.outcome(tretton, **how) for how in ({}, {"thorough": True}))

    assert quick == whole
    assert quick.found.total
    assert How() == How(replay=True, thorough=False)


@pytest.mark.parametrize("column", ["forsta_nr", "sista_nr"])
def test_a_command_that_points_at_no_number_is_a_finding(tretton: Path, column: str) -> None:
    stated = {"kommando": "RattaHandelse", "pott": "SOC-2022", "skal": "fel", "id": "rattar"}
    with closing(Ledger(tretton, rules=())) as ledger:
        (id_,) = bok.rows(tretton, "SELECT id FROM kommando WHERE forsta_nr = 3")[0]
        answer = ledger.record(bok.kommando({**stated, "avser_id": id_}), bok.AKTOR)
        assert isinstance(answer, Receipt)
    with _otherwise(tretton, f"{column} INTEGER", f"{column} ANY", "kommando") as conn:
        conn.execute(f"UPDATE kommando SET {column} = 'x' WHERE id = ?", (id_,))  # noqa: S608

    found = angrepp.found(tretton)
    assert {slag for _, slag, _ in found} == {"fil", "uppslag"}, found
