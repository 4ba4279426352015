"""Which events of a stream its state may have to be told once more, when one is corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from domain.states.noted import SKRIVER
from ledger.format.codec import TYPES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from domain.events import Event
    from domain.events.recorded import Recorded
    from ledger.store import Row

_NAMES = frozenset(name for name, model in TYPES.items() if model in SKRIVER)


class Streams(Protocol):
    """What gives events, those of a stream by version; a ``Reading`` does."""

    def rows(
        self, after: int | None = -1, last: int | None = None, stream: str | None = None
    ) -> Iterator[Row]:
        """Yield them, as ``Reading`` does."""


def noted(
    reading: Streams, own: Callable[[Row], Recorded], stream: str, version: int
) -> Iterator[Event]:
    """Yield the events of a stream before a version that leave a note in its state."""
    for row in reading.rows(stream=stream):
        if row.version >= version:
            return
        if row.typ in _NAMES:
            yield own(row).event
