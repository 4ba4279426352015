"""The tables that are made of the events, read: what finds them, and the commands they came by."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from itertools import starmap
from typing import TYPE_CHECKING

from ledger.errors import Unreadable
from ledger.store import KOMMANDO, MOST_OF_A_COMMAND, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledger.store import Derived, Key

LARGEST = 2**63 - 1
"""The largest number that SQLite keeps."""

EVENT = "SELECT h.nr, h.aggregat, h.version, h.typ, h.data"
"""What begins a query of events without number or seal."""

_UNDER = "nr IN (SELECT nr FROM sokord WHERE slag = ? AND nyckel = ?)"
_BETWEEN = "nr BETWEEN ? AND ?"
_NEWEST = "nr = (SELECT MAX(nr) FROM sokord WHERE slag = ? AND nyckel = ? AND nr < ?)"
_LED_TO = (
    "SELECT s.nr, h.nr, h.aggregat, h.version, h.typ, h.data FROM sokord s"
    " LEFT JOIN handelse h ON h.nr = s.nr WHERE s.slag = ? AND s.nyckel = ? AND s.nr < ?"
    " ORDER BY s.nr"
)
_POINTING: dict[Derived, str] = {
    "kommando": (
        "SELECT k.forsta_nr, h.nr IS NOT NULL FROM kommando k"
        " LEFT JOIN handelse h ON h.nr = k.forsta_nr"
    ),
    "sokord": "SELECT s.nr, h.nr IS NOT NULL FROM sokord s LEFT JOIN handelse h ON h.nr = s.nr",
}
_MADE: dict[Derived, str] = {
    "kommando": "SELECT id, forsta_nr, sista_nr FROM kommando",
    "sokord": "SELECT slag, nyckel, nr FROM sokord",
}
_PART = 256  # rows: what is read stays in the processor's cache


@contextmanager
def readable() -> Iterator[None]:
    """Say with Unreadable what SQLite says of a file that it cannot read."""
    try:
        yield
    except sqlite3.IntegrityError:  # of what is written
        raise
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise Unreadable(str(error)) from error


class Tables(sqlite3.Connection):
    """A connection to a ledger that answers what its derived tables say (``ledger.store``)."""

    def _in_parts(self, query: str, *bound: int) -> Iterator[Sequence[tuple[object, ...]]]:
        with readable():
            found = self.execute(query, bound)
            while part := found.fetchmany(_PART):
                yield part

    def _gave(self, kommando_id: str) -> tuple[int, int] | None:
        query = "SELECT forsta_nr, sista_nr FROM kommando WHERE id = ?"
        row = self.execute(query, (kommando_id,)).fetchone()
        return row and (row[0], row[1])

    def _numbers(self, kommando_id: str, before: int = LARGEST) -> range:
        """Return the numbers that a command gave below another, no more than any command gives."""
        first, last = self._gave(kommando_id) or (0, -1)
        if not (isinstance(first, int) and isinstance(last, int)):  # a damaged row leads nowhere
            return range(0)
        return range(first, min(last + 1, before, first + MOST_OF_A_COMMAND))

    def _under(self, key: Key) -> list[Row]:
        slag, nyckel = key
        if slag != KOMMANDO:
            return self._events(_UNDER, *key)
        numbers = self._numbers(nyckel)
        return self._events(_BETWEEN, numbers.start, numbers.stop - 1)

    def _newest(self, key: Key, before: int) -> Row | None:
        slag, nyckel = key
        if slag != KOMMANDO:
            return self._event(_NEWEST, *key, before)
        numbers = self._numbers(nyckel, before)
        return self._event("nr = ?", numbers.stop - 1) if numbers else None

    def _events(self, where: str, *bound: str | int) -> list[Row]:
        query = f"{EVENT} FROM handelse h WHERE {where} ORDER BY nr"
        return [*starmap(Row, self.execute(query, bound))]

    def _event(self, where: str, *bound: str | int) -> Row | None:
        return next(iter(self._events(where, *bound)), None)

    def under(self, key: Key, before: int) -> Sequence[tuple[int, Row | None]]:
        """Return what a key leads to, whether it is there or not."""
        slag, nyckel = key
        with readable():
            if slag == KOMMANDO:
                numbers = self._numbers(nyckel, before)
                rows = self._events(_BETWEEN, numbers.start, numbers.stop - 1)
                there = {row.nr: row for row in rows}
                return [(nr, there.get(nr)) for nr in numbers]
            found = self.execute(_LED_TO, (*key, before)).fetchall()
        return [(nr, None if row[0] is None else Row(*row)) for nr, *row in found]

    def leads(self, key: Key, nr: int) -> bool:
        """Tell whether a key leads to an event."""
        query = "SELECT 1 FROM sokord WHERE slag = ? AND nyckel = ? AND nr = ?"
        with readable():
            if key[0] == KOMMANDO:
                return nr in self._numbers(key[1])
            return self.execute(query, (*key, nr)).fetchone() is not None

    def count(self, derived: Derived) -> int:
        """Return how many rows a derived table has."""
        with readable():
            (count,) = self.execute(f"SELECT COUNT(*) FROM {derived}").fetchone()  # noqa: S608
        return int(count)

    def made(self, derived: Derived) -> Iterator[Sequence[tuple[object, ...]]]:
        """Yield all rows of a derived table, in parts."""
        yield from self._in_parts(_MADE[derived])

    def shared(self, kind: str) -> Iterator[Key]:
        """Yield the keys of a kind that lead to several events."""
        query = "SELECT nyckel FROM sokord WHERE slag = ? GROUP BY nyckel HAVING COUNT(*) > 1"
        with readable():
            for (nyckel,) in self.execute(query, (kind,)):
                yield kind, nyckel

    def pointing(self, derived: Derived) -> Iterator[tuple[object, bool]]:
        """Yield what each row of a derived table points at, and whether that is there."""
        with readable():
            for nr, there in self.execute(_POINTING[derived]):
                yield nr, bool(there)
