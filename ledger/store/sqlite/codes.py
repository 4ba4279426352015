"""What SQLite's errors say, without importing it: who has one of them has imported it.

The store, the engine and SQLAlchemy raise their own errors from SQLite's, which is their cause.
"""

from __future__ import annotations

import sys

_BUSY, _READONLY, _IOERR, _FULL, _CANTOPEN = 5, 8, 10, 13, 14  # sqlite.org/rescode.html
_OF_THE_DISK = {
    _FULL: "disken är full",
    _READONLY: "filen är skrivskyddad",
    _IOERR: "disken svarar med fel, eller så är kvoten slut",
    _CANTOPEN: "filen går inte att öppna",
}


def is_damage(error: BaseException | None) -> bool:
    """Tell whether a file is not as it should be: also when a name in it is no text.

    What breaks a constraint, or asks for something wrongly, is no fault of the file.
    """
    sqlite3 = sys.modules.get("sqlite3")
    ours = sqlite3 and (sqlite3.DatabaseError, sqlite3.OperationalError, sqlite3.DataError)
    return isinstance(error, UnicodeDecodeError) or type(error) in (ours or ())


def is_busy(error: BaseException | None) -> bool:
    """Tell whether SQLite gave up because somebody else holds a lock."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == _BUSY


def disk_reason(error: BaseException | None) -> str | None:
    """Return what the disk answered, in Swedish; None when the trouble is another."""
    return _OF_THE_DISK.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
