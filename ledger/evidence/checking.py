"""What known public keys bear out: a note, a checkpoint, a proof, an extension.

Each is parsed before (``note``, ``checkpoint``, ``proof``) and taken for nothing until then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.errors import Disproved, NotALog, NotEvidence
from ledger.evidence import ed25519
from ledger.evidence.checkpoint import (
    LATEST,
    TIME_BYTES,
    Checkpoint,
    Cosignature,
    Opened,
    cosigned_text,
    parse_checkpoint,
)
from ledger.evidence.proved import verify_consistency, verify_inclusion
from ledger.evidence.tree import EMPTY_ROOT, leaf_hash
from ledger.evidence.vkey import COSIGNATURE, ED25519
from ledger.format.entry import read_entry

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from ledger.evidence.note import Note
    from ledger.evidence.proof import Extension, Proof
    from ledger.evidence.vkey import Vkey


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
                ed25519.check_signature(key, note.text.encode(), value)
            if len(values) > 1:
                raise Disproved(f"{key.name} har undertecknat två gånger med samma nyckel")
            signed.append(key)
    if not signed:
        raise Disproved("ingen signatur av känd nyckel")
    return tuple(signed)


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
    time = int.from_bytes(value[:TIME_BYTES], "big")
    if len(value) <= TIME_BYTES or not 0 < time <= LATEST:
        raise Disproved(f"signaturen av {key.name} saknar en giltig tid")
    ed25519.check_signature(key, cosigned_text(note, time), value[TIME_BYTES:])
    return Cosignature(key, time)


def verify_proof(proof: Proof, keys: Collection[Vkey]) -> Opened:
    """Return the checkpoint that a proof leads to; raises Disproved or NotEvidence.

    The entry must be written as every ledger writes it, so that nobody reads something else out
    of the same bytes, and say the number that it is proved to have.
    """
    opened = open_checkpoint(proof.checkpoint, keys)
    size, root = opened.checkpoint.size, opened.checkpoint.root
    verify_inclusion(leaf_hash(proof.entry), proof.nr, size, proof.hashes, root)
    try:
        stated = read_entry(proof.entry)["nr"]
    except NotALog as error:
        raise NotEvidence(
            f"händelsen i beviset är inte skriven som en liggare skriver den: {error}"
        ) from None
    if stated != proof.nr:
        raise Disproved(f"händelsen på plats {proof.nr} säger sig ha ett annat nummer")
    return opened


def verify_extension(
    extension: Extension, last: Checkpoint | None, keys: Collection[Vkey]
) -> Opened:
    """Return the new checkpoint if the ledger grew to it from the last, or is the same.

    ``last`` is None only for whoever sees the ledger for the first time, and then takes it as it
    is. Raises Disproved when it is another ledger, has shrunk, or has another history; and when
    the extension starts from another size, which proves nothing to somebody with this checkpoint.
    """
    opened = open_checkpoint(extension.checkpoint, keys)
    new = opened.checkpoint
    old = last or Checkpoint(new.origin, 0, EMPTY_ROOT)
    if new.origin != old.origin:
        raise Disproved(f"fel liggare: {new.origin}, inte {old.origin}")
    if new.size < old.size:
        raise Disproved(f"liggaren har krympt: från {old.size} till {new.size} händelser")
    if extension.old != old.size:
        raise Disproved(
            f"utvidgningen utgår från {extension.old} händelser; den senaste kända kontrollpunkten"
            f" har {old.size}"
        )
    verify_consistency(old.size, new.size, extension.hashes, old.root, new.root)
    return opened
