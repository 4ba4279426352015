"""Each event is sealed in the transaction that writes it, whoever else writes or fails between."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ledger.errors import Damaged
from ledger.evidence import seal, tree
from ledger.recording.ledger import Ledger
from ledger.store.reader import entries
from ledger.store.sqlite.head import connect
from tests.ledger import bok


def seals(path: Path) -> list[tuple[int, bytes]]:
    return bok.rows(path, "SELECT nr, noder FROM sigill ORDER BY nr")


def expected(path: Path) -> list[tuple[int, bytes]]:
    """Return the seals of the entries, appended one by one from an empty tree."""
    frontier = tree.Frontier()
    with closing(connect(path)) as conn:
        return [(nr, frontier.append(tree.leaf_hash(line))) for nr, line in entries(conn)]


def record_two_and_fail(ledger: Ledger) -> None:
    with ledger.batch(bok.AKTOR) as batch:
        batch.record(bok.tilldelning("undone-1"))
        batch.record(bok.tilldelning("undone-2"))
        raise ZeroDivisionError


def test_every_event_is_sealed_as_it_is_written(path: Path, ledger: Ledger) -> None:
    for n in range(20):
        ledger.record(bok.utfall(f"u{n}"), bok.AKTOR)

    assert len(seals(path)) == bok.FORSTA_NR + 40
    assert seals(path) == expected(path)


def test_two_writers_take_turns_with_the_edge_of_the_tree(path: Path, ledger: Ledger) -> None:
    with closing(Ledger(path)) as other:
        for n in range(12):
            (ledger, other)[n % 3 == 0].record(bok.tilldelning(f"t{n}"), bok.AKTOR)

    assert seals(path) == expected(path)


@pytest.mark.parametrize("between", [0, 1, 2])
def test_what_was_undone_leaves_no_trace_in_later_seals(
    path: Path, ledger: Ledger, between: int
) -> None:
    """Also when somebody else has written just as many events as were undone."""
    ledger.record(bok.tilldelning("t"), bok.AKTOR)
    with pytest.raises(ZeroDivisionError):
        record_two_and_fail(ledger)
    with closing(Ledger(path)) as other:
        for n in range(between):
            other.record(bok.tilldelning(f"other-{n}"), bok.AKTOR)
    ledger.record(bok.tilldelning("after"), bok.AKTOR)

    assert seals(path) == expected(path)


def test_a_root_is_read_from_the_seals_for_every_size(path: Path, ledger: Ledger) -> None:
    for n in range(5):
        ledger.record(bok.tilldelning(f"t{n}"), bok.AKTOR)
    frontier = tree.Frontier()
    with closing(connect(path)) as conn:
        roots = [seal.root(conn, 0)]
        for nr, line in entries(conn):
            frontier.append(tree.leaf_hash(line))
            roots.append(frontier.root())
            assert seal.root(conn, nr + 1) == roots[-1]

    assert roots[0] == tree.EMPTY_ROOT
    assert len(set(roots)) == len(roots)


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM sigill WHERE nr = 3",
        "UPDATE sigill SET noder = x'00' WHERE nr = 3",
        "UPDATE sigill SET noder = substr(noder, 1, 95) WHERE nr = 3",
    ],
)
def test_nothing_is_built_on_a_seal_that_is_gone(path: Path, sql: str) -> None:
    bok.forfalska(path, sql)

    with closing(Ledger(path)) as ledger, pytest.raises(Damaged, match="sigillet för händelse 3"):
        ledger.record(bok.tilldelning("t"), bok.AKTOR)
    with closing(connect(path)) as conn, pytest.raises(Damaged, match="sigillet för händelse 3"):
        seal.root(conn, 4)


def test_the_engines_own_way_in_seals_too(path: Path, ledger: Ledger) -> None:
    (first,) = ledger.store.recorder.select_events("pott/SOC-2022")
    recorder = ledger.store.recorder
    again = type(first)(first.originator_id, 2, first.topic, first.state)
    recorder.insert_events([again])
    with pytest.raises(Exception, match="version 2, inte 3"):
        recorder.insert_events([again])
    recorder.insert_events([type(first)(first.originator_id, 3, first.topic, first.state)])

    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute("SELECT COUNT(*) FROM sigill").fetchone() == (bok.FORSTA_NR + 2,)
    assert seals(path) == expected(path)
