"""Checkpoints as files: read, held against a ledger, and placed so that no signature is lost."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from application import files
from application.files import check_target, replacing
from ledger.errors import AlreadyExists, Disproved, NotEvidence, NotFound
from ledger.evidence import noted_keys, seal
from ledger.evidence.checking import open_checkpoint
from ledger.evidence.checkpoint import parse_checkpoint
from ledger.evidence.note import Note, parse_note
from ledger.evidence.proof import MAX_BYTES
from ledger.store.sqlite.queue import first_in_queue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from application.session import Session
    from application.watching import Watcher
    from ledger.evidence.checkpoint import Checkpoint, Opened
    from ledger.store.sqlite.reading import Reader


def filename(size: int) -> str:
    """Return what the file of a checkpoint is called."""
    return f"kontrollpunkt-{size:06d}.txt"


def read(path: Path) -> bytes:
    """Return a file of evidence whole; raises NotFound, or NotEvidence for what is no file."""
    if path.exists() and not path.is_file():
        raise NotEvidence(f"{str(path)!r} är ingen vanlig fil")
    return files.read(path, MAX_BYTES + 1)


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Say which file it is that is wrong or does not hold."""
    try:
        yield
    except NotEvidence as error:
        raise type(error)(f"{path.name}: {error}") from None


def checkpoint_in(path: Path) -> Note:
    """Return the note in a file if it is of a checkpoint; nothing is verified."""
    with named(path):
        note = parse_note(read(path))
        parse_checkpoint(note.text)
    return note


class Source(NamedTuple):
    """A ledger that evidence is taken from: its file, its end, its name and its keys."""

    conn: Reader
    session: Session
    size: int
    origin: str
    noted: list[noted_keys.Noted]

    @classmethod
    def of(cls, conn: Reader, session: Session) -> Source:
        """Return what is known of an open ledger."""
        size = conn.head().nr + 1
        return cls(conn, session, size, noted_keys.origin(conn), noted_keys.noted_keys(conn))

    def opened(self, note: Note) -> Opened:
        """Return a checkpoint of this ledger, signed by a key of its own; raises Disproved.

        Any of them: a ledger that was changed may have changed its keys elsewhere. Whether the
        key was the ledger's then is for ``foreign``.
        """
        checkpoint = parse_checkpoint(note.text)
        if checkpoint.origin != self.origin:
            raise Disproved(f"kontrollpunkten gäller {checkpoint.origin}, inte {self.origin}")
        return open_checkpoint(note, tuple({one.vkey: None for one in self.noted}))

    def still_has(self, checkpoint: Checkpoint) -> None:
        """Raise Disproved unless the ledger begins as it was when it was signed."""
        size = checkpoint.size
        if size > self.size:
            raise Disproved(
                f"liggaren har krympt: den var {size} händelser när den undertecknades och är nu"
                f" {self.size}"
            )
        if seal.root(self.conn, size) != checkpoint.root:
            raise Disproved(
                f"HISTORIEN ÄR ÄNDRAD: de {size} första händelserna är inte de som undertecknades"
            )

    def foreign(self, opened: Opened) -> str | None:
        """Return what is wrong with who has signed a checkpoint, if anything."""
        return noted_keys.foreign(self.noted, opened.checkpoint.size, opened.signed_by)

    def file(self, path: Path) -> Opened:
        """Return the checkpoint in a file if it is one that this ledger still has."""
        note = checkpoint_in(path)
        with named(path):
            opened = self.opened(note)
            self.still_has(opened.checkpoint)
            if wrong := self.foreign(opened):
                raise Disproved(wrong)
        return opened

    def beside(self, least: int = 0) -> list[Opened]:
        """Return the checkpoints that lie beside the ledger, of ``least`` events or more.

        The newest first. Files that are none, or that no key of this ledger has signed, count for
        nothing, and it is said which they are. Raises Disproved when the ledger no longer is what
        one of the others says.
        """
        found = []
        for path in sorted(self.session.path.absolute().parent.glob("kontrollpunkt-*.txt")):
            try:
                opened = self.opened(checkpoint_in(path))
            except (NotEvidence, NotFound) as error:
                said = str(error) if path.name in str(error) else f"{path.name}: {error}"
                self.session.watcher.note(f"Räknas inte: {said}")
                continue
            if opened.checkpoint.size >= least:
                with named(path):
                    self.still_has(opened.checkpoint)
                found.append(opened)
        return sorted(found, key=lambda one: one.checkpoint.size, reverse=True)


def merged(note: Note, path: Path, verified: Callable[[Note], object]) -> Note:
    """Return a checkpoint with the signatures that its file already has before its own.

    Raises AlreadyExists when the file holds something else: nothing is written over. What it
    holds is ``verified`` first, since one false line would spoil the rest.
    """
    check_target(path, merging=True)
    if not path.exists():
        return note
    try:
        there = parse_note(read(path))
    except NotEvidence:
        raise AlreadyExists(f"{str(path)!r} finns redan och är ingen kontrollpunkt") from None
    if there.text != note.text:
        raise AlreadyExists(
            f"{str(path)!r} är en annan kontrollpunkt och skrivs inte över; spara båda"
        )
    with named(path):
        verified(there)
    for signature in note.signatures:
        there = there.signed(signature)
    return there


@contextmanager
def kept(state: Path) -> Iterator[None]:
    """Hold what was signed last, from when it is read until what is signed now is in its place."""
    with first_in_queue(state.with_name(f"{state.name}.lock"), what=state.name):
        yield


def place(note: Note, path: Path, watcher: Watcher) -> None:
    """Write a checkpoint, whole or not at all; nothing is touched when it is there already."""
    raw = note.encode()
    if not path.exists() or read(path) != raw:
        check_target(path, merging=True)
        with replacing(path, watcher) as file:
            file.write(raw)
