"""What a private key signs: a note, a checkpoint, and a checkpoint that was seen (cosigned)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ledger.evidence.checkpoint import (
    LATEST,
    TIME_BYTES,
    Checkpoint,
    Opened,
    cosigned_text,
    parse_checkpoint,
)
from ledger.evidence.note import Note, Signature, parse_note
from ledger.evidence.vkey import COSIGNATURE, ED25519, Vkey, is_name

if TYPE_CHECKING:
    from ledger.evidence.ed25519 import PrivateKey


class Signer(NamedTuple):
    """A private key with the name it signs under, and what it signs."""

    name: str
    private: PrivateKey
    kind: int = ED25519

    @property
    def vkey(self) -> Vkey:
        """The public key that others verify with."""
        return Vkey(self.name, self.kind, self.private.public_key().public_bytes_raw())


def sign_note(text: str, signer: Signer) -> Note:
    """Return a text signed by a key of type Ed25519.

    Raises ValueError for another type, and for a text that does not end in newline; NotEvidence
    when it holds what no note may.
    """
    key = signer.vkey
    if key.kind != ED25519 or not is_name(key.name):
        raise ValueError(f"{key} does not sign texts")
    note = Note(text, (Signature(key.name, key.key_id, signer.private.sign(text.encode())),))
    if parse_note(note.encode()) != note:
        raise ValueError("the text of a note ends in newline")
    return note


def sign_checkpoint(
    origin: str, size: int, root: bytes, signer: Signer, extensions: tuple[str, ...] = ()
) -> Note:
    """Return a new checkpoint, signed by the ledger's key, whose name is the origin.

    A ledger never signs what does not follow from all it signed before: that is for the caller
    to have checked. Raises ValueError for another key, NotEvidence when this is no checkpoint.
    """
    checkpoint = Checkpoint(origin, size, root, extensions)
    if signer.name != origin:
        raise ValueError(f"{signer.name} does not sign for {origin}")
    parse_checkpoint(checkpoint.text)
    return sign_note(checkpoint.text, signer)


def cosign(opened: Opened, signer: Signer, time: int) -> Note:
    """Return the checkpoint with a witness's signature, as of a POSIX time, added last.

    The witness has verified that the ledger grew from what it cosigned last
    (``ledger.evidence.checking``).
    Raises ValueError when the key is of another type, or the time is none.
    """
    key = signer.vkey
    if key.kind != COSIGNATURE or not is_name(key.name) or not 0 < time <= LATEST:
        raise ValueError(f"{key} cannot cosign at {time}")
    signature = signer.private.sign(cosigned_text(opened.note, time))
    value = time.to_bytes(TIME_BYTES, "big") + signature
    return opened.note.signed(Signature(key.name, key.key_id, value))
