"""Proofs made of a ledger: that an event is in it, and that it only has grown (D10)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from application.asking.pointed_at import event_number
from application.errors import Kind, Stop
from application.proving.checkpoints import Source
from ledger.evidence import proof, proved, seal
from ledger.evidence.checking import verify_proof
from ledger.store.reader import entries

if TYPE_CHECKING:
    from application.session import Session
    from ledger.evidence.checkpoint import Opened


class Made(NamedTuple):
    """A proof as it is written to a file: of which ledger, from where, and to how many events."""

    data: bytes
    liggare: str
    fran: int
    handelser: int


def inclusion(session: Session, shown: str, given: Path | None) -> Made:
    """Return a proof of the event that a number means, by a checkpoint given or the newest."""
    with session.log() as conn:
        at = event_number(conn, shown)
        source = Source.of(conn, session)
        opened = _covering(source, given, at + 1)
        _, entry = next(entries(conn, at - 1, at, held=False))  # the proof tells if it was altered
        made = proof.make_proof(entry, at, opened.note, seal.stored_nodes(conn))
    verify_proof(made, opened.signed_by)
    return Made(made.encode(), source.origin, at, opened.checkpoint.size)


def extension(session: Session, fran: str, given: Path | None) -> Made:
    """Return a proof that the ledger only grew since it had so many events, or since a file's."""
    with session.log() as conn:
        source = Source.of(conn, session)
        old = _size(source, fran)
        opened = _covering(source, given, old)
        made = proof.make_extension(old, opened.note, seal.stored_nodes(conn))
        before, after = seal.root(conn, old), opened.checkpoint
    proved.verify_consistency(old, after.size, made.hashes, before, after.root)
    return Made(made.encode(), source.origin, old, after.size)


def _covering(source: Source, given: Path | None, least: int) -> Opened:
    """Return the checkpoint given, else the newest beside the ledger, of so many events."""
    if given is not None:
        opened = source.file(given)
        if opened.checkpoint.size >= least:
            return opened
        what = f"{given.name} gäller bara de {opened.checkpoint.size} första händelserna"
    else:
        found = [one for one in source.beside(least) if not source.foreign(one)]
        if found:
            return found[0]
        what = f"ingen kontrollpunkt bredvid liggaren gäller {least} händelser"
    raise Stop(
        Kind.NOT_FOUND, what, "Underteckna liggaren som den är nu med: liggare kontrollpunkt."
    )


def _size(source: Source, fran: str) -> int:
    """Return how many events a number or an older checkpoint says, if the ledger has had them."""
    if not re.fullmatch("[0-9]{1,15}", fran):
        return source.file(Path(fran)).checkpoint.size
    if int(fran) > source.size:
        raise Stop(Kind.NOT_FOUND, f"liggaren har {source.size} händelser, inte {fran}")
    return int(fran)
