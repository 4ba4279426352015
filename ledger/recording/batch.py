"""One write transaction: each command sees what the ones before it did, all or nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from domain.deciding.context import Context, by_command, index_keys
from domain.deciding.decider import decide
from domain.deciding.kinds import EVENT_OF
from domain.deciding.names import resolve
from domain.deciding.outcome import Rejected
from domain.deciding.uppslag import Asked, gathered, needs_noted, needs_potts
from domain.errors import UnknownName
from domain.events.recorded import Recorded
from domain.rules import ALL_RULES
from domain.states.register import Register
from domain.states.streams import LIGGARE, REGISTER, evolve, stream_of
from domain.values.dates import year
from ledger.errors import Conflict, NotFound
from ledger.format.codec import type_name
from ledger.recording.idempotency import again
from ledger.recording.moments import ahead, swedish_day
from ledger.recording.numbers import liggarnummer, numbers
from ledger.recording.potts import must_be_setup
from ledger.recording.receipt import Receipt
from ledger.recording.sight import NEWEST, Foreseen, Sight, appended
from ledger.store import Addition, Decision, Wanted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from domain import commands as c
    from domain import events as e
    from domain.rules.rule import Rule
    from domain.states.bok_och_arende import Bok
    from domain.states.pott import Pott
    from domain.states.streams import State
    from ledger.recording.moments import Moments
    from ledger.recording.stream import Stream
    from ledger.recording.streams import Streams
    from ledger.store import Writing


@dataclass(slots=True)
class Batch:
    """The commands of one write transaction: each sees what the ones before it did."""

    writing: Writing
    streams: Streams
    _moments: Moments
    _aktor: str
    _rules: tuple[Rule, ...] = ALL_RULES
    first: Receipt | None = None
    end: tuple[int, str] = (0, "")  # how many events there were, and when the last was registered
    _series: dict[int, int] = field(default_factory=dict)  # the last liggarnummer that it gave

    def record(self, command: c.Command) -> Receipt | Rejected:
        """Decide on a command and append its events.

        Returns what the rules refuse as a value; nothing is then written of it. Raises Conflict,
        NotFound (pott, ärende or avser_id), UnknownName (an organ) and TooLong.
        """
        stream = stream_of(command)
        foreseen = self._foreseen(stream, command)
        sight = self._seen(foreseen.wanted)
        if sight.first.kommando is not None:
            return again(command, self.streams, self._aktor)
        loaded = self._load(stream)
        register = self._register()
        if foreseen.register is not register or foreseen.state is not loaded.state:
            named = resolve(command, register)
            foreseen = foreseen._replace(named=named, asked=Asked.av(named, loaded.state))
        must_be_setup(self.writing, command, there=bool(loaded.version))
        moment = self._moment(sight)
        context = self._context(foreseen, loaded, moment, sight)
        outcome = decide(loaded.state, context, foreseen.named, self._rules)
        if isinstance(outcome, Rejected):
            return outcome
        receipt = self._insert(stream, outcome.events, moment, sight, foreseen.named)
        version = loaded.version + len(outcome.events)
        self.streams.now[stream] = loaded.grown(outcome.after, version, receipt.sista_nr)
        return receipt

    def _foreseen(self, stream: str, command: c.Command) -> Foreseen:
        """Return all that a decision can be told to rest on before anything is read for it.

        What is kept of register and stream may be old: what it misses is asked for when missed.
        """
        register: State | None = self.streams.newest(REGISTER).state
        state = self.streams.newest(stream).state
        assert isinstance(register, Register)  # noqa: S101 - for the type checker
        try:
            command = resolve(command, register)
        except UnknownName:  # so far
            register = None
        asked = Asked.av(command, state)
        wanted = Wanted(
            command.id,
            last=self._moments.latest is None,
            streams=self.streams.unread(stream, REGISTER, LIGGARE),
            keys=asked.keys,
            newest=[(key, NEWEST) for key in asked.newest],
            series=self._wanted_series(command),
        )
        return Foreseen(command, asked, wanted, register, state)

    def _wanted_series(self, command: c.Command) -> Sequence[int]:
        """Return the year that a command is numbered in, if its last number is not known."""
        ar = year(command.datum) if EVENT_OF[type(command)].numbered else None
        return () if ar is None or ar in self._series else (ar,)

    def _seen(self, wanted: Wanted) -> Sight:
        """Ask for what is wanted, and bring the streams up to date with it."""
        sight = Sight(self.writing, self.streams.mapper, wanted)
        self.streams.take(sight.first.streams)
        return sight

    def _load(self, stream: str) -> Stream:
        """Return a stream as of now."""
        self.streams.state(stream)
        return self.streams.now[stream]

    def _register(self) -> Register:
        return cast("Register", self.state(REGISTER))

    def _context(
        self, foreseen: Foreseen, loaded: Stream, moment: datetime, sight: Sight
    ) -> Context:
        command, state = foreseen.named, loaded.state
        found = gathered(command, state, foreseen.asked, sight.under, sight.newest)
        avser_id = command.__dict__.get("avser_id")
        earlier = found[by_command(avser_id)] if avser_id is not None else ()
        if avser_id is not None and not earlier:
            msg = f"{avser_id!r} är inget registrerat kommando"
            raise NotFound(msg)
        noted = needs_noted(command, state)
        return Context(
            self._register(),
            {key: tuple(one.event for one in recorded) for key, recorded in found.items()},
            cast("Bok", self.state(LIGGARE)),
            self._aktor,
            {one.event.kommando_id: one.registrerad_av for one in earlier},
            dict(self._potts()) if needs_potts(command, state) else {},
            swedish_day(moment),
            swedish_day(self._moments.now),
            ahead(moment, self._moments.now),
            self.streams.noted(stream_of(command), state) if noted else (),
        )

    def _potts(self) -> Iterator[tuple[str, Pott]]:
        """Yield every pott, the oldest first."""
        names = self.writing.streams("pott")
        self.streams.load(*names)
        for name in names:
            pott = cast("Pott", self.state(name))
            yield pott.pott, pott

    def recorded(self, kommando_id: str) -> tuple[Recorded, ...]:
        """Return what is recorded under an id."""
        return self.streams.recorded(kommando_id)

    def state(self, stream: str) -> State:
        """Return what a stream adds up to as of now."""
        return self.streams.state(stream)

    def note(self, event: e.LiggareEvent) -> Receipt:
        """Append what the ledger notes about itself: its opening, its keys; no rule decides."""
        last = self._moments.latest is None
        sight = self._seen(Wanted(event.kommando_id, self.streams.unread(LIGGARE), last=last))
        if sight.first.kommando is not None:
            nr = sight.first.kommando[1]
            raise Conflict(f"{event.kommando_id!r} är redan registrerat (händelse {nr})")
        loaded = self._load(LIGGARE)
        receipt = self._insert(LIGGARE, (event,), self._moment(sight), sight)
        after = evolve(loaded.state, event)
        self.streams.now[LIGGARE] = loaded.grown(after, loaded.version + 1, receipt.sista_nr)
        return receipt

    def _insert(
        self,
        stream: str,
        events: Sequence[e.Event],
        moment: datetime,
        sight: Sight,
        command: c.Command | None = None,
    ) -> Receipt:
        """Stamp, number and append the events of one command, and what they are found by.

        The first is stamped with ``moment``, whose day the rules were told; the next 1 µs later.
        """
        fields = [event.stored() for event in events]
        for event, data in zip(events, fields, strict=True):  # what a reader refuses is not written
            type(event).model_validate(data)
        after, made, added = self.streams.now[stream].version, [], []
        numbered = [*numbers(events, lambda ar: self._series.get(ar) or sight.last_number(ar))]
        for tick, (event, data, number) in enumerate(zip(events, fields, numbered, strict=True)):
            stamps = self._moments.give(moment, tick), self._aktor, liggarnummer(number)
            typ = type_name(event)
            recorded = Recorded(-1, stream, after + 1 + tick, typ, event, *stamps)
            stored = self.streams.mapper.written(recorded, data)
            made.append(recorded)
            added.append(Addition(stored, number, [*index_keys(event, command=command)]))
        kommando_id = events[0].kommando_id
        placed = appended(self.writing, Decision(kommando_id, added), sight.first)
        self._series |= dict(filter(None, numbered))
        placed_events = tuple(one._replace(nr=nr) for nr, one in enumerate(made, placed))
        first, last = placed_events[0].nr, placed_events[-1].nr
        receipt = Receipt(kommando_id, first, last, redan=False, events=placed_events)
        self.first = self.first or receipt
        self.end = last + 1, placed_events[-1].registrerad
        return receipt

    def _moment(self, sight: Sight) -> datetime:
        """Return when what comes next is registered: strictly later than what was before (D12)."""
        if self._moments.latest is None:
            antal, latest = self.end
            self._moments.latest = latest if antal == sight.first.antal else sight.latest()
        return self._moments.upcoming()
