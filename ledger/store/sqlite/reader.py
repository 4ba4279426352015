"""Events out of a ledger file, as a stream: for projections, journals and whoever checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventsourcing.persistence import Notification

from ledger.errors import Damaged, TooLong
from ledger.evidence.tree import leaf_hash
from ledger.format.codec import LedgerMapper
from ledger.format.entry import entry

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from domain.events.recorded import Recorded

_LAST = 2**62
_PART = 1000
_ROWS = (
    "SELECT h.nr, h.aggregat, h.version, h.typ, h.data, substr(s.noder, 1, 32) FROM handelse h"
    " LEFT JOIN sigill s ON s.nr = h.nr WHERE h.nr > ? AND h.nr <= ?"
)


def _rows(
    conn: sqlite3.Connection, after: int, last: int | None, stream: str | None
) -> Iterator[tuple[int, str, int, str, bytes, bytes]]:
    bound = (after, _LAST if last is None else last)
    if stream is None:
        return conn.execute(f"{_ROWS} ORDER BY h.nr", bound)
    return conn.execute(f"{_ROWS} AND h.aggregat = ? ORDER BY h.version", (*bound, stream))


def _line(nr: int, aggregat: str, typ: str, version: int, data: bytes) -> bytes:
    """Return a stored entry; raises Damaged for one that no ledger has written."""
    try:
        return entry(nr, aggregat, typ, version, data)
    except TooLong:
        raise Damaged(f"händelse {nr} är längre än en händelse kan vara") from None
    except (TypeError, ValueError) as error:
        raise Damaged(f"händelse {nr} kan ingen liggare ha skrivit ({error})") from None


def _hold(nr: int, line: bytes, leaf: bytes) -> None:
    if leaf_hash(line) != leaf:
        raise Damaged(f"händelse {nr}: innehållet stämmer inte med sigillet")


def events(
    conn: sqlite3.Connection,
    after: int = -1,
    last: int | None = None,
    stream: str | None = None,
    *,
    held: bool = True,
) -> Iterator[Recorded]:
    """Yield the events with ``after`` < nr <= ``last``, of one stream or all; raises Damaged.

    When ``held`` each is held against the leaf of its seal, so no figure is made of what was
    altered since; else the caller tells whether it was.
    """
    mapper = LedgerMapper()
    for nr, aggregat, version, typ, data, leaf in _rows(conn, after, last, stream):
        recorded = mapper.to_domain_event(
            Notification(
                id=nr + 1,
                originator_id=aggregat,
                originator_version=version,
                topic=typ,
                state=data,
            )
        )
        if held:
            _hold(nr, _line(nr, aggregat, typ, version, data), leaf)
        yield recorded


def entries(
    conn: sqlite3.Connection, after: int = -1, last: int | None = None, *, held: bool = True
) -> Iterator[tuple[int, bytes]]:
    """Yield number and stored entry with ``after`` < nr <= ``last``, in order, no newlines.

    Raises Damaged for one so long, or of such values, that no ledger has written it, and when
    ``held`` for one that is not what its seal says.
    """
    for nr, aggregat, version, typ, data, leaf in _rows(conn, after, last, None):
        line = _line(nr, aggregat, typ, version, data)
        if held:
            _hold(nr, line, leaf)
        yield nr, line


def log(conn: sqlite3.Connection, last: int) -> Iterator[bytes]:
    """Yield each entry up to ``last`` as a line; raises Damaged when one is missing.

    As it lies: what differs from its seal is for whoever gets it to find. Between the parts it
    reads no lock is held: whoever takes the lines slowly holds up nobody who writes, and what is
    written once does not change.
    """
    for start in range(0, last + 1, _PART):
        part = list(entries(conn, start - 1, min(start + _PART - 1, last), held=False))
        for expected, (nr, line) in enumerate(part, start):
            if nr != expected:
                raise Damaged(f"händelse {expected} saknas")
            yield line + b"\n"
        if start + len(part) != min(start + _PART, last + 1):
            raise Damaged(f"händelse {start + len(part)} saknas")
