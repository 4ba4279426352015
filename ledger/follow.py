"""Each event of a log held against all before it: what a restored or verified log must obey.

Number, stream, version, time, liggarnummer and the invariants of the domain. No rule is asked:
rules decide what is written, never what was (D3).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from domain import decider
from domain import events as e
from domain.dates import year
from domain.errors import InvariantBroken
from ledger.append import liggarnummer
from ledger.batch import Stream

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.recorded import Recorded
    from ledger.recorder import Number


@dataclass(slots=True)
class Follower:
    """Follows a log event by event; keeps the state of each stream, not the events.

    After something wrong it goes on from what the log says, so that one change is told once.
    """

    nr: int = 0
    number: Number = None  # of the event that was followed last
    streams: dict[str, Stream] = field(default_factory=dict)
    _registrerad: str = ""
    _series: dict[int, int] = field(default_factory=dict)
    _lost: set[str] = field(default_factory=set)

    def follow(self, recorded: Recorded) -> Iterator[str]:
        """Yield what is wrong with the next event, in Swedish; all of it must be asked for."""
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
        yield from self._evolved(recorded)
        self.nr, self._registrerad = recorded.nr + 1, recorded.registrerad

    def skip(self, nr: int, aggregat: str, version: int, number: Number) -> None:
        """Pass an event that cannot be read; its stream is not followed any further."""
        self._lost.add(aggregat)
        self.streams[aggregat] = Stream(self._stream(aggregat).state, version)
        if number is not None:
            self._series[number[0]] = number[1]
        self.nr = nr + 1

    def _placed(self, recorded: Recorded) -> Iterator[str]:
        version = self._stream(recorded.aggregat).version
        if recorded.version != version + 1:
            yield (
                f"{recorded.aggregat} har version {version}; nästa är {version + 1},"
                f" inte {recorded.version}"
            )
        is_pott = isinstance(recorded.event, e.PottEvent)
        if is_pott and isinstance(recorded.event, e.PottUpprattad) != (recorded.version == 1):
            yield f"{recorded.aggregat} läggs upp av sin första händelse, och bara den"

    def _stream(self, aggregat: str) -> Stream:
        return self.streams.get(aggregat) or Stream(decider.initial(aggregat))

    def _numbered(self, recorded: Recorded) -> Iterator[str]:
        """Yield what is wrong with the liggarnummer, unbroken in its year (D8)."""
        self.number = None
        if recorded.event.numbered:
            ar = year(recorded.event.handelsedatum)
            self._series[ar] = self._series.get(ar, 0) + 1
            self.number = ar, self._series[ar]
        expected, got = liggarnummer(self.number) or "inget", recorded.liggarnummer or "inget"
        if got != expected:
            yield f"liggarnummer ska vara {expected}, inte {got}"
            stated, _, lopnummer = got.partition("-")
            if lopnummer:
                self._series[int(stated)] = int(lopnummer)

    def _evolved(self, recorded: Recorded) -> Iterator[str]:
        """Yield why the domain cannot be in the state that an event leads to, once a stream."""
        aggregat = recorded.aggregat
        state = self._stream(aggregat).state
        if aggregat not in self._lost:
            try:
                state = decider.evolve(state, recorded.event)
            except InvariantBroken as error:
                self._lost.add(aggregat)
                yield f"händelsen är omöjlig: {error}"
            except (TypeError, AttributeError, KeyError) as error:
                self._lost.add(aggregat)
                yield f"innehållet går inte att räkna med ({error})"
        self.streams[aggregat] = Stream(state, recorded.version)
