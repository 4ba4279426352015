"""Plain files: opened or told why not, told apart by what they begin with, and replaced whole."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from application.auditing import refuse_beside
from application.errors import Kind, Stop
from application.watching import SILENT, Watcher
from exchange.sniffer import LOOKED_AT, SIGNED, Slag, slag_of
from ledger.audit.freeze import answering
from ledger.errors import NotFound, reason
from ledger.store.folder import settled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader
    from typing import BinaryIO


def slag(path: Path) -> Slag:
    """Return what a file that can be read is; raises NotFound for another."""
    return slag_of(read(path, LOOKED_AT))


@contextmanager
def opened(path: Path) -> Iterator[BufferedReader]:
    """Lend a plain file for reading; raises NotFound that says why it cannot be read."""
    if not path.is_file():
        why = "är ingen vanlig fil" if path.exists() else "finns inte"
        raise NotFound(f"{str(path)!r} {why}")
    try:
        file = path.open("rb")
    except OSError as error:
        raise NotFound(f"{str(path)!r} går inte att läsa: {reason(error)}") from None
    with file:
        yield file


def read(path: Path, at_most: int) -> bytes:
    """Return a plain file, or so many bytes of it; raises NotFound."""
    with opened(path) as file:
        return file.read(at_most)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a plain file; raises NotFound."""
    digest = sha256()
    with opened(path) as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


@contextmanager
def replacing(path: Path, watcher: Watcher = SILENT) -> Iterator[BinaryIO]:
    """Lend a file that takes its name when all of it is on the disk; raises Stop.

    A link stays, and what it leads to is written.
    """
    draft, target = None, Path(os.path.realpath(path))
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
            watcher.warn(
                f"{unsettled}, men svaret är skrivet; ett strömavbrott kan ta tillbaka det"
            )
    except OSError as error:
        raise Stop(Kind.USAGE, f"{str(path)!r} går inte att skriva: {reason(error)}") from None
    finally:
        if draft is not None:
            with answering(), suppress(OSError):
                Path(draft).unlink(missing_ok=True)  # it is gone already when it has its name


def check_target(path: Path | None, source: Path | None = None, *, merging: bool = False) -> None:
    """Raise Stop unless an answer may be written there: not over a device, a database, the source.

    Nor over a key or what somebody has signed, unless the caller is ``merging``: looks itself at
    what is there, and keeps it.
    """
    if path is None:
        return
    refuse_beside(path)
    if not Path(os.path.realpath(path)).parent.is_dir():
        raise Stop(Kind.USAGE, f"{str(path)!r} går inte att skriva: mappen finns inte")
    if not path.exists():
        return
    if not path.is_file():
        raise Stop(Kind.USAGE, f"{str(path)!r} är ingen vanlig fil")
    if source is not None and source.exists() and path.samefile(source):
        raise Stop(Kind.USAGE, f"{str(path)!r} är filen som läses in")
    _check_kept(path, merging=merging)


def _check_kept(path: Path, *, merging: bool) -> None:
    """Raise Stop if what is there is kept, by what it begins with."""
    try:
        there = read(path, LOOKED_AT)
    except (NotFound, OSError) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        raise Stop(Kind.USAGE, f"{str(path)!r} går inte att skriva: {why}") from None
    if slag_of(there) is Slag.LIGGARE:
        raise Stop(Kind.USAGE, f"{str(path)!r} är en databas och skrivs inte över")
    if merging:
        return
    if slag_of(there) is Slag.NYCKEL:
        raise Stop(Kind.USAGE, f"{str(path)!r} är en nyckel och skrivs inte över")
    if SIGNED in there:
        raise Stop(
            Kind.USAGE,
            f"{str(path)!r} är undertecknad (en kontrollpunkt, ett bevis eller en utvidgning) och"
            " skrivs inte över",
            "Ange en annan fil med -o.",
        )
