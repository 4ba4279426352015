"""Each event of a log held against all before it: what a restored or verified log must obey.

Number, stream, version, time, liggarnummer, the invariants of the domain, and what an event says
of others (``ledger.recheck``). No rule is asked: rules decide what is written, never what was (D3).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from domain import events as e
from domain.errors import InvariantBroken
from domain.states.streams import evolve, initial
from domain.values.dates import year
from ledger.recheck import Recheck
from ledger.recheck.looking import Wrong
from ledger.recording.numbers import liggarnummer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from domain.events.recorded import Recorded
    from domain.states.streams import State
    from ledger.recheck.looking import Lookup
    from ledger.store import Number


@dataclass(slots=True)
class _Series:
    """Numbers that go up by one; after a wrong one they go on from it, or as if it were right."""

    last: int = 0
    _expected: int = 0

    def take(self, stated: int) -> int:
        """Take the next number; returns by how much it is ahead, 0 when it is right."""
        ahead = 0 if stated == self._expected + 1 else stated - self.last - 1
        self._expected = self.last + 1 if ahead else stated
        self.last = stated
        return ahead


@dataclass(slots=True)
class Follower:
    """Follows a log event by event; keeps the state of each stream, not the events.

    After something wrong it goes on from what the log says, so that one change is told once.
    ``lookup`` finds the earlier events that one points at; ``noted`` those of a stream, before a
    version, that leave a note in its state.
    """

    lookup: Lookup
    noted: Callable[[str, int], Iterable[e.Event]]
    nr: int = 0
    number: Number = None  # of the event that was followed last
    _states: dict[str, State] = field(default_factory=dict)
    _versions: dict[str, _Series] = field(default_factory=dict)
    _numbers: dict[int, _Series] = field(default_factory=dict)
    _registrerad: str = ""
    _lost: set[str] = field(default_factory=set)  # streams whose state is not known
    _skipped: dict[str, int] = field(default_factory=lambda: {"version": 0, "liggarnummer": 0})
    _recheck: Recheck = field(init=False)

    def __post_init__(self) -> None:
        """Hold events against others too."""
        self._recheck = Recheck(self.lookup)

    def follow(self, recorded: Recorded) -> Iterator[Wrong]:
        """Yield what is wrong with the next event; all of it must be asked for."""
        yield from (Wrong(text, "ordning") for text in self._in_order(recorded))
        state = self._state(recorded.aggregat)
        yield from self._recheck.follow(recorded, state)
        if state is not None:
            yield from (Wrong(text, "ordning") for text in self._evolved(recorded, state))
        self.nr, self._registrerad = recorded.nr + 1, recorded.registrerad

    def end(self, size: int) -> Iterator[Wrong]:
        """Yield what is wrong with the end of a log of so many events."""
        yield from self._recheck.end(size)

    def _in_order(self, recorded: Recorded) -> Iterator[str]:
        opens = isinstance(recorded.event, e.LiggareOppnad)
        if opens and recorded.nr:
            yield "liggaren kan bara öppnas en gång, av händelse 0"
        if not (opens or recorded.nr):
            yield "den första händelsen i en logg är LiggareOppnad"
        yield from self._placed(recorded)
        if recorded.registrerad <= self._registrerad:
            yield (
                f"registrerad {recorded.registrerad} är inte senare än händelsen före"
                f" ({self._registrerad})"
            )
        yield from self._numbered(recorded)

    def skip(self, count: int) -> None:
        """Pass events, of whichever streams, that are missing or not to be trusted.

        As many versions and numbers may then be passed over: that has been told already.
        """
        self._skipped = {series: left + count for series, left in self._skipped.items()}

    def _passed(self, series: str, ahead: int) -> bool:
        """Tell whether a number is right, or what it is ahead by was skipped."""
        if not 0 <= ahead <= self._skipped[series]:
            return False
        self._skipped[series] -= ahead
        return True

    def _placed(self, recorded: Recorded) -> Iterator[str]:
        aggregat, stated = recorded.aggregat, recorded.version
        series = self._versions.setdefault(aggregat, _Series())
        before, ahead = series.last, series.take(stated)
        if ahead:
            self._lost.add(aggregat)
        if not self._passed("version", ahead):
            yield f"{aggregat} har version {before}; nästa är {before + 1}, inte {stated}"
        is_pott = aggregat.startswith("pott/")
        if is_pott and isinstance(recorded.event, e.PottUpprattad) != (stated == 1):
            yield f"{aggregat} läggs upp av sin första händelse, och bara den"

    def _numbered(self, recorded: Recorded) -> Iterator[str]:
        """Yield what is wrong with the liggarnummer, unbroken in its year (D8)."""
        self.number = None
        got = recorded.liggarnummer
        if recorded.event.numreras:
            ar = year(recorded.event.handelsedatum)
            series = self._numbers.setdefault(ar, _Series())
            self.number = ar, series.last + 1
            stated, _, lopnummer = (got or "").partition("-")
            lopnr = int(lopnummer) if stated == str(ar) else series.last + 1
            if self._passed("liggarnummer", series.take(lopnr)):
                self.number = ar, lopnr
        expected = liggarnummer(self.number)
        if got != expected:
            yield f"liggarnummer ska vara {expected or 'inget'}, inte {got or 'inget'}"

    def _state(self, aggregat: str) -> State | None:
        """Return the state of a stream; None when something in it is missing or impossible."""
        if aggregat in self._lost:
            return None
        return self._states.get(aggregat) or initial(aggregat)

    def _evolved(self, recorded: Recorded, state: State) -> Iterator[str]:
        """Yield why the domain cannot be in the state that an event leads to, once a stream."""
        aggregat = recorded.aggregat
        try:
            noted = partial(self.noted, aggregat, recorded.version)
            self._states[aggregat] = evolve(state, recorded.event, noted)
        except InvariantBroken as error:
            self._lost.add(aggregat)
            yield f"händelsen är omöjlig: {error}"
        except (TypeError, AttributeError, LookupError) as error:
            self._lost.add(aggregat)
            yield f"innehållet går inte att räkna med ({error})"
