"""Earlier events found by the tables of lookups, while a log is replayed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ledger.format.codec import Remembering, notification
from ledger.format.noted import Streams, noted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from domain.deciding.context import Key
    from domain.events import Event
    from domain.events.recorded import Recorded
    from ledger.store import Row

    Own = Callable[[Row], Recorded]


class Events(Streams, Protocol):
    """What gives earlier events; a ``Reading`` does."""

    def under(self, key: Key, before: int) -> Sequence[tuple[int, Row | None]]:
        """Return what a key leads to before a number."""


class Lookups:
    """What stands under a key; whether the tables are right is for ``Derived`` to say."""

    def __init__(self, reading: Events, doubtful: Collection[int], own: Own | None = None) -> None:
        """Look in a ledger, of which some events are not to be trusted; ``own`` decodes a row."""
        self._reading, self._doubtful = reading, doubtful
        self._mapper = Remembering()
        self._own = own or self._decoded

    def _decoded(self, row: Row) -> Recorded:
        return self._mapper.to_own_event(notification(row))

    def __call__(self, key: Key, before: int) -> Sequence[Recorded] | None:
        """Return the events, oldest first; None when one is missing or not to be trusted."""
        found: list[Row] = []
        for nr, row in self._reading.under(key, before):
            if row is None or nr in self._doubtful:
                return None
            found.append(row)
        # each was validated when the log came to it
        return [*map(self._own, found)]

    def event(self, nr: int) -> Recorded:
        """Return an event by its number; raises ValueError when it is not there."""
        (row,) = self._reading.rows(after=nr - 1, last=nr)
        return self._own(row)

    def noted(self, aggregat: str, version: int) -> Iterator[Event]:
        """Yield the events of a stream before a version that leave a note in its state."""
        return noted(self._reading, self._own, aggregat, version)
