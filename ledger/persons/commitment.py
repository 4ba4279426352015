"""Persons' names and the like: a commitment in the log, the text outside it, erasable (D14).

A commitment is SHA-256 over a tag, 32 random bytes and the text. The log, its exports and every
proof hold the commitment alone, so they are the same before and after the text is erased; and
once text and salt are gone nothing is left to guess at, however few names there are to try.
"""

from __future__ import annotations

import os
import unicodedata
from contextlib import suppress
from hashlib import sha256
from itertools import chain, count
from typing import TYPE_CHECKING, NamedTuple

from domain.events import PersonuppgiftDold, PersonuppgiftUtplanad
from domain.values.beteckning import DOLJ, UTPLANA, letters
from ledger import store
from ledger.errors import Busy, LedgerError, Unwritable
from ledger.recording.moments import swedish_day
from ledger.recording.receipt import Receipt
from ledger.store import personfile
from ledger.store.personfile import Kept
from ledger.store.reader import events

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from domain.events.recorded import Recorded
    from ledger.recording.batch import Batch
    from ledger.recording.ledger import Ledger
    from ledger.store import Reading

TAG = b"bidragsliggaren/personuppgift/1\0"
SALT_BYTES = 32
LONGEST = 1000
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


class Piece(NamedTuple):
    """What is to be hidden: to which command it belongs, what the person is in it, the text."""

    avser_id: str
    om: str
    text: str


class Hidden(NamedTuple):
    """A commitment of the log: the event that holds it, and which command it belongs to."""

    nr: int
    avser_id: str
    om: str
    atagande: str
    utplanad: bool


class Erased(NamedTuple):
    """What was noted of each piece, and how many texts there were here to erase."""

    receipts: list[Receipt]
    texts: int


class Wrong(NamedTuple):
    """A commitment that what is kept does not open."""

    nr: int
    atagande: str


class Examined(NamedTuple):
    """How many commitments of a log were opened, erased, missing here, or not opened.

    ``left`` are erased by the log and still kept: the erasing was not finished.
    """

    opened: int
    erased: int
    missing: int
    wrong: tuple[Wrong, ...]
    left: tuple[Wrong, ...]


def commitment(salt: bytes, text: str) -> str:
    """Return the commitment to a text, hexadecimal."""
    plain = unicodedata.normalize("NFC", text).encode()
    return sha256(TAG + salt + plain).hexdigest()


def opens(hidden: Hidden, kept: Kept) -> bool:
    """Tell whether what is kept is what a commitment was made of."""
    return len(kept.salt) == SALT_BYTES and commitment(*kept) == hidden.atagande


def clean(text: str) -> str:
    """Return a text as it is hidden; raises ValueError in Swedish. Any name, any script."""
    text = unicodedata.normalize("NFC", text).strip()
    if not text:
        raise ValueError("texten som ska döljas är tom")
    if len(text) > LONGEST:
        raise ValueError(f"texten är längre än {LONGEST} tecken")
    if any(unicodedata.category(char) in _UNSEEN for char in text):
        raise ValueError("texten innehåller en radbrytning, ett styrtecken eller osynligt tecken")
    return text


def hidden(reading: Reading) -> list[Hidden]:
    """Return every commitment of a log, in order; raises Damaged."""
    recorded = [(one.nr, one.event) for one in events(reading, stream="liggare", held=False)]
    erased = {e.atagande for _, e in recorded if isinstance(e, PersonuppgiftUtplanad)}
    return [
        Hidden(nr, e.avser_id, e.om, e.atagande, e.atagande in erased)
        for nr, e in recorded
        if isinstance(e, PersonuppgiftDold)
    ]


def hide(ledger: Ledger, path: Path, aktor: str, piece: Piece) -> Receipt:
    """Keep a text outside the log, then note its commitment in it; both, or neither.

    The same text, of the same command and role, is hidden once: doing it over answers as it did.
    What a crash between the two has left is found here, while nobody else writes, and erased.
    """
    made = Kept(os.urandom(SALT_BYTES), clean(piece.text))
    atagande = commitment(*made)
    event = PersonuppgiftDold.model_validate(
        {
            "handelsedatum": swedish_day(ledger.clock()),
            "kommando_id": f"{DOLJ}{letters(bytes.fromhex(atagande))}",
            "avser": "personuppgift döljs",
            "avser_id": piece.avser_id,
            "om": piece.om,
            "atagande": atagande,
        }
    )
    try:
        with ledger.batch(aktor) as batch:
            personfile.forget_all_but(path, _noted(path))
            if (
                earlier := _hidden_already(path, piece._replace(text=made.text), aktor)
            ) is not None:
                return earlier
            personfile.keep(path, atagande, made)
            return batch.note(event)
    except BaseException:
        with suppress(LedgerError, OSError):
            if atagande not in _noted(path):
                personfile.erase(path, [atagande])
        raise


def erase(ledger: Ledger, path: Path, aktor: str, pieces: Sequence[Hidden], skal: str) -> Erased:
    """Note in the log that texts are erased, then erase those there are here.

    What the log says is erased already is not noted again, so doing it over finishes what a crash
    interrupted. Only what the log says counts: an id that is taken is not yet an erasing.
    """
    with ledger.batch(aktor) as batch:
        noted = _erased_already(path)
        receipts = [
            Receipt.again([noted[piece.atagande]], aktor)
            if piece.atagande in noted
            else batch.note(_erasing(ledger, batch, piece, skal))
            for piece in pieces
        ]
    try:
        texts = personfile.erase(path, [piece.atagande for piece in pieces])
    except (Unwritable, Busy) as error:
        raise type(error)(
            f"utplåningen är noterad i liggaren, men texten är inte säkert raderad ({error});"
            " samma kommando en gång till slutför det"
        ) from None
    return Erased(receipts, texts)


def _erasing(ledger: Ledger, batch: Batch, piece: Hidden, skal: str) -> PersonuppgiftUtplanad:
    """Return the note that a text is erased, under its own id or the first free one after it."""
    named = f"{UTPLANA}{letters(bytes.fromhex(piece.atagande))}"
    others = (f"{named}-{n}" for n in count(2))
    return PersonuppgiftUtplanad(
        handelsedatum=swedish_day(ledger.clock()),
        kommando_id=next(free for free in chain([named], others) if not batch.recorded(free)),
        avser="personuppgift utplånas",
        atagande=piece.atagande,
        skal=skal,
    )


def examined(path: Path, reading: Reading) -> Examined:
    """Open every commitment of a log that can be; raises NotAPersonFile, Busy or Damaged."""
    found = hidden(reading)
    kept = personfile.kept(path) if found else {}
    here = [(one, kept[one.atagande]) for one in found if one.atagande in kept]
    standing = [(one, what) for one, what in here if not one.utplanad]
    wrong = [one for one, what in standing if not opens(one, what)]
    return Examined(
        opened=len(standing) - len(wrong),
        erased=sum(one.utplanad for one in found),
        missing=sum(not one.utplanad and one.atagande not in kept for one in found),
        wrong=tuple(Wrong(one.nr, one.atagande) for one in wrong),
        left=tuple(Wrong(one.nr, one.atagande) for one, _ in here if one.utplanad),
    )


def _hidden_already(path: Path, piece: Piece, aktor: str) -> Receipt | None:
    """Return what was noted when just this was hidden, if it was, and is not erased."""
    kept = personfile.kept(path)
    with store.open(path).reading() as reading:
        for one in hidden(reading):
            same = one.atagande in kept and (one.avser_id, one.om) == piece[:2]
            if same and not one.utplanad and kept[one.atagande].text == piece.text:
                (recorded,) = events(reading, one.nr - 1, one.nr)
                return Receipt.again([recorded], aktor)
    return None


def _erased_already(path: Path) -> dict[str, Recorded]:
    """Return what the log notes as erased: the event of each commitment."""
    with store.open(path).reading() as reading:
        found = list(events(reading, stream="liggare", held=False))
    return {
        one.event.atagande: one for one in found if isinstance(one.event, PersonuppgiftUtplanad)
    }


def _noted(path: Path) -> set[str]:
    with store.open(path).reading() as reading:
        return {one.atagande for one in hidden(reading)}
