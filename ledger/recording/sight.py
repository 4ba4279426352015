"""What one decision rests on: found at once, and asked for again only where nobody foresaw it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ledger.errors import Damaged
from ledger.format.codec import notification
from ledger.store import Moved, Wanted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from domain.commands import Command
    from domain.deciding.uppslag import Asked
    from domain.events.recorded import Recorded
    from domain.states.streams import State
    from ledger.format.codec import LedgerMapper
    from ledger.store import Decision, Found, Key, Row, Writing

NEWEST = 2**63 - 1
"""Before no number: the newest event of all under a key."""


class Foreseen(NamedTuple):
    """What a decision can be told to rest on before anything is read for it.

    ``named`` is the command with the codes of ``register``, None when that did not know them all;
    ``asked`` is what it asks for with its stream in this ``state``.
    """

    named: Command
    asked: Asked
    wanted: Wanted
    register: State | None
    state: State


def appended(writing: Writing, decision: Decision, seen: Found) -> int:
    """Append a decision under the lock that it was seen under; returns the nr of its first event.

    Raises Damaged when the store did not keep that lock, TooLong.
    """
    placed = writing.append(decision, seen)
    if isinstance(placed, Moved):
        raise Damaged("liggaren ändrades av någon annan medan den var låst")
    return placed.nr


class Sight:
    """What was found for a command, as events; ``first`` is what was found at once."""

    def __init__(self, writing: Writing, mapper: LedgerMapper, wanted: Wanted) -> None:
        """Ask for what is foreseen."""
        self._writing, self._mapper = writing, mapper
        self.first: Found = writing.find(wanted)

    def under(self, key: Key) -> tuple[Recorded, ...]:
        """Return the events under a key, oldest first."""
        found = self.first.keys.get(key)
        if found is None:
            found = self._writing.find(Wanted(keys=(key,))).keys[key]
        return tuple(self._events(found))

    def newest(self, key: Key) -> Iterator[Recorded]:
        """Yield the events under a key one at a time, the newest first."""
        newest = self.first.newest
        before = NEWEST
        while True:
            if before < NEWEST or key not in newest:
                newest = self._writing.find(Wanted(newest=((key, before),))).newest
            if (row := newest[key]) is None:
                return
            yield from self._events((row,))
            before = row.nr

    def last_number(self, ar: int) -> int:
        """Return the last liggarnummer of a year, 0 when it has none."""
        found = self.first.series.get(ar)
        return self._writing.find(Wanted(series=(ar,))).series[ar] if found is None else found

    def latest(self) -> str:
        """Return when the last event was registered, as it is stored; '' when there is none."""
        last = self.first.last
        return next((one.registrerad for one in self._events((last,))), "") if last else ""

    def _events(self, rows: Iterable[Row]) -> Iterator[Recorded]:
        """Yield stored events as what they are: valid when they were stored."""
        return (self._mapper.to_own_event(notification(row)) for row in rows)
