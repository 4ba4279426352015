"""A ledger file opened for writing, and how one is created."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from domain.outcome import Rejected
from ledger import head, schema
from ledger.batch import Batch, Receipt, Stream
from ledger.connection import LedgerDatastore
from ledger.errors import AlreadyExists, Damaged, NotFound, reason
from ledger.queue import WAIT_SECONDS
from ledger.recorder import LedgerRecorder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from domain.commands import Command
    from domain.events import LiggareOppnad


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


def create(
    path: Path, opening: LiggareOppnad, aktor: str, commands: Iterable[Command] = ()
) -> Ledger:
    """Create a ledger file with its first event and commands; raises AlreadyExists.

    It is made whole under another name and then linked into place: there is either no ledger or a
    complete one, and never one overwritten.
    """
    draft = path.with_name(f".{path.name}.{os.urandom(4).hex()}.ny")
    try:
        _make(draft, opening, aktor, commands)
        _place(draft, path)
    except FileExistsError:
        raise AlreadyExists(f"{str(path)!r} finns redan; en liggare skrivs aldrig över") from None
    except OSError as error:
        raise NotFound(f"{str(path)!r} går inte att skapa: {reason(error)}") from None
    finally:
        for end in ("", ".lock", "-journal"):
            with suppress(OSError):
                draft.with_name(f"{draft.name}{end}").unlink()
    return Ledger(path)


def _place(draft: Path, path: Path) -> None:
    """Give the draft its name, unless the name is taken: FileExistsError."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if path.exists():
            raise FileExistsError from None
        draft.rename(path)


def _make(draft: Path, opening: LiggareOppnad, aktor: str, commands: Iterable[Command]) -> None:
    os.close(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(sqlite3.connect(draft)) as conn:
        conn.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        conn.execute(f"PRAGMA user_version = {schema.USER_VERSION}")
        for statement in (*schema.TABLES, *schema.GUARDS):
            conn.execute(statement)
    ledger = Ledger(draft)
    try:
        with ledger.batch(aktor) as batch:
            batch.open(opening)
            for command in commands:
                outcome = batch.record(command)
                if isinstance(outcome, Rejected):
                    raise Damaged("\n".join(map(str, outcome.violations)))
    finally:
        ledger.close()
