"""Answers into files: whole or not at all, and never over what is kept."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from application.auditing import refuse_beside
from cli.failures import USAGE, Stop, warn
from cli.terminal import utgang
from ledger.audit.freeze import answering
from ledger.errors import reason
from ledger.store.sqlite.folder import settled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_DATABASE, _KEY = b"SQLite format 3", b"-----BEGIN"  # how files begin that are never written over
_SIGNED = "\n\n\N{EM DASH} ".encode()  # what stands between a text and its signatures
_LONGEST_SIGNED = 1 << 19  # bytes; a proof with its checkpoint has 393 214 at most


@contextmanager
def out_file(ut: Path | None) -> Iterator[BinaryIO]:
    """Lend stdout, or a file that takes its name when all of it is on the disk; raises Stop.

    A link stays, and what it leads to is written.
    """
    if ut is None:
        yield utgang.binary()
        return
    draft, target = None, Path(os.path.realpath(ut))
    try:
        with answering():
            handle, draft = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        with answering():
            Path(draft).replace(target)
        if unsettled := settled(target.parent):
            warn(f"{unsettled}, men svaret är skrivet; ett strömavbrott kan ta tillbaka det")
    except OSError as error:
        raise Stop(USAGE, f"{str(ut)!r} går inte att skriva: {reason(error)}") from None
    finally:
        if draft is not None:
            with answering(), suppress(OSError):
                Path(draft).unlink(missing_ok=True)  # it is gone already when it has its name


def check_target(ut: Path | None, source: Path | None = None, *, merging: bool = False) -> None:
    """Raise Stop unless an answer may be written there: not over a device, a database, the source.

    Nor over a key or what somebody has signed, unless the caller is ``merging``: looks itself at
    what is there, and keeps it.
    """
    if ut is None:
        return
    refuse_beside(ut)
    if not Path(os.path.realpath(ut)).parent.is_dir():
        raise Stop(USAGE, f"{str(ut)!r} går inte att skriva: mappen finns inte")
    if not ut.exists():
        return
    if not ut.is_file():
        raise Stop(USAGE, f"{str(ut)!r} är ingen vanlig fil")
    if source is not None and source.exists() and ut.samefile(source):
        raise Stop(USAGE, f"{str(ut)!r} är filen som läses in")
    _check_kept(ut, merging=merging)


def _check_kept(ut: Path, *, merging: bool) -> None:
    """Raise Stop if what is there is kept, by what it begins with."""
    try:
        with ut.open("rb") as file:
            start = file.read(_LONGEST_SIGNED)
    except OSError as error:
        raise Stop(USAGE, f"{str(ut)!r} går inte att skriva: {reason(error)}") from None
    if start.startswith(_DATABASE):
        raise Stop(USAGE, f"{str(ut)!r} är en databas och skrivs inte över")
    if merging:
        return
    if start.startswith(_KEY):
        raise Stop(USAGE, f"{str(ut)!r} är en nyckel och skrivs inte över")
    if _SIGNED in start:
        raise Stop(
            USAGE,
            f"{str(ut)!r} är undertecknad (en kontrollpunkt, ett bevis eller en utvidgning) och"
            " skrivs inte över",
            "Ange en annan fil med -o.",
        )
