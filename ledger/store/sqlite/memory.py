"""A ledger in memory: a SQLite database that no file holds, gone when it is closed."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ledger.audit.freeze import MEMORY
from ledger.store import WAIT_SECONDS
from ledger.store.pictures import NoPictures
from ledger.store.sqlite import dbfile, draft
from ledger.store.sqlite.connection import LedgerDatastore
from ledger.store.sqlite.recorder import LedgerRecorder, Writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from ledger.store import Found, Reading, Wanted, Writing


class MemoryStore:
    """A ledger in memory; each method is what its name says in ``ledger.store.Store``.

    It has one connection: whoever reads waits for who writes, and the other way around.
    """

    def __init__(self, image: bytes | None = None, wait: float = WAIT_SECONDS) -> None:
        """Begin without an event, or with all that another had in its ``image``."""
        self.pictures = NoPictures()
        self._datastore = _Datastore(image, wait)
        self.recorder = LedgerRecorder(self._datastore)

    def image(self) -> bytes:
        """Return all that is recorded, for another store to begin with."""
        with self._datastore.lent() as conn:
            return conn.serialize()

    def check(self) -> None:
        """Raise nothing: there is always one, and it is ours."""

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Lend the connection in a snapshot; raises Busy while somebody else has it."""
        with self._datastore.lent() as conn, conn.snapshot():
            yield conn

    def writing(self) -> AbstractContextManager[Writing]:
        """Lend the connection in a transaction; raises Busy while somebody else has it."""
        return self.recorder.lent()

    def find(self, wanted: Wanted) -> Found:
        """Return what is found now; raises Busy while somebody else has the connection."""
        return self._datastore.find(wanted)

    def close(self) -> None:
        """Keep what is recorded: there is nowhere else to open it again."""


class _Datastore(LedgerDatastore):
    """The engine's datastore over one connection to memory, for which nobody queues."""

    def __init__(self, image: bytes | None, wait: float) -> None:
        super().__init__(Path(MEMORY), wait)
        conn = cast("Writer", dbfile.memory(threads=True, factory=Writer))
        if image is None:
            with conn:
                draft.begin(conn)
        else:
            conn.deserialize(image)
        conn.row_factory = sqlite3.Row
        self._conn = conn

    def _queue(self) -> AbstractContextManager[None]:
        return nullcontext()
