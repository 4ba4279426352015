"""One write transaction: each command sees what the ones before it did, all or nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from domain import commands as c
from domain.deciding.context import Context, by_command
from domain.deciding.decider import decide
from domain.deciding.names import resolve
from domain.deciding.outcome import Rejected
from domain.deciding.uppslag import gathered, needs_noted, needs_potts
from domain.errors import UnknownName, menade
from domain.events.recorded import Recorded
from domain.states.bok_och_arende import Bok
from domain.states.pott import Pott
from domain.states.register import Register
from domain.states.streams import LIGGARE, REGISTER, evolve, fold, initial, stream_of
from ledger.errors import Conflict, Damaged, NotFound
from ledger.format.codec import type_name
from ledger.format.noted import NOTED
from ledger.recording.idempotency import clash, restates
from ledger.recording.moments import ahead, swedish_day
from ledger.recording.receipt import Receipt
from ledger.store.sqlite.append import Addition, append, liggarnummer, numbers

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from eventsourcing.sqlite import SQLiteCursor

    from domain import events as e
    from domain.states.streams import State
    from ledger.recording.moments import Moments
    from ledger.store.sqlite.recorder import LedgerRecorder


@dataclass(slots=True)
class Stream:
    """A stream's state and how many events it has, kept between commands."""

    state: State
    version: int = 0


@dataclass(slots=True)
class Batch:
    """The commands of one write transaction: each sees what the ones before it did."""

    _recorder: LedgerRecorder
    _cursor: SQLiteCursor
    _kept: Mapping[str, Stream]
    _moments: Moments
    _aktor: str
    streams: dict[str, Stream] = field(default_factory=dict)
    first: Receipt | None = None

    def record(self, command: c.Command) -> Receipt | Rejected:
        """Decide on a command and append its events.

        Returns what the rules refuse as a value; nothing is then written of it. Raises Conflict,
        NotFound (pott or avser_id), UnknownName (an organ) and TooLong.
        """
        earlier = self._earlier(command)
        if earlier is not None:
            return earlier
        stream = stream_of(command)
        register = self._register()
        named = resolve(command, register)
        loaded = self._load(stream)
        if not loaded.version and isinstance(command, c.PottCommand | c.Attestera):
            self._must_be_setup(command)
        moment = self._moment()
        context = self._context(named, register, loaded, moment)
        outcome = decide(loaded.state, context, named)
        if isinstance(outcome, Rejected):
            return outcome
        receipt = self._insert(stream, loaded.version, outcome.events, moment)
        self.streams[stream] = Stream(outcome.after, loaded.version + len(outcome.events))
        return receipt

    def _known(self, kommando_id: str) -> sqlite3.Row | None:
        self._cursor.execute(
            "SELECT forsta_nr, sista_nr FROM kommando WHERE id = ?", (kommando_id,)
        )
        row: sqlite3.Row | None = self._cursor.fetchone()
        return row

    def _earlier(self, command: c.Command) -> Receipt | None:
        row = self._known(command.id)
        if row is None:
            return None
        if not self._same(command, row):
            raise Conflict(clash(command, row["forsta_nr"]))
        span = row["forsta_nr"], row["sista_nr"]
        events = self._recorder.own_events(self._cursor, "nr BETWEEN ? AND ?", span)
        return Receipt.again(tuple(events), self._aktor)

    def _same(self, command: c.Command, row: sqlite3.Row) -> bool:
        """Tell whether a command has the content that its id was first sent with."""
        try:
            named = resolve(command, self._register())
        except UnknownName:  # what was recorded has names that are known
            return False
        (first,) = self._recorder.own_events(self._cursor, "nr = ?", (row["forsta_nr"],))
        return restates(named, first.event, lambda: self._before(first))

    def _before(self, recorded: Recorded) -> State:
        """Return the state of an event's stream before it."""
        bound = recorded.aggregat, recorded.version
        earlier = self._recorder.own_events(self._cursor, "aggregat = ? AND version < ?", bound)
        return fold(initial(recorded.aggregat), (one.event for one in earlier))

    def _register(self) -> Register:
        state = self._load(REGISTER).state
        assert isinstance(state, Register)  # noqa: S101 - for the type checker
        return state

    def _must_be_setup(self, command: c.PottCommand | c.Attestera) -> None:
        if command.pott is not None and not isinstance(command, c.UpprattaPott):
            msg = f"potten {command.pott!r} finns inte; upprätta den först"
            raise NotFound(f"{msg}.{menade(command.pott, self._setup())}".rstrip("."))

    def _context(
        self, command: c.Command, register: Register, loaded: Stream, moment: datetime
    ) -> Context:
        state, stream = loaded.state, stream_of(command)
        found = gathered(command, state, lambda key: tuple(self._found(key)), self._newest)
        avser_id = getattr(command, "avser_id", None)
        earlier = found[by_command(avser_id)] if avser_id is not None else ()
        if avser_id is not None and not earlier:
            msg = f"{avser_id!r} är inget registrerat kommando"
            raise NotFound(msg)
        bok = self._load(LIGGARE).state
        assert isinstance(bok, Bok)  # noqa: S101 - for the type checker
        return Context(
            register,
            {key: tuple(one.event for one in recorded) for key, recorded in found.items()},
            bok,
            self._aktor,
            {one.event.kommando_id: one.registrerad_av for one in earlier},
            dict(self._potts()) if needs_potts(command) else {},
            swedish_day(moment),
            swedish_day(self._moments.now),
            ahead(moment, self._moments.now),
            tuple(self._noted(stream, loaded.version)) if needs_noted(command, state) else (),
        )

    def _setup(self) -> list[str]:
        """Return the potts that there are, the oldest first."""
        self._cursor.execute(
            "SELECT aggregat FROM handelse WHERE aggregat GLOB 'pott/*' AND version = 1 ORDER BY nr"
        )
        return [stream.removeprefix("pott/") for (stream,) in self._cursor.fetchall()]

    def _potts(self) -> Iterator[tuple[str, Pott]]:
        for namn in self._setup():
            pott = self._load(f"pott/{namn}").state
            assert isinstance(pott, Pott)  # noqa: S101 - for the type checker
            yield pott.pott, pott

    def _found(self, key: tuple[str, str]) -> Iterator[Recorded]:
        where = "nr IN (SELECT nr FROM sokord WHERE slag = ? AND nyckel = ?)"
        return self._recorder.own_events(self._cursor, where, key)

    def _newest(self, key: tuple[str, str]) -> Iterator[Recorded]:
        """Yield the events under a key one at a time, the newest first."""
        where = "nr = (SELECT max(nr) FROM sokord WHERE slag = ? AND nyckel = ? AND nr < ?)"
        before = 2**63 - 1
        while found := [*self._recorder.own_events(self._cursor, where, (*key, before))]:
            yield from found
            before = found[0].nr

    def _load(self, stream: str) -> Stream:
        """Return a stream as of now: what is kept of it, and what others have added since."""
        if stream in self.streams:
            return self.streams[stream]
        kept = self._kept.get(stream) or Stream(initial(stream))
        last: Recorded | None = None

        def added() -> Iterator[e.Event]:
            nonlocal last
            where, bound = "aggregat = ? AND version > ?", (stream, kept.version)
            for last in self._recorder.own_events(self._cursor, where, bound):
                yield last.event

        try:
            state = fold(kept.state, added(), lambda: self._noted(stream, kept.version))
        except (TypeError, AttributeError, LookupError) as error:
            msg = f"händelse {last and last.nr}: innehållet går inte att räkna med ({error})"
            raise Damaged(msg) from None
        self.streams[stream] = Stream(state, last.version if last else kept.version)
        return self.streams[stream]

    def _noted(self, stream: str, version: int) -> Iterator[e.Event]:
        """Yield the events of a stream, up to a version, that leave a note in its state."""
        found = self._recorder.own_events(self._cursor, NOTED, (stream, version + 1))
        return (one.event for one in found)

    def is_taken(self, kommando_id: str) -> bool:
        """Tell whether something is recorded under an id."""
        return self._known(kommando_id) is not None

    def note(self, event: e.LiggareEvent) -> Receipt:
        """Append what the ledger notes about itself: its opening, its keys; no rule decides."""
        known = self._known(event.kommando_id)
        if known is not None:
            raise Conflict(f"{event.kommando_id!r} är redan registrerat (händelse {known[1]})")
        loaded = self._load(LIGGARE)
        receipt = self._insert(LIGGARE, loaded.version, (event,), self._moment())
        after = evolve(loaded.state, event)
        self.streams[LIGGARE] = Stream(after, loaded.version + 1)
        return receipt

    def _insert(
        self, stream: str, after: int, events: Sequence[e.Event], moment: datetime
    ) -> Receipt:
        """Stamp, number and insert the events of one command, and what they are found by.

        The first is stamped with ``moment``, the day of which the rules were told; each one after
        it a microsecond later.
        """
        for event in events:  # what a reader would refuse is never written
            type(event).model_validate(event.stored())
        added: list[Addition] = []
        for version, (event, number) in enumerate(
            zip(events, numbers(self._cursor, events), strict=True), after + 1
        ):
            registrerad = self._moments.give(moment, version - after - 1)
            stamps = registrerad, self._aktor, liggarnummer(number)
            recorded = Recorded(-1, stream, version, type_name(event), event, *stamps)
            stored = self._recorder.mapper.to_stored_event(recorded)
            added.append(Addition(recorded, stored, number))
        placed = append(self._recorder, self._cursor, added)
        first, last = placed[0], placed[-1]
        receipt = Receipt(first.event.kommando_id, first.nr, last.nr, redan=False, events=placed)
        self.first = self.first or receipt
        return receipt

    def _moment(self) -> datetime:
        """Return when what comes next is registered: strictly later than what was before (D12)."""
        if self._moments.latest is None:
            last = self._recorder.own_events(
                self._cursor, "nr = (SELECT MAX(nr) FROM handelse)", ()
            )
            self._moments.latest = next((one.registrerad for one in last), "")
        return self._moments.upcoming()
