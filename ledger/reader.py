"""Events out of a ledger file, as a stream: for projections, journals and whoever checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventsourcing.persistence import Notification

from ledger.codec import LedgerMapper
from ledger.entry import entry
from ledger.errors import Damaged, TooLong

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from domain.recorded import Recorded

_LAST = 2**62
_PART = 1000
_COLUMNS = "SELECT nr, aggregat, version, typ, data FROM handelse WHERE"


def _rows(
    conn: sqlite3.Connection, after: int, last: int | None, stream: str | None
) -> Iterator[tuple[int, str, int, str, bytes]]:
    bound = (after, _LAST if last is None else last)
    if stream is None:
        return conn.execute(f"{_COLUMNS} nr > ? AND nr <= ? ORDER BY nr", bound)
    of_stream = f"{_COLUMNS} nr > ? AND nr <= ? AND aggregat = ? ORDER BY version"
    return conn.execute(of_stream, (*bound, stream))


def events(
    conn: sqlite3.Connection, after: int = -1, last: int | None = None, stream: str | None = None
) -> Iterator[Recorded]:
    """Yield the events with ``after`` < nr <= ``last``, of one stream or all; raises Damaged."""
    mapper = LedgerMapper()
    for nr, aggregat, version, typ, data in _rows(conn, after, last, stream):
        yield mapper.to_domain_event(
            Notification(
                id=nr + 1,
                originator_id=aggregat,
                originator_version=version,
                topic=typ,
                state=data,
            )
        )


def entries(
    conn: sqlite3.Connection, after: int = -1, last: int | None = None
) -> Iterator[tuple[int, bytes]]:
    """Yield number and stored entry with ``after`` < nr <= ``last``, in order, no newlines.

    Raises Damaged for one so long, or of such values, that no ledger has written it.
    """
    for nr, aggregat, version, typ, data in _rows(conn, after, last, None):
        try:
            line = entry(nr, aggregat, typ, version, data)
        except TooLong:
            raise Damaged(f"händelse {nr} är längre än en händelse kan vara") from None
        except (TypeError, ValueError) as error:
            raise Damaged(f"händelse {nr} kan ingen liggare ha skrivit ({error})") from None
        yield nr, line


def log(conn: sqlite3.Connection, last: int) -> Iterator[bytes]:
    """Yield each entry up to ``last`` as a line; raises Damaged when one is missing.

    Between the parts it reads no lock is held: whoever takes the lines slowly holds up nobody
    who writes, and what is written once does not change.
    """
    for start in range(0, last + 1, _PART):
        part = list(entries(conn, start - 1, min(start + _PART - 1, last)))
        for expected, (nr, line) in enumerate(part, start):
            if nr != expected:
                raise Damaged(f"händelse {expected} saknas")
            yield line + b"\n"
        if start + len(part) != min(start + _PART, last + 1):
            raise Damaged(f"händelse {start + len(part)} saknas")
