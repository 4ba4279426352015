"""Events out of a ledger file, as a stream: for projections, journals and whoever checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.errors import Damaged, TooLong
from ledger.evidence.tree import HASH_BYTES, leaf_hash
from ledger.format.codec import LedgerMapper, notification
from ledger.format.entry import entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.events.recorded import Recorded
    from ledger.store import Reading, Row

_PART = 1000


def _line(row: Row) -> bytes:
    """Return a stored entry; raises Damaged for one that no ledger has written."""
    try:
        return entry(row.nr, row.aggregat, row.typ, row.version, row.data)
    except TooLong:
        raise Damaged(f"händelse {row.nr} är längre än en händelse kan vara") from None
    except (TypeError, ValueError) as error:
        raise Damaged(f"händelse {row.nr} kan ingen liggare ha skrivit ({error})") from None


def _hold(row: Row, line: bytes) -> None:
    leaf = row.noder[:HASH_BYTES] if isinstance(row.noder, bytes) else None
    if leaf_hash(line) != leaf:
        raise Damaged(f"händelse {row.nr}: innehållet stämmer inte med sigillet")


def events(
    reading: Reading,
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
    for row in reading.rows(after, last, stream):
        recorded = mapper.to_domain_event(notification(row))
        if held:
            _hold(row, _line(row))
        yield recorded


def entries(
    reading: Reading, after: int = -1, last: int | None = None, *, held: bool = True
) -> Iterator[tuple[int, bytes]]:
    """Yield number and stored entry with ``after`` < nr <= ``last``, in order, no newlines.

    Raises Damaged for one so long, or of such values, that no ledger has written it, and when
    ``held`` for one that is not what its seal says.
    """
    for row in reading.rows(after, last):
        line = _line(row)
        if held:
            _hold(row, line)
        yield row.nr, line


def log(reading: Reading, last: int) -> Iterator[bytes]:
    """Yield each entry up to ``last`` as a line; raises Damaged when one is missing.

    As it lies: what differs from its seal is for whoever gets it to find. Between the parts it
    reads no lock is held: whoever takes the lines slowly holds up nobody who writes, and what is
    written once does not change.
    """
    for start in range(0, last + 1, _PART):
        part = list(entries(reading, start - 1, min(start + _PART - 1, last), held=False))
        for expected, (nr, line) in enumerate(part, start):
            if nr != expected:
                raise Damaged(f"händelse {expected} saknas")
            yield line + b"\n"
        if start + len(part) != min(start + _PART, last + 1):
            raise Damaged(f"händelse {start + len(part)} saknas")
