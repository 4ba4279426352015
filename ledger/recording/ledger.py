"""A ledger opened for writing, and how one is created."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from domain.deciding.outcome import Rejected
from domain.rules import ALL_RULES
from ledger import store
from ledger.errors import Damaged, Uncertain, Unwritable
from ledger.recording.ahead import Ahead
from ledger.recording.batch import Batch
from ledger.recording.moments import Moments
from ledger.recording.receipt import Receipt
from ledger.recording.settle import is_recorded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from domain.commands import Command
    from domain.events import LiggareOppnad
    from domain.rules.rule import Rule


def _now() -> datetime:
    return datetime.now(UTC)


class Ledger:
    """A ledger opened for writing; one command, or one batch, is one transaction (D7)."""

    def __init__(
        self,
        place: str | Path | store.Store,
        *,
        clock: Callable[[], datetime] = _now,
        wait: float = store.WAIT_SECONDS,
        rules: tuple[Rule, ...] = ALL_RULES,
    ) -> None:
        """Open an existing ledger, at its address or in a store that is open.

        Raises NotFound, NotALedger or, for an auditor, OnlyReading.
        """
        self.store = store.open(place, wait=wait) if isinstance(place, str | Path) else place
        self.store.check()
        self.clock = clock
        self.rules = rules
        self.ahead = Ahead(self.store)
        self._end = 0, ""
        self.sent: str | None = None  # the id that was sent last
        self.committed = False  # whether its commit was begun
        self.warnings: list[str] = []
        self.ran_away: str | None = None  # that stamps are far ahead of the clock (R55)

    def close(self) -> None:
        """Let the ledger go."""
        self.store.close()

    def record(self, command: Command, aktor: str) -> Receipt | Rejected:
        """Record one command in its own transaction; what the rules refuse is a value.

        What it is decided on is folded before, and one that is recorded waits for nobody.
        """
        self.sent = command.id
        if (receipt := self.ahead.command(command, aktor)) is not None:
            return receipt
        with self.batch(aktor, None) as batch:
            return batch.record(command)

    @contextmanager
    def batch(self, aktor: str, streams: Iterable[str] | None = ()) -> Iterator[Batch]:
        """Run several commands in one transaction; an exception undoes them all.

        The ``streams`` that they are known to be about are folded before it; None when what they
        are decided on has been.
        When the commit itself fails the ledger is read anew: the block ends well if the events are
        there, with a warning; else Unwritable, Busy, or Uncertain when nobody can tell.
        """
        sent: Receipt | None = None
        self.committed = False
        if streams is not None:
            self.ahead.fold(streams)
        try:
            with self.store.writing() as writing:
                moments = Moments(self.clock)
                known = self.ahead.within(writing)
                batch = Batch(writing, known, moments, aktor, self.rules, end=self._end)
                yield batch
                sent = batch.first
                self._commits(sent)
        except BaseException as error:
            self.ahead.noted.forget()
            if sent is None:
                raise
            self._settle(sent, error)
        self.ahead.keep(batch.streams.now, batch.end[0])
        self.ahead.picture()
        self._end = batch.end
        self.ran_away = moments.ran_away() or self.ran_away

    def _commits(self, sent: Receipt | None) -> None:
        if sent is not None:
            self.sent, self.committed = sent.kommando_id, True

    def _settle(self, sent: Receipt, error: BaseException) -> None:
        """Answer for a commit that did not: raise what it was unless the events are there (D22).

        The connection that failed is closed first: it holds locks, and what it believes.
        """
        self.close()
        if not is_recorded(self.store, sent) or not isinstance(error, Exception):
            raise error
        self.warnings.append(str(error))


def create(
    path: Path, opening: LiggareOppnad, aktor: str, commands: Iterable[Command] = ()
) -> Ledger:
    """Create a ledger file with its first event and commands; raises AlreadyExists."""
    with store.drafted(path) as draft:
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
