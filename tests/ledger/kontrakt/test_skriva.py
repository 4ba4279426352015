"""What a store does with what is appended: all or nothing, one at a time, on what was seen."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread

import pytest

from ledger.errors import Busy, Damaged, TooLong
from ledger.store import Decision, Moved, Placed, Store, Wanted
from tests.ledger.kontrakt.platser import Plats
from tests.ledger.kontrakt.rader import antal, fyll, handelse, tillagg

FOR_LANG = b'"' + b"x" * 70_000 + b'"'


def samtidigt(work: Callable[[], None]) -> Thread:
    """Run something in another thread, as somebody else."""
    thread = Thread(target=work, daemon=True)
    thread.start()
    return thread


def test_what_is_appended_gets_the_next_numbers_and_is_seen_in_the_block(plats: Plats) -> None:
    store = plats.oppna()
    fyll(store)
    with store.writing() as writing:
        assert tillagg(writing, "d", handelse("pott/C", 1), handelse("pott/C", 2)) == Placed(5)
        assert tillagg(writing, "e", handelse("pott/C", 3)) == Placed(7)
        assert [row.nr for row in writing.rows(stream="pott/C")] == [5, 6, 7]
        assert writing.find(Wanted("d")).kommando == (5, 6)

    assert antal(plats.oppna()) == 8


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_what_ends_the_block_undoes_all_of_it(plats: Plats, error: type[BaseException]) -> None:
    store = plats.oppna()
    fyll(store)

    def ended() -> None:
        with store.writing() as writing:
            tillagg(writing, "d", handelse("pott/C", 1, number=(2022, 3), keys=(("mote", "KF"),)))
            raise error

    with pytest.raises(error):
        ended()
    with plats.oppna().reading() as reading:
        found = reading.find(Wanted("d", {"pott/C": 0}, [("mote", "KF")], series=[2022]))
    assert (found.antal, found.kommando, found.series) == (5, None, {2022: 2})
    assert [*found.streams.values(), *found.keys.values()] == [[], []]
    with store.writing() as writing:  # and the seals go on from what is there
        tillagg(writing, "d", handelse("pott/C", 1))
    with store.reading() as reading:
        assert [*reading.seals(4)] == [5]


def test_a_decision_of_which_one_event_is_too_long_is_not_appended_at_all(plats: Plats) -> None:
    store = plats.oppna()
    fyll(store)
    with store.writing() as writing:
        with pytest.raises(TooLong):
            tillagg(writing, "d", handelse("pott/C", 1), handelse("pott/C", 2, FOR_LANG))
        assert tillagg(writing, "d", handelse("pott/C", 1)) == Placed(5)

    assert antal(store) == 6


def test_a_version_that_does_not_follow_is_damage(plats: Plats) -> None:
    store = plats.oppna()
    fyll(store)
    for version in (2, 4):
        with pytest.raises(Damaged, match=f"version {version}, inte 3"), store.writing() as writing:
            tillagg(writing, "d", handelse("pott/A", version))

    assert antal(store) == 5


def test_a_command_that_is_there_is_not_appended_again(plats: Plats) -> None:
    """Whoever records asks first; a store that is not asked says so, in words of the ledger."""
    store = plats.oppna()
    fyll(store)
    with pytest.raises(Damaged, match="tar inte emot"), store.writing() as writing:
        tillagg(writing, "c", handelse("pott/C", 1))

    assert antal(store) == 5


def test_a_decision_on_what_has_moved_since_is_not_appended(plats: Plats) -> None:
    store, other = plats.oppna(), plats.oppna()
    fyll(store)
    with store.reading() as reading:
        seen = reading.find(Wanted("d", {"pott/C": 0}))
    with other.writing() as writing:
        tillagg(writing, "annan", handelse("pott/C", 1))

    decision = Decision("d", [handelse("pott/C", 1)])
    with store.writing() as writing:
        assert writing.append(decision, seen) == Moved(6)
        again = Decision("d", [handelse("pott/C", 2)])
        assert writing.append(again, writing.find(Wanted())) == Placed(6)

    with store.reading() as reading:
        assert [row.nr for row in reading.rows(stream="pott/C")] == [5, 6]


def test_who_reads_sees_one_moment_however_much_is_written(plats: Plats) -> None:
    """The writer waits for the reader, or goes on unseen by it: a store may do either."""
    store, other = plats.oppna(), plats.oppna()
    fyll(store)

    def write() -> None:
        with other.writing() as writing:
            tillagg(writing, "d", handelse("pott/C", 1))

    with store.reading() as reading:
        before = [*reading.rows()]
        writer = samtidigt(write)
        writer.join(0.2)
        assert [*reading.rows()] == before
        assert reading.find(Wanted("d")).kommando is None
    writer.join(10)

    assert antal(store) == 6


def test_what_is_not_committed_is_seen_by_nobody_else(plats: Plats) -> None:
    """Who reads then is answered as of before, or waits for as long as it may."""
    store, other = plats.oppna(), plats.oppna(wait=0.1)
    fyll(store)
    told: list[int | str] = []

    def read() -> None:
        try:
            told.append(antal(other))
        except Busy:
            told.append("upptagen")

    with store.writing() as writing:
        tillagg(writing, "d", handelse("pott/C", 1))
        samtidigt(read).join(10)

    assert told in ([5], ["upptagen"])
    assert antal(other) == 6


def test_one_writes_at_a_time_and_the_other_is_told_when_it_takes_too_long(plats: Plats) -> None:
    store, other = plats.oppna(), plats.oppna(wait=0.1)
    fyll(store)
    told: list[str] = []

    def write() -> None:
        with pytest.raises(Busy) as found, other.writing():
            pytest.fail("two wrote at once")
        told.append(str(found.value))

    with store.writing() as writing:
        tillagg(writing, "d", handelse("pott/C", 1))
        samtidigt(write).join(10)
    with other.writing() as writing:
        assert tillagg(writing, "e", handelse("pott/C", 2)) == Placed(6)

    (text,) = told
    assert "upptagen" in text


def test_two_who_write_at_once_leave_one_log_without_a_gap(plats: Plats) -> None:
    fyll(plats.oppna())
    ready = Event()

    def write(store: Store, strom: str) -> None:
        ready.wait(10)
        for n in range(1, 21):
            with store.writing() as writing:
                tillagg(writing, f"{strom}-{n}", handelse(strom, n))

    writers = [
        samtidigt(lambda strom=strom: write(plats.oppna(wait=30), strom)) for strom in ("x", "y")
    ]
    ready.set()
    for one in writers:
        one.join(60)

    with plats.oppna().reading() as reading:
        rows = [*reading.rows()]
        assert [row.nr for row in rows] == [*range(45)]
        assert reading.count("kommando") == 44
    for strom in ("x", "y"):
        assert [row.version for row in rows if row.aggregat == strom] == [*range(1, 21)]


def test_a_store_that_was_closed_opens_again(plats: Plats) -> None:
    store = plats.oppna()
    fyll(store)
    store.close()
    store.close()
    with store.writing() as writing:
        tillagg(writing, "d", handelse("pott/C", 1))

    assert antal(store) == 6
    store.check()
