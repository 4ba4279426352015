"""A definite answer for everything that is sent to a ledger, however the sending ended (D22).

Every verb that records does so inside ``writing``. What the program decided by itself, a rule, a
usage error, a conflict, passes as it is. Anything else, a disk, an interrupt, a receipt that could
not be printed, a bug, is told with the id of the command and what a fresh reading says of it.
"""

from __future__ import annotations

import signal
import sqlite3
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NoReturn

import click

from cli import failures
from cli.failures import BAD_FILE, CONFLICT, NOT_FOUND, REFUSED, USAGE, Refused, Stop
from cli.slut import Ended
from cli.terminal import utgang
from ledger.errors import Uncertain
from ledger.recording.ledger import Ledger
from ledger.recording.settle import events_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ledger.recording.receipt import Receipt

_DECIDED = {USAGE, REFUSED, BAD_FILE, NOT_FOUND, CONFLICT}
_QUESTION = click.ClickException | click.exceptions.Abort | click.exceptions.Exit | EOFError
IGEN = "Skicka exakt samma kommando igen med --id {id}: det registreras en gång."


class Terminated(KeyboardInterrupt):
    """The system asked the program to end; it does so as when a person does."""


def _terminated(_signal: int, _frame: object) -> NoReturn:
    raise Terminated


@contextmanager
def _heeding() -> Iterator[None]:
    """End with an answer when the system asks for an end, as when a person does."""
    numbers = [getattr(signal, name, None) for name in ("SIGTERM", "SIGHUP")]
    ours = [n for n in numbers if n is not None and signal.getsignal(n) is signal.SIG_DFL]
    try:
        for number in ours:
            signal.signal(number, _terminated)
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)


@contextmanager
def writing(path: Path, kommando_id: str | None = None, igen: str = IGEN) -> Iterator[Ledger]:
    """Lend a ledger to write to; ``igen`` says how the same thing is sent once more."""
    ledger = Ledger(path)
    ledger.sent = kommando_id
    with _heeding():
        try:
            yield ledger
            utgang.flush()
        except BaseException as error:
            if _is_decided(error) and not ledger.committed:
                raise
            with suppress(sqlite3.Error):
                ledger.close()
            raise _ended(error, ledger, igen) from error
        finally:
            with suppress(sqlite3.Error):
                ledger.close()
    warn(ledger)


def warn(ledger: Ledger) -> None:
    """Tell what went wrong with a commit that stands all the same, and that times ran away."""
    for warning in ledger.warnings:
        failures.warn(
            f"{warning}, men kommandot är registrerat; kontrollera disken: ett strömavbrott kan"
            " ta tillbaka det",
            kommando_id=ledger.sent,
        )
    if ledger.ran_away:
        failures.warn(ledger.ran_away, kommando_id=ledger.sent)


def tell_whose(receipts: Iterable[Receipt], aktor: str) -> None:
    """Tell somebody who sends what is recorded already, who it was that recorded it."""
    for receipt in receipts:
        if receipt.av_annan:
            failures.note(
                f"Obs: händelse {receipt.forsta_nr} registrerades av {receipt.av_annan},"
                f" inte nu av {aktor}."
            )


def _is_decided(error: BaseException) -> bool:
    """Tell whether the program itself refused, before it sent anything."""
    if isinstance(error, Refused | _QUESTION):
        return True
    if not isinstance(error, Exception):
        return False
    code = error.code if isinstance(error, Stop) else failures.code_of(error)
    return code in _DECIDED


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
