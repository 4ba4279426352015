"""What a ledger was at a size, signed: C2SP tlog-checkpoint, and tlog-cosignature v1 by others.

A checkpoint that has left the house is what later verification is held against. The ledger signs
under its origin; a witness, as the auditor, signs the same text together with a time, having seen
that the ledger only grew since last time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ledger.errors import Disproved, NotEvidence
from ledger.evidence.lines import encoded, hash_of, number_of
from ledger.evidence.note import Note, Signature, Signer, check_signature, sign_note, verify_note
from ledger.evidence.tree import EMPTY_ROOT
from ledger.evidence.vkey import COSIGNATURE, ED25519, Vkey, is_name

if TYPE_CHECKING:
    from collections.abc import Collection

LATEST = 253_402_300_799
"""The last second of the year 9999: a later time is in nobody's calendar."""

_TIME_BYTES = 8


class Checkpoint(NamedTuple):
    """The size and root hash of the ledger with this origin.

    Extension lines are never written by us; those of others are kept, since they are signed too.
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

    Nothing is verified by this: see ``open_checkpoint``.
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


def sign_checkpoint(origin: str, size: int, root: bytes, signer: Signer) -> Note:
    """Return a new checkpoint, signed by the ledger's key, whose name is the origin.

    A ledger never signs what does not follow from all it signed before: that is for the caller
    to have checked. Raises ValueError for another key, NotEvidence when this is no checkpoint.
    """
    checkpoint = Checkpoint(origin, size, root)
    if signer.name != origin:
        raise ValueError(f"{signer.name} does not sign for {origin}")
    parse_checkpoint(checkpoint.text)
    return sign_note(checkpoint.text, signer)


def open_checkpoint(note: Note, keys: Collection[Vkey]) -> Opened:
    """Return the checkpoint of a note when the keys bear it out; raises Disproved or NotEvidence.

    The ledger's key is the known Ed25519 key that is named as the origin: without its signature
    nothing else counts. So which ledgers are accepted is decided by the keys alone. Every line by
    a known key must hold. No witness is required: who must have cosigned is for the caller.
    """
    checkpoint = parse_checkpoint(note.text)
    origin = checkpoint.origin
    if not any(key.kind == ED25519 and key.name == origin for key in keys):
        raise Disproved(f"fel liggare: ingen nyckel är känd för {origin}")
    signed_by = verify_note(note, keys)
    if all(key.name != origin for key in signed_by):
        raise Disproved(f"ingen signatur av känd nyckel för {origin}")
    witnesses = [key for key in keys if key.kind == COSIGNATURE]
    cosignatures = [
        _cosignature(note, key, value) for key in witnesses for value in note.values(key)
    ]
    return Opened(checkpoint, note, signed_by, tuple(cosignatures))


def open_cosigned(note: Note, witness: Vkey) -> Opened:
    """Return the checkpoint of a note that a witness has cosigned; raises Disproved if it has not.

    For the witness itself, which goes by what it has cosigned, whichever keys it trusts today.
    """
    checkpoint = parse_checkpoint(note.text)
    cosigned = tuple(_cosignature(note, witness, value) for value in note.values(witness))
    if not cosigned:
        raise Disproved(f"{checkpoint.origin} är inte undertecknad med nyckeln {witness.name}")
    return Opened(checkpoint, note, (), cosigned)


def _cosignature(note: Note, key: Vkey, value: bytes) -> Cosignature:
    """Return what a known witness's line says, if it holds; raises Disproved."""
    time = int.from_bytes(value[:_TIME_BYTES], "big")
    if len(value) <= _TIME_BYTES or not 0 < time <= LATEST:
        raise Disproved(f"signaturen av {key.name} saknar en giltig tid")
    check_signature(key, _message(note, time), value[_TIME_BYTES:])
    return Cosignature(key, time)


def cosign(opened: Opened, signer: Signer, time: int) -> Note:
    """Return the checkpoint with a witness's signature, as of a POSIX time, added last.

    The witness has verified that the ledger grew from what it cosigned last
    (``ledger.evidence.proof``).
    Raises ValueError when the key is of another type, or the time is none.
    """
    key = signer.vkey
    if key.kind != COSIGNATURE or not is_name(key.name) or not 0 < time <= LATEST:
        raise ValueError(f"{key} cannot cosign at {time}")
    signature = signer.private.sign(_message(opened.note, time))
    value = time.to_bytes(_TIME_BYTES, "big") + signature
    return opened.note.signed(Signature(key.name, key.key_id, value))


def _message(note: Note, time: int) -> bytes:
    return f"cosignature/v1\ntime {time}\n{note.text}".encode()
