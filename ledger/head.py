"""Where a ledger file ends, read with ``sqlite3`` alone: what a read model is held against."""

from __future__ import annotations

import json
import sqlite3
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from ledger.errors import Busy, NotALedger, NotFound
from ledger.schema import APPLICATION_ID, USER_VERSION


class Head(NamedTuple):
    """The identity of a ledger, the number of its last event, and that event's fingerprint."""

    liggare: str
    nr: int
    sha256: str


def is_busy(error: BaseException | None) -> bool:
    """Tell whether SQLite gave up because somebody else holds a lock."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY


def connect(path: Path) -> sqlite3.Connection:
    """Open a ledger file for reading; raises NotFound or NotALedger. Nothing is written.

    Only when a crash has left a journal behind is the file opened so that SQLite may roll it
    back: the events of an unfinished transaction were never recorded.
    """
    if path.is_dir():
        raise NotFound(f"liggaren {str(path)!r} finns inte: det är en mapp")
    if not path.is_file():
        msg = f"liggaren {str(path)!r} finns inte; skapa den med: liggare --liggare {path} skapa"
        raise NotFound(msg)
    journal = path.with_name(path.name + "-journal")
    unfinished = journal.exists() and journal.stat().st_size > 0
    mode = "rw" if unfinished else "ro"
    try:
        conn = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=30
        )
        conn.execute("PRAGMA trusted_schema = 0")
        application = conn.execute("PRAGMA application_id").fetchone()[0]
        version = conn.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError as error:
        if is_busy(error):
            raise Busy("liggaren är upptagen av någon annan; försök igen") from None
        msg = f"{str(path)!r} är ingen liggare som går att läsa"
        raise NotALedger(msg) from None
    if application != APPLICATION_ID:
        conn.close()
        msg = f"{str(path)!r} är ingen liggare"
        raise NotALedger(msg)
    if version != USER_VERSION:
        conn.close()
        msg = f"{str(path)!r} är skriven av en annan version av programmet (format {version})"
        raise NotALedger(msg)
    return conn


def digest(conn: sqlite3.Connection, nr: int) -> str | None:
    """Return the SHA-256 of an event's stored bytes, hexadecimal; None if there is no such nr."""
    row = conn.execute("SELECT data FROM handelse WHERE nr = ?", (nr,)).fetchone()
    return sha256(row[0]).hexdigest() if row else None


def head(conn: sqlite3.Connection) -> Head:
    """Return where the ledger ends."""
    row = conn.execute("SELECT MAX(nr) FROM handelse").fetchone()
    opened = conn.execute("SELECT data FROM handelse WHERE nr = 0").fetchone()
    if row[0] is None or opened is None:
        raise NotALedger("liggaren saknar sin första händelse")
    return Head(json.loads(opened[0])["liggare"], row[0], digest(conn, row[0]) or "")
