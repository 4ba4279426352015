"""The fold that changes a pott in place gives what the fold before it gave, and moves no state."""

from __future__ import annotations

from functools import cache, partial
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from domain import events as e
from domain.bookkeeping.rorelser import RORELSER
from domain.errors import InvariantBroken
from domain.states.pott import Pott
from domain.states.pott_fold import Lopande, evolve, replay
from tests.golden.exempel import sample
from tests.property.agreement import Pair
from tests.unit import forra_summeringen as forra
from tests.unit.test_rorelser import drawn

if TYPE_CHECKING:
    from collections.abc import Callable

FRON = (1, 2, 3)  # the first ledger has a wrong clock from its 400th command
KOMMANDON = 1_500
FORSOK = 25
POTTENS = [one for one in e.EVENTS if issubclass(one, e.PottEvent)]
SAMMA = (
    *("pott", "villkor", "saldon", "per_dag", "vaga", "avvikelser", "koder"),
    *("vantande", "rattelser", "rattade"),
)


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


def skiljer(pott: Pott, old: forra.Pott) -> list[str]:
    """Return what differs between a pott and what it was by the fold before."""
    wrong = [name for name in SAMMA if getattr(pott, name) != getattr(old, name)]
    of_notes = pott.noter._fields
    wrong += [n for n in of_notes if getattr(pott.noter, n) != getattr(old.noter, n)]
    if [*pott.antecknade] != [one.kommando_id for one in old.noterade]:
        wrong.append("antecknade")
    return wrong


@pytest.mark.parametrize("fro", FRON)
def test_every_state_is_what_it_was_and_stays_it(fro: int) -> None:
    kept: list[tuple[Pott, forra.Pott]] = []
    for events in potter(fro):
        pott, old = Pott(events[0].pott), forra.Pott(events[0].pott)
        for nr, event in enumerate(events):
            pott = evolve(pott, event, partial(_fore, events, nr))
            old = forra.evolve(old, event)
            kept.append((pott, old))
            assert skiljer(pott, old) == [], event

    assert [skiljer(*one) for one in kept if skiljer(*one)] == []
    assert any(isinstance(event, e.HandelseRattad) for events in potter(fro) for event in events)


@pytest.mark.parametrize("fro", FRON)
def test_a_pott_that_is_kept_open_is_the_same_and_what_it_lends_stays(fro: int) -> None:
    slump, kept = Random(fro), []
    for events in potter(fro):
        cut = slump.randrange(len(events))
        lopande, old = Lopande(Pott(events[0].pott)), forra.Pott(events[0].pott)
        for event in events:
            lopande.ta(event)
            old = forra.evolve(old, event)
            if slump.random() < 0.1:
                kept.append((lopande.pott, old))
        half = replay(Pott(events[0].pott), events[:cut])
        whole = replay(half, events[cut:], partial(_fore, events, cut))
        kept += (lopande.pott, old), (whole, old)

    assert [skiljer(*one) for one in kept if skiljer(*one)] == []


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
        pott, old = replay(Pott(before[0].pott), before), forra.Pott(before[0].pott)
        for event in before:
            old = forra.evolve(old, event)
        for _ in range(FORSOK):
            event = _forged(model, before, slump)
            now = _said(evolve, pott, event, partial(_fore, before, len(before)))
            then = _said(forra.evolve, old, event)
            if isinstance(now, str):
                assert now == then, event
                told.add(now)
            else:
                assert skiljer(now, then) == [], event

    assert told or model not in RORELSER
