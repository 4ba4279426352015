"""Decides on commands as the ledger does, and appends what they give, many in a transaction.

The rules are asked nothing but whether they apply, so that events carry their ids: a history is
valid without them (D3). Only R27 is held, a soft rule, for its avvikelser.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from domain.deciding.context import Context, by_avser, by_command, index_keys
from domain.deciding.decider import decide
from domain.deciding.names import resolve
from domain.deciding.outcome import Accepted
from domain.deciding.uppslag import needs_noted
from domain.errors import InvariantBroken
from domain.events.recorded import Recorded
from domain.rules import ALL_RULES
from domain.states.pott import Pott
from domain.states.register import Register
from domain.states.streams import LIGGARE, REGISTER, initial, stream_of
from ledger.format.codec import LedgerMapper, notification, type_name
from ledger.format.noted import noted
from ledger.recording.moments import written
from ledger.recording.numbers import liggarnummer, numbers
from ledger.recording.sight import appended
from ledger.store import Addition, Decision, Wanted

if TYPE_CHECKING:
    from domain import commands as c
    from domain import events as e
    from domain.rules.rule import Rule
    from domain.states.streams import State
    from ledger.store import Found, Row, Writing

FIRST = datetime(2021, 1, 4, 7, 30, tzinfo=UTC)
LAST = datetime(2025, 3, 31, 16, 0, tzinfo=UTC)
"""Between these the events are registered, evenly."""

_HELD = "R27"


@dataclass(slots=True)
class Post:
    """A command that has been recorded, as long as something may come to point at it."""

    id: str
    events: tuple[e.Event, ...]
    attester: list[e.Event] = field(default_factory=list)
    rattad: bool = False
    antecknad: bool = False  # it, or what it corrects in the end, has left a note
    fast: bool = False  # what it corrects has been said anew

    @property
    def event(self) -> e.Event:
        """Its event, the first if it gave two."""
        return self.events[0]


class Skrivare:
    """A ledger that is being filled; ``antal`` is how many events it is planned to have."""

    def __init__(self, antal: int) -> None:
        """Know nothing yet; ``borja`` gives something to write to."""
        self.planerat = antal
        self.nr = 0
        self._tick = (LAST - FIRST) / antal
        self._mapper = LedgerMapper()
        self._states: dict[str, State] = {}
        self._versions: dict[str, int] = {}
        self._series: dict[int, int] = {}
        self._writing: Writing
        self._seen: Found

    def borja(self, writing: Writing) -> None:
        """Go on in a new transaction."""
        self._writing, self._seen = writing, writing.find(Wanted())

    @property
    def nu(self) -> datetime:
        """When the next event is registered."""
        return FIRST + self.nr * self._tick

    @property
    def dag(self) -> date:
        """The day on which the next event is registered."""
        return self.nu.date()

    def pott(self, namn: str) -> Pott:
        """Return a pott as it is now."""
        state = self._states[f"pott/{namn}"]
        assert isinstance(state, Pott)
        return state

    def ge(
        self, kommando: type[c.Command], aktor: str, om: Post | None = None, /, **falt: Any
    ) -> Post | None:
        """Record a command; returns None, with nothing recorded, when it cannot be.

        ``om`` is the command that it points at, if it does.
        """
        stated = {"id": f"b-{self.nr:07d}", "exempeldata": True, **falt}
        if om is not None:
            stated["avser_id"] = om.id
        return self.registrera(kommando.model_validate(stated), aktor, om)

    def registrera(self, command: c.Command, aktor: str, om: Post | None = None) -> Post | None:
        """Record a command that is whole; returns None when the state does not allow it."""
        stream = stream_of(command)
        state = self._states.get(stream) or initial(stream)
        if stream == REGISTER:
            assert isinstance(state, Register)
            command = resolve(command, state)
        try:
            outcome = decide(state, self._context(command, stream, om), command, _rules(command))
        except InvariantBroken:
            return None
        if not isinstance(outcome, Accepted):
            return None
        self._states[stream] = outcome.after
        self._skriv(stream, outcome.events, aktor)
        return Post(command.id, outcome.events)

    def anteckna(self, event: e.Event, aktor: str) -> None:
        """Record what the ledger notes about itself."""
        self._skriv(LIGGARE, (event,), aktor)

    def _context(self, command: c.Command, stream: str, om: Post | None) -> Context:
        if om is None:
            return Context()
        found = {by_command(om.id): om.events, by_avser(om.id): tuple(om.attester)}
        noterade: tuple[e.Event, ...] = ()
        if needs_noted(command, self._states.get(stream)):
            after = self._versions[stream] + 1
            noterade = tuple(noted(self._writing, self._own, stream, after))
        return Context(found=found, noterade=noterade)

    def _own(self, row: Row) -> Recorded:
        return self._mapper.to_own_event(notification(row))

    def _skriv(self, stream: str, events: tuple[e.Event, ...], aktor: str) -> None:
        """Stamp, number, seal and append the events of one command."""
        added, version = [], self._versions.get(stream, 0)
        given = numbers(events, lambda ar: self._series.get(ar, 0))
        for event, number in zip(events, given, strict=True):
            moment = written(self.nu + timedelta(microseconds=len(added)))
            version, typ = version + 1, type_name(event)
            if number:
                self._series[number[0]] = number[1]
            stamps = moment, aktor, liggarnummer(number)
            recorded = Recorded(-1, stream, version, typ, event, *stamps)
            stored = self._mapper.to_stored_event(recorded)
            added.append(Addition(stored, number, [*index_keys(event)]))
        self._versions[stream] = version
        appended(self._writing, Decision(events[0].kommando_id, added), self._seen)
        self.nr += len(events)
        self._seen = self._seen._replace(antal=self.nr)


@cache
def _of(kommando: type[c.Command]) -> tuple[Rule, ...]:
    """Return the rules for a kind of command, silent but for the one that is held."""
    fitting = (one for one in ALL_RULES if issubclass(kommando, one.commands))
    return tuple(
        one if one.id == _HELD else replace(one, check=_silent, efterat=None) for one in fitting
    )


def _rules(command: c.Command) -> tuple[Rule, ...]:
    return _of(type(command))


def _silent(*_: object) -> tuple[()]:
    return ()
