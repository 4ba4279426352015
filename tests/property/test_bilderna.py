"""What a picture shows is what the events add up to, and decisions that begin from one the same."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from ledger.pictures.form import plain, whole
from ledger.recording import ahead
from ledger.recording.ahead import Ahead
from ledger.store import Row
from ledger.store.pictures import Picture
from tests.property.agreement import Pair

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.states.streams import State


@dataclass
class Alla:
    """Every picture that was kept, of which any may be shown: they are of all ages."""

    slump: Random
    kept: dict[str, list[Picture]] = field(default_factory=dict)
    shown: int = 0

    def of(self, stream: str) -> Picture | None:
        found = self.kept.get(stream)
        self.shown += bool(found)
        return self.slump.choice(found) if found else None

    def keep(self, taken: Iterable[Picture]) -> None:
        for one in taken:
            self.kept.setdefault(one.aggregat, []).append(one)


def _again(state: State) -> Any:
    text = json.dumps(plain(type(state), state), ensure_ascii=False)
    return whole(type(state), json.loads(text))


def _stored(pair: Pair) -> list[Row]:
    with pair.product._ledger.store.reading() as reading:
        return [*reading.rows()]


@pytest.mark.parametrize("seed", [2002, 4003])
def test_each_command_is_decided_the_same_from_pictures_of_any_age(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is decided by somebody who has just opened the ledger; the oracle has no pictures."""
    plain_pair, pair = Pair(seed), Pair(seed)
    monkeypatch.setattr(ahead, "FEW", 3)
    ledger, alla = pair.product._ledger, Alla(Random(seed))
    ledger.store.pictures = alla  # type: ignore[misc, assignment]
    for step in range(500):
        pair.step()
        for name, stream in ledger.ahead.streams.items() if step % 5 == 0 else ():
            assert _again(stream.state) == stream.state, name
        ledger.ahead = Ahead(ledger.store)
        plain_pair.step()

    assert _stored(pair) == _stored(plain_pair)
    assert {name.partition("/")[0] for name in alla.kept} >= {"pott", "register", "arende"}
    assert alla.shown > 500
