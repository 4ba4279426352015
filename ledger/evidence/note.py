"""A text signed by one or more keys: C2SP signed-note, with Ed25519.

Whoever has a note has nothing yet: only ``verify_note``, with keys known beforehand, makes its
text worth reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from ledger.errors import Disproved, NotEvidence
from ledger.evidence.lines import decoded, encoded, text_of
from ledger.evidence.vkey import ED25519, Vkey, is_name

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_BYTES = 262_144
"""How much a note may be: the format asks for room for 16 signatures of 5 kB at least."""

MAX_SIGNATURES = 100
_DASH = "\N{EM DASH} "
_KEY_ID_BYTES = 4


class Signature(NamedTuple):
    """One signature line: by which key, and what that key's algorithm gave."""

    name: str
    key_id: bytes
    value: bytes

    def __str__(self) -> str:
        return f"{_DASH}{self.name} {encoded(self.key_id + self.value)}\n"


class Note(NamedTuple):
    """A text, its last newline included, and its signatures in order. Nothing is verified."""

    text: str
    signatures: tuple[Signature, ...]

    def encode(self) -> bytes:
        """Return the note as a file; the same bytes that it was parsed from."""
        return (self.text + "\n" + "".join(map(str, self.signatures))).encode()

    def values(self, key: Vkey) -> list[bytes]:
        """Return what stands on the signature lines of a key."""
        mine = (key.name, key.key_id)
        return [value for name, key_id, value in self.signatures if (name, key_id) == mine]

    def signed(self, signature: Signature) -> Note:
        """Return the note with one signature more; unchanged when it is there."""
        if signature in self.signatures:
            return self
        return self._replace(signatures=(*self.signatures, signature))


class Signer(NamedTuple):
    """A private key with the name it signs under, and what it signs."""

    name: str
    private: Ed25519PrivateKey
    kind: int = ED25519

    @property
    def vkey(self) -> Vkey:
        """The public key that others verify with."""
        return Vkey(self.name, self.kind, self.private.public_key().public_bytes_raw())


def parse_note(raw: bytes) -> Note:
    """Return a note that is written as the format says; raises NotEvidence.

    Signatures by unknown keys may be of any length. A line that is there twice is refused.
    """
    text = text_of(raw, MAX_BYTES, "filen")
    end = text.rfind("\n\n")
    if end < 0 or not text.endswith("\n") or not text[end + 2 :]:
        raise NotEvidence("filen är ingen signerad text: raderna med signaturer saknas")
    lines = text[end + 2 : -1].split("\n")
    if len(lines) > MAX_SIGNATURES:
        raise NotEvidence(f"filen har fler än {MAX_SIGNATURES} signaturer")
    if len({*lines}) != len(lines):
        raise NotEvidence("samma signatur står två gånger")
    return Note(text[: end + 1], tuple(_signature(line) for line in lines))


def _signature(line: str) -> Signature:
    name, _, value = line.removeprefix(_DASH).partition(" ")
    if not line.startswith(_DASH) or not is_name(name):
        raise NotEvidence("en rad med signatur skrivs: — namn base64")
    signature = decoded(value, f"signaturen av {name}")
    if len(signature) <= _KEY_ID_BYTES:
        raise NotEvidence(f"signaturen av {name} är för kort")
    return Signature(name, signature[:_KEY_ID_BYTES], signature[_KEY_ID_BYTES:])


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


def verify_note(note: Note, keys: Iterable[Vkey]) -> tuple[Vkey, ...]:
    """Return those of the known keys that have signed the text; raises Disproved if none has.

    Every line by a known key must hold; one that does not spoils the note, and so does a second
    one, since others read only the first. Lines by other keys say nothing. Only keys of type
    Ed25519 sign a text as it stands; others are passed over.
    """
    signed = []
    for key in keys:
        if key.kind == ED25519 and (values := note.values(key)):
            for value in values:
                check_signature(key, note.text.encode(), value)
            if len(values) > 1:
                raise Disproved(f"{key.name} har undertecknat två gånger med samma nyckel")
            signed.append(key)
    if not signed:
        raise Disproved("ingen signatur av känd nyckel")
    return tuple(signed)


def check_signature(key: Vkey, message: bytes, signature: bytes) -> None:
    """Raise Disproved unless a key has signed a message (RFC 8032)."""
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature, message)
    except InvalidSignature:
        raise Disproved(f"signaturen av {key.name} stämmer inte med texten") from None
