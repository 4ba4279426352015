"""The bytes that are stored are those of RFC 8785, which another library writes too (D9)."""

from __future__ import annotations

import json
from typing import Any

import hypothesis.strategies as st
import pytest
import rfc8785
from hypothesis import given, settings

from domain.events import EVENTS
from domain.values.declared import types_of
from domain.values.fields import Record
from ledger.format.codec import canonical
from ledger.format.limits import LARGEST

TEXT = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from(
            '\x00\x08\t\n\x0b\x0c\r\x1f"\\/\x7f\x80\u2028\ue000\uffff\U00010000\U0010ffff'
        ),
    ),
    max_size=6,
)
VALUE = st.recursive(
    st.one_of(TEXT, st.booleans(), st.integers(-LARGEST, LARGEST)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(TEXT, inner, max_size=5),
    ),
    max_leaves=20,
)


@settings(max_examples=2000, deadline=None)
@given(VALUE)
def test_what_is_written_is_what_the_standard_says(value: Any) -> None:
    assert canonical(value) == rfc8785.dumps(value)


def test_names_are_in_the_order_of_utf_16() -> None:
    """Where the standard library alone would write another thing."""
    value = {"\ue000": 1, "\U00010000": 2}
    ours = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()

    assert canonical(value) == rfc8785.dumps(value) != ours


@pytest.mark.parametrize("half", ["\ud800", "a\udfff"], ids=["first", "second"])
@pytest.mark.parametrize("write", [canonical, rfc8785.dumps])
def test_half_a_character_is_no_text(half: str, write: Any) -> None:
    for value in (half, {half: 1}):
        with pytest.raises((UnicodeEncodeError, rfc8785.CanonicalizationError)):
            write(value)


@pytest.mark.parametrize("number", [LARGEST + 1, -LARGEST - 1, 10**40])
def test_no_number_is_written_that_a_reader_of_json_rounds(number: int) -> None:
    for value in (number, {"ore": number}, [1, [number]]):
        with pytest.raises(rfc8785.IntegerDomainError):
            canonical(value)


def _fractions(model: type[Record], seen: frozenset[type] = frozenset()) -> list[str]:
    """Return the fields of a record, or of one in it, that may hold a fraction."""
    found: list[str] = []
    for name in model.model_fields:
        for kind in types_of(model, name):
            if isinstance(kind, type) and issubclass(kind, Record) and kind not in seen:
                found += _fractions(kind, seen | {kind})
            if float in {kind, getattr(kind, "__origin__", None)}:
                found.append(f"{model.__name__}.{name}")
    return found


@pytest.mark.parametrize("model", EVENTS, ids=lambda one: one.__name__)
def test_no_event_holds_a_fraction(model: type[Record]) -> None:
    assert _fractions(model) == []
