"""Lets the product make what the independent verifiers are tried on: trees, notes, proofs, keys.

Whatever is hashed, signed or written here is so by ``ledger``. Keys come from a number, so that
the same test gives the same bytes each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ledger.evidence import tree
from ledger.evidence.checking import open_checkpoint
from ledger.evidence.checkpoint import Checkpoint
from ledger.evidence.note import parse_note
from ledger.evidence.proof import Extension, Proof, make_extension, make_proof
from ledger.evidence.signing import Signer, cosign, sign_checkpoint, sign_note
from ledger.evidence.vkey import COSIGNATURE, ED25519

URSPRUNG = "malmo.example/statsbidrag/prov"
REVISOR = "revisor.malmo.example/stadsrevisionen"


def nyckel(namn: str, tal: int, typ: int = ED25519) -> Signer:
    seed = sha256(tal.to_bytes(4, "big")).digest()
    return Signer(namn, Ed25519PrivateKey.from_private_bytes(seed), typ)


LIGGAREN = nyckel(URSPRUNG, 1)
REVISORN = nyckel(REVISOR, 2, COSIGNATURE)
NYCKLAR = (LIGGAREN.vkey, REVISORN.vkey)


class Trad:
    """What a log stores of its tree, all rows after one another, and what that proves."""

    def __init__(self, blad: Iterable[bytes]) -> None:
        self.blad = [*blad]
        kant = tree.Frontier()
        self._noder = bytearray()
        for ett in self.blad:
            self._noder += kant.append(ett)
        self.kant = kant

    def nod(self, level: int, i: int) -> bytes:
        nr, at = tree.position(level, i)
        at += tree.HASH_BYTES * (2 * nr - nr.bit_count())  # the rows before it
        return bytes(self._noder[at : at + tree.HASH_BYTES])

    def rot(self, storlek: int | None = None) -> bytes:
        return self.kant.root() if storlek is None else tree.root(storlek, self.nod)

    def inklusion(self, nr: int, storlek: int) -> list[bytes]:
        return tree.inclusion_proof(nr, storlek, self.nod)

    def utvidgning(self, gammal: int, ny: int) -> list[bytes]:
        return tree.consistency_proof(gammal, ny, self.nod)


def punktens_text(storlek: int, rot: bytes, ursprung: str = URSPRUNG) -> str:
    return Checkpoint(ursprung, storlek, rot).text


def signerad(text: str, av: Signer = LIGGAREN) -> str:
    return sign_note(text, av).encode().decode()


def signatur(text: str, av: Signer = LIGGAREN) -> str:
    """Return the line that signs a text."""
    return str(sign_note(text, av).signatures[0])


def kontrollpunkt(trad: Trad, storlek: int, *, tid: int | None = None) -> str:
    """Return a signed checkpoint; with a time, cosigned by the auditor."""
    note = sign_checkpoint(URSPRUNG, storlek, trad.rot(storlek), LIGGAREN)
    if tid is not None:
        note = cosign(open_checkpoint(note, NYCKLAR), REVISORN, tid)
    return note.encode().decode()


def bevis(trad: Trad, rad: bytes, nr: int, punkt: str) -> str:
    return make_proof(rad, nr, parse_note(punkt.encode()), trad.nod).encode().decode()


def utvidgning(trad: Trad, gammal: int, punkt: str) -> str:
    return make_extension(gammal, parse_note(punkt.encode()), trad.nod).encode().decode()


def hopsatt_bevis(rad: bytes, nr: int, hashar: Sequence[bytes], punkt: str) -> str:
    """Write a proof of whatever it is given: true or not is for the verifier to say."""
    return Proof(rad, nr, tuple(hashar), parse_note(punkt.encode())).encode().decode()


def hopsatt_utvidgning(gammal: int, hashar: Sequence[bytes], punkt: str) -> str:
    """Write an extension of whatever it is given, as above."""
    return Extension(gammal, tuple(hashar), parse_note(punkt.encode())).encode().decode()


def sparad(mapp: Path, namn: str, text: str | bytes) -> Path:
    fil = mapp / namn
    fil.write_bytes(text if isinstance(text, bytes) else text.encode())
    return fil
