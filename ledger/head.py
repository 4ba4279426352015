"""Where a ledger file ends, read with ``sqlite3`` alone: what a read model is held against."""

from __future__ import annotations

import json
import os
import sqlite3
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from ledger.errors import Busy, NotALedger, NotFound
from ledger.schema import APPLICATION_ID, GUARDS, TABLES, USER_VERSION

_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


class Head(NamedTuple):
    """The identity of a ledger, the number of its last event, and that event's fingerprint."""

    liggare: str
    nr: int
    sha256: str


def is_busy(error: BaseException | None) -> bool:
    """Tell whether SQLite gave up because somebody else holds a lock."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY


def connect(path: Path) -> sqlite3.Connection:
    """Open a ledger file for reading; raises NotFound, NotALedger or Busy. Nothing is written.

    Only when a crash has left a journal behind is the file opened so that SQLite may roll it
    back: the events of an unfinished transaction were never recorded. The schema must be ours to
    the letter: a view or trigger that somebody added never runs (D15).
    """
    if path.is_dir():
        raise NotFound(f"liggaren {str(path)!r} finns inte: det är en mapp")
    if not path.is_file():
        msg = f"liggaren {str(path)!r} finns inte; skapa den med: liggare --liggare {path} skapa"
        raise NotFound(msg)
    if not os.access(path, os.R_OK):
        raise NotFound(f"liggaren {str(path)!r} får inte läsas: rättigheter saknas")
    mode = "rw" if _unfinished(path.with_name(path.name + "-journal")) else "ro"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    try:
        conn = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=30)
        wrong = _wrong(conn)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # what it says may be no text
        if is_busy(error):
            raise Busy("liggaren är upptagen av någon annan; försök igen") from None
        raise NotALedger(f"{str(path)!r} är ingen liggare som går att läsa") from None
    if wrong:
        conn.close()
        raise NotALedger(f"{str(path)!r} {wrong}")
    return conn


def _wrong(conn: sqlite3.Connection) -> str | None:
    """Return why a database is no ledger that this program reads; None when it is one."""
    conn.execute("PRAGMA trusted_schema = 0")
    (application,) = conn.execute("PRAGMA application_id").fetchone()
    (version,) = conn.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        return "är ingen liggare"
    if version != USER_VERSION:
        return f"är skriven av en annan version av programmet (format {version})"
    found = {sql for (sql,) in conn.execute("SELECT sql FROM sqlite_master WHERE sql NOT NULL")}
    if found != {*TABLES, *GUARDS}:
        return "har andra tabeller eller spärrar än en liggare; någon har ändrat filen"
    return None


def _unfinished(journal: Path) -> bool:
    """Tell whether a crash left a journal to roll back; one that names another file is refused.

    SQLite deletes the file that such a journal names. Ours never name one.
    """
    if journal.exists() and not journal.is_file():  # a pipe would keep whoever opens it for ever
        raise NotALedger(f"{journal.name} är ingen vanlig fil; liggaren öppnas inte")
    if not journal.exists() or journal.stat().st_size == 0:
        return False
    with journal.open("rb") as file:
        file.seek(max(0, journal.stat().st_size - len(_JOURNAL_MAGIC)))
        if file.read() == _JOURNAL_MAGIC:
            raise NotALedger(f"{journal.name} pekar på en annan fil; liggaren öppnas inte")
    return True


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
    try:
        identity = json.loads(opened[0])["liggare"]
    except (ValueError, TypeError, KeyError):
        identity = None
    if not isinstance(identity, str):
        raise NotALedger("liggarens första händelse går inte att läsa")
    return Head(identity, row[0], digest(conn, row[0]) or "")
