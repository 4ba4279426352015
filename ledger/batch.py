"""One write transaction: each command sees what the ones before it did, all or nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from domain import commands as c
from domain import decider
from domain.bok import Bok
from domain.context import Context, by_command, index_keys, lookups, needs_potts
from domain.dates import year
from domain.names import resolve
from domain.outcome import Rejected
from domain.pott import Pott
from domain.recorded import Recorded
from domain.register import Register
from ledger.codec import canonical, type_name
from ledger.errors import Conflict, Damaged, NotFound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from eventsourcing.sqlite import SQLiteCursor

    from domain import events as e
    from ledger.recorder import LedgerRecorder, Number


class Receipt(NamedTuple):
    """What became of an accepted command; ``redan`` when it had been accepted before."""

    kommando_id: str
    forsta_nr: int
    sista_nr: int
    redan: bool
    events: tuple[Recorded, ...] = ()


@dataclass(slots=True)
class Stream:
    """A stream's state and how many events it has, kept between commands."""

    state: decider.State
    version: int = 0


@dataclass(slots=True)
class Batch:
    """The commands of one write transaction: each sees what the ones before it did."""

    _recorder: LedgerRecorder
    _cursor: SQLiteCursor
    _kept: Mapping[str, Stream]
    _clock: Callable[[], datetime]
    _aktor: str
    streams: dict[str, Stream] = field(default_factory=dict)
    _registrerad: str = ""

    def record(self, command: c.Command) -> Receipt | Rejected:
        """Decide on a command and append its events.

        Returns what the rules refuse as a value; nothing is then written of it. Raises Conflict,
        NotFound (pott or avser_id), UnknownName (an organ) and TooLong.
        """
        earlier = self._earlier(command)
        if earlier is not None:
            return earlier
        stream = decider.stream_of(command)
        register = self._load(decider.REGISTER).state
        assert isinstance(register, Register)  # noqa: S101 - for the type checker
        named = resolve(command, register)
        loaded = self._load(stream)
        if not loaded.version and isinstance(command, c.PottCommand):
            self._must_be_setup(command)
        outcome = decider.decide(loaded.state, self._context(named, register), named)
        if isinstance(outcome, Rejected):
            return outcome
        receipt = self._insert(stream, loaded.version, outcome.events, fingerprint(command))
        self.streams[stream] = Stream(outcome.after, loaded.version + len(outcome.events))
        return receipt

    def _earlier(self, command: c.Command) -> Receipt | None:
        self._cursor.execute(
            "SELECT avtryck, forsta_nr, sista_nr FROM kommando WHERE id = ?", (command.id,)
        )
        row = self._cursor.fetchone()
        if row is None:
            return None
        if row["avtryck"] != fingerprint(command):
            msg = (
                f"kommandot {command.id!r} är redan registrerat med annat innehåll"
                f" (händelse {row['forsta_nr']}); ge det nya ett eget id"
            )
            raise Conflict(msg)
        return Receipt(command.id, row["forsta_nr"], row["sista_nr"], redan=True)

    @staticmethod
    def _must_be_setup(command: c.PottCommand) -> None:
        if not isinstance(command, c.UpprattaPott):
            msg = f"potten {command.pott!r} finns inte; lägg upp den med: liggare registrera pott"
            raise NotFound(msg)

    def _context(self, command: c.Command, register: Register) -> Context:
        found = {key: tuple(self._found(key)) for key in lookups(command)}
        avser_id = getattr(command, "avser_id", None)
        earlier = found[by_command(avser_id)] if avser_id is not None else ()
        if avser_id is not None and not earlier:
            msg = f"{avser_id!r} är inget registrerat kommando"
            raise NotFound(msg)
        bok = self._load(decider.LIGGARE).state
        assert isinstance(bok, Bok)  # noqa: S101 - for the type checker
        return Context(
            register,
            {key: tuple(one.event for one in recorded) for key, recorded in found.items()},
            bok,
            self._aktor,
            {one.event.kommando_id: one.registrerad_av for one in earlier},
            dict(self._potts()) if needs_potts(command) else {},
        )

    def _potts(self) -> Iterator[tuple[str, Pott]]:
        self._cursor.execute(
            "SELECT aggregat FROM handelse WHERE aggregat GLOB 'pott/*' AND version = 1 ORDER BY nr"
        )
        for (stream,) in self._cursor.fetchall():
            pott = self._load(stream).state
            assert isinstance(pott, Pott)  # noqa: S101 - for the type checker
            yield pott.pott, pott

    def _found(self, key: tuple[str, str]) -> Iterator[Recorded]:
        where = "nr IN (SELECT nr FROM sokord WHERE slag = ? AND nyckel = ?)"
        return self._recorder.own_events(self._cursor, where, key)

    def _load(self, stream: str) -> Stream:
        """Return a stream as of now: what is kept of it, and what others have added since."""
        if stream in self.streams:
            return self.streams[stream]
        kept = self._kept.get(stream) or Stream(decider.initial(stream))
        state, version = kept.state, kept.version
        added = "aggregat = ? AND version > ?"
        for recorded in self._recorder.own_events(self._cursor, added, (stream, version)):
            try:
                state, version = decider.evolve(state, recorded.event), recorded.version
            except (TypeError, AttributeError, KeyError) as error:
                msg = f"händelse {recorded.nr}: innehållet går inte att räkna med ({error})"
                raise Damaged(msg) from None
        self.streams[stream] = Stream(state, version)
        return self.streams[stream]

    def open(self, opening: e.LiggareOppnad) -> Receipt:
        """Append the first event of a ledger."""
        return self._insert(decider.LIGGARE, 0, (opening,), b"")

    def _insert(
        self, stream: str, after: int, events: Sequence[e.Event], avtryck: bytes
    ) -> Receipt:
        """Stamp, number and insert the events of one command, and what they are found by."""
        for event in events:  # what a reader would refuse is never written
            type(event).model_validate(event.stored())
        numbers = tuple(self._numbers(events))
        recorded = [
            Recorded(-1, stream, version, type_name(event), event, self._stamp(), self._aktor, n)
            for (version, event), n in zip(
                enumerate(events, after + 1), map(_liggarnummer, numbers), strict=True
            )
        ]
        stored = [self._recorder.mapper.to_stored_event(one) for one in recorded]
        ids = self._recorder.insert_within(self._cursor, stored, numbers)
        placed = tuple(one._replace(nr=id_ - 1) for one, id_ in zip(recorded, ids, strict=True))
        for one in placed:
            keys = sorted({(*key, one.nr) for key in index_keys(one.event)})
            self._cursor.executemany("INSERT INTO sokord VALUES (?, ?, ?)", keys)
        first, last = placed[0], placed[-1]
        self._cursor.execute(
            "INSERT INTO kommando VALUES (?, ?, ?, ?)",
            (first.event.kommando_id, avtryck, first.nr, last.nr),
        )
        return Receipt(first.event.kommando_id, first.nr, last.nr, redan=False, events=placed)

    def _numbers(self, events: Sequence[e.Event]) -> Iterator[Number]:
        """Yield the next liggarnummer of each event's year; every series is unbroken (D8)."""
        given: dict[int, int] = {}
        for event in events:
            if not event.numbered:
                yield None
                continue
            ar = year(event.handelsedatum)
            if ar not in given:
                self._cursor.execute("SELECT MAX(lopnummer) FROM handelse WHERE ar = ?", (ar,))
                given[ar] = self._cursor.fetchone()[0] or 0
            given[ar] += 1
            yield ar, given[ar]

    def _stamp(self) -> str:
        """Return the moment of registration: strictly later than the one before (D12)."""
        if not self._registrerad:
            latest = "nr = (SELECT MAX(nr) FROM handelse)"
            for recorded in self._recorder.own_events(self._cursor, latest, ()):
                self._registrerad = recorded.registrerad
        now = self._clock().astimezone(UTC)
        if self._registrerad:
            earlier = datetime.fromisoformat(self._registrerad)
            try:
                now = max(now, earlier + timedelta(microseconds=1))
            except OverflowError:
                raise Damaged(f"liggarens senaste tid är {self._registrerad}") from None
        self._registrerad = now.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        return self._registrerad


def fingerprint(command: c.Command) -> bytes:
    """Return the SHA-256 of a command's content, by which a repeated id is told from a clash."""
    content = {"kommando": type(command).__name__, **command.stored()}
    return sha256(canonical(content)).digest()


def _liggarnummer(number: Number) -> str | None:
    return f"{number[0]}-{number[1]:06d}" if number else None
