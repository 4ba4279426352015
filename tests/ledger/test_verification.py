"""Each change of a stored ledger is found without help from outside, named, and told once."""

from __future__ import annotations

import json
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest

from ledger.evidence.seal import root
from ledger.format.codec import canonical
from ledger.recording.ledger import Ledger
from ledger.store.sqlite.head import connect
from ledger.verification import Outside, verify
from tests.ledger import angrepp, bok
from tests.ledger.andringar import ANDRINGAR, STORLEK, Andring

INNEHALL = "händelse {}: innehållet stämmer inte med sigillet"


def change(path: Path, *statements: str) -> None:
    with angrepp.unguarded(path) as conn:
        for sql in statements:
            conn.execute(sql)


def test_a_ledger_as_it_was_written_is_without_fault(tretton: Path) -> None:
    verified = angrepp.outcome(tretton)

    assert (verified.size, verified.found.kept, verified.found.total) == (STORLEK, [], 0)
    with closing(connect(tretton)) as conn:
        assert verified.root == root(conn, STORLEK)


@pytest.mark.parametrize("andring", ANDRINGAR.values(), ids=ANDRINGAR)
def test_one_change_is_told_once_and_named(tretton: Path, andring: Andring) -> None:
    change(tretton, andring.sql)

    assert angrepp.found(tretton) == [andring.told]


@pytest.mark.parametrize("andring", ANDRINGAR.values(), ids=ANDRINGAR)
def test_one_change_is_told_once_beside_a_checkpoint_at_every_size(
    tretton: Path, andring: Andring
) -> None:
    """What is stored, or what is hashed, still agrees with each, or cannot be told to not."""
    held = angrepp.checkpoints(tretton, *range(STORLEK + 1))
    change(tretton, andring.sql)

    assert angrepp.found(tretton, held) == [andring.told]


@pytest.mark.parametrize("andring", ANDRINGAR.values(), ids=ANDRINGAR)
def test_one_change_is_told_once_beside_a_list_of_leaves(tretton: Path, andring: Andring) -> None:
    held = Outside(leaves=BytesIO(angrepp.leaves(tretton)))
    change(tretton, andring.sql)

    assert angrepp.found(tretton, held) == [andring.told]


@pytest.mark.parametrize(
    ("first", "last"), [(n, m) for n in range(1, 12) for m in (n, n + 1, n + 3) if m < 12]
)
def test_events_and_seals_deleted_are_told_once(tretton: Path, first: int, last: int) -> None:
    held = angrepp.checkpoints(tretton, *range(STORLEK + 1))
    for table in ("handelse", "sigill"):
        change(tretton, f"DELETE FROM {table} WHERE nr BETWEEN {first} AND {last}")  # noqa: S608
    which = f"händelse {first}" if first == last else f"händelserna {first}-{last}"

    assert angrepp.found(tretton, held) == [
        (first, "saknas", f"{which} saknas (nästa är {last + 1})")
    ]


@pytest.mark.parametrize("nr", range(STORLEK))
def test_an_event_deleted_is_told_once_wherever_it_was(tretton: Path, nr: int) -> None:
    held = angrepp.checkpoints(tretton, *range(STORLEK + 1))
    change(tretton, f"DELETE FROM handelse WHERE nr = {nr}")  # noqa: S608 - a number

    ((named, slag, _),) = angrepp.found(tretton, held)

    assert (named, slag) == (nr, "saknas")


def test_an_end_cut_off_with_its_seals_leaves_what_pointed_at_it(tretton: Path) -> None:
    change(tretton, "DELETE FROM handelse WHERE nr > 10", "DELETE FROM sigill WHERE nr > 10")

    ((nr, slag, text),) = angrepp.found(tretton)

    assert (nr, slag) == (11, "uppslag")
    assert text.startswith("händelse 11 finns inte, men det finns uppslag till den")


def test_an_end_cut_off_without_a_trace_is_not_found_without_help(tretton: Path) -> None:
    with angrepp.unguarded(tretton) as conn:
        angrepp.cut(conn, 11)

    verified = angrepp.outcome(tretton)

    assert (verified.size, verified.found.kept) == (11, [])


def test_content_that_has_changed_places_is_named_at_both(tretton: Path) -> None:
    sql = "UPDATE handelse SET data = ? WHERE nr = ?"
    with angrepp.unguarded(tretton) as conn:
        (four, nine) = (canonical(angrepp.data_of(conn, nr)) for nr in (4, 9))
        conn.execute(sql, (nine, 4))
        conn.execute(sql, (four, 9))

    assert angrepp.found(tretton) == [(nr, "innehall", INNEHALL.format(nr)) for nr in (4, 9)]


@pytest.mark.parametrize(("one", "other"), [(4, 5), (4, 9), (5, 6), (7, 8), (1, 2), (11, 12)])
@pytest.mark.parametrize("tables", [("handelse",), ("handelse", "sigill")], ids=" ".join)
def test_events_that_have_changed_order_are_named(
    tretton: Path, one: int, other: int, tables: tuple[str, ...]
) -> None:
    """The number is in the entry: seals that come along do not help."""
    for table in tables:
        for to, where in ((99, one), (one, other), (other, 99)):
            change(tretton, f"UPDATE {table} SET nr = {to} WHERE nr = {where}")  # noqa: S608

    told = angrepp.found(tretton)

    assert [nr for nr, _, _ in told] == [one, other]
    assert {slag for _, slag, _ in told} <= {"innehall", "sigill"}


NY = "INSERT INTO handelse SELECT {}, aggregat, version + 5, typ, data, 2022, 99 FROM handelse WHERE nr = {}"  # noqa: E501


def test_an_event_inserted_by_hand_has_no_seal(tretton: Path) -> None:
    change(tretton, NY.format(13, 12))

    assert angrepp.found(tretton) == [(13, "sigill", "händelse 13 saknar sigill")]


def test_an_event_inserted_beyond_the_end_is_named_with_what_is_not_there(tretton: Path) -> None:
    change(tretton, NY.format(15, 12))

    assert angrepp.found(tretton) == [
        (13, "saknas", "händelserna 13-14 saknas (nästa är 15)"),
        (15, "sigill", "händelse 15 saknar sigill"),
    ]


@pytest.mark.parametrize("nr", [2**40, 2**62, 2**63 - 1])
def test_a_number_that_no_ledger_reaches_is_told_in_a_moment(tretton: Path, nr: int) -> None:
    change(tretton, f"UPDATE handelse SET nr = {nr} WHERE nr = 12")  # noqa: S608 - a number

    assert [(found[0], found[1]) for found in angrepp.found(tretton)] == [
        (12, "saknas"),
        (nr, "sigill"),
    ]


def test_a_number_before_the_first_is_told(tretton: Path) -> None:
    change(tretton, "UPDATE handelse SET nr = -3 WHERE nr = 12")

    assert angrepp.found(tretton) == [
        (-3, "ordning", "händelse -3 står på fel plats i filen"),
        (12, "saknas", "händelse 12 saknas, men sigill finns kvar"),
    ]


def test_two_changes_far_apart_are_both_told(tretton: Path) -> None:
    change(
        tretton,
        "UPDATE handelse SET data = CAST(replace(data, '1000', '1001') AS BLOB) WHERE nr = 4",
        "DELETE FROM handelse WHERE nr = 6",
        "UPDATE sigill SET noder = zeroblob(32) WHERE nr = 10",
        "UPDATE handelse SET lopnummer = 99 WHERE nr = 11",
    )

    assert [(nr, slag) for nr, slag, _ in angrepp.found(tretton)] == [
        (4, "innehall"),
        (6, "saknas"),
        (10, "innehall"),
        (11, "uppslag"),
    ]


def test_what_is_found_beyond_the_limit_is_counted(tretton: Path) -> None:
    change(tretton, "UPDATE handelse SET data = x'7b7d'")

    verified = angrepp.outcome(tretton, most=3)

    assert [one.nr for one in verified.found.kept] == [0, 1, 2]
    assert verified.found.total == STORLEK


def test_a_ledger_without_events_is_told_by_its_seals(tretton: Path) -> None:
    change(tretton, "DELETE FROM handelse")

    assert angrepp.found(tretton) == [
        (0, "saknas", "händelserna 0-12 saknas, men sigill finns kvar")
    ]


def test_the_state_goes_on_after_what_is_told(tretton: Path) -> None:
    """The next command is decided on what is stored; a verification tells what was wrong before."""
    change(tretton, "UPDATE kommando SET sista_nr = 7 WHERE id = 'u1'")
    with closing(Ledger(tretton)) as ledger:
        ledger.record(bok.tilldelning("efter"), bok.AKTOR)

    assert [nr for nr, _, _ in angrepp.found(tretton)] == [7]


def test_progress_counts_every_event_twice(tretton: Path) -> None:
    told: list[int] = []
    with closing(connect(tretton)) as conn:
        verify(conn, progress=told.append)

    assert told == sorted(told)
    assert told[-1] == 2 * STORLEK


def test_json_as_others_write_it_is_not_what_the_seal_is_of(tretton: Path) -> None:
    with angrepp.unguarded(tretton) as conn:
        angrepp.put(conn, 4, json.dumps(angrepp.data_of(conn, 4), indent=1).encode())

    assert angrepp.found(tretton) == [(4, "innehall", INNEHALL.format(4))]
