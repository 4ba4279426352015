"""What kind of value a name has agrees with the types of the events that have such a field."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin

import pytest

from domain.events import EVENTS
from domain.values.declared import types_of
from domain.values.fields import (
    Ar,
    Avrundning,
    Beslutsdag,
    Datum,
    Grans,
    Ore,
    OreOrZero,
    Period,
    Record,
    Saldo,
    Summa,
)
from reports.kinds import Kind, kind_of
from reports.words.terms import word

PENGAR = {Ore, OreOrZero, Saldo, Summa, Avrundning}
DAGAR = {Beslutsdag, Datum, Grans, Period}


def _typed() -> dict[str, set[Any]]:
    """Return every field of an event, and of what it holds, with the types it has."""
    found: dict[str, set[Any]] = {}
    seen: set[type[Record]] = set()
    models: list[type[Record]] = [*EVENTS]
    while models:
        model = models.pop()
        if model in seen:
            continue
        seen.add(model)
        for name in model.model_fields:
            kinds = types_of(model, name)
            found.setdefault(name, set()).update(kinds)
            models += [of for of in kinds if isinstance(of, type) and issubclass(of, Record)]
    return found


TYPED = _typed()


def test_money_is_what_the_events_keep_in_ore() -> None:
    kept = {name for name, kinds in TYPED.items() if kinds & PENGAR}

    assert kept == {name for name in TYPED if kind_of(name) is Kind.ORE}
    assert len(kept) > 15


def test_a_day_is_what_the_events_keep_as_a_date() -> None:
    kept = {name for name, kinds in TYPED.items() if kinds & DAGAR}

    assert kept == {name for name in TYPED if kind_of(name) is Kind.DATUM}
    assert len(kept) > 15


def test_a_code_is_what_has_few_values_that_people_read_in_other_words() -> None:
    literals = {
        name: {value for of in kinds if get_origin(of) is Literal for value in get_args(of)}
        for name, kinds in TYPED.items()
    }
    codes = {name for name in TYPED if kind_of(name) is Kind.KOD}
    reworded = {name for name, values in literals.items() if any(word(v) != v for v in values)}

    assert reworded <= codes
    assert all(literals[name] for name in codes)


def test_no_name_has_two_kinds_that_are_written_apart() -> None:
    for name, kinds in TYPED.items():
        assert bool(kinds & PENGAR) + bool(kinds & DAGAR) + bool(kinds & {Ar, bool}) <= 1, name


@pytest.mark.parametrize(
    ("name", "value", "kind"),
    [
        ("belopp_ore", 5, Kind.ORE),
        ("belopp_ore", None, Kind.ORE),
        ("belopp_ore", True, Kind.JA_NEJ),
        ("belopp_ore", "fem", Kind.TEXT),
        ("handelsedatum", "2022", Kind.DATUM),
        ("handelsedatum", {"lagsta_ore": 5}, Kind.TEXT),
        ("datum", 5, Kind.TAL),
        ("registrerad", "2022-08-17T12:00:00.000000Z", Kind.TID),
        ("nr", 5, Kind.HANDELSE),
        ("exempeldata", False, Kind.JA_NEJ),
        ("dagar", -3, Kind.TAL),
        ("grund", "fel_andamal", Kind.KOD),
        ("bedomning", "Det räcker.", Kind.TEXT),
        ("avser", "2022-08-17", Kind.TEXT),
    ],
)
def test_a_value_is_of_the_kind_of_its_name_unless_it_cannot_be(
    name: str, value: object, kind: Kind
) -> None:
    assert kind_of(name, value) is kind
