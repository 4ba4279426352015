"""The form of each type of event, as the fast verification holds it, against its model."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Annotated, Any

import msgspec
import pytest
from eventsourcing.persistence import Notification
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import Field, field_validator, model_validator

from domain.events import EVENTS, Event
from domain.values.fields import Record, Text
from ledger.errors import Damaged
from ledger.format.codec import LedgerMapper, canonical
from ledger.verification.structs import Form, form
from tests.golden.exempel import forms, sample, stream

MAPPER = LedgerMapper()
PROV = [sample(model, n) for model in EVENTS for n in forms(model)]
PAHITT: tuple[Any, ...] = (
    *(None, "", 0, -1, 1, 100, 2**53, 2**70, True, False, [], {}, [None], [""], [1], "a" * 201),
    *("x\x07", "a\u0301", "\u0430", "19121212-1212", "2022", "2022-13", "2022-02-31"),
    *("okänd", "okand", "kun", "KUN", "GRN-PI\n", "1", "statsbidrag", "granskning", [{}], [[]]),
    *("2022-01-01T00:00:00.000000Z", "EK-01", "ek-01", "2022-000001", "Å", "😀", "é", "../2022-01"),
)


def _read(typ: type[Event], data: bytes) -> Event | None:
    """Return the event that the form makes of data, None if it is not of that form."""
    held = form(typ)
    try:
        struct = held.read(data)
        held.hold(struct)
        made: Event = held.record(struct)
    except (ValueError, msgspec.DecodeError):
        return None
    return made if msgspec.json.encode(struct) == data else None


def _stored(typ: str, stream: str, data: bytes) -> Event | None:
    """Return the event that the codec makes of data, None if a ledger does not store it so."""
    stored = Notification(id=18, originator_id=stream, originator_version=3, topic=typ, state=data)
    try:
        recorded = MAPPER.to_domain_event(stored)
        same = MAPPER.to_stored_event(recorded).state == data
    except (Damaged, ValueError):
        return None
    return recorded.event if same else None


@pytest.mark.parametrize("recorded", PROV, ids=lambda one: one.typ)
def test_an_event_is_read_by_its_form_as_by_its_model(recorded: Any) -> None:
    data = MAPPER.to_stored_event(recorded).state
    read = _read(type(recorded.event), data)

    assert read == recorded.event
    assert read.stored() == recorded.event.stored()
    assert read.model_copy(update={"avser": "annat"}) == recorded.event.model_copy(
        update={"avser": "annat"}
    )


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return where in a value something can be put instead, added or left out."""
    inner = dict(enumerate(value)) if isinstance(value, list) else value
    parts = inner.items() if isinstance(inner, dict) else ()
    return [path, *(place for name, one in parts for place in _places(one, (*path, name)))]


def _changed(data: dict[str, Any], place: tuple[Any, ...], how: str, value: Any) -> Any:
    *way, last = place
    holder: Any = data
    for step in way:
        holder = holder[step]
    if how == "bort":
        del holder[last]
    elif how == "till" and isinstance(holder[last], dict):
        holder[last] |= {"nytt": value}
    elif how == "till" and isinstance(holder[last], list):
        holder[last].append(value)
    else:
        holder[last] = value
    return data


@settings(max_examples=3000, deadline=None)
@given(st.data())
def test_what_the_form_takes_the_codec_takes_and_stores_so(data: st.DataObject) -> None:
    """Whatever is put in a stored event: the form may refuse more than the model, never less."""
    recorded = data.draw(st.sampled_from(PROV))
    stored = json.loads(MAPPER.to_stored_event(recorded).state)
    for _ in range(data.draw(st.integers(1, 2))):
        place = data.draw(st.sampled_from(_places(stored)[1:]))
        how = data.draw(st.sampled_from(["bort", "till", "byt", "byt", "byt"]))
        value = data.draw(st.sampled_from(PAHITT) | st.text(max_size=3))
        _changed(stored, place, how, deepcopy(value))
    try:
        written = canonical(stored)
    except ValueError:  # half a character
        return
    read = _read(type(recorded.event), written)
    if read is not None:
        stamps = {name: stored.get(name) for name in ("registrerad", "liggarnummer")}
        known = _stored(recorded.typ, stream(read), canonical(stored | _sound(stamps)))
        assert known == read


def _sound(stamps: dict[str, Any]) -> dict[str, Any]:
    """Return stamps of the right form: those are held by who follows the log, not by the form."""
    number = {} if stamps["liggarnummer"] is None else {"liggarnummer": "2022-000001"}
    return {"registrerad": "2026-01-01T00:00:00.000000Z", **number}


def test_what_is_written_otherwise_is_not_of_the_form() -> None:
    recorded = PROV[0]
    data = MAPPER.to_stored_event(recorded).state
    said = json.loads(data)
    other = [
        json.dumps(said).encode(),
        json.dumps(dict(reversed(said.items())), separators=(",", ":")).encode(),
        data.replace(b'"avser":', b'"avser":"x","avser":'),
        data.replace(b'"avser":"', b'"avser":"\\u0061'),
        data + b" ",
        data[:-1],
    ]
    assert [_read(type(recorded.event), one) for one in other] == [None] * len(other)


class Okand(Record):
    """States a bound that no form is known of."""

    delbart: Annotated[int, Field(multiple_of=2)]


class Falt(Record):
    """Holds a field by a validator of its own."""

    text: Text

    @field_validator("text")
    @classmethod
    def held(cls, value: str) -> str:
        return value


class Fore(Record):
    """Is held before it is validated."""

    text: Text

    @model_validator(mode="before")
    @classmethod
    def held(cls, value: Any) -> Any:
        return value


class Tal(Record):
    """Has a number that is no whole one."""

    tal: float


@pytest.mark.parametrize("model", [Okand, Falt, Fore, Tal])
def test_a_condition_that_no_form_is_known_of_is_an_error(model: type[Record]) -> None:
    with pytest.raises(TypeError, match="no form is known"):
        Form(model)
