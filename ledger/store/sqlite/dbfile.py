"""The one place where a SQLite file is opened, and what is looked at before it is (D15).

SQLite acts on what lies beside a file before anything can be asked of it: a journal is rolled
back into the file, and one that names another file has that file deleted; a ``-wal`` is read as
part of it; a link is written through. So every name is looked at first, here, and nothing else in
the product opens one. Who opens says what is wrong in words of its own.

This imports the standard library alone: the log and the read models both stand on it.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from ledger.audit.freeze import IMMUTABLE, MEMORY

if TYPE_CHECKING:
    from pathlib import Path

WAIT_SECONDS = 30
_LARGEST_VALUE = 1 << 20  # bytes; an entry has 65 535 at most, a seal some 2 000
_STEPS, _TURNS = 1000, 200  # of SQLite's machine, while a schema is read: ours takes a few
MAGIC = b"SQLite format 3\0"
_ROLLBACK = b"\x01\x01"  # written and read with a rollback journal, in bytes 18 and 19
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
HAS_OWNERS = os.name == "posix"  # elsewhere no owner and no mode can be asked for


Row: TypeAlias = "tuple[str, str, str, str | None]"
C = TypeVar("C", bound=sqlite3.Connection)
Factory: TypeAlias = type[sqlite3.Connection]


class Header(NamedTuple):
    """What the first bytes of a database say of it."""

    rollback: bool
    version: int
    application: int


class Unsafe(Exception):
    """A file is not opened, for what it is or for what lies beside it; the text is Swedish."""


def memory(*, threads: bool = False, factory: Factory = sqlite3.Connection) -> sqlite3.Connection:
    """Return a database in memory, with no file of what is sorted; with ``threads`` for others."""
    conn = sqlite3.connect(
        MEMORY, isolation_level=None, uri=True, check_same_thread=not threads, factory=factory
    )
    conn.execute("PRAGMA temp_store = 2")
    return conn


def reading(path: Path, factory: Factory = sqlite3.Connection) -> sqlite3.Connection:
    """Open a file to read, whatever is in it; raises Unsafe.

    Only when a crash has left a journal is it opened so that SQLite may roll that back.
    """
    mode = "rw" if unfinished(path) else "ro"
    uri = _uri(path, f"mode={mode}")
    return sqlite3.connect(
        uri, uri=True, isolation_level=None, timeout=WAIT_SECONDS, factory=factory
    )


def writing(
    path: Path,
    wait_seconds: float = WAIT_SECONDS,
    factory: Factory = sqlite3.Connection,
    *,
    threads: bool = False,
) -> sqlite3.Connection:
    """Open a file that is there to write in it; raises Unsafe."""
    unfinished(path)
    return sqlite3.connect(
        _uri(path, "mode=rw"),
        uri=True,
        isolation_level=None,
        timeout=wait_seconds,
        check_same_thread=not threads,
        factory=factory,
    )


def still(path: Path, factory: type[C]) -> C:
    """Open a file that nobody writes in: no lock, nothing beside it is read or made."""
    return sqlite3.connect(_uri(path, IMMUTABLE), uri=True, isolation_level=None, factory=factory)


def attach(conn: sqlite3.Connection, name: str, path: Path) -> None:
    """Let a connection see such a file too, under a name of ours."""
    conn.execute(f"ATTACH ? AS {name}", (_uri(path, IMMUTABLE),))


def unfinished(path: Path) -> bool:
    """Tell whether a crash of ours left a journal to roll back; raises Unsafe for any other thing.

    One that names another file is not ours, nor one that somebody has left who may not write in
    the file. Several names for it would let what is written reach what lies elsewhere.
    """
    for end in ("-wal", "-shm"):
        if (beside := path.with_name(path.name + end)).exists() or beside.is_symlink():
            raise Unsafe(f"har {beside.name} bredvid sig, vilket ingen fil av våra har")
    journal = path.with_name(f"{path.name}-journal")
    try:
        found = journal.lstat()
        if not found.st_nlink:  # whoever wrote took it away as we looked
            return False
        wrong = _foreign(found, path.stat(), journal)
    except FileNotFoundError:  # or just before, or after
        return False
    except PermissionError:
        wrong = "får inte läsas"
    if wrong:
        raise Unsafe(f"öppnas inte: {journal.name} {wrong}")
    return found.st_size > 0


def _foreign(found: os.stat_result, main: os.stat_result, journal: Path) -> str | None:
    """Return why a journal is none that we have left; None when it may be."""
    if not stat.S_ISREG(found.st_mode):  # a pipe would keep whoever opens it for ever
        return "är ingen vanlig fil"
    if found.st_nlink > 1:
        return "har flera namn (hårda länkar)"
    if not found.st_size:
        return None
    with journal.open("rb") as file:
        file.seek(max(0, found.st_size - len(_JOURNAL_MAGIC)))
        if file.read() == _JOURNAL_MAGIC:
            return "pekar på en annan fil"
    if HAS_OWNERS and not main.st_mode & _OTHERS_WRITE:
        ours = found.st_uid in {main.st_uid, os.geteuid(), 0}
        if not ours or found.st_mode & _OTHERS_WRITE:
            return "kan vara skriven av någon som inte får skriva i filen"
    return None


def be_careful(conn: sqlite3.Connection) -> None:
    """Set what protects whoever reads a file that somebody else has made."""
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST_VALUE)
    conn.execute("PRAGMA trusted_schema = 0")
    conn.execute("PRAGMA cell_size_check = 1")
    conn.execute("PRAGMA mmap_size = 0")
    conn.execute("PRAGMA temp_store = 2")  # what is sorted stays in memory


def objects(conn: sqlite3.Connection, most: int) -> list[tuple[Row, int]]:
    """Return at most so many rows of a schema, each with the page it begins on.

    There is a bound on what SQLite may do to read them.
    """
    turns = 0

    def too_long() -> bool:
        nonlocal turns
        turns += 1
        return turns > _TURNS

    conn.set_progress_handler(too_long, _STEPS)
    try:
        query = "SELECT type, name, tbl_name, sql, rootpage FROM sqlite_master LIMIT ?"
        found = conn.execute(query, (most,)).fetchall()
    finally:
        conn.set_progress_handler(None, 0)
    return [((kind, name, table, sql), page) for kind, name, table, sql, page in found]


def make(path: Path) -> None:
    """Make an empty file for its owner alone; raises FileExistsError also for a link."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def sync(path: Path) -> None:
    """See to it that a file is on the disk as it is now."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def is_ours(path: Path) -> bool:
    """Tell whether a file belongs to who runs this, where files belong to anybody."""
    return not HAS_OWNERS or path.lstat().st_uid == os.geteuid()


def is_plain(path: Path) -> bool:
    """Tell whether a name is that of a file, no link or folder or device, and its only name."""
    try:
        found = path.lstat()
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and found.st_nlink == 1


def private_fault(path: Path, owners: frozenset[int] = frozenset()) -> str | None:
    """Return why a file is not its owner's alone: ours, or one of these others'; None if it is."""
    if not is_plain(path):
        return "är ingen vanlig fil, eller har flera namn (hårda länkar)"
    found = path.stat()
    if not HAS_OWNERS:
        return None
    if found.st_uid not in owners | {os.geteuid()}:
        return "ägs av någon annan"
    if found.st_mode & _OTHERS:
        return f"får läsas eller skrivas av andra än sin ägare (läge {found.st_mode & 0o777:04o})"
    return None


def derived_fault(path: Path) -> str | None:
    """Return why a file that can be made anew is not to be believed; None if it may be ours.

    Nobody else may write in it, and nothing lies beside it: it is never written where it stands.
    """
    if not is_plain(path):
        return "är ingen vanlig fil, eller har flera namn"
    found = path.stat()
    if not is_ours(path) or (HAS_OWNERS and found.st_mode & _OTHERS_WRITE):
        return "kan vara skriven av någon annan"
    names = [one.name for one in companions(path)]
    return f"har {names[0]} bredvid sig" if names else None


def companions(path: Path) -> list[Path]:
    """Return what lies beside a file under the names that SQLite would use."""
    names = [path.with_name(path.name + end) for end in ("-journal", "-wal", "-shm")]
    return [one for one in names if one.is_symlink() or one.exists()]


def header(path: Path) -> Header | None:
    """Return what the first bytes say, read before SQLite opens the file; None if no database."""
    with path.open("rb") as file:
        raw = file.read(100)
    if raw[:16] != MAGIC or len(raw) < 100:  # noqa: PLR2004 - the size of the header
        return None
    number = int.from_bytes
    return Header(raw[18:20] == _ROLLBACK, number(raw[60:64], "big"), number(raw[68:72], "big"))


def _uri(path: Path, query: str) -> str:
    return f"{path.absolute().as_uri()}?{query}"
