"""The engine's SQLite connection with our own settings and write lock (D7)."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from threading import Lock
from typing import TYPE_CHECKING, cast

from eventsourcing.persistence import OperationalError, PersistenceError
from eventsourcing.sqlite import (
    SQLiteConnection,
    SQLiteCursor,
    SQLiteDatastore,
    SQLiteTransaction,
)

from ledger.errors import Busy, Damaged, NotALedger, Unreadable, Unwritable
from ledger.store import WAIT_SECONDS
from ledger.store.sqlite import dbfile
from ledger.store.sqlite.codes import disk_reason, is_busy
from ledger.store.sqlite.head import real
from ledger.store.sqlite.queue import first_in_queue, pauses
from ledger.store.sqlite.recorder import Writer
from ledger.store.sqlite.schema import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path
    from types import TracebackType

    from ledger.store import Found, Wanted

    Queue = Callable[[], AbstractContextManager[None]]


@contextmanager
def told(*, disk: bool = False) -> Iterator[None]:
    """Say in our own words that a ledger is busy or cannot be written.

    With ``disk``, only what the disk answered: anything else is no news of the file.
    """
    try:
        yield
    except (sqlite3.OperationalError, OperationalError, Unreadable) as error:
        cause = error if isinstance(error, sqlite3.OperationalError) else error.__cause__
        if is_busy(cause):
            raise Busy("liggaren är upptagen av någon annan; försök igen") from None
        reason = disk_reason(cause)
        if disk and reason is None:
            raise
        raise Unwritable(f"liggaren går inte att skriva ({reason or cause})") from None


class LedgerTransaction(SQLiteTransaction):
    """A transaction that is a write transaction from its first statement, taken in turn."""

    connection: LedgerConnection

    def __enter__(self) -> SQLiteCursor:
        """Begin; a writer waits in the queue, a reader begins at once."""
        cursor = self.connection.cursor()
        if not self.commit:
            cursor.execute("BEGIN")
            return cursor
        wait = self.connection.wait_seconds
        with self.connection.queue(), told():
            cursor.execute("PRAGMA busy_timeout = 0")
            for _ in pauses(wait):
                try:
                    cursor.execute("BEGIN IMMEDIATE")
                    break
                except sqlite3.OperationalError as error:
                    if not is_busy(error):
                        raise
        # A reader may hold a shared lock when we commit; it is gone in a moment.
        cursor.execute(f"PRAGMA busy_timeout = {int(wait * 1000)}")
        return cursor

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_val: BaseException | None,
        exc_tb: TracebackType | None,
    ) -> None:
        """Commit or undo; a commit that did not answer is undone if it can be, and says why.

        What ended the transaction is what is told; an undoing that fails is finished by whoever
        opens the file next.
        """
        if exc_val is not None:
            self._undo()
            return
        try:
            with told():
                super().__exit__(exc_type, exc_val, exc_tb)
        except BaseException:
            self._undo()
            raise

    def _undo(self) -> None:
        with suppress(sqlite3.Error, PersistenceError):
            self.connection.rollback()


class LedgerConnection(SQLiteConnection):
    """A connection that takes its turn to write."""

    def __init__(self, conn: sqlite3.Connection, queue: Queue, wait_seconds: float) -> None:
        """Keep how to stand in the queue, and how long to wait."""
        super().__init__(conn, max_age=None)
        self.queue = queue
        self.wait_seconds = wait_seconds

    @contextmanager
    def transaction(self, *, commit: bool) -> Iterator[SQLiteCursor]:
        """Run a transaction; with ``commit`` it holds the write lock from the start."""
        with LedgerTransaction(self, commit=commit) as curs, curs, told(disk=True):
            yield curs


def _opened(path: Path, wait_seconds: float) -> Writer:
    """Open a ledger file with the settings of ``ledger.store.sqlite.schema``, each read back."""
    try:
        conn = cast("Writer", dbfile.writing(real(path), wait_seconds, Writer, threads=True))
    except dbfile.Unsafe as error:
        raise NotALedger(f"{str(path)!r} {error}") from None
    conn.row_factory = sqlite3.Row
    try:
        with told():
            for name, value in SETTINGS:
                conn.execute(f"PRAGMA {name} = {value}")
            got = [(name, *conn.execute(f"PRAGMA {name}").fetchone()) for name, _ in SETTINGS]
    except BaseException:
        conn.close()
        raise
    if wrong := set(got) - set(SETTINGS):
        conn.close()
        raise Damaged(f"SQLite tog inte inställningarna: {sorted(wrong)}")
    return conn


class LedgerDatastore(SQLiteDatastore):
    """The engine's datastore with one connection, used by one thread at a time.

    The engine's pool would keep its writer's lock when a connection cannot be opened.
    """

    def __init__(self, path: Path, wait_seconds: float = WAIT_SECONDS) -> None:
        """Open nothing yet; stream names are texts, not UUIDs."""
        self.path = path
        self.wait_seconds = wait_seconds
        self.single_row_tracking = True
        self.originator_id_type = "text"
        self._conn: Writer | None = None
        self._engines: LedgerConnection | None = None  # the same, as the engine has it
        self._turn = Lock()

    @contextmanager
    def get_connection(self, *, commit: bool) -> Iterator[SQLiteConnection]:  # noqa: ARG002
        """Lend the connection to the engine; raises Busy."""
        with self.lent() as conn:
            if self._engines is None:
                self._engines = LedgerConnection(conn, self._queue, self.wait_seconds)
            yield self._engines

    @contextmanager
    def lent(self) -> Iterator[Writer]:
        """Lend the connection, opened when it is first needed; raises Busy."""
        if not self._turn.acquire(timeout=self.wait_seconds):
            raise Busy("liggaren är upptagen i en annan tråd; försök igen")
        try:
            self._conn = self._conn or _opened(self.path, self.wait_seconds)
            yield self._conn
        finally:
            self._turn.release()

    def find(self, wanted: Wanted) -> Found:
        """Return what is found now; raises Busy, Unreadable, or Unwritable as the disk answers."""
        with self.lent() as conn, told(disk=True), conn.snapshot():
            return conn.find(wanted)

    def _queue(self) -> AbstractContextManager[None]:
        beside = self.path.with_name(self.path.name + ".lock")
        return first_in_queue(beside, self.wait_seconds)

    def close(self) -> None:
        """Close the connection, if there is one."""
        if self._conn is not None:
            self._conn.close()
            self._conn = self._engines = None
