"""Pictures of streams in a file of their own beside a ledger, disposable (D11, D15).

It is never written where it stands, so who reads it needs no lock: it is made anew, with the
pictures that there were, and takes the name. Whatever is wrong with it, there are no pictures.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from itertools import starmap
from typing import TYPE_CHECKING

from ledger.audit.immutable import is_auditing
from ledger.store.pictures import FORM, Picture
from ledger.store.sqlite import dbfile
from ledger.store.sqlite.draft import renewing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

APPLICATION_ID = 0x4C494742  # "LIGB"
_TABLE = """CREATE TABLE bild (
  aggregat TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  nr INTEGER NOT NULL,
  rot BLOB NOT NULL,
  data BLOB NOT NULL
) STRICT"""
_EXPECTED = [
    ("table", "bild", "bild", _TABLE),
    ("index", "sqlite_autoindex_bild_1", "bild", None),
]
_LARGEST = 1 << 24  # bytes of a picture; one of a year of costs in twelve nämnder has some 10^6
_SETTINGS = ("journal_mode = OFF", "synchronous = 0", "trusted_schema = 0", "mmap_size = 0")
_WRONG = (sqlite3.Error, UnicodeDecodeError, OSError, dbfile.Unsafe)


def path_of(ledger: Path) -> Path:
    """Return the file of a ledger's pictures: beside it."""
    return ledger.with_name(f"{ledger.stem}.bilder{ledger.suffix or '.db'}")


class PictureFile:
    """The pictures beside a ledger; an auditor has none, and leaves none."""

    def __init__(self, ledger: Path) -> None:
        """Open nothing."""
        self.path = path_of(ledger)

    def of(self, stream: str) -> Picture | None:
        """Return the picture of a stream."""
        return next(iter(self._found(" WHERE aggregat = ?", stream)), None)

    def keep(self, taken: Iterable[Picture]) -> None:
        """Make the file anew with pictures in it, and with those that it had of other streams."""
        new = {one.aggregat: one for one in taken if len(one.data) <= _LARGEST}
        if not new or is_auditing() or not _may_be_replaced(self.path):
            return
        with suppress(*_WRONG), renewing(self.path) as draft:
            kept = [one for one in self._found() if one.aggregat not in new]
            with closing(dbfile.writing(draft)) as conn:
                for setting in _SETTINGS:
                    conn.execute(f"PRAGMA {setting}")
                conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                conn.execute(f"PRAGMA user_version = {FORM}")
                conn.execute(_TABLE)
                conn.execute("BEGIN")
                rows = [*kept, *new.values()]
                conn.executemany("INSERT INTO bild VALUES (?, ?, ?, ?, ?)", rows)
                conn.execute("COMMIT")

    def _found(self, where: str = "", *bound: str) -> list[Picture]:
        """Return pictures, none when anything is wrong with where they are."""
        try:
            if is_auditing() or dbfile.derived_fault(self.path) or not _is_ours(self.path):
                return []
            with closing(dbfile.still(self.path, sqlite3.Connection)) as conn:
                return [*_read(conn, where, *bound)]
        except _WRONG:
            return []


def _read(conn: sqlite3.Connection, where: str, *bound: str) -> Iterator[Picture]:
    dbfile.be_careful(conn)
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 2 * _LARGEST)
    conn.execute("PRAGMA query_only = 1")
    found = dbfile.objects(conn, len(_EXPECTED) + 1)
    if [row for row, _ in found] == _EXPECTED and len({page for _, page in found}) == len(found):
        yield from starmap(Picture, conn.execute(f"SELECT * FROM bild{where}", bound))  # noqa: S608


def _is_ours(path: Path) -> bool:
    """Tell whether the first bytes say that a file holds pictures of ours, of this form."""
    return dbfile.header(path) == dbfile.Header(
        rollback=True, version=FORM, application=APPLICATION_ID
    )


def _may_be_replaced(path: Path) -> bool:
    """Tell whether the name is free, or that of pictures of ours, of whichever form."""
    try:
        if not path.exists() and not path.is_symlink():
            return True
        if not dbfile.is_plain(path) or not dbfile.is_ours(path):
            return False
        found = dbfile.header(path)
    except OSError:
        return False
    return not path.stat().st_size or (found is not None and found.application == APPLICATION_ID)
