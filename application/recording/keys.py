"""A new key, noted in the ledger; its file is taken away if the log does not hold it (D10)."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from application.proving.keys import create
from domain.events import NyckelBytt
from domain.values.beteckning import NYCKEL, letters
from ledger.errors import LedgerError
from ledger.evidence import noted_keys
from ledger.evidence.vkey import ED25519
from ledger.recording.moments import swedish_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from application.recording.sending import Recording
    from application.session import Session
    from ledger.evidence.vkey import Vkey


def create_and_note(
    recording: Recording, path: Path, name: str, passphrase: Callable[[], str]
) -> tuple[Vkey, int]:
    """Make a key file, note the key in the ledger, and return it and the number of the event."""
    recording.session.may_write()
    vkey = create(path, name, passphrase, ED25519)
    with _kept_if_noted(path, recording.session, vkey):
        return vkey, _note(recording, vkey)


@contextmanager
def _kept_if_noted(path: Path, session: Session, vkey: Vkey) -> Iterator[None]:
    """Take a new key file away when recording failed, unless the log may hold the key."""
    try:
        yield
    except BaseException:
        if not _may_hold(session, vkey):
            with suppress(OSError):
                path.unlink(missing_ok=True)
        if path.exists():
            session.watcher.warn(
                f"nyckelfilen {str(path)!r} ligger kvar; ta bort den om nyckeln inte är noterad"
            )
        raise


def _may_hold(session: Session, vkey: Vkey) -> bool:
    try:
        with session.log() as conn:
            return vkey in [one.vkey for one in noted_keys.noted_keys(conn)]
    except LedgerError:  # a key that may be in use is never thrown away
        return True


def _note(recording: Recording, vkey: Vkey) -> int:
    event = NyckelBytt(
        handelsedatum=swedish_day(datetime.now(UTC)),
        kommando_id=f"{NYCKEL}{letters(vkey.key_id + os.urandom(4))}",
        avser="nyckel för liggarens kontrollpunkter",
        nyckel=str(vkey),
    )
    with recording.ledger.batch(recording.aktor) as batch:
        return batch.note(event).forsta_nr
