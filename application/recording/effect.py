"""What a command has done to the money, or would do, and what it looks like (substance §7)."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from domain.bookkeeping.postings import sides
from domain.deciding.liknande import liknar, nycklar
from domain.states.pott import Pott
from ledger.format.codec import LedgerMapper, notification
from ledger.recording.stream import empty
from ledger.store import Wanted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from application.recording.receipt import Verkan
    from domain.bookkeeping.postings import Konto
    from domain.deciding.context import Key
    from domain.events.recorded import Recorded
    from domain.states.streams import State
    from ledger.recording.receipt import Receipt
    from ledger.store import Reading


class Followed(NamedTuple):
    """A receipt, or what it would be, with what the command did and which events it looks like."""

    receipt: Receipt
    verkan: list[Verkan]
    liknar: list[Recorded]


def followed(receipt: Receipt, after: State | None, reading: Reading) -> Followed:
    """Return a receipt with its effect; of what was recorded before as it was then (D13).

    ``after`` is the state of the command's stream once it is done.
    """
    state = _then(receipt, reading) if receipt.redan else after
    if not isinstance(state, Pott):
        return Followed(receipt, [], [])
    return Followed(receipt, _effect(receipt, state), list(_similar(receipt, state, reading)))


def _then(receipt: Receipt, reading: Reading) -> State:
    """Return what the stream of a command was once it was recorded."""
    stream = receipt.events[0].aggregat
    mapper = LedgerMapper()
    rows = reading.rows(last=receipt.sista_nr, stream=stream)
    return empty(stream).after(mapper.to_own_event(notification(row)) for row in rows).state


def _effect(receipt: Receipt, after: Pott) -> list[Verkan]:
    change: Counter[Konto] = Counter()
    for recorded in receipt.events:
        for konto, delta in sides(recorded.event):
            change[konto] += delta
    return [
        {
            "pott": after.pott,
            "namnd": konto.namnd,
            "underenhet": konto.underenhet,
            "position": konto.position,
            "fore_ore": after.saldon.get(konto, 0) - delta,
            "efter_ore": after.saldon.get(konto, 0),
        }
        for konto, delta in change.items()
        if delta
    ]


def _similar(receipt: Receipt, after: Pott, reading: Reading) -> Iterator[Recorded]:
    """Yield the newest event in force under each key that the first event of a command shares.

    Nothing when somebody has said why it is done again.
    """
    event = receipt.events[0].event
    if event.upprepning is not None:
        return
    alike = {
        one.nr: one
        for key in nycklar(event)
        for one in islice(
            (
                found
                for found in _under(key, receipt.forsta_nr, reading)
                if found.event.kommando_id not in after.rattade and liknar(event, found.event)
            ),
            1,
        )
    }
    yield from (alike[nr] for nr in sorted(alike))


def _under(key: Key, before: int, reading: Reading) -> Iterator[Recorded]:
    """Yield the events under a key before a number, the newest first."""
    mapper = LedgerMapper()
    while (row := reading.find(Wanted(newest=[(key, before)])).newest[key]) is not None:
        yield mapper.to_own_event(notification(row))
        before = row.nr
