"""The engine's SQLite recorder with our own tables, numbers and guards (D6, D8)."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn, cast

from eventsourcing.persistence import ProgrammingError
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteCursor

from ledger.errors import Damaged
from ledger.evidence.seal import Sealer
from ledger.format.entry import entry
from ledger.store import Moved, Placed
from ledger.store.sqlite.finding import LARGEST, readable
from ledger.store.sqlite.reading import Reader
from ledger.store.sqlite.schema import GUARDS, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from eventsourcing.persistence import StoredEvent

    from ledger.store import Decision, Found, Number
    from ledger.store.sqlite.connection import LedgerDatastore


@dataclass(slots=True)
class _Known:
    """What a transaction has appended: what there is in all, and the last versions of streams."""

    antal: int = 0
    versions: dict[str, int] = field(default_factory=dict)


class Writer(Reader):
    """A connection to a ledger in a write transaction; it appends through ``recorder``."""

    recorder: LedgerRecorder
    _known: _Known | None = None

    def antal(self) -> int:
        """Return the number that the next event has; what was appended here has told it."""
        return super().antal() if self._known is None else self._known.antal

    def version(self, stream: str) -> int:
        """Return the last version of a stream; what was appended here has told it."""
        known = None if self._known is None else self._known.versions.get(stream)
        return super().version(stream) if known is None else known

    def grown(self, antal: int, versions: Mapping[str, int]) -> None:
        """Know how many events there are under the lock, and the last versions of some streams."""
        self._known = self._known or _Known()
        self._known.antal = antal
        self._known.versions.update(versions)

    def forget(self) -> None:
        """Know nothing: the lock is let go, or what was being appended may be there or not."""
        self._known = None

    def append(self, decision: Decision, seen: Found) -> Placed | Moved:
        """Insert the events, the command, and what its events are found by.

        Who has the write lock has seen all that there is; a decision on less is another time's.
        """
        first = self.antal()
        if seen.antal != first:
            return Moved(first)
        stored = [one.stored for one in decision.events]
        with readable(), _taken():
            self.recorder.insert_within(
                SQLiteCursor(self.cursor()), stored, [one.number for one in decision.events], first
            )
            for nr, one in enumerate(decision.events, first):
                keys = sorted({(*key, nr) for key in one.keys})
                self.executemany("INSERT INTO sokord VALUES (?, ?, ?)", keys)
            last = first + len(decision.events) - 1
            self.execute(
                "INSERT INTO kommando VALUES (?, ?, ?)", (decision.kommando_id, first, last)
            )
        return Placed(first)


@contextmanager
def _taken() -> Iterator[None]:
    """Say with Damaged that there is something where the next events, and what finds them, go."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise Damaged(f"liggaren tar inte emot händelsen: {error}") from error


class LedgerRecorder(SQLiteApplicationRecorder):
    """Numbers, inserts and seals events.

    The engine counts notifications from 1, the ledger its events from 0: id = nr + 1.
    """

    datastore: LedgerDatastore

    def __init__(self, datastore: LedgerDatastore) -> None:
        """Read the log under the engine's column names."""
        super().__init__(datastore, events_table_name="handelse")
        self._sealer = Sealer()
        self.select_events_statement = (
            "SELECT aggregat AS originator_id, version AS originator_version, typ AS topic,"
            " data AS state FROM handelse WHERE aggregat = ? "
        )
        self.select_max_notification_id_statement = "SELECT MAX(nr) + 1 FROM handelse"

    def construct_create_table_statements(self) -> list[str]:
        """Return our own tables and guards."""
        return [*TABLES, *GUARDS]

    def select_notifications(self, *_args: object, **_kwargs: object) -> NoReturn:
        """Refuse: whole logs are streamed by ``ledger.store.reader``, not listed."""
        msg = "läs loggen som en ström med ledger.store.reader"
        raise ProgrammingError(msg)

    @contextmanager
    def writing(self) -> Iterator[SQLiteCursor]:
        """Hold the write lock for one transaction; an exception undoes it all, seals included."""
        try:
            with self.datastore.transaction(commit=True) as cursor:
                writer = cast("Writer", cursor.sqlite_cursor.connection)
                try:
                    yield cursor
                finally:
                    writer.forget()
        except BaseException:
            self._sealer.forget()
            raise

    @contextmanager
    def lent(self) -> Iterator[Writer]:
        """Lend the connection that writes, in a transaction."""
        with self.writing() as cursor:
            writer = cast("Writer", cursor.sqlite_cursor.connection)
            writer.recorder = self
            yield writer

    def insert_events(
        self, stored_events: Sequence[StoredEvent], **_: object
    ) -> Sequence[int] | None:
        """Insert events in a transaction of their own, as the engine asks for."""
        with self.writing() as cursor:
            return self._insert_events(cursor, stored_events)

    def insert_within(
        self,
        cursor: SQLiteCursor,
        stored_events: Sequence[StoredEvent],
        numbers: Sequence[Number],
        first: int,
    ) -> Sequence[int]:
        """Insert events, of which the first is to have a number, in an open transaction."""
        return self._insert_events(cursor, stored_events, numbers=numbers, first=first)

    def _insert_events(
        self,
        c: SQLiteCursor,
        stored_events: Sequence[StoredEvent],
        *,
        numbers: Sequence[Number] = (),
        first: int | None = None,
        **_: object,
    ) -> Sequence[int]:
        """Insert events under the next numbers, sealed; a stream's versions must be unbroken.

        Raises TooLong, with nothing inserted, when an entry would be too long.
        """
        writer = cast("Writer", c.sqlite_cursor.connection)
        first = writer.antal() if first is None else first
        if first > LARGEST:
            raise Damaged("liggaren har en händelse med ett nummer som ingen liggare når")
        entries = [
            entry(nr, str(s.originator_id), s.topic, s.originator_version, s.state)
            for nr, s in enumerate(stored_events, first)
        ]
        versions = _following(writer, stored_events)
        try:
            for nr, stored in enumerate(stored_events, first):
                _insert(c, nr, stored, (numbers[nr - first] if numbers else None) or (None, None))
            for nr, noder in enumerate(self._sealer.seals(writer, first, entries), first):
                c.execute("INSERT INTO sigill VALUES (?, ?)", (nr, noder))
        except BaseException:
            writer.forget()
            raise
        writer.grown(first + len(entries), versions)
        return range(first + 1, first + 1 + len(stored_events))


def _following(writer: Writer, events: Sequence[StoredEvent]) -> dict[str, int]:
    """Return the last versions of the streams of some events.

    Raises Damaged when the version of one is not the next of its stream.
    """
    last: dict[str, int] = {}
    for one in events:
        stream, version = str(one.originator_id), one.originator_version
        before = last[stream] if stream in last else writer.version(stream)
        if version != before + 1:
            raise Damaged(f"{stream}: version {version}, inte {before + 1}")
        last[stream] = version
    return last


def _insert(
    c: SQLiteCursor, nr: int, stored: StoredEvent, number: tuple[int | None, int | None]
) -> None:
    row = (nr, stored.originator_id, stored.originator_version, stored.topic, stored.state, *number)
    c.execute("INSERT INTO handelse VALUES (?, ?, ?, ?, ?, ?, ?)", row)
