"""What events say: held to their form, to those before them and to what they are about."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from domain import events as e
from domain.bookkeeping.ansprak import ansprak, ryms
from domain.errors import InvariantBroken
from domain.states.pott import Pott
from domain.states.pott_fold import Lopande
from domain.states.streams import evolve, initial
from domain.values.dates import year
from ledger.format.codec import MOMENT, belongs
from ledger.recheck import Recheck
from ledger.recording.numbers import liggarnummer
from ledger.verification.certified import Sum, line_of, written
from ledger.verification.fast.unsure import Unsure, certain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.events.recorded import Recorded
    from domain.states.streams import State
    from ledger.evidence.tree import Frontier
    from ledger.store import Number
    from ledger.verification.fast import Held
    from ledger.verification.lookups import Lookups

_NO_COLUMNS = (None, None)


class _Stream:
    """A stream as it is so far; a pott is changed in place."""

    __slots__ = ("_lookups", "_name", "pott", "state", "version")

    def __init__(self, name: str, lookups: Lookups, version: int, state: State) -> None:
        self._name, self._lookups = name, lookups
        self.version, self.state = version, state
        self.pott: Lopande | None = None
        if isinstance(self.state, Pott):
            self.pott = Lopande(self.state, self._noted, minns=False)

    def _noted(self) -> Iterator[e.Event]:
        return self._lookups.noted(self._name, self.version)

    def now(self) -> State:
        """Return the state, until the next event."""
        return self.state if self.pott is None else self.pott.nu

    def kept(self) -> State:
        """Return the state, for keeps."""
        return self.state if self.pott is None else self.pott.pott

    def take(self, event: e.Event) -> None:
        """Take the next event; raises InvariantBroken."""
        if self.pott is None:
            self.state = evolve(self.state, event)
        else:
            self.pott.ta(event)


class Meaning:
    """Follows a log event by event, as ``Follower`` and ``Derived`` do for the whole."""

    def __init__(self, lookups: Lookups, held: Held) -> None:
        """Begin with event 0, or with what is certified; raises Disproved, Damaged."""
        self._lookups, self._clocks, self._seen = lookups, held.clocks, held.seen
        self._since = since = held.since
        self._streams: dict[str, _Stream] = {}
        self._recheck = Recheck(lookups, claims=False)
        self._numbers: dict[int, int] = {}
        self._nr, self._registrerad = 0, ""
        if since is not None:
            last = lookups.event(since.size - 1)
            self._recheck.notes, self._recheck.before = since.notes, last
            self._numbers, self._nr = {**since.numbers}, since.size
            self._registrerad = last.registrerad
            certain(since.registrerad == last.registrerad)
            self._hold_older_times(since.size)

    def take(self, recorded: Recorded, columns: tuple[object, ...]) -> None:
        """Take the next event, which has the form of its type; raises Unsure."""
        event = recorded.event
        number = self._number(event)
        placed = (
            isinstance(event, e.LiggareOppnad) == (recorded.nr == 0)
            and belongs(event, recorded.aggregat)
            and recorded.liggarnummer == liggarnummer(number)
            and (number or _NO_COLUMNS) == columns
        )
        self._at(recorded)
        stream = self._stream(recorded)
        wrong = [*self._recheck.follow(recorded, stream.now())]
        if not placed or wrong or ((claim := ansprak(event)) is not None and not ryms([claim])):
            raise Unsure  # claims of several on one row are for ``within_its_row``
        try:
            stream.take(event)
        except InvariantBroken:
            raise Unsure from None
        if self._seen is not None:
            self._seen(recorded, stream.pott)
        self._nr = recorded.nr + 1

    def _at(self, recorded: Recorded) -> None:
        """Hold when an event was registered."""
        at = recorded.registrerad
        if at <= self._registrerad or MOMENT.fullmatch(at) is None:
            raise Unsure
        datetime.fromisoformat(at)  # a day that no month has is a ValueError
        self._registrerad = at
        self._cosigned(recorded.nr, at)

    def _cosigned(self, nr: int, at: str) -> None:
        """Hold when an event was registered to the clocks of those who cosigned."""
        for window in self._clocks.windows:
            certain(at <= window.latest if nr < window.size else at >= window.earliest)

    def _hold_older_times(self, size: int) -> None:
        """Hold older events to clocks that they were not held to then: those beside each edge.

        Their times increase, which is certified.
        """
        edges = {nr for window in self._clocks.windows for nr in (window.size - 1, window.size)}
        for nr in {size - 1, *(nr for nr in edges if nr < size)}:
            self._cosigned(nr, self._lookups.event(nr).registrerad)

    def _number(self, event: e.Event) -> Number:
        """Return the liggarnummer that the next event has."""
        if not event.numreras:
            return None
        ar = year(event.handelsedatum)
        self._numbers[ar] = last = self._numbers.get(ar, 0) + 1
        return ar, last

    def _stream(self, recorded: Recorded) -> _Stream:
        """Return the stream of an event, which is the next in it."""
        stream = self._streams.get(recorded.aggregat)
        if stream is None:
            self._streams[recorded.aggregat] = stream = self._opened(recorded.aggregat)
        opens = isinstance(recorded.event, e.PottUpprattad)
        first = recorded.version == 1
        if recorded.version != stream.version + 1 or (stream.pott is not None and opens != first):
            raise Unsure
        stream.version = recorded.version
        return stream

    def _opened(self, name: str) -> _Stream:
        if self._since is None or name not in self._since.places:
            return _Stream(name, self._lookups, 0, initial(name))
        version = self._since.places[name].version
        return _Stream(name, self._lookups, version, self._since.state(name))

    def end(self) -> None:
        """Hold what can be told only when all is read; raises Unsure."""
        for _ in self._recheck.end(self._nr):
            raise Unsure
        latest = self._clocks.latest
        certain(latest is None or self._registrerad <= latest)

    def certificate(self, edge: Frontier) -> Iterator[bytes]:
        """Yield the lines of a certificate of all that was held, up to the edge of its tree."""
        streams: dict[str, tuple[int, bytes]] = {}
        if (since := self._since) is not None:
            untouched = ((n, p) for n, p in since.places.items() if n not in self._streams)
            streams |= {name: (place.version, since.line(name)) for name, place in untouched}
        for name, stream in self._streams.items():
            streams[name] = stream.version, line_of(stream.kept())
        notes = self._recheck.notes
        return written(Sum(edge, self._registrerad, self._numbers, notes, streams))
