"""Auditor mode: a ledger file is read as it lies, and nothing is left beside it (D15).

The file is opened read-only and immutable: SQLite takes no lock, makes no journal, and rolls
nothing back. That is right only for a file that nobody is writing, so a journal beside it is
refused, and a file that changed while it was read is told.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ledger.errors import Busy, NotALedger
from ledger.store.sqlite import dbfile
from ledger.store.sqlite.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 1.0
"""Seconds to wait for somebody who is writing; what a crash left does not go away by itself."""

_COPY = (
    "be om filen så som den är när programmet har stängts, eller om en kopia gjord efter att den"
    " som äger liggaren har läst den en gång"
)


class State(NamedTuple):
    """What is different when somebody has written to a file."""

    inode: int
    size: int
    mtime_ns: int
    counter: bytes  # SQLite's own, one step a commit


class _Audit(NamedTuple):
    """Where an auditor leaves nothing, and which files have been looked over as they are."""

    folders: frozenset[Path]
    sound: set[tuple[Path, State]]


_audit: ContextVar[_Audit | None] = ContextVar("revision", default=None)


def is_auditing() -> bool:
    """Tell whether ledgers are opened as an auditor does."""
    return _audit.get() is not None


@contextmanager
def auditing(*paths: Path) -> Iterator[None]:
    """Open ledgers as an auditor does, until the end of the block; nothing is left beside these."""
    folders = frozenset(Path(os.path.realpath(path)).parent for path in paths)
    token = _audit.set(_Audit(folders, set()))
    try:
        yield
    finally:
        _audit.reset(token)


def is_beside(target: Path) -> bool:
    """Tell whether a file, or a folder to put one in, would lie beside the ledger under audit."""
    audit = _audit.get()
    if audit is None:
        return False
    place = Path(os.path.realpath(target))  # a link is written through
    return bool(audit.folders & {place, place.parent})


def may_only_read(path: Path) -> bool:
    """Tell whether a ledger that is there cannot be written to by us, or not in its folder."""
    if not path.is_file():
        return False
    return not (os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK))


def state(path: Path) -> State:
    """Return what tells whether a file has changed."""
    found = path.stat()
    with path.open("rb") as file:
        counter = file.read(28)[24:]
    return State(found.st_ino, found.st_size, found.st_mtime_ns, counter)


class Untouched(Reader):
    """A connection that says at its end if the file was written to meanwhile: raises Busy."""

    path: Path
    seen: State

    def close(self) -> None:
        """Close, and look at the file again."""
        super().close()
        if hasattr(self, "seen") and state(self.path) != self.seen:
            raise Busy(f"{self.path.name} ändrades medan den lästes; läs den igen")


def opened(path: Path) -> Untouched:
    """Open a ledger file immutable; raises NotALedger when a journal lies beside it."""
    _refuse_journal(path.with_name(f"{path.name}-journal"))
    seen = state(path)
    conn = dbfile.still(path, Untouched)
    conn.path, conn.seen = path, seen
    return conn


def pages_fault(conn: sqlite3.Connection) -> str | None:
    """Let SQLite look over every page of an auditor's file, once; return what it finds."""
    audit = _audit.get()
    if audit is None or not isinstance(conn, Untouched) or (conn.path, conn.seen) in audit.sound:
        return None
    (found,) = conn.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        return f"är skadad: {found}"
    audit.sound.add((conn.path, conn.seen))
    return None


def _refuse_journal(journal: Path) -> None:
    """Refuse a file whose last transaction is not finished, or is still being written."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            found = journal.lstat()  # looked at once: a journal comes and goes
        except FileNotFoundError:
            return
        plain = stat.S_ISREG(found.st_mode)
        if plain and not found.st_size:
            return
        if not plain or time.monotonic() > end:
            msg = f"{journal.name} ligger bredvid: liggarens senaste ändring är inte avslutad"
            raise NotALedger(f"{msg}, och den rättas inte av den som granskar; {_COPY}")
        time.sleep(PATIENCE / 20)
