"""A ledger file opened for writing, and how one is created."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from domain.outcome import Rejected
from ledger import auditor, head
from ledger.batch import Batch, Receipt, Stream
from ledger.connection import LedgerDatastore
from ledger.draft import drafted
from ledger.errors import Damaged, OnlyReading
from ledger.moments import Moments
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
        """Open an existing ledger; raises NotFound, NotALedger or, for an auditor, OnlyReading."""
        if auditor.is_auditing():
            raise OnlyReading("den som granskar registrerar ingenting")
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
        with self.recorder.writing() as cursor:
            moments = Moments(self.clock)
            batch = Batch(self.recorder, cursor, self.streams, moments, aktor)
            yield batch
        self.streams |= batch.streams


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
        finally:
            ledger.close()
        draft.place()
    return Ledger(path)
