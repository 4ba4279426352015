"""Adds to a read model the events it lacks; kept apart since it imports SQLAlchemy."""

from __future__ import annotations

import gc
import os
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sqlalchemy.exc import DatabaseError, OperationalError

from cli.utgang import progress
from ledger.auditor import is_auditing
from ledger.head import connect, digest, head
from ledger.reader import events
from ledger.verification import hold_to_seals
from projections import reading
from projections.comparison import differences
from projections.errors import Busy, NotAReadModel
from projections.runner import ReadModel

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


def caught_up(source: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    """Bring the read model in a file up to date and open it; in memory if it cannot be kept.

    A file that is something else is left alone: only what we made is ever thrown away.
    """
    gc.enable()  # this may be long
    if is_auditing():  # nothing of it is known from before
        with progress("Prövar sigillen", head(source).nr + 1) as advance:
            hold_to_seals(source, advance)
    if _ours_to_write(path):
        for _ in range(2):
            try:
                return _followed(ReadModel(path), source)
            except (NotAReadModel, Busy, OperationalError):
                break
            except (DatabaseError, UnicodeDecodeError):  # damaged, and derived: made anew
                path.unlink(missing_ok=True)
    return _followed(ReadModel(), source)


def made_anew(source: sqlite3.Connection) -> sqlite3.Connection:
    """Return a read model in memory, of every event there is."""
    gc.enable()  # this may be long
    return _followed(ReadModel(), source)


def compared(ledger: Path, kept: Path) -> Iterator[str]:
    """Yield where a kept read model differs from one rebuilt of the events that it has seen."""
    lage = reading.current(kept) if kept.is_file() else None
    if lage is None or lage.nr is None:
        yield f"det finns ingen läsmodell {kept.name} att jämföra; liggare saldo gör en"
        return
    with TemporaryDirectory(prefix="liggare-") as folder, closing(connect(ledger)) as source:
        at, rebuilt = head(source), Path(folder) / "lasmodell.db"
        with ReadModel(rebuilt) as model:
            model.catch_up(
                lambda after: events(source, after, lage.nr),
                liggare=at.liggare,
                digest=lambda nr: digest(source, nr),
            )
        if reading.current(rebuilt) != lage:
            yield f"läsmodellen {kept.name} hör till en annan liggare eller ett annat läge"
            return
        yield from differences(kept, rebuilt)


def _ours_to_write(path: Path) -> bool:
    """Tell whether the file may be made or changed: a plain file, in a folder we may write to."""
    if is_auditing() or path.is_symlink() or not os.access(path.parent, os.W_OK):
        return False
    if path.exists():
        return path.is_file() and os.access(path, os.W_OK)
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError:
        return False
    return True


def _followed(model: ReadModel, source: sqlite3.Connection) -> sqlite3.Connection:
    at, begun = head(source), model.position()
    with progress("Räknar fram saldon", at.nr - begun) as advance:
        model.catch_up(
            lambda after: events(source, after),
            liggare=at.liggare,
            digest=lambda nr: digest(source, nr),
            progress=lambda nr: advance(nr - begun),
        )
    return model.connection()
