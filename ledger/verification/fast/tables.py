"""The tables of commands and of lookups, held to the events without keeping any of either.

Rows are summed as keyed hashes, those there should be and those there are; the order of rows does
not matter to a sum. The key is secret, of this run alone, so that nobody can have made a file whose
rows are others with the same sum.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import msgspec

from domain.bookkeeping.ansprak import gallande_ansprak, ryms
from domain.deciding.context import claimed, index_keys
from domain.values.fields import Record
from ledger.store import Wanted
from ledger.verification.fast.unsure import certain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from domain.events import Event
    from ledger.store import Key, Reading
    from ledger.verification.lookups import Lookups

_encoder = msgspec.json.Encoder(order="sorted", enc_hook=Record.stored)
_CLAIMS = ("verifikat", "kreditverifikat")
_WHOLE = (1 << 64) - 1


def _dumps(value: Any) -> str:  # noqa: ANN401 - any JSON value
    return str(_encoder.encode(value), "utf-8")


class Tables:
    """Sums of the rows that events should have, event by event."""

    def __init__(self, reading: Reading) -> None:
        """Begin with no rows; raises Unsure where Python's hashes are not secret.

        They are SipHash under a random key of 128 bits, unless whoever started Python chose it.
        """
        certain(os.environ.get("PYTHONHASHSEED", "random") == "random")
        certain(
            bool(sys.flags.hash_randomization) and sys.hash_info.algorithm.startswith("siphash")
        )
        self._reading = reading
        self._keys = self._commands = 0
        self._id, self._first, self._last = "", 0, -1

    def take(self, nr: int, event: Event) -> None:
        """Take the next event."""
        kommando_id = event.kommando_id
        if kommando_id != self._id:
            self._command()
            self._id, self._first = kommando_id, nr
        self._last = nr
        for slag, nyckel in {*index_keys(event, _dumps)}:
            self._keys += hash(f"{slag}\n{nyckel}\n{nr}".encode())

    def _command(self) -> None:
        if self._last >= 0:
            self._commands += hash(f"{self._id}\n{self._first}\n{self._last}".encode())

    def end(self) -> Iterator[Key]:
        """Hold the tables to what there should be; raises Unsure.

        Yields the vouchers that several events claim.
        """
        self._command()
        commands = keys = 0
        for part in _in_order(self._reading.made("kommando")):
            for id_, first, last in part:
                certain(type(id_) is str and type(first) is type(last) is int)
                commands += hash(f"{id_}\n{first}\n{last}".encode())
        for part in _in_order(self._reading.made("sokord")):
            for slag, nyckel, nr in part:
                certain(type(slag) is type(nyckel) is str and type(nr) is int)
                keys += hash(f"{slag}\n{nyckel}\n{nr}".encode())
        certain((commands - self._commands) & _WHOLE == 0 and (keys - self._keys) & _WHOLE == 0)
        for slag in _CLAIMS:
            yield from [*self._reading.shared(slag)]


def _in_order(parts: Iterator[Sequence[tuple[Any, ...]]]) -> Iterator[Sequence[tuple[Any, ...]]]:
    """Yield the rows of a table that is searched by what they begin with; raises Unsure.

    What is read from first to last, but not in order, is not found when it is searched for.
    """
    last: tuple[Any, ...] = ()
    for part in parts:
        certain(last <= part[0] and sorted(part) == part)
        last = part[-1]
        yield part


class NewRows:
    """The rows of new events, each looked up: other rows, and those of older events, are let be."""

    def __init__(self, reading: Reading) -> None:
        """Look in a ledger."""
        self._reading = reading
        self._id, self._first, self._last = "", 0, -1
        self.claimed: dict[Key, None] = {}

    def take(self, nr: int, event: Event) -> None:
        """Take the next event; raises Unsure."""
        if event.kommando_id != self._id:
            self._command()
            self._id, self._first = event.kommando_id, nr
        self._last = nr
        certain(all(self._reading.leads(key, nr) for key in {*index_keys(event, _dumps)}))
        self.claimed |= dict.fromkeys(claimed(event))

    def _command(self) -> None:
        if self._last >= 0:
            found = self._reading.find(Wanted(self._id)).kommando
            certain(found == (self._first, self._last))

    def end(self) -> Iterator[Key]:
        """Yield the vouchers that new events claim; raises Unsure."""
        self._command()
        yield from self.claimed


def within_its_row(key: Key, lookups: Lookups) -> None:
    """Hold a voucher that several events claim to what it is; raises Unsure.

    Each event is held to those before it, as they were when it was recorded (R48).
    """
    claims: list[Event] = []
    for recorded in lookups(key, sys.maxsize) or ():
        claims.append(recorded.event)
        certain(ryms(gallande_ansprak(claims)))
