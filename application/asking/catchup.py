"""Adds to a read model the events it lacks; kept apart since it imports SQLAlchemy."""

from __future__ import annotations

import gc
import os
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sqlalchemy.exc import DatabaseError

from application.asking.readmodel import is_model
from ledger.audit.immutable import is_auditing
from ledger.evidence.seal import digest
from ledger.store.sqlite import dbfile
from ledger.store.sqlite.draft import drafting
from ledger.store.sqlite.head import connect
from ledger.verification import hold_to_seals
from ledger.verification.decoded import events
from projections.errors import Busy, NotAReadModel
from projections.model import opening
from projections.model.comparison import differences
from projections.model.follow import ReadModel
from projections.model.opening import Lage
from projections.model.views import APPLICATION_ID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from application.watching import Watcher
    from ledger.store.sqlite.reading import Reader
    from ledger.verification.asked import Seen

ANDRAD = "har andra tabeller eller vyer än den ska ha"


def caught_up(source: Reader, path: Path, watcher: Watcher) -> tuple[sqlite3.Connection, bool]:
    """Return a read model that is up to date, and whether it was held to the seals.

    It is kept in the file, or is in memory if it cannot be: then all of it was made now. A file
    that is something else is left alone: only what we made is ever thrown away.
    """
    if not is_auditing() and _ours_to_replace(path, watcher):
        try:
            return _renewed(path, source, watcher), False
        except (NotAReadModel, Busy, DatabaseError, sqlite3.Error, UnicodeDecodeError, OSError):
            pass  # the disk is full, or the folder no longer ours: the answer needs no file
    return held(source, watcher), True


def held(source: Reader, watcher: Watcher) -> sqlite3.Connection:
    """Return a read model in memory of just what was held to the seals: whoever writes waits."""
    gc.enable()  # this may be long
    with source.snapshot():
        with watcher.progress("Prövar sigillen", source.head().nr + 1) as advance:
            hold_to_seals(source, advance)
        return _followed(ReadModel(), source, watcher)


def verified(source: Reader, watcher: Watcher) -> sqlite3.Connection:
    """Return a read model in memory of every event there is, each held to all that can be."""
    verify(source, watcher)
    return whole(source, watcher)


def whole(source: Reader, watcher: Watcher) -> sqlite3.Connection:
    """Return a read model in memory of every event there is."""
    return _followed(ReadModel(), source, watcher)


def verify(source: Reader, watcher: Watcher, seen: Seen | None = None) -> bool:
    """Hold every event there is to all that can be, and tell whether ``seen`` has seen them.

    Raises Damaged.
    """
    gc.enable()  # this may be long
    with watcher.progress("Verifierar", 2 * (source.head().nr + 1)) as advance:
        return hold_to_seals(source, advance, replay=True, seen=seen)


def compared(ledger: Path, kept: Path) -> Iterator[str]:
    """Yield where a kept read model differs from one rebuilt of the events that it has seen."""
    if wrong := dbfile.derived_fault(kept):
        yield f"läsmodellen {kept.name} {wrong}; den jämförs inte, och görs om vid nästa läsning"
        return
    lage = _lage(kept) if (ours := is_model(kept)) else None
    if ours and lage is None:
        yield f"läsmodellen {kept.name} {ANDRAD}"
        return
    if lage is None or lage.nr is None:
        yield f"det finns ingen läsmodell {kept.name} att jämföra; liggare saldo gör en"
        return
    with TemporaryDirectory(prefix="liggare-") as folder, closing(connect(ledger)) as source:
        at, rebuilt = source.head(), Path(folder) / "lasmodell.db"
        with ReadModel(rebuilt, alone=True) as model:
            model.catch_up(
                lambda after: events(source, after, lage.nr),
                liggare=at.liggare,
                digest=lambda nr: digest(source, nr),
            )
        if _lage(rebuilt) != lage:
            yield f"läsmodellen {kept.name} hör till en annan liggare eller ett annat läge"
            return
        yield from differences(kept, rebuilt)


def _lage(path: Path) -> Lage | None:
    with closing(opening.open_model(path, still=True)) as conn:
        return opening.lage(conn)


def _ours_to_replace(path: Path, watcher: Watcher) -> bool:
    """Tell whether a read model may take the name: free, or that of one of ours.

    What lies beside it under SQLite's names is no part of it: those names are taken away, and what
    they lead to is left. A folder under one of them stays, and then nothing is kept.
    """
    if not os.access(path.parent, os.W_OK):
        return False
    try:
        if (path.exists() or path.is_symlink()) and not _made_by_us(path):
            return False
        fault = dbfile.derived_fault(path) if path.exists() else None
        for beside in dbfile.companions(path):
            beside.unlink()
            fault = fault or f"hade {beside.name} bredvid sig"
    except OSError:
        return False
    if fault:
        watcher.note(f"Läsmodellen {path.name} {fault}; den är gjord om ur liggaren.")
    return True


def _made_by_us(path: Path) -> bool:
    """Tell whether a file is a read model of any version, or nothing yet, and its owner is us."""
    if not stat.S_ISREG(path.lstat().st_mode) or not dbfile.is_ours(path):
        return False
    found = dbfile.header(path)
    return not path.stat().st_size or (found is not None and found.application == APPLICATION_ID)


def _renewed(path: Path, source: Reader, watcher: Watcher) -> sqlite3.Connection:
    """Write the read model under a name that nobody knows, and let it take its place."""
    with drafting(path) as draft:
        if path.exists() and not dbfile.derived_fault(path):
            begun(path, draft, watcher)
        with ReadModel(draft, alone=True) as model:
            follow(model, source, watcher)
        dbfile.sync(draft)
        conn = opening.open_model(draft, still=True)
        try:
            draft.replace(path)
        except PermissionError:  # where a file that is open keeps its name
            conn.close()
            draft.replace(path)
            conn = opening.open_model(path, still=True)
        return conn


def begun(path: Path, draft: Path, watcher: Watcher) -> None:
    """Begin with what there is, if it is a read model of this version to the letter."""
    shutil.copyfile(path, draft)
    if not is_model(draft):
        os.truncate(draft, 0)
        return
    try:
        sound = _lage(draft) is not None
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        sound = False
    if sound:
        draft.chmod(0o600 | (path.stat().st_mode & 0o044))  # who may read it may go on doing so
    else:
        os.truncate(draft, 0)
        watcher.note(f"Läsmodellen {path.name} {ANDRAD}; den är gjord om ur liggaren.")


def _followed(model: ReadModel, source: Reader, watcher: Watcher) -> sqlite3.Connection:
    follow(model, source, watcher)
    return model.connection()


def follow(model: ReadModel, source: Reader, watcher: Watcher) -> None:
    """Add the events that a read model lacks."""
    at, before = source.head(), model.position()
    with watcher.progress("Räknar fram saldon", at.nr - before) as advance:
        model.catch_up(
            lambda after: events(source, after),
            liggare=at.liggare,
            digest=lambda nr: digest(source, nr),
            progress=lambda nr: advance(nr - before),
        )
