"""A small sealed ledger of five entries with fixed keys, and the files that prove it."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ledger.evidence import proof, tree
from ledger.evidence.checking import open_checkpoint
from ledger.evidence.note import Note
from ledger.evidence.signing import Signer, cosign, sign_checkpoint
from ledger.evidence.vkey import COSIGNATURE, ED25519
from ledger.format.codec import canonical
from ledger.format.entry import entry

ORIGIN = "malmo.se/statsbidrag/07b53d96"
TID = 1_679_315_147


def signer(name: str, seed: int, kind: int = ED25519) -> Signer:
    """A key that is the same each time: never one to sign anything real with."""
    return Signer(name, Ed25519PrivateKey.from_private_bytes(bytes(range(seed, seed + 32))), kind)


EKONOMI = signer(ORIGIN, 0)
REVISOR = signer("revisor.malmo.se/stadsrevisionen", 100, COSIGNATURE)
OKAND = signer(ORIGIN, 200)
KEYS = (EKONOMI.vkey, REVISOR.vkey)

LINES = [
    entry(nr, f"pott/SOC-{2020 + nr}", "Prov/1", 1, canonical({"avser": "återlämnat", "ore": nr}))
    for nr in range(5)
]


class Log:
    """The nodes of the entries, as they are stored."""

    def __init__(self, lines: list[bytes]) -> None:
        frontier = tree.Frontier()
        self.rows = [frontier.append(tree.leaf_hash(line)) for line in lines]

    def __call__(self, level: int, i: int) -> bytes:
        nr, at = tree.position(level, i)
        return self.rows[nr][at : at + 32]


LOG = Log(LINES)


def checkpoint(size: int, log: Log = LOG, by: Signer = EKONOMI) -> Note:
    return sign_checkpoint(by.name, size, tree.root(size, log), by)


def cosigned(size: int) -> Note:
    return cosign(open_checkpoint(checkpoint(size), KEYS), REVISOR, TID)


def bevis(nr: int, size: int = 5) -> proof.Proof:
    return proof.make_proof(LINES[nr], nr, checkpoint(size), LOG)


def utvidgning(old: int, new: int = 5) -> proof.Extension:
    return proof.make_extension(old, checkpoint(new), LOG)


def kort(value: object) -> str:
    """An example's name among the tests: its first letters."""
    return repr(value)[:40]
