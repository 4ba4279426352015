"""What is published is for ever: the bytes of every event type, the names, the ids of rules."""

import json
from typing import Any

import pytest
import rfc8785
from eventsourcing.persistence import Notification, StoredEvent
from pydantic import BaseModel

from domain.events import EVENTS, Event
from domain.rules import ALL_RULES
from ledger.codec import TYPES, LedgerMapper
from tests.golden.exempel import HANDELSER, REGLER, golden, line, sample

by_type = pytest.mark.parametrize("model", EVENTS, ids=lambda model: model.__name__)


def _stored(model: type[Event]) -> StoredEvent:
    data = golden()[f"{model.__name__}/{model.version}"].encode()
    recorded = sample(model)
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


@by_type
def test_an_event_is_encoded_to_its_golden_bytes(model: type[Event]) -> None:
    typ = f"{model.__name__}/{model.version}"

    assert line(model) == f"{typ}\t{golden()[typ]}"


@by_type
def test_golden_bytes_are_decoded_to_their_event(model: type[Event]) -> None:
    assert LedgerMapper().to_domain_event(_stored(model)) == sample(model)


@by_type
def test_golden_bytes_are_restored_to_the_same_event_without_validation(
    model: type[Event],
) -> None:
    assert LedgerMapper().to_own_event(_stored(model)) == sample(model)


@by_type
def test_golden_bytes_are_canonical(model: type[Event]) -> None:
    data = _stored(model).state

    assert rfc8785.dumps(json.loads(data)) == data


@by_type
def test_the_sample_fills_every_field(model: type[Event]) -> None:
    last_row_of_a_fordelning = {"underenhet", "insats", "kriterier", "insatsdata"}

    assert set(_unfilled(sample(model).event)) <= last_row_of_a_fordelning


def test_the_names_of_types_are_those_that_were_published() -> None:
    """A name may be added, with its line; none is ever removed or changed."""
    assert sorted(TYPES) == sorted(golden())


def test_no_type_was_published_twice() -> None:
    assert len(HANDELSER.read_text("utf-8").splitlines()) == len(golden())


def test_the_ids_of_rules_are_those_that_were_published() -> None:
    """An id may be added at the end; none is ever removed or given to another rule."""
    published = REGLER.read_text("utf-8").split()

    assert len(published) == len(set(published))
    assert sorted(rule.id for rule in ALL_RULES) == sorted(published)
