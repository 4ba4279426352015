"""The events of a log read by their forms: validated, and held to their seals, in less time.

It can only be certain: of the first event that it is not certain of, ``ledger.store.reader`` says
what there is to say, and goes on.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from ledger.errors import TooLong
from ledger.evidence.tree import HASH_BYTES, leaf_hash
from ledger.format.codec import LIGGARNUMMER, MOMENT, belongs
from ledger.format.entry import entry
from ledger.store import reader
from ledger.verification.fast.events import read
from ledger.verification.fast.unsure import Unsure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.events.recorded import Recorded
    from ledger.store import Reading, Row

_ODD = (
    *(ArithmeticError, AttributeError, LookupError, RecursionError),
    *(TooLong, TypeError, Unsure, ValueError),
)
"""What reading something that no ledger has written can raise."""


def events(reading: Reading, after: int = -1, last: int | None = None) -> Iterator[Recorded]:
    """Yield the events with ``after`` < nr <= ``last``, held to their seals; raises Damaged."""
    for row in reading.rows(after, last):
        try:
            recorded = _certain(row)
        except _ODD:
            recorded = None
        if recorded is None:
            yield from reader.events(reading, after, last)
            return
        yield recorded
        after = recorded.nr


def _certain(row: Row) -> Recorded | None:
    """Return a stored event, None when it is not certain to be one; raises what reading it does."""
    nr, aggregat, version, typ, data, _, _, noder = row
    if type(nr) is not int or type(version) is not int or type(aggregat) is not str:
        return None
    if leaf_hash(entry(nr, aggregat, typ, version, data)) != (noder or b"")[:HASH_BYTES]:
        return None
    recorded = read(nr, aggregat, version, typ, data, held=True)
    at, number = recorded.registrerad, recorded.liggarnummer
    if not MOMENT.fullmatch(at) or not (number is None or LIGGARNUMMER.fullmatch(number)):
        return None
    datetime.fromisoformat(at)  # a day that no month has is a ValueError
    return recorded if belongs(recorded.event, aggregat) else None
