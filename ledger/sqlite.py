"""The engine's SQLite recorder with our own tables, numbers, settings and write lock (D6, D7)."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from eventsourcing.persistence import ProgrammingError
from eventsourcing.sqlite import (
    SQLiteApplicationRecorder,
    SQLiteConnection,
    SQLiteConnectionPool,
    SQLiteCursor,
    SQLiteDatastore,
    SQLiteTransaction,
)

from ledger.errors import Damaged
from ledger.queue import WAIT_SECONDS, first_in_queue, pauses
from ledger.schema import GUARDS, SETTINGS, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from eventsourcing.persistence import StoredEvent

Number = tuple[int, int] | None


class LedgerTransaction(SQLiteTransaction):
    """A transaction that is a write transaction from its first statement, taken in turn."""

    connection: LedgerConnection

    def __enter__(self) -> SQLiteCursor:
        """Begin; a writer waits in the queue, a reader begins at once."""
        cursor = self.connection.cursor()
        if not self.commit:
            cursor.execute("BEGIN")
            return cursor
        pool = self.connection.pool
        with first_in_queue(pool.queue_path, pool.wait_seconds):
            cursor.execute("PRAGMA busy_timeout = 0")
            for _ in pauses(pool.wait_seconds):
                try:
                    cursor.execute("BEGIN IMMEDIATE")
                    break
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                        raise
        # A reader may hold a shared lock when we commit; it is gone in a moment.
        cursor.execute(f"PRAGMA busy_timeout = {int(pool.wait_seconds * 1000)}")
        return cursor


class LedgerConnection(SQLiteConnection):
    """A connection of a pool that knows its queue."""

    def __init__(self, conn: sqlite3.Connection, pool: LedgerPool) -> None:
        """Keep the pool for its path and patience."""
        super().__init__(conn, max_age=None)
        self.pool = pool

    @contextmanager
    def transaction(self, *, commit: bool) -> Iterator[SQLiteCursor]:
        """Run a transaction; with ``commit`` it holds the write lock from the start."""
        with LedgerTransaction(self, commit=commit) as curs, curs:
            yield curs


class LedgerPool(SQLiteConnectionPool):
    """One connection, opened with the settings of ``ledger.schema``, each read back."""

    def __init__(self, path: Path, wait_seconds: float = WAIT_SECONDS) -> None:
        """Open nothing yet."""
        super().__init__(db_name=path.absolute().as_uri() + "?mode=rw", pool_size=1, max_overflow=0)
        self.queue_path = path.with_name(path.name + ".lock")
        self.wait_seconds = wait_seconds

    def _create_connection(self) -> SQLiteConnection:
        conn = sqlite3.connect(
            self.db_name, uri=True, isolation_level=None, check_same_thread=False
        )
        conn.row_factory = sqlite3.Row
        for name, value in SETTINGS:
            conn.execute(f"PRAGMA {name} = {value}")
            (got,) = conn.execute(f"PRAGMA {name}").fetchone()
            if got != value:
                conn.close()
                msg = f"SQLite tog inte inställningen {name} = {value} (blev {got})"
                raise Damaged(msg)
        return LedgerConnection(conn, self)


class LedgerDatastore(SQLiteDatastore):
    """The engine's datastore over our pool."""

    def __init__(self, path: Path, wait_seconds: float = WAIT_SECONDS) -> None:
        """Keep the pool; stream names are texts, not UUIDs."""
        self.pool = LedgerPool(path, wait_seconds)
        self.single_row_tracking = True
        self.originator_id_type = "text"


class LedgerRecorder(SQLiteApplicationRecorder):
    """Numbers and inserts events; the seal of the log has its place in ``_insert_events``.

    The engine counts notifications from 1, the ledger its events from 0: id = nr + 1.
    """

    def __init__(self, datastore: LedgerDatastore) -> None:
        """Read the log under the engine's column names."""
        super().__init__(datastore, events_table_name="handelse")
        self.select_events_statement = (
            "SELECT aggregat AS originator_id, version AS originator_version, typ AS topic,"
            " data AS state FROM handelse WHERE aggregat = ? "
        )
        self.select_max_notification_id_statement = "SELECT MAX(nr) + 1 FROM handelse"

    def construct_create_table_statements(self) -> list[str]:
        """Return our own tables and guards."""
        return [*TABLES, *GUARDS]

    def select_notifications(self, *_args: object, **_kwargs: object) -> NoReturn:
        """Refuse: whole logs are streamed by ``ledger.reader``, not listed."""
        msg = "läs loggen som en ström med ledger.reader"
        raise ProgrammingError(msg)

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
        """Insert events under the next numbers; the versions of a stream must be unbroken."""
        c.execute("SELECT COALESCE(MAX(nr) + 1, 0) FROM handelse")
        (first,) = c.fetchone()
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
        return range(first + 1, first + 1 + len(stored_events))
