"""What is hidden of persons, and what is erased; the log stays as it was (D14)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from application.asking.pointed_at import event_number
from application.errors import Kind, Stop
from domain.values.fields import MAX_TEXT
from domain.values.text import check_text
from ledger.persons import commitment
from ledger.persons.commitment import Hidden, Piece
from ledger.store import personfile
from ledger.store.sqlite.lookup import command_id, number_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from application.recording.sending import Recording
    from application.session import Session
    from ledger.recording.receipt import Receipt
    from ledger.store.personfile import Kept
    from ledger.store.sqlite.reading import Reader

LONGEST = commitment.LONGEST


def file_of(session: Session) -> str:
    """Return the name of the file that hidden texts lie in, beside the ledger."""
    return personfile.path_of(session.path).name


def clean(text: str) -> str:
    """Return a text as it is hidden; raises Stop for one that cannot be."""
    try:
        return commitment.clean(text)
    except ValueError as error:
        raise Stop(Kind.USAGE, str(error)) from None


def command_of(session: Session, nr: str) -> str:
    """Return the command whose event a number means; raises Stop when there is none such."""
    with session.log() as conn:
        return command_id(conn, event_number(conn, nr))


def hide(recording: Recording, avser_id: str, om: str, text: str) -> Receipt:
    """Hide a text about a command's event, and record only a commitment to it."""
    recording.session.may_write()
    piece = Piece(avser_id, om, text)
    return commitment.hide(recording.ledger, recording.session.path, recording.aktor, piece)


class Erasing(NamedTuple):
    """What is to be erased, and which of it lies here."""

    pieces: Sequence[Hidden]
    kept: dict[str, Kept]
    there: bool

    @property
    def new(self) -> list[Hidden]:
        """What is not noted as erased yet."""
        return [one for one in self.pieces if not one.utplanad]

    @property
    def wanted(self) -> int:
        """How many texts ought to be here to be erased."""
        kept = self.kept
        return sum(not (one.utplanad and self.there) or one.atagande in kept for one in self.pieces)

    @property
    def left(self) -> bool:
        """Whether any of it lies here."""
        return any(one.atagande in self.kept for one in self.pieces)


def erasing(session: Session, vad: str, skal: str) -> Erasing:
    """Return what is meant to be erased; raises Stop when there is none, or the reason says who."""
    with session.log() as conn:
        pieces = _meant(conn, vad)
    kept = personfile.kept(session.path)
    _check_reason(skal, [kept[one.atagande].text for one in pieces if one.atagande in kept])
    return Erasing(pieces, kept, personfile.path_of(session.path).exists())


def erase(recording: Recording, what: Erasing, skal: str) -> tuple[Sequence[Receipt], int]:
    """Note it as erased, erase it, and return the receipts and how many texts were not here."""
    recording.session.may_write()
    path, aktor = recording.session.path, recording.aktor
    receipts, texts = commitment.erase(recording.ledger, path, aktor, what.pieces, skal)
    return receipts, max(0, what.wanted - texts)


def _meant(conn: Reader, vad: str) -> Sequence[Hidden]:
    """Return the commitments that are meant; raises Stop when there is none."""
    hidden = commitment.hidden(conn)
    if re.fullmatch("[0-9a-f]{64}", vad):
        found = [one for one in hidden if one.atagande == vad]
        if not found:
            raise Stop(Kind.NOT_FOUND, f"åtagandet {vad} finns inte i liggaren")
        return found
    try:
        at = number_of(conn, vad)
    except ValueError:
        raise Stop(Kind.USAGE, f"{vad!r} är varken ett åtagande eller ett händelsenummer") from None
    if at is None:
        raise Stop(Kind.NOT_FOUND, f"händelse {vad} finns inte")
    of = command_id(conn, at)
    found = [one for one in hidden if one.nr == at] or [one for one in hidden if one.avser_id == of]
    if not found:
        raise Stop(Kind.NOT_FOUND, f"till händelse {vad} hör ingen dold personuppgift")
    return found


def _check_reason(skal: str, texts: Sequence[str]) -> None:
    """Raise Stop unless the reason may stand in the log for ever: it must not say who."""
    try:
        check_text(skal)
    except ValueError as error:
        raise Stop(Kind.USAGE, f"--skal: {error}") from None
    if len(skal) > MAX_TEXT:
        raise Stop(Kind.USAGE, f"--skal: högst {MAX_TEXT} tecken")
    if any(text.casefold() in skal.casefold() for text in texts):
        raise Stop(Kind.USAGE, "--skal: skälet innehåller det som ska utplånas")
