"""What is published is for ever: the bytes of every event type, the names, the ids of rules."""

import json
from typing import Any

import pytest
import rfc8785
from eventsourcing.persistence import Notification, StoredEvent
from pydantic import BaseModel

from domain.events import EVENTS, AvvikelseEvent, Event
from domain.rules import ALL_RULES
from ledger.format.codec import TYPES, LedgerMapper
from tests.golden.exempel import REGLER, SENARE, forms, golden, line, sample

by_form = pytest.mark.parametrize(
    ("model", "form"),
    [
        pytest.param(model, form, id=f"{model.__name__}-{form}" if form else model.__name__)
        for model in EVENTS
        for form in forms(model)
    ],
)


def _stored(model: type[Event], form: int) -> StoredEvent:
    data = golden()[f"{model.__name__}/{model.version}"][form].encode()
    recorded = sample(model, form)
    return Notification(
        id=recorded.nr + 1,
        originator_id=recorded.aggregat,
        originator_version=recorded.version,
        topic=recorded.typ,
        state=data,
    )


def _unfilled(value: Any) -> list[str]:
    """Return the fields that nothing was given for, in a model and the models in it."""
    if isinstance(value, tuple):
        return [name for one in value[:1] + value[1:][-1:] for name in _unfilled(one)]
    if not isinstance(value, BaseModel):
        return []
    empty = [name for name in type(value).model_fields if getattr(value, name) in (None, ())]
    return empty + [name for _, inner in value for name in _unfilled(inner)]


@by_form
def test_an_event_is_encoded_to_its_golden_bytes(model: type[Event], form: int) -> None:
    typ = f"{model.__name__}/{model.version}"

    assert line(model, form) == f"{typ}\t{golden()[typ][form]}"


@by_form
def test_golden_bytes_are_decoded_to_their_event(model: type[Event], form: int) -> None:
    assert LedgerMapper().to_domain_event(_stored(model, form)) == sample(model, form)


@by_form
def test_golden_bytes_are_restored_to_the_same_event_without_validation(
    model: type[Event], form: int
) -> None:
    assert LedgerMapper().to_own_event(_stored(model, form)) == sample(model, form)


@by_form
def test_golden_bytes_are_canonical(model: type[Event], form: int) -> None:
    data = _stored(model, form).state

    assert rfc8785.dumps(json.loads(data)) == data


@by_form
def test_the_sample_fills_every_field(model: type[Event], form: int) -> None:
    last_row_of_a_fordelning = {"underenhet", "insats", "kriterier", "insatsdata"}
    later = set(SENARE.get(model.__name__, ())[form:])
    unfilled = set(_unfilled(sample(model, form).event))
    if issubclass(model, AvvikelseEvent):  # of the two it has one
        assert len(unfilled & {"pott", "arende"}) == 1
        unfilled -= {"pott", "arende"}

    assert unfilled <= last_row_of_a_fordelning | later


def test_the_names_of_types_are_those_that_were_published() -> None:
    """A name may be added, with its line; none is ever removed or changed."""
    assert sorted(TYPES) == sorted(golden())


def test_a_type_has_one_line_for_each_form_it_was_published_in() -> None:
    """A field may be added if it is optional: what was written before it reads as it did."""
    lines = {typ: len(found) for typ, found in golden().items()}

    assert lines == {f"{m.__name__}/{m.version}": len(forms(m)) for m in EVENTS}


def test_a_field_added_later_is_optional() -> None:
    by_name = {model.__name__: model for model in EVENTS}

    for name, later in SENARE.items():
        assert not any(by_name[name].model_fields[field].is_required() for field in later)


def test_the_ids_of_rules_are_those_that_were_published() -> None:
    """An id may be added at the end; none is ever removed or given to another rule."""
    published = REGLER.read_text("utf-8").split()

    assert len(published) == len(set(published))
    assert sorted(rule.id for rule in ALL_RULES) == sorted(published)
