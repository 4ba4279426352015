"""What a ledger was at a size, signed: C2SP tlog-checkpoint, and tlog-cosignature v1 by others.

A checkpoint that has left the house is what later verification is held against. The ledger signs
under its origin; a witness, as the auditor, signs the same text together with a time, having seen
that the ledger only grew since last time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ledger.errors import NotEvidence
from ledger.evidence.lines import encoded, hash_of, number_of
from ledger.evidence.tree import EMPTY_ROOT

if TYPE_CHECKING:
    from ledger.evidence.note import Note
    from ledger.evidence.vkey import Vkey

LATEST = 253_402_300_799
"""The last second of the year 9999: a later time is in nobody's calendar."""

TIME_BYTES = 8
"""How long the time before a witness's signature is."""


class Checkpoint(NamedTuple):
    """The size and root hash of the ledger with this origin.

    Extension lines, our own of what the ledger added up to (``ledger.verification.certified``) and
    those of others, are kept, since they are signed too.
    """

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The checkpoint as the text of a note."""
        lines = (self.origin, str(self.size), encoded(self.root), *self.extensions)
        return "".join(f"{line}\n" for line in lines)


class Cosignature(NamedTuple):
    """That a witness held a checkpoint for the ledger's latest, at a POSIX time in seconds."""

    key: Vkey
    time: int


class Opened(NamedTuple):
    """A checkpoint whose every signature by a known key holds, the ledger's own among them."""

    checkpoint: Checkpoint
    note: Note
    signed_by: tuple[Vkey, ...]
    cosignatures: tuple[Cosignature, ...]


def parse_checkpoint(text: str) -> Checkpoint:
    """Return what the text of a note says as a checkpoint; raises NotEvidence.

    Nothing is verified by this: see ``checking.open_checkpoint``.
    """
    *lines, rest = text.split("\n")
    if rest or len(lines) < 3 or not all(lines):  # noqa: PLR2004 - the three below
        raise NotEvidence("en kontrollpunkt har tre rader: liggaren, antalet händelser, roten")
    origin, size, root, *extensions = lines
    found = Checkpoint(
        origin,
        number_of(size, "kontrollpunktens antal händelser"),
        hash_of(root, "kontrollpunktens rot"),
        tuple(extensions),
    )
    if found.size == 0 and found.root != EMPTY_ROOT:
        raise NotEvidence("kontrollpunkten gäller en tom liggare men har en annan rot")
    return found


def cosigned_text(note: Note, time: int) -> bytes:
    """Return what a witness signs who saw the checkpoint of a note at a POSIX time."""
    return f"cosignature/v1\ntime {time}\n{note.text}".encode()
