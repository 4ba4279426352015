"""What looks like something that is recorded, though no rule refuses it."""

from __future__ import annotations

from typing import Any

from domain import events as e
from domain.deciding.context import index_keys
from domain.deciding.liknande import liknar, nycklar
from tests.golden.exempel import sample

KOSTNAD = {"namnd": "KUN", "underenhet": None, "belopp_ore": 500, "handelsedatum": "2022-12-16"}


def cost(**more: Any) -> e.Event:
    return sample(e.ForbrukningRedovisad, 0).event.model_copy(update=KOSTNAD | more)


def found(one: e.Event, other: e.Event) -> bool:
    """Whether an event is found by what is looked for of another, and is like it."""
    return bool({*nycklar(one)} & {*index_keys(other)}) and liknar(one, other)


def test_the_same_day_whatever_the_voucher() -> None:
    assert found(cost(verifikat="V-1"), cost(verifikat="V-2"))
    assert found(cost(verifikat=None), cost(verifikat="V-2"))
    assert found(cost(verifikat="V-1"), cost(verifikat=None))


def test_the_same_voucher_whatever_the_day() -> None:
    assert found(cost(verifikat="V-1"), cost(verifikat="V 1", handelsedatum="2022-11-01"))


def test_another_amount_board_or_day_is_not_like_it() -> None:
    assert not found(cost(verifikat="V-1"), cost(verifikat="V-1", belopp_ore=501))
    assert not found(cost(verifikat="V-1"), cost(verifikat="V-1", namnd="TN"))
    assert not found(cost(verifikat="V-1"), cost(verifikat="V-2", handelsedatum="2022-11-01"))


def test_what_moves_nothing_is_looked_for_by_nothing() -> None:
    assert list(nycklar(sample(e.PottUpprattad, 0).event)) == []
