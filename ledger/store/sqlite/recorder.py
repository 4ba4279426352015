"""The engine's SQLite recorder with our own tables, numbers and guards (D6, D8)."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

from eventsourcing.persistence import Notification, ProgrammingError
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteCursor

from ledger.errors import Damaged
from ledger.evidence.seal import Sealer
from ledger.format.codec import LedgerMapper
from ledger.format.entry import entry
from ledger.store.sqlite.schema import GUARDS, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from eventsourcing.persistence import StoredEvent

    from domain.events.recorded import Recorded
    from ledger.store.sqlite.connection import LedgerDatastore

Number = tuple[int, int] | None


class LedgerRecorder(SQLiteApplicationRecorder):
    """Numbers, inserts and seals events.

    The engine counts notifications from 1, the ledger its events from 0: id = nr + 1.
    """

    def __init__(self, datastore: LedgerDatastore) -> None:
        """Read the log under the engine's column names."""
        super().__init__(datastore, events_table_name="handelse")
        self.mapper = LedgerMapper()
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
        """Refuse: whole logs are streamed by ``ledger.store.sqlite.reader``, not listed."""
        msg = "läs loggen som en ström med ledger.store.sqlite.reader"
        raise ProgrammingError(msg)

    def own_events(
        self, cursor: SQLiteCursor, where: str, bound: tuple[str | int, ...]
    ) -> Iterator[Recorded]:
        """Yield events of the log being written, in order, in a transaction that is open."""
        cursor.execute(
            "SELECT nr + 1 AS id, aggregat, version, typ, data FROM handelse"  # noqa: S608 - ours
            f" WHERE {where} ORDER BY nr",
            bound,
        )
        for id_, aggregat, version, typ, data in cursor.fetchall():
            yield self.mapper.to_own_event(
                Notification(
                    id=id_,
                    originator_id=aggregat,
                    originator_version=version,
                    topic=typ,
                    state=data,
                )
            )

    @contextmanager
    def writing(self) -> Iterator[SQLiteCursor]:
        """Hold the write lock for one transaction; an exception undoes it all, seals included."""
        try:
            with self.datastore.transaction(commit=True) as cursor:
                yield cursor
        except BaseException:
            self._sealer.forget()
            raise

    def insert_events(
        self, stored_events: Sequence[StoredEvent], **_: object
    ) -> Sequence[int] | None:
        """Insert events in a transaction of their own, as the engine asks for."""
        with self.writing() as cursor:
            return self._insert_events(cursor, stored_events)

    def insert_within(
        self, cursor: SQLiteCursor, stored_events: Sequence[StoredEvent], numbers: Sequence[Number]
    ) -> Sequence[int]:
        """Insert events in a transaction that is already open; returns the engine's ids."""
        return self._insert_events(cursor, stored_events, numbers=numbers)

    def _insert_events(
        self,
        c: SQLiteCursor,
        stored_events: Sequence[StoredEvent],
        *,
        numbers: Sequence[Number] = (),
        **_: object,
    ) -> Sequence[int]:
        """Insert events under the next numbers, sealed; a stream's versions must be unbroken.

        Raises TooLong, with nothing inserted, when an entry would be too long.
        """
        first = _next(c)
        entries = [
            entry(nr, str(s.originator_id), s.topic, s.originator_version, s.state)
            for nr, s in enumerate(stored_events, first)
        ]
        for nr, stored in enumerate(stored_events, first):
            c.execute(
                "SELECT COALESCE(MAX(version), 0) + 1 FROM handelse WHERE aggregat = ?",
                (stored.originator_id,),
            )
            if (expected := c.fetchone()[0]) != stored.originator_version:
                got = stored.originator_version
                raise Damaged(f"{stored.originator_id}: version {got}, inte {expected}")
            c.execute(
                "INSERT INTO handelse VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    nr,
                    stored.originator_id,
                    stored.originator_version,
                    stored.topic,
                    stored.state,
                    *((numbers[nr - first] if numbers else None) or (None, None)),
                ),
            )
        self._sealer.seal(c, first, entries)
        return range(first + 1, first + 1 + len(stored_events))


def _next(c: SQLiteCursor) -> int:
    """Return the number of the next event; raises Damaged when the largest there is, is taken."""
    c.execute("SELECT COALESCE(MAX(nr) + 1, 0) FROM handelse")
    (nr,) = c.fetchone()
    if not isinstance(nr, int):  # one more than the largest is none
        raise Damaged("liggaren har en händelse med ett nummer som ingen liggare når")
    return nr
