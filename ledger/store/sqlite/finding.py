"""What a decision rests on, asked of a ledger in SQL at once."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from functools import cache
from itertools import chain, starmap
from typing import TYPE_CHECKING

from ledger.errors import Unreadable
from ledger.store import KOMMANDO, MOST_OF_A_COMMAND, Found, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledger.store import Key, Wanted

LARGEST = 2**63 - 1
"""The largest number that SQLite keeps."""

EVENT = "SELECT h.nr, h.aggregat, h.version, h.typ, h.data"
_ADDED = f"{EVENT} FROM handelse h WHERE aggregat = ? AND version > ? ORDER BY version LIMIT ?"
_UNDER = (
    f"{EVENT} FROM sokord s CROSS JOIN handelse h ON h.nr = s.nr"
    " WHERE s.slag = ? AND s.nyckel = ? ORDER BY s.nr"
)
BETWEEN, _LAST, _ONE = (
    f"{EVENT} FROM handelse h WHERE {where} ORDER BY nr"
    for where in (
        "nr BETWEEN ? AND ?",
        "nr = (SELECT MAX(nr) FROM handelse)",
        "nr = ?",
    )
)
_NEWEST = "(SELECT MAX(nr) FROM sokord WHERE slag = ? AND nyckel = ? AND nr < ?)"
_AT_ONCE = 100  # keys: each is three of what a statement may be told


@cache
def _last_under(keys: int) -> str:
    """Return what asks for the last number under each of so many keys."""
    return f"SELECT {', '.join([_NEWEST] * keys)}"


@contextmanager
def readable() -> Iterator[None]:
    """Say with Unreadable what SQLite says of a file that it cannot read."""
    try:
        yield
    except sqlite3.IntegrityError:  # of what is written
        raise
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise Unreadable(str(error)) from error


class Finder(sqlite3.Connection):
    """A connection to a ledger that finds what is wanted; ``Reading`` says what that is."""

    def find(self, wanted: Wanted) -> Found:
        """Return what a decision rests on."""
        most = -1 if wanted.most is None else wanted.most
        with readable():
            return Found(
                self.antal(),
                None if wanted.kommando_id is None else self._gave(wanted.kommando_id),
                {one: self._added(one, after, most) for one, after in wanted.streams.items()},
                {key: self._under(key) for key in wanted.keys},
                self._newest(wanted.newest),
                {ar: self._latest(ar) for ar in wanted.series},
                self._event(_LAST) if wanted.last else None,
            )

    def antal(self) -> int:
        """Return the number that the next event has."""
        (last,) = self.execute("SELECT MAX(nr) FROM handelse").fetchone()
        return 0 if last is None else int(last) + 1

    def version(self, stream: str) -> int:
        """Return the last version of a stream, 0 when it has none."""
        query = "SELECT MAX(version) FROM handelse WHERE aggregat = ?"
        return self.execute(query, (stream,)).fetchone()[0] or 0

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
        return self._events(BETWEEN, numbers.start, numbers.stop - 1)

    def _newest(self, asked: Sequence[tuple[Key, int]]) -> dict[Key, Row | None]:
        """Return the last event under each key before a number: most lead to none."""
        last: dict[Key, int | None] = {}
        others = []
        for key, before in asked:
            if key[0] == KOMMANDO:
                numbers = self._numbers(key[1], before)
                last[key] = numbers.stop - 1 if numbers else None
            else:
                others.append((*key, before))
        for start in range(0, len(others), _AT_ONCE):
            part = others[start : start + _AT_ONCE]
            found = self.execute(_last_under(len(part)), [*chain.from_iterable(part)]).fetchone()
            last |= {one[:2]: nr for one, nr in zip(part, found, strict=True)}
        return {key: None if nr is None else self._event(_ONE, nr) for key, nr in last.items()}

    def _latest(self, ar: int) -> int:
        query = "SELECT MAX(lopnummer) FROM handelse WHERE ar = ?"
        return self.execute(query, (ar,)).fetchone()[0] or 0

    def _added(self, stream: str, after: int, most: int) -> list[Row]:
        return [*starmap(Row, self.execute(_ADDED, (stream, after, most)))]

    def _events(self, query: str, *bound: str | int) -> list[Row]:
        return [*starmap(Row, self.execute(query, bound))]

    def _event(self, query: str, *bound: str | int) -> Row | None:
        row = self.execute(query, bound).fetchone()
        return None if row is None else Row(*row)
