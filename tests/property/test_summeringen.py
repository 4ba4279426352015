"""The fold that holds only what an event touched says what a check of the whole pott does."""

from __future__ import annotations

from functools import cache, partial
from random import Random
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest

from domain import events as e
from domain.bookkeeping.rorelser import RORELSER
from domain.errors import InvariantBroken
from domain.states.pott import Pott
from domain.states.pott_fold import Lopande, evolve, replay
from tests.golden.exempel import sample
from tests.property.agreement import Pair
from tests.unit.test_rorelser import drawn

if TYPE_CHECKING:
    from collections.abc import Callable

FRON = (1, 2, 3)  # the first ledger has a wrong clock from its 400th command
KOMMANDON = 1_500
FORSOK = 25
VAR = 20  # states are kept, or folded from the beginning
POTTENS = [one for one in e.EVENTS if issubclass(one, e.PottEvent)]


@cache
def potter(fro: int) -> tuple[tuple[e.Event, ...], ...]:
    """Return the events of each pott of a random ledger."""
    pair = Pair(2_000 * fro)
    for _ in range(KOMMANDON):
        pair.step()
    found: dict[str, list[e.Event]] = {}
    for one in pair.product.recorded:
        if one.aggregat.startswith("pott/"):
            found.setdefault(one.aggregat, []).append(one.event)
    return tuple(map(tuple, found.values()))


def _fore(events: tuple[e.Event, ...], nr: int) -> tuple[e.Event, ...]:
    return events[:nr]


def noga(fold: Callable[..., Any], *of: Any) -> Any:
    """Fold with every invariant held over the whole pott after each event."""
    with patch("domain.states.pott_fold.certain", lambda *_: False):
        return fold(*of)


@pytest.mark.parametrize("fro", FRON)
def test_every_state_is_that_of_a_whole_check_and_stays_it(fro: int) -> None:
    kept: list[tuple[Pott, str]] = []
    for events in potter(fro):
        pott = whole = Pott(events[0].pott)
        for nr, event in enumerate(events):
            pott = evolve(pott, event, partial(_fore, events, nr))
            whole = noga(evolve, whole, event, partial(_fore, events, nr))
            assert pott == whole, event
            if nr % VAR == 0:
                kept.append((pott, repr(pott)))

    assert all(repr(pott) == was for pott, was in kept)
    assert any(isinstance(event, e.HandelseRattad) for events in potter(fro) for event in events)


@pytest.mark.parametrize("fro", FRON)
def test_a_pott_that_is_kept_open_is_one_folded_from_the_beginning(fro: int) -> None:
    slump, kept = Random(fro), []
    for events in potter(fro):
        cut = slump.randrange(len(events))
        lopande = Lopande(Pott(events[0].pott))
        for nr, event in enumerate(events, 1):
            lopande.ta(event)
            if nr % VAR == 0 or nr == len(events):
                kept.append((lopande.pott, replay(Pott(events[0].pott), events[:nr])))
        half = replay(Pott(events[0].pott), events[:cut])
        kept.append((replay(half, events[cut:], partial(_fore, events, cut)), lopande.pott))

    assert all(one == other for one, other in kept)


def _said(fold: Callable[..., Any], *of: Any) -> Any:
    """Return the pott that an event gives, or what is said of it."""
    try:
        return fold(*of)
    except InvariantBroken as broken:
        return str(broken)


def _forged(model: type[e.Event], events: tuple[e.Event, ...], slump: Random) -> Any:
    """Return an event that nobody decided on, about things that a pott has or has not."""
    event: Any = drawn(sample(model, slump.randrange(2)).event, slump)
    ids = [*{one.kommando_id for one in events}, "finns inte"]
    refs = [*{one.rekvisition for one in events if hasattr(one, "rekvisition")}, "R?"]
    about = {"pott": events[0].pott, "kommando_id": "forged"}
    if "avser_id" in model.model_fields and event.avser_id is not None:
        about["avser_id"] = slump.choice(ids)
    if "rekvisition" in model.model_fields:
        about["rekvisition"] = slump.choice(refs)
    return event.model_copy(update=about)


@pytest.mark.parametrize("model", POTTENS, ids=lambda model: model.__name__)
def test_what_cannot_be_is_told_in_the_same_words(model: type[e.Event]) -> None:
    slump, told = Random(f"omöjligt {model.__name__}"), set()
    for events in potter(FRON[0]):
        before = events[: slump.randrange(1, len(events) + 1)]
        pott, las = replay(Pott(before[0].pott), before), partial(_fore, before, len(before))
        for _ in range(FORSOK):
            event = _forged(model, before, slump)
            now = _said(evolve, pott, event, las)
            assert now == noga(_said, evolve, pott, event, las), event
            if isinstance(now, str):
                told.add(now)

    assert told or model not in RORELSER
