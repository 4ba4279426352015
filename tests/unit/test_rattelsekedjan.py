"""A chain of corrections ends, also in a log where somebody has forged one in a circle."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing

import pytest

from domain.bookkeeping.rattelsekedja import kedjan, rattad, rattade, ursprunget
from domain.events import HandelseRattad
from domain.events.recorded import Recorded
from projections.answers.kedja import rattelsekedja
from projections.model.views import proposals, struck

RING = (("b", "a"), ("c", "b"), ("a", "c"))


def test_a_chain_goes_back_to_the_first() -> None:
    rattelser = (("b", "a"), ("c", "b"))

    assert kedjan("c", rattelser) == ["c", "b", "a"]
    assert ursprunget("b", rattelser) == "a"
    assert kedjan("annat", rattelser) == ["annat"]


def test_each_correction_of_a_circle_is_followed_once() -> None:
    assert kedjan("c", RING) == ["c", "b", "a", "c"]
    assert kedjan("a", (("a", "a"),)) == ["a", "a"]


@pytest.mark.parametrize("led", range(6))
def test_every_other_correction_of_a_chain_counts(led: int) -> None:
    """Asked of the log as a whole, or of what corrects each: the same."""
    rattelser = [(str(nr), str(nr - 1)) for nr in range(1, led + 1)]
    rattas_av = {avser_id: id_ for id_, avser_id in rattelser}
    found = rattade([("0", None), *rattelser])

    assert ("0" in found) is (led % 2 == 1)
    assert found == {str(nr) for nr in range(led + 1) if rattad(str(nr), rattas_av.get)}
    assert found == _struck(rattelser)


def _struck(rattelser: Iterable[tuple[str, str]]) -> set[str]:
    """What the read model says is corrected."""
    with closing(sqlite3.connect(":memory:")) as conn:
        conn.execute("CREATE TABLE lagesteg (typ, kommando_id, avser_id)")
        conn.executemany("INSERT INTO lagesteg VALUES ('HandelseRattad', ?, ?)", rattelser)
        return {rattad for (rattad,) in conn.execute(struck())}


def _in_force(rattelser: Iterable[tuple[str, str]]) -> set[str]:
    """Which of the proposals ``a`` and ``p``, of a pott each, the read model says stand."""
    events = [("a", "A"), ("p", "P")]
    with closing(sqlite3.connect(":memory:")) as conn:
        conn.execute("CREATE TABLE lagesteg (typ, kommando_id, avser_id)")
        conn.executemany("INSERT INTO lagesteg VALUES ('HandelseRattad', ?, ?)", rattelser)
        conn.execute("CREATE TABLE handelse (nr INTEGER PRIMARY KEY, kommando_id, pott)")
        conn.executemany("INSERT INTO handelse (kommando_id, pott) VALUES (?, ?)", events)
        conn.execute("CREATE TABLE forslag AS SELECT nr, pott FROM handelse")
        conn.set_progress_handler(lambda: 1, 1_000_000)  # ends what does not end
        return {events[nr - 1][0] for (nr,) in conn.execute(proposals())}


@pytest.mark.parametrize("led", range(6))
def test_a_proposal_stands_when_every_other_correction_does(led: int) -> None:
    ids = ["p", *map(str, range(1, led + 1))]
    rattelser = [*zip(ids[1:], ids, strict=False)]

    assert ("p" in _in_force(rattelser)) is (led % 2 == 0)
    assert "a" in _in_force(rattelser)


@pytest.mark.parametrize("forged", [RING, (("c", "p"), ("c", "c")), (("p", "p"),)])
def test_asking_for_proposals_ends_in_a_circle_too(forged: tuple[tuple[str, str], ...]) -> None:
    assert _in_force(forged) <= {"a", "p"}


def test_asking_ends_in_a_circle_that_is_forged() -> None:
    rattas_av = {avser_id: id_ for id_, avser_id in RING}

    assert all(rattad(id_, rattas_av.get) for id_, _ in RING)
    assert _struck(RING) <= {"a", "b", "c"}


def test_an_event_of_a_circle_is_shown_with_the_others() -> None:
    stream = [
        Recorded(
            nr, "pott/P", nr, "HandelseRattad/1",
            HandelseRattad.model_construct(
                kommando_id=one, avser_id=of, pott="P", flyttningar=(), skal="x",
                handelsedatum="2022-01-01",
            ),
            "2022-01-01T00:00:00.000000Z", "EK-01", None,
        )
        for nr, (one, of) in enumerate(RING, 1)
    ]  # fmt: skip

    assert [led.recorded.nr for led in rattelsekedja(stream, stream[0])] == [1, 2, 3]
