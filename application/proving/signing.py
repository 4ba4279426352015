"""The ledger signed as it is now, and cosigned by an auditor when it only has grown (D10)."""

from __future__ import annotations

import re
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from application.errors import Kind, Stop
from application.proving import certified
from application.proving.checking import known_keys
from application.proving.checkpoints import (
    Source,
    checkpoint_in,
    filename,
    kept,
    merged,
    named,
    place,
    read,
)  # fmt: skip
from application.proving.verifying import verified
from exchange.sniffer import Slag, slag_of
from ledger.evidence.checking import open_checkpoint, open_cosigned, verify_extension
from ledger.evidence.checkpoint import parse_checkpoint
from ledger.evidence.keyfile import load_key
from ledger.evidence.note import parse_note
from ledger.evidence.proof import Extension, parse_extension
from ledger.evidence.signing import Signer, cosign, sign_checkpoint
from ledger.evidence.vkey import COSIGNATURE
from ledger.verification import certified as certificate

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from application.session import Session
    from application.watching import Watcher
    from ledger.evidence.checkpoint import Checkpoint, Opened
    from ledger.evidence.note import Note
    from ledger.evidence.vkey import Vkey
    from ledger.verification import Verified


class Signed(NamedTuple):
    """A checkpoint that was signed: as bytes, what it is of, and where it was written if it was."""

    data: bytes
    checkpoint: Checkpoint
    target: Path | None


class Cosigned(NamedTuple):
    """A checkpoint that an auditor has cosigned, when, and the one that they cosigned before."""

    signed: Signed
    time: int
    before: Checkpoint | None
    state: Path


class Signing(NamedTuple):
    """How a ledger is signed: by which key, and what is written.

    The checkpoint goes to ``ut``, or beside the ledger, if ``file``. With ``tillstand`` what the
    ledger adds up to is kept too, and the checkpoint carries its hash.
    """

    nyckel: Path
    passphrase: Callable[[], str]
    ut: Path | None = None
    file: bool = True
    tillstand: bool = False


def sign(session: Session, how: Signing) -> Signed:
    """Sign a ledger in which nothing is wrong, if it grew from all that was signed before.

    Raises Damaged or Disproved.
    """
    nyckel, ut, file = how.nyckel, how.ut, how.file
    session.may_write()
    with session.log() as conn:
        source = Source.of(conn, session)
    signer = _signer(source, nyckel, how.passphrase)
    with kept(state := state_file(nyckel, source.origin)):
        with session.log() as conn:
            found = verified(conn, session.watcher)
            found.found.must_be_none()  # what is signed once can never be taken back
            source = Source.of(conn, session)._replace(size=found.size)
            _must_sign(source, signer, nyckel)
            target = (ut or session.path.with_name(filename(source.size))) if file else None
            extensions = _state_kept(session, found) if how.tillstand else ()
            note = _grown_and_signed(source, (found.root, extensions), signer, state)
            whole = merged(note, target, source.opened) if target is not None else note
        place(note, state, session.watcher)
    if target is not None:
        place(whole, target, session.watcher)
    return Signed(whole.encode(), parse_checkpoint(note.text), target)


def state_file(nyckel: Path, origin: str) -> Path:
    """Return where the last checkpoint of a ledger is kept: beside the key, whichever it was."""
    return nyckel.with_name(f"senaste-kontrollpunkt.{re.sub(r'[^A-Za-z0-9.-]', '-', origin)}.txt")


def _signer(source: Source, nyckel: Path, passphrase: Callable[[], str]) -> Signer:
    """Return the key if it is the one that signs the ledger; nothing is held while it is asked."""
    if not source.noted:
        raise Stop(Kind.NOT_FOUND, "liggaren har ingen nyckel", "Gör en med: liggare nyckel ny.")
    signer = Signer(source.origin, load_key(nyckel, passphrase()))
    _must_sign(source, signer, nyckel)
    return signer


def _must_sign(source: Source, signer: Signer, nyckel: Path) -> None:
    """Raise Stop unless a key is the one that the ledger noted last."""
    nr, newest = source.noted[-1]
    if signer.vkey == newest:
        return
    if signer.vkey in [one.vkey for one in source.noted]:
        raise Stop(
            Kind.USAGE, f"nyckeln {str(nyckel)!r} gäller inte längre: den byttes av händelse {nr}"
        )
    raise Stop(
        Kind.USAGE, f"nyckeln {str(nyckel)!r} är inte liggarens; den noterades av händelse {nr}"
    )


def _state_kept(session: Session, found: Verified) -> tuple[str, ...]:
    """Keep what a ledger adds up to; returns the line of a checkpoint that carries its hash."""
    kept = found.certain and certified.keep(session.path, found.certain, session.watcher)
    if not kept:
        raise Stop(
            Kind.UNEXPECTED,
            "tillståndet kunde inte sparas: den snabba prövningen är osäker här",
            "Kör utan --tillstand.",
        )
    return (certificate.extension(kept),)


def _grown_and_signed(
    source: Source, signed: tuple[bytes, tuple[str, ...]], signer: Signer, state: Path
) -> Note:
    """Return the ledger signed, if it grew from all that was signed; raises Disproved."""
    if state.exists():
        last = checkpoint_in(state)
        with named(state):
            source.still_has(source.opened(last).checkpoint)
    source.beside()
    root, extensions = signed
    return sign_checkpoint(source.origin, source.size, root, signer, extensions)


class Auditor(NamedTuple):
    """What an auditor cosigns with: their key, what keys they trust, what they cosigned last."""

    nyckel: Path
    nycklar: Path
    tillstand: Path | None
    passphrase: Callable[[], str]


def cosign_grown(
    auditor: Auditor, fil: Path, ut: Path | None, watcher: Watcher, *, file: bool
) -> Cosigned:
    """Cosign the checkpoint of a file, if its ledger only grew since the last; raises Disproved."""
    keys = known_keys(auditor.nycklar)
    state = auditor.tillstand or auditor.nyckel.with_name("medundertecknat.txt")
    signer = _auditors(auditor, keys)
    with kept(state):
        last = _last(state, signer.vkey)
        opened = _grown(fil, last, keys)
        note, at = _cosigned(opened, last, signer)
        target = (ut or Path(filename(opened.checkpoint.size))) if file else None
        opens = partial(open_checkpoint, keys=keys)
        whole = merged(note, target, opens) if target is not None else note
        place(note, state, watcher)
    if target is not None:
        place(whole, target, watcher)
    signed = Signed(whole.encode(), opened.checkpoint, target)
    return Cosigned(signed, at, last and last.checkpoint, state)


def now() -> int:
    """Return the time that is signed."""
    return int(time.time())


def _last(state: Path, own: Vkey) -> Opened | None:
    """Return what was cosigned last, by the auditor's own key alone; None the first time."""
    if not state.exists():
        return None
    note = checkpoint_in(state)
    with named(state):
        return open_cosigned(note, own)


def _grown(fil: Path, last: Opened | None, keys: Collection[Vkey]) -> Opened:
    """Return the checkpoint of a file if its ledger grew from the last; raises Disproved."""
    raw = read(fil)
    before = last and last.checkpoint
    with named(fil):
        if slag_of(raw) is Slag.UTVIDGNING:
            return verify_extension(parse_extension(raw), before, keys)
        opened = open_checkpoint(parse_note(raw), keys)
        if before is None:
            return opened
        same_ledger = opened.checkpoint.origin == before.origin
        if same_ledger and opened.checkpoint.size > before.size:
            raise Stop(
                Kind.USAGE,
                f"{fil.name} är en kontrollpunkt; att liggaren bara har vuxit sedan"
                f" {before.size} händelser visar en utvidgning",
                f"Be ekonomiavdelningen om den: liggare utvidgning {before.size}.",
            )
        return verify_extension(Extension(before.size, (), opened.note), before, keys)


def _auditors(auditor: Auditor, keys: Collection[Vkey]) -> Signer:
    """Return the auditor's key under the name that it has among the known keys."""
    private = load_key(auditor.nyckel, auditor.passphrase())
    public = private.public_key().public_bytes_raw()
    for key in keys:
        if (key.kind, key.public) == (COSIGNATURE, public):
            return Signer(key.name, private, COSIGNATURE)
    raise Stop(
        Kind.USAGE,
        f"{auditor.nycklar.name} saknar revisorns egen nyckel, den i {auditor.nyckel.name}",
        "Lägg till raden som liggare nyckel ny --revisor NAMN skrev ut; liggare nyckel visa"
        " --revisor NAMN\n  visar den igen.",
    )


def _cosigned(opened: Opened, last: Opened | None, signer: Signer) -> tuple[Note, int]:
    """Return the checkpoint with the auditor's signature, and its time; the same when it is."""
    at, before = now(), 0
    if last is not None:
        before = max(one.time for one in last.cosignatures)
        if last.note.text == opened.note.text:
            note = opened.note
            for signature in last.note.signatures:
                if (signature.name, signature.key_id) == (signer.name, signer.vkey.key_id):
                    note = note.signed(signature)
            return note, before
    if at < before:
        raise Stop(Kind.USAGE, "datorns klocka är före den förra medunderskriften; ställ den rätt")
    return cosign(opened, signer, at), at
