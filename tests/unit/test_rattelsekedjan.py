"""A chain of corrections ends, also in a log where somebody has forged one in a circle."""

from __future__ import annotations

from domain.bookkeeping.rattelsekedja import kedjan, ursprunget
from domain.events import HandelseRattad
from domain.events.recorded import Recorded
from projections.answers.kedja import rattelsekedja

RING = (("b", "a"), ("c", "b"), ("a", "c"))


def test_a_chain_goes_back_to_the_first() -> None:
    rattelser = (("b", "a"), ("c", "b"))

    assert kedjan("c", rattelser) == ["c", "b", "a"]
    assert ursprunget("b", rattelser) == "a"
    assert kedjan("annat", rattelser) == ["annat"]


def test_each_correction_of_a_circle_is_followed_once() -> None:
    assert kedjan("c", RING) == ["c", "b", "a", "c"]
    assert kedjan("a", (("a", "a"),)) == ["a", "a"]


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
