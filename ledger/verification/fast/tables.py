"""The tables of commands and of lookups, held to the events without keeping any of either.

Rows are summed as keyed hashes, those there should be and those there are; the order of rows does
not matter to a sum. The key is secret, of this run alone, so that nobody can have made a file whose
rows are others with the same sum.
"""

from __future__ import annotations

import os
import sys
from abc import ABC, abstractmethod
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


class Rows(ABC):
    """The rows that events should have, event by event, each command's when it has ended."""

    def __init__(self, reading: Reading) -> None:
        """Begin with no rows; raises Unsure."""
        self._reading = reading
        self._id, self._first, self._last = "", 0, -1

    def take(self, nr: int, event: Event) -> None:
        """Take the next event; raises Unsure."""
        if event.kommando_id != self._id:
            self._ended()
            self._id, self._first = event.kommando_id, nr
        self._last = nr
        self._found_by(nr, event)

    def _ended(self) -> None:
        if self._last >= 0:
            self._gave(self._id, self._first, self._last)

    def end(self) -> Iterator[Key]:
        """Yield the vouchers that more than one event may claim, when all is held."""
        self._ended()
        yield from self._claims()

    @abstractmethod
    def _found_by(self, nr: int, event: Event) -> None:
        """Take what an event is found by."""

    @abstractmethod
    def _gave(self, kommando_id: str, first: int, last: int) -> None:
        """Take which events a command gave."""

    @abstractmethod
    def _claims(self) -> Iterator[Key]:
        """Hold what can be told only at the end, and yield vouchers."""


class Tables(Rows):
    """The rows of all events, as sums that the tables must have."""

    def __init__(self, reading: Reading) -> None:
        """Begin with no rows; raises Unsure where Python's hashes are not secret.

        They are SipHash under a random key of 128 bits, unless whoever started Python chose it.
        """
        super().__init__(reading)
        certain(os.environ.get("PYTHONHASHSEED", "random") == "random")
        certain(
            bool(sys.flags.hash_randomization) and sys.hash_info.algorithm.startswith("siphash")
        )
        self._keys = self._commands = 0

    def _found_by(self, nr: int, event: Event) -> None:
        for slag, nyckel in {*index_keys(event, _dumps)}:
            self._keys += _hashed(slag, nyckel, nr)

    def _gave(self, kommando_id: str, first: int, last: int) -> None:
        self._commands += _hashed(kommando_id, first, last)

    def _claims(self) -> Iterator[Key]:
        commands = keys = 0
        for part in _in_order(self._reading.made("kommando")):
            for id_, first, last in part:
                certain(type(id_) is str and type(first) is type(last) is int)
                commands += _hashed(id_, first, last)
        for part in _in_order(self._reading.made("sokord")):
            for slag, nyckel, nr in part:
                certain(type(slag) is type(nyckel) is str and type(nr) is int)
                keys += _hashed(slag, nyckel, nr)
        certain((commands - self._commands) & _WHOLE == 0 and (keys - self._keys) & _WHOLE == 0)
        for slag in _CLAIMS:
            yield from [*self._reading.shared(slag)]


def _hashed(*row: object) -> int:
    """Return the keyed hash of a row."""
    return hash("\n".join(map(str, row)).encode())


def _in_order(parts: Iterator[Sequence[tuple[Any, ...]]]) -> Iterator[Sequence[tuple[Any, ...]]]:
    """Yield the rows of a table that is searched by what they begin with; raises Unsure.

    What is read from first to last, but not in order, is not found when it is searched for.
    """
    last: tuple[Any, ...] = ()
    for part in parts:
        certain(last <= part[0] and sorted(part) == part)
        last = part[-1]
        yield part


class NewRows(Rows):
    """The rows of new events, each looked up: other rows, and those of older events, are let be."""

    def __init__(self, reading: Reading) -> None:
        """Look in a ledger."""
        super().__init__(reading)
        self._claimed: dict[Key, None] = {}

    def _found_by(self, nr: int, event: Event) -> None:
        certain(all(self._reading.leads(key, nr) for key in {*index_keys(event, _dumps)}))
        self._claimed |= dict.fromkeys(claimed(event))

    def _gave(self, kommando_id: str, first: int, last: int) -> None:
        certain(self._reading.find(Wanted(kommando_id)).kommando == (first, last))

    def _claims(self) -> Iterator[Key]:
        yield from self._claimed


def within_its_row(key: Key, lookups: Lookups) -> None:
    """Hold a voucher that several events claim to what it is; raises Unsure.

    Each event is held to those before it, as they were when it was recorded (R48).
    """
    claims: list[Event] = []
    for recorded in lookups(key, sys.maxsize) or ():
        claims.append(recorded.event)
        certain(ryms(gallande_ansprak(claims)))
