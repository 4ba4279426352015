"""Events out of a ledger file, as a stream: for projections, journals and whoever checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventsourcing.persistence import Notification

from ledger.codec import LedgerMapper
from ledger.entry import entry

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from domain.recorded import Recorded

_ALL = "SELECT nr, aggregat, version, typ, data FROM handelse WHERE nr > ? AND nr <= ? ORDER BY nr"
_LAST = 2**62


def events(
    conn: sqlite3.Connection, after: int = -1, last: int | None = None
) -> Iterator[Recorded]:
    """Yield the events with ``after`` < nr <= ``last``, in order; raises Damaged."""
    mapper = LedgerMapper()
    for nr, aggregat, version, typ, data in conn.execute(
        _ALL, (after, _LAST if last is None else last)
    ):
        yield mapper.to_domain_event(
            Notification(
                id=nr + 1,
                originator_id=aggregat,
                originator_version=version,
                topic=typ,
                state=data,
            )
        )


def entries(conn: sqlite3.Connection, after: int = -1, last: int | None = None) -> Iterator[bytes]:
    """Yield the stored entries with ``after`` < nr <= ``last``, in order, without newlines."""
    for nr, aggregat, version, typ, data in conn.execute(
        _ALL, (after, _LAST if last is None else last)
    ):
        yield entry(nr, aggregat, typ, version, data)
