"""Whether a database has exactly the shape of a ledger: every object, to the letter (D15).

A view in place of a table, a trigger, an index, a generated column: whatever somebody has added
would run or answer when the file is read, so a file with anything else than what ``schema``
creates is no ledger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.store.sqlite import dbfile
from ledger.store.sqlite.schema import APPLICATION_ID, OBJECTS, USER_VERSION

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path


def header_fault(path: Path) -> str | None:
    """Return what is wrong with the first bytes of a file and what lies beside; None if nothing.

    Looked at before SQLite opens the file: in WAL mode that alone makes files beside it.
    """
    header = dbfile.header(path)
    if header is None:
        return "är ingen liggare som går att läsa"
    beside = [path.with_name(path.name + end) for end in ("-wal", "-shm")]
    if not header.rollback or any(one.exists() or one.is_symlink() for one in beside):
        return (
            "är i WAL-läge eller har en -wal eller -shm bredvid sig, vilket ingen liggare har; be"
            " om filen efter att ägaren har stängt den och kört PRAGMA journal_mode = DELETE"
        )
    return None


def fault(conn: sqlite3.Connection) -> str | None:
    """Return why a database is no ledger that this program reads; None when it is one."""
    dbfile.be_careful(conn)
    (application,) = conn.execute("PRAGMA application_id").fetchone()
    (version,) = conn.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        return "är ingen liggare" if application or not _exact(conn) else _UNMARKED
    if version != USER_VERSION:
        return f"är skriven av en annan version av programmet (format {version}){_OLDER}"
    if conn.execute("PRAGMA encoding").fetchone() != ("UTF-8",) or not _exact(conn):
        return "har andra tabeller eller spärrar än en liggare; någon har ändrat filen"
    return None


def _exact(conn: sqlite3.Connection) -> bool:
    found = dbfile.objects(conn, len(OBJECTS) + 1)
    pages = [page for _, page in found if page]
    same = sorted((row for row, _ in found), key=repr) == _EXPECTED
    return same and len(set(pages)) == len(pages)


_OLDER = "; exportera loggen med det programmet, och läs in den i en ny liggare"
_EXPECTED = sorted(OBJECTS, key=repr)
_UNMARKED = (
    "har en liggares tabeller men inte dess märken, som .dump i sqlite3 utelämnar; sätt PRAGMA"
    f" application_id = {APPLICATION_ID} och PRAGMA user_version = {USER_VERSION} i kopian, och"
    " verifiera den (VACUUM INTO och en exporterad logg behåller allt)"
)
