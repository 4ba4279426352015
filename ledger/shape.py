"""Whether a database has exactly the shape of a ledger: every object, to the letter (D15).

A view in place of a table, a trigger, an index, a generated column: whatever somebody has added
would run or answer when the file is read, so a file with anything else than what ``schema``
creates is no ledger.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, TypeAlias

from ledger.schema import APPLICATION_ID, OBJECTS, USER_VERSION

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST_VALUE = 1 << 20  # bytes; an entry has 65 535 at most, a seal some 2 000
_STEPS, _TURNS = 1000, 200  # of SQLite's machine, while the schema is read: ours takes a few
_SQLITE = b"SQLite format 3\0"
_ROLLBACK = b"\x01\x01"  # written and read with a rollback journal, in bytes 18 and 19

Row: TypeAlias = "tuple[str, str, str, str | None]"


def header_fault(path: Path) -> str | None:
    """Return what is wrong with the first bytes of a file and what lies beside; None if nothing.

    Looked at before SQLite opens the file: in WAL mode that alone makes files beside it.
    """
    with path.open("rb") as file:
        header = file.read(100)
    if header[:16] != _SQLITE:
        return "är ingen liggare som går att läsa"
    wal = path.with_name(f"{path.name}-wal")
    if header[18:20] != _ROLLBACK or wal.exists() or wal.is_symlink():
        return (
            "är i WAL-läge eller har en -wal bredvid sig, vilket ingen liggare har; be om filen"
            " efter att ägaren har stängt den och kört PRAGMA journal_mode = DELETE"
        )
    return None


def be_careful(conn: sqlite3.Connection) -> None:
    """Set what protects whoever reads a file that somebody else has made."""
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST_VALUE)
    conn.execute("PRAGMA trusted_schema = 0")
    conn.execute("PRAGMA cell_size_check = 1")
    conn.execute("PRAGMA mmap_size = 0")
    conn.execute("PRAGMA temp_store = 2")  # what is sorted stays in memory


def fault(conn: sqlite3.Connection) -> str | None:
    """Return why a database is no ledger that this program reads; None when it is one."""
    be_careful(conn)
    (application,) = conn.execute("PRAGMA application_id").fetchone()
    (version,) = conn.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        return "är ingen liggare" if application or not _exact(conn) else _UNMARKED
    if version != USER_VERSION:
        return f"är skriven av en annan version av programmet (format {version})"
    if conn.execute("PRAGMA encoding").fetchone() != ("UTF-8",) or not _exact(conn):
        return "har andra tabeller eller spärrar än en liggare; någon har ändrat filen"
    return None


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


def _exact(conn: sqlite3.Connection) -> bool:
    found = objects(conn, len(OBJECTS) + 1)
    pages = [page for _, page in found if page]
    same = sorted((row for row, _ in found), key=repr) == _EXPECTED
    return same and len(set(pages)) == len(pages)


_EXPECTED = sorted(OBJECTS, key=repr)
_UNMARKED = (
    "har en liggares tabeller men inte dess märken, som .dump i sqlite3 utelämnar; sätt PRAGMA"
    f" application_id = {APPLICATION_ID} och PRAGMA user_version = {USER_VERSION} i kopian, och kör"
    " liggare verifiera (VACUUM INTO och liggare exportera logg behåller allt)"
)
