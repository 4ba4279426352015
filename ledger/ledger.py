"""A ledger file opened for writing, and how one is created."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ledger import head, schema
from ledger.batch import Batch, Receipt, Stream
from ledger.connection import LedgerDatastore
from ledger.errors import AlreadyExists, NotFound
from ledger.queue import WAIT_SECONDS
from ledger.recorder import LedgerRecorder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from domain.commands import Command
    from domain.events import LiggareOppnad
    from domain.outcome import Rejected


def _now() -> datetime:
    return datetime.now(UTC)


class Ledger:
    """A ledger file opened for writing; one command, or one batch, is one transaction (D7)."""

    def __init__(
        self, path: Path, *, clock: Callable[[], datetime] = _now, wait: float = WAIT_SECONDS
    ) -> None:
        """Open an existing ledger; raises NotFound or NotALedger."""
        head.connect(path).close()
        self.clock = clock
        self.recorder = LedgerRecorder(LedgerDatastore(path, wait))
        self.streams: dict[str, Stream] = {}

    def close(self) -> None:
        """Let the file go."""
        self.recorder.datastore.close()

    def record(self, command: Command, aktor: str) -> Receipt | Rejected:
        """Record one command in its own transaction; what the rules refuse is a value."""
        with self.batch(aktor) as batch:
            return batch.record(command)

    @contextmanager
    def batch(self, aktor: str) -> Iterator[Batch]:
        """Run several commands in one transaction; an exception undoes them all."""
        with self.recorder.datastore.transaction(commit=True) as cursor:
            batch = Batch(self.recorder, cursor, self.streams, self.clock, aktor)
            yield batch
        self.streams |= batch.streams


def create(path: Path, opening: LiggareOppnad, aktor: str) -> Ledger:
    """Create a ledger file with its first event; raises AlreadyExists. Never overwrites."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        msg = f"{str(path)!r} finns redan; en liggare skrivs aldrig över"
        raise AlreadyExists(msg) from None
    except OSError as error:
        msg = f"{str(path)!r} går inte att skapa ({error.strerror})"
        raise NotFound(msg) from None
    with sqlite3.connect(path) as conn:
        conn.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        conn.execute(f"PRAGMA user_version = {schema.USER_VERSION}")
    conn.close()
    ledger = Ledger(path)
    ledger.recorder.create_table()
    with ledger.batch(aktor) as batch:
        batch.open(opening)
    return ledger
