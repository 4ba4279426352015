"""Proofs as files that need no ledger: that an event is in it, and that it only grew.

The first is C2SP tlog-proof v1, with the event's entry as its extra data. The second is the body
of an ``add-checkpoint`` request of C2SP tlog-witness. Whoever verifies needs the public keys, got
by another way, and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ledger.errors import NotEvidence
from ledger.evidence import note as note_
from ledger.evidence.checkpoint import parse_checkpoint
from ledger.evidence.lines import decoded, encoded, hash_of, number_of, text_of
from ledger.evidence.note import Note, parse_note
from ledger.evidence.tree import Read, consistency_proof, inclusion_proof
from ledger.format import limits

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_HASHES = 63
MAX_BYTES = note_.MAX_BYTES + 2 * limits.MAX_BYTES
_TLOG_PROOF = "c2sp.org/tlog-proof@v1"


class Proof(NamedTuple):
    """That an entry is number ``nr`` of the ledger which a checkpoint is of (bevis)."""

    entry: bytes
    nr: int
    hashes: tuple[bytes, ...]
    checkpoint: Note

    def encode(self) -> bytes:
        """Return the proof as a file; the same bytes that it was parsed from."""
        head = (_TLOG_PROOF, f"extra {encoded(self.entry)}", f"index {self.nr}")
        return _file(head, self.hashes, self.checkpoint)


class Extension(NamedTuple):
    """That the ledger of a checkpoint begins with the first ``old`` events (utvidgning)."""

    old: int
    hashes: tuple[bytes, ...]
    checkpoint: Note

    def encode(self) -> bytes:
        """Return the extension as a file; the same bytes that it was parsed from."""
        return _file((f"old {self.old}",), self.hashes, self.checkpoint)


def make_proof(entry: bytes, nr: int, checkpoint: Note, node: Read) -> Proof:
    """Return the proof of an entry, from the stored nodes; ValueError if it has no such entry."""
    size = parse_checkpoint(checkpoint.text).size
    return Proof(entry, nr, tuple(inclusion_proof(nr, size, node)), checkpoint)


def make_extension(old: int, checkpoint: Note, node: Read) -> Extension:
    """Return the extension from an old size, by the stored nodes; ValueError if it has shrunk."""
    size = parse_checkpoint(checkpoint.text).size
    return Extension(old, tuple(consistency_proof(old, size, node)), checkpoint)


def parse_proof(raw: bytes) -> Proof:
    """Return a proof that is written as the format says; raises NotEvidence.

    The entry is required: without it there would be nothing to prove.
    """
    (title, *lines), rest = _parts(raw, "beviset")
    if title != _TLOG_PROOF:
        raise NotEvidence(f"filen är inget bevis: första raden ska vara {_TLOG_PROOF}")
    if len(lines) < 2:  # noqa: PLR2004 - the two below
        raise NotEvidence("beviset saknar raderna extra och index")
    extra, index, *hashes = lines
    entry = decoded(_after("extra ", extra, "beviset"), "händelsen i beviset")
    nr = number_of(_after("index ", index, "beviset"), "händelsens nummer i beviset")
    if len(entry) > limits.MAX_BYTES:
        raise NotEvidence(f"händelsen i beviset är {len(entry)} byte, högst {limits.MAX_BYTES}")
    return Proof(entry, nr, _hashes(hashes, "beviset"), _checkpoint(rest))


def parse_extension(raw: bytes) -> Extension:
    """Return an extension that is written as the format says; raises NotEvidence."""
    (old, *hashes), rest = _parts(raw, "utvidgningen")
    size = number_of(_after("old ", old, "utvidgningen"), "utvidgningens gamla antal")
    return Extension(size, _hashes(hashes, "utvidgningen"), _checkpoint(rest))


def _file(head: Iterable[str], hashes: Iterable[bytes], checkpoint: Note) -> bytes:
    lines = "".join(f"{line}\n" for line in (*head, *map(encoded, hashes), ""))
    return lines.encode() + checkpoint.encode()


def _parts(raw: bytes, what: str) -> tuple[list[str], str]:
    """Return the lines before the first empty one, and what comes after it."""
    head, blank, rest = text_of(raw, MAX_BYTES, what).partition("\n\n")
    if not blank:
        raise NotEvidence(f"{what} saknar kontrollpunkt")
    return head.split("\n"), rest


def _checkpoint(text: str) -> Note:
    """Return the note that ends a file, if it is of a checkpoint."""
    note = parse_note(text.encode())
    parse_checkpoint(note.text)
    return note


def _after(word: str, line: str, what: str) -> str:
    if not line.startswith(word):
        raise NotEvidence(f"{what} saknar raden {word.strip()}")
    return line.removeprefix(word)


def _hashes(lines: list[str], what: str) -> tuple[bytes, ...]:
    if len(lines) > MAX_HASHES:
        raise NotEvidence(f"{what} har fler än {MAX_HASHES} kontrollsummor")
    return tuple(hash_of(line, f"en kontrollsumma i {what}") for line in lines)
