"""The streams of a ledger that decisions rest on, each folded once, from what is kept of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from domain.deciding.context import by_command
from domain.states.noted import SKRIVER
from domain.states.pott import Pott
from ledger.format.codec import LedgerMapper, notification
from ledger.recording.stream import Stream, empty
from ledger.store import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from domain.events import Event
    from domain.events.recorded import Recorded
    from domain.states.pott_fold import Las
    from domain.states.streams import State
    from ledger.store import Found, Row

SLICE = 500
"""How many events are asked for at a time: a reader keeps who writes from the commit."""


@dataclass(slots=True)
class Noted:
    """The events that have left notes in a pott, to be folded once more; the last pott's are kept.

    Who undoes what was recorded must ``forget`` them.
    """

    _name: str = ""
    _events: dict[str, Event] = field(default_factory=dict)

    def read(
        self, name: str, wanted: Iterable[str], read: Callable[[Sequence[str]], Iterable[Recorded]]
    ) -> tuple[Event, ...]:
        """Return the events of commands that have left notes in a stream, in the order asked."""
        if name != self._name:
            self._name, self._events = name, {}
        ids = tuple(wanted)
        for one in read([id_ for id_ in ids if id_ not in self._events]):
            if one.aggregat == name and type(one.event) in SKRIVER:
                self._events[one.event.kommando_id] = one.event
        return tuple(self._events[id_] for id_ in ids if id_ in self._events)

    def forget(self) -> None:
        """Drop what may not have been committed."""
        self._name, self._events = "", {}


@dataclass(slots=True)
class Streams:
    """The streams of a ledger as of one moment, or of now.

    ``find`` asks the ledger. What is in ``kept`` may be old: what it lacks is read when it is
    asked for, and is then in ``now``. ``begun`` says what one that is not kept begins from.
    """

    _find: Callable[[Wanted], Found]
    _kept: Mapping[str, Stream]
    _noted: Noted
    _begun: Callable[[str], Stream] = empty
    mapper: LedgerMapper = field(default_factory=LedgerMapper)
    now: dict[str, Stream] = field(default_factory=dict)
    _first: dict[str, Stream] = field(default_factory=dict)

    def newest(self, name: str) -> Stream:
        """Return what is known of a stream, as of now or of an earlier moment."""
        known = self.now.get(name) or self._kept.get(name) or self._first.get(name)
        if known is None:
            known = self._first[name] = self._begun(name)
        return known

    def unread(self, *names: str) -> dict[str, int]:
        """Return the streams that are not read yet, after which versions."""
        return {one: self.newest(one).version for one in names if one not in self.now}

    def take(self, found: Mapping[str, Sequence[Row]]) -> None:
        """Bring streams up to date with the events that were found; raises Damaged."""
        for name, added in found.items():
            known = self.newest(name)
            self.now[name] = known.after(self.events(added), self.las(name, known.state))

    def load(self, *names: str) -> None:
        """Bring streams up to date; raises Damaged."""
        for name, known in self.unread(*names).items():
            version = known
            while self._read(name, version):
                version = self.now[name].version

    def _read(self, name: str, version: int) -> bool:
        """Take the next events of a stream; returns whether there may be more."""
        found = self._find(Wanted(streams={name: version}, most=SLICE)).streams
        self.take(found)
        return len(found[name]) == SLICE

    def state(self, name: str) -> State:
        """Return what a stream adds up to."""
        if name not in self.now:
            self.load(name)
        return self.now[name].state

    def before(self, recorded: Recorded) -> State:
        """Return the state of an event's stream before it."""
        name, last = recorded.aggregat, recorded.version - 1
        stream = self._begun(name)
        if stream.version > last:
            stream = empty(name)
        while stream.version < last:
            most = min(SLICE, last - stream.version)
            found = self._find(Wanted(streams={name: stream.version}, most=most)).streams[name]
            stream = stream.after(self.events(found), self.las(name, stream.state))
        return stream.state

    def las(self, name: str, state: State) -> Las:
        """Return what reads the events that have left notes in a stream in this state."""
        return partial(self.noted, name, state)

    def noted(self, name: str, state: State) -> tuple[Event, ...]:
        """Return the events that have left notes in a stream in this state, oldest first."""
        antecknade = state.antecknade if isinstance(state, Pott) else ()
        return self._noted.read(name, antecknade, self._given)

    def _given(self, ids: Sequence[str]) -> Iterator[Recorded]:
        for start in range(0, len(ids), SLICE):
            keys = [by_command(one) for one in ids[start : start + SLICE]]
            for rows in self._find(Wanted(keys=keys)).keys.values():
                yield from self.events(rows)

    def recorded(self, kommando_id: str) -> tuple[Recorded, ...]:
        """Return what is recorded under an id."""
        return tuple(self._given([kommando_id]))

    def events(self, rows: Iterable[Row]) -> Iterator[Recorded]:
        """Yield stored events as what they are: valid when they were stored."""
        return (self.mapper.to_own_event(notification(row)) for row in rows)
