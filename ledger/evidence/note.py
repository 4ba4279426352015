"""A text signed by one or more keys: C2SP signed-note, with Ed25519.

Whoever has a note has nothing yet: only ``checking.verify_note``, with keys known beforehand, makes
its text worth reading.
"""

from __future__ import annotations

from typing import NamedTuple

from ledger.errors import NotEvidence
from ledger.evidence.lines import decoded, encoded, text_of
from ledger.evidence.vkey import Vkey, is_name

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
