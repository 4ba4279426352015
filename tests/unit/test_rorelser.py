"""The table of moves: what it was before it was a table, and what every row must be (D5)."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from domain import events as e
from domain.bookkeeping import positions as p
from domain.bookkeeping.postings import postings
from domain.bookkeeping.rorelser import RORELSER, Falt, Flytt, Over, Under, Utan
from domain.facts import Flyttning, Plats
from tests.golden.exempel import sample
from tests.unit.forra_rorelser import postings as forra

FORSOK = 400
STATED = [e.BidragsarAvslutat, e.HandelseRattad]  # their moves are stated, whatever they are
SPLIT = [
    e.StatsbidragTilldelat,
    e.TilldelningSankt,
    e.StatsbidragRekvirerat,
    e.RekvisitionMakulerad,
]
"""How much of their amount there is to distribute is stated, as the pott is paid."""
ORGAN = [(None, None), ("GRN", None), ("GRN", "GRN-PI"), ("KUN", None)]
every_event = pytest.mark.parametrize("model", e.EVENTS, ids=lambda model: model.__name__)


def drawn(event: Any, rng: Random) -> Any:
    """Return an event, or a row of one, with other amounts, places and choices."""
    changed: dict[str, Any] = {}
    for name in type(event).model_fields:
        if name.endswith("_ore"):
            optional = not type(event).model_fields[name].is_required()
            ore = rng.choice((0, 1, -1, 50, rng.randrange(10**12), None))
            changed[name] = ore if optional or ore is not None else 7
    namnd, underenhet = rng.choice(ORGAN)
    others = {
        "namnd": namnd,
        "underenhet": underenhet,
        "utfall": rng.choice(("medgiven", "aterlamnas")),
        "avser_id": rng.choice((None, "k1")),
        "fran_position": rng.choice((*p.OREGLERAT, p.FORBRUKAT)),
        "rader": tuple(drawn(rad, rng) for rad in getattr(event, "rader", None) or ()) * 2,
        "flyttningar": tuple(_flyttning(rng) for _ in range(rng.randrange(4))),
    }
    changed |= {name: value for name, value in others.items() if name in type(event).model_fields}
    return event.model_copy(update=changed)


def _flyttning(rng: Random) -> Flyttning:
    def plats() -> Plats | None:
        namnd, underenhet = rng.choice(ORGAN)
        position = rng.choice((*p.NAMNDENS, *p.POTTENS_EGNA))
        stated = Plats.model_construct(position=position, namnd=namnd, underenhet=underenhet)
        return rng.choice((stated, None))

    return Flyttning.model_construct(fran=plats(), till=plats(), belopp_ore=rng.randrange(9))


@every_event
def test_the_table_moves_what_was_moved_before_in_the_same_order(model: type[e.Event]) -> None:
    rng, moved = Random(f"rörelser {model.__name__}"), 0
    for _ in range(FORSOK):
        event = drawn(sample(model, 0).event, rng)
        assert postings(event) == forra(event), event
        moved += bool(postings(event))

    assert (moved > 0) == (model in RORELSER)


def _parts(flytt: Flytt) -> tuple[tuple[str, int], ...]:
    """Return the fields that an amount is made of, and how often each counts."""
    match flytt.belopp:
        case Utan(falt, avgar):
            return (falt, 1), (f"{avgar} över 0", -1)
        case Over(falt):
            return ((f"{falt} över 0", 1),)
        case Under(falt):
            return ((f"{falt} under 0", 1),)
        case str(falt):
            return ((falt, 1),)
    raise AssertionError(flytt)


def _brings_in(position: object) -> int:
    return (position in p.HELD) - (position in {p.REKVIRERAT, p.AVSATT})


@pytest.mark.parametrize(
    "model",
    [one for one in RORELSER if one not in STATED + SPLIT],
    ids=lambda model: model.__name__,
)
def test_what_is_held_is_what_was_called_in_or_set_aside_whatever_the_amounts(
    model: type[e.Event],
) -> None:
    """I0 follows from the table, for every type but those that are held to it each time."""
    sums: dict[object, int] = {}
    for flytt in RORELSER[model]:
        fran = p.OFORDELAT if isinstance(flytt.fran, Falt) else flytt.fran  # any that holds money
        for part, times in _parts(flytt):
            key = part, flytt.om, flytt.per
            sums[key] = sums.get(key, 0) + times * (_brings_in(flytt.till) - _brings_in(fran))

    assert not any(sums.values()), sums


def test_whose_a_position_is_follows_from_its_name() -> None:
    known = {*p.NAMNDENS, *p.POTTENS_EGNA}
    named = {
        one
        for declared in RORELSER.values()
        for flytt in declared
        for one in (flytt.fran, flytt.till)
        if isinstance(one, str)
    }

    assert named <= known
    assert not {*p.NAMNDENS} & {*p.POTTENS_EGNA}


@pytest.mark.parametrize("model", RORELSER, ids=lambda model: model.__name__)
def test_the_table_names_fields_that_the_event_or_its_rows_have(model: type[e.Event]) -> None:
    event: Any = sample(model, 99).event
    for flytt in RORELSER[model]:
        one = event if flytt.per is None else getattr(event, flytt.per)[0]
        fields = {part.split()[0] for part, _ in _parts(flytt)}
        fields |= {place.namn for place in flytt[:2] if isinstance(place, Falt)}
        fields |= {flytt.om.falt} if flytt.om else set()

        assert fields <= {*type(one).model_fields}
