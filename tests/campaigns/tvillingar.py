"""The broken twins of ``samtidighet``: the ledger without its write lock, in two usual ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventsourcing.sqlite import SQLiteCursor, SQLiteTransaction

from ledger.recording.batch import Batch
from ledger.recording.receipt import Receipt
from ledger.recording.sight import Sight
from ledger.recording.stream import Stream
from ledger.store import Wanted
from ledger.store.sqlite.connection import LedgerTransaction

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from domain.commands import Command
    from domain.events import Event


def uppskjuten() -> None:
    """Begin as the engine does, deferred: two that have read cannot both go on to write."""
    LedgerTransaction.__enter__ = SQLiteTransaction.__enter__
    LedgerTransaction.__exit__ = SQLiteTransaction.__exit__


def utan_las() -> None:
    """Decide on what was read before anything was locked, and lock only to write it down."""
    recorded = Batch._insert

    def begin(self: LedgerTransaction) -> SQLiteCursor:
        cursor = self.connection.cursor()
        cursor.execute("PRAGMA busy_timeout = 30000")
        return cursor

    def insert(
        self: Batch,
        stream: str,
        events: Sequence[Event],
        moment: datetime,
        _sight: Sight,
        command: Command | None = None,
    ) -> Receipt:
        self.writing.execute("BEGIN IMMEDIATE")
        self.writing.forget()
        sight = Sight(self.writing, self.streams.mapper, Wanted(last=True))
        query = "SELECT MAX(version) FROM handelse WHERE aggregat = ?"
        (version,) = self.writing.execute(query, (stream,)).fetchone()
        self.streams.now[stream] = Stream(self.streams.state(stream), version)
        return recorded(self, stream, events, moment, sight, command)

    LedgerTransaction.__enter__ = begin
    LedgerTransaction.__exit__ = SQLiteTransaction.__exit__
    Batch._insert = insert


TVILLINGAR: dict[str, Callable[[], None]] = {"uppskjuten": uppskjuten, "utan-las": utan_las}
