"""Where a ledger file ends, read with ``sqlite3`` alone: what a read model is held against."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import cast

from ledger.audit import immutable
from ledger.errors import Busy, NoLedger, NotALedger, NotFound, NotOurs, Unwritable
from ledger.store.sqlite import dbfile, shape
from ledger.store.sqlite.codes import disk_reason, is_busy
from ledger.store.sqlite.reading import Reader


def real(path: Path) -> Path:
    """Return the file that a link leads to, if there is one; any other name as it is.

    Raises NotOurs in a folder that may not be looked in.

    SQLite puts the journal beside the file, so whoever looks beside the link looks in vain.
    """
    try:
        return Path(os.path.realpath(path)) if path.is_symlink() and path.exists() else path
    except PermissionError:
        raise NotOurs(str(path)) from None


def connect(path: Path, *, pages: bool = True) -> Reader:
    """Open a ledger file for reading; raises NotFound, NotALedger, Busy or Unwritable.

    The last when the disk does not answer. Nothing is written.

    Only when a crash has left a journal behind is the file opened so that SQLite may roll it
    back: the events of an unfinished transaction were never recorded; an auditor does not do that
    either. The schema must be ours to the letter: a view or trigger that somebody added never
    runs (D15). ``pages`` has an auditor's file looked over; who verifies does so with care.
    """
    path = real(path)
    _must_be_readable(path)
    if wrong := shape.header_fault(path):
        raise NotALedger(f"{str(path)!r} {wrong}")
    try:
        conn = opened(path)
        try:
            wrong = shape.fault(conn) or (immutable.pages_fault(conn) if pages else None)
        except (sqlite3.Error, UnicodeDecodeError):
            sqlite3.Connection.close(conn)
            raise
    except dbfile.Unsafe as error:
        raise NotALedger(f"{str(path)!r} {error}") from None
    except (sqlite3.Error, UnicodeDecodeError) as error:  # a name in the schema may be no text
        if is_busy(error):
            raise Busy("liggaren är upptagen av någon annan; försök igen") from None
        if (reason := disk_reason(error)) is not None:
            raise Unwritable(f"liggaren går inte att läsa nu ({reason})") from None
        raise NotALedger(f"{str(path)!r} är ingen liggare som går att läsa") from None
    if wrong:
        sqlite3.Connection.close(conn)
        raise NotALedger(f"{str(path)!r} {wrong}")
    return conn


def opened(path: Path) -> Reader:
    """Open a database to read, whatever is in it: as an auditor, or with a crash rolled back.

    Raises NotALedger for an auditor, else dbfile.Unsafe, when what lies beside it is not ours.
    """
    if immutable.is_auditing():
        return immutable.opened(path)
    return cast("Reader", dbfile.reading(path, Reader))


def _must_be_readable(path: Path) -> None:
    if path.is_dir():
        raise NotFound(f"liggaren {str(path)!r} finns inte: det är en mapp")
    if not path.is_file():
        raise NoLedger(str(path))
    if not os.access(path, os.R_OK):
        raise NotOurs(str(path))
