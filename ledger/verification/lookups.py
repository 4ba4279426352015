"""Earlier events found by the tables of lookups, while a log is replayed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventsourcing.persistence import Notification

from ledger.format.codec import Remembering
from ledger.format.noted import NOTED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator, Sequence

    from domain.deciding.context import Key
    from domain.events import Event
    from domain.events.recorded import Recorded

_UNDER = (
    "SELECT s.nr, h.aggregat, h.version, h.typ, h.data FROM sokord s"
    " LEFT JOIN handelse h ON h.nr = s.nr WHERE s.slag = ? AND s.nyckel = ? AND s.nr < ?"
    " ORDER BY s.nr"
)

_NOTED = f"SELECT nr, aggregat, version, typ, data FROM handelse WHERE {NOTED} ORDER BY nr"  # noqa: S608 - ours


class Lookups:
    """What stands under a key; whether the tables are right is for ``Derived`` to say."""

    def __init__(self, conn: sqlite3.Connection, doubtful: Collection[int]) -> None:
        """Look in a ledger, of which some events are not to be trusted."""
        self._cursor, self._doubtful = conn.cursor(), doubtful
        self._mapper = Remembering()

    def __call__(self, key: Key, before: int) -> Sequence[Recorded] | None:
        """Return the events, oldest first; None when one is missing or not to be trusted."""
        rows = self._cursor.execute(_UNDER, (*key, before)).fetchall()
        if any(typ is None or nr in self._doubtful for nr, _, _, typ, _ in rows):
            return None
        return [self._event(*row) for row in rows]

    def noted(self, aggregat: str, version: int) -> Iterator[Event]:
        """Yield the events of a stream before a version that leave a note in its state."""
        for row in self._cursor.execute(_NOTED, (aggregat, version)).fetchall():
            yield self._event(*row).event

    def _event(self, nr: int, aggregat: str, version: int, typ: str, data: bytes) -> Recorded:
        stored = Notification(
            id=nr + 1, originator_id=aggregat, originator_version=version, topic=typ, state=data
        )
        return self._mapper.to_own_event(stored)  # it was validated when the log came to it
