"""What SQLite's result codes say, without importing it: an error tells its own."""

from __future__ import annotations

_BUSY, _READONLY, _IOERR, _FULL, _CANTOPEN = 5, 8, 10, 13, 14  # sqlite.org/rescode.html
_OF_THE_DISK = {
    _FULL: "disken är full",
    _READONLY: "filen är skrivskyddad",
    _IOERR: "disken svarar med fel, eller så är kvoten slut",
    _CANTOPEN: "filen går inte att öppna",
}


def is_busy(error: BaseException | None) -> bool:
    """Tell whether SQLite gave up because somebody else holds a lock."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == _BUSY


def disk_reason(error: BaseException | None) -> str | None:
    """Return what the disk answered, in Swedish; None when the trouble is another."""
    return _OF_THE_DISK.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
