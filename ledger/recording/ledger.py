"""A ledger file opened for writing, and how one is created."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from domain.deciding.outcome import Rejected
from ledger.audit import immutable
from ledger.errors import Damaged, OnlyReading, Uncertain, Unwritable
from ledger.recording.batch import Batch, Stream
from ledger.recording.moments import Moments
from ledger.recording.receipt import Receipt
from ledger.recording.settle import is_recorded
from ledger.store.sqlite import head
from ledger.store.sqlite.connection import LedgerDatastore
from ledger.store.sqlite.draft import drafted
from ledger.store.sqlite.queue import WAIT_SECONDS
from ledger.store.sqlite.recorder import LedgerRecorder

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
        """Open an existing ledger; raises NotFound, NotALedger or, for an auditor, OnlyReading."""
        if immutable.is_auditing():
            raise OnlyReading("den som granskar registrerar ingenting")
        head.connect(path).close()
        self.path = path
        self.clock = clock
        self.recorder = LedgerRecorder(LedgerDatastore(path, wait))
        self.streams: dict[str, Stream] = {}
        self.sent: str | None = None  # the id that was sent last
        self.committed = False  # whether its commit was begun
        self.warnings: list[str] = []
        self.ran_away: str | None = None  # that stamps are far ahead of the clock (R55)

    def close(self) -> None:
        """Let the file go."""
        self.recorder.datastore.close()

    def record(self, command: Command, aktor: str) -> Receipt | Rejected:
        """Record one command in its own transaction; what the rules refuse is a value."""
        self.sent = command.id
        with self.batch(aktor) as batch:
            return batch.record(command)

    @contextmanager
    def batch(self, aktor: str) -> Iterator[Batch]:
        """Run several commands in one transaction; an exception undoes them all.

        When the commit itself fails the ledger is read anew: the block ends well if the events are
        there, with a warning; else Unwritable, Busy, or Uncertain when nobody can tell.
        """
        sent: Receipt | None = None
        self.committed = False
        try:
            with self.recorder.writing() as cursor:
                moments = Moments(self.clock)
                batch = Batch(self.recorder, cursor, self.streams, moments, aktor)
                yield batch
                sent = batch.first
                self._commits(sent)
        except BaseException as error:
            if sent is None:
                raise
            self._settle(sent, error)
        self.streams |= batch.streams
        self.ran_away = moments.ran_away() or self.ran_away

    def _commits(self, sent: Receipt | None) -> None:
        if sent is not None:
            self.sent, self.committed = sent.kommando_id, True

    def _settle(self, sent: Receipt, error: BaseException) -> None:
        """Answer for a commit that did not: raise what it was unless the events are there (D22).

        The connection that failed is closed first: it holds locks, and what it believes.
        """
        with suppress(sqlite3.Error):
            self.close()
        if not is_recorded(self.path, sent) or not isinstance(error, Exception):
            raise error
        self.warnings.append(str(error))


def create(
    path: Path, opening: LiggareOppnad, aktor: str, commands: Iterable[Command] = ()
) -> Ledger:
    """Create a ledger file with its first event and commands; raises AlreadyExists."""
    with drafted(path) as draft:
        ledger = Ledger(draft.path)
        try:
            with ledger.batch(aktor) as batch:
                batch.note(opening)
                for command in commands:
                    outcome = batch.record(command)
                    if isinstance(outcome, Rejected):
                        raise Damaged("\n".join(map(str, outcome.violations)))
        except Uncertain as error:  # of a draft that is thrown away
            raise Unwritable(f"liggaren går inte att skapa: {error}") from None
        finally:
            ledger.close()
        draft.place()
    made = Ledger(path)
    made.sent, made.warnings = ledger.sent, [*ledger.warnings, *draft.warnings]
    return made
