"""A definite answer for everything that is sent to a ledger, however the sending ended (D22).

Everything that is recorded is so inside ``recording``. What the program decided by itself, a rule,
a usage error, a conflict, passes as it is. Anything else, a disk, an interrupt, a receipt that
could not be shown, a bug, is told with the id of the command and what a fresh reading says of it.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from application.ending import heeding
from application.errors import Declined, Kind, Refused, kind_of
from application.recording.effect import Followed, followed
from application.recording.ended import Ended
from application.recording.numbered import Numbering
from domain.commands import Attestera
from domain.deciding.outcome import Rejected
from domain.states.streams import stream_of
from ledger.errors import Uncertain
from ledger.recording.ledger import Ledger
from ledger.recording.settle import events_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from application.session import Session
    from application.watching import Watcher
    from domain.commands import Command
    from ledger.recording.receipt import Receipt

_DECIDED = {Kind.USAGE, Kind.REFUSED, Kind.BAD_FILE, Kind.NOT_FOUND, Kind.CONFLICT}


class Recording(NamedTuple):
    """A ledger that somebody records in."""

    session: Session
    ledger: Ledger
    aktor: str

    def record(self, command: Command) -> Receipt:
        """Record a command in a transaction of its own; raises Refused when the rules do."""
        self.may(command)
        outcome = self.send(command)
        if isinstance(outcome, Rejected):
            raise Refused(self.numbered(outcome, getattr(command, "avser_id", None)))
        return outcome

    def numbered(self, rejected: Rejected, avser_id: str | None) -> Rejected:
        """Return a refusal that names events by number, as the ledger has them now."""
        return Numbering(self.ledger.store).rejected(rejected, avser_id)

    def followed(self, receipt: Receipt, command: Command) -> Followed:
        """Return the receipt of a command that was recorded here, with what it did."""
        after = self.ledger.ahead.streams.get(stream_of(command))
        with self.ledger.store.reading() as reading:
            return followed(receipt, after.state if after else None, reading)

    def attempt(self, command: Command) -> Followed:
        """Return what recording a command would do, and undo it; raises Refused."""
        self.may(command)
        streams = [stream_of(command)]
        result: Followed | Rejected | None = None
        with suppress(_Undo), self.ledger.batch(self.aktor, streams) as batch:
            outcome = batch.record(command)
            if isinstance(outcome, Rejected):
                result = outcome
            else:
                result = followed(outcome, batch.state(stream_of(command)), batch.writing)
            raise _Undo
        if isinstance(result, Followed):
            return result
        assert isinstance(result, Rejected)  # noqa: S101 - for the type checker
        raise Refused(self.numbered(result, getattr(command, "avser_id", None)))

    def send(self, command: Command) -> Receipt | Rejected:
        """Record a command in a transaction of its own; what the rules refuse is a value."""
        return self.ledger.record(command, self.aktor)

    def may(self, command: Command) -> None:
        """Raise Stop unless the session's role lets a command be recorded."""
        self.session.may_write(command.rubrik, attest=isinstance(command, Attestera))


class _Undo(Exception):
    """Ends a transaction that shall leave nothing."""


@contextmanager
def recording(
    session: Session, aktor: str, kommando_id: str | None, igen: str
) -> Iterator[Recording]:
    """Lend what records; ``igen`` says how the same thing is sent once more."""
    ledger = Ledger(session.path)
    ledger.sent = kommando_id
    with heeding():
        try:
            yield Recording(session, ledger, aktor)
            session.watcher.flush()
        except BaseException as error:
            if _is_decided(error) and not ledger.committed:
                raise
            ledger.close()
            raise _ended(error, ledger, igen) from error
        finally:
            ledger.close()
    warn(ledger, session.watcher)


def warn(ledger: Ledger, watcher: Watcher) -> None:
    """Tell what went wrong with a commit that stands all the same, and that times ran away."""
    for warning in ledger.warnings:
        watcher.warn(
            f"{warning}, men kommandot är registrerat; kontrollera disken: ett strömavbrott kan"
            " ta tillbaka det",
            ledger.sent,
        )
    if ledger.ran_away:
        watcher.warn(ledger.ran_away, ledger.sent)


def tell_whose(receipts: Iterable[Receipt], aktor: str, watcher: Watcher) -> None:
    """Tell somebody who sends what is recorded already, who it was that recorded it."""
    for receipt in receipts:
        if receipt.av_annan:
            watcher.note(
                f"Obs: händelse {receipt.forsta_nr} registrerades av {receipt.av_annan},"
                f" inte nu av {aktor}."
            )


def _is_decided(error: BaseException) -> bool:
    """Tell whether the program itself refused, or somebody did, before anything was sent."""
    return isinstance(error, Refused | Declined) or kind_of(error) in _DECIDED


def _ended(error: BaseException, ledger: Ledger, igen: str) -> Ended:
    """Return how it ended; of what never came to a commit, only what can be read need be said."""
    if isinstance(error, Uncertain):
        return Ended(error, error.kommando_id, None, igen, why=str(error))
    if ledger.sent is None:
        return Ended(error, None, None, igen)
    try:
        return Ended(error, ledger.sent, events_of(ledger.store, ledger.sent), igen)
    except Uncertain as unknown:
        if not ledger.committed:
            return Ended(error, None, None, igen)
        return Ended(error, ledger.sent, None, igen, why=str(unknown))
