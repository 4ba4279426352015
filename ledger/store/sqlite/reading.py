"""A ledger in a SQLite database, read: what is asked of a store, in SQL (``ledger.store``).

A connection to a ledger answers it all by itself, with ``sqlite3`` alone. Whoever holds one sees a
``Reading`` above the store, and below it the database.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager
from functools import cache
from itertools import chain, starmap
from typing import TYPE_CHECKING

from ledger.errors import Damaged, NotALedger, Unreadable
from ledger.evidence.tree import HASH_BYTES
from ledger.store import KOMMANDO, MOST_OF_A_COMMAND, Found, Head, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledger.store import Derived, Key, Wanted

LARGEST = 2**63 - 1
"""The largest number that SQLite keeps."""

_EVENT = "SELECT h.nr, h.aggregat, h.version, h.typ, h.data"
_WHOLE = f"{_EVENT}, h.ar, h.lopnummer, s.noder FROM handelse h LEFT JOIN sigill s ON s.nr = h.nr"
_ADDED = f"{_EVENT} FROM handelse h WHERE aggregat = ? AND version > ? ORDER BY version LIMIT ?"
_UNDER = (
    f"{_EVENT} FROM sokord s CROSS JOIN handelse h ON h.nr = s.nr"
    " WHERE s.slag = ? AND s.nyckel = ? ORDER BY s.nr"
)
_BETWEEN, _LAST, _ONE = (
    f"{_EVENT} FROM handelse h WHERE {where} ORDER BY nr"
    for where in (
        "nr BETWEEN ? AND ?",
        "nr = (SELECT MAX(nr) FROM handelse)",
        "nr = ?",
    )
)
_NEWEST = "(SELECT MAX(nr) FROM sokord WHERE slag = ? AND nyckel = ? AND nr < ?)"
_AT_ONCE = 100  # keys: each is three of what a statement may be told
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


class Reader(sqlite3.Connection):
    """A connection to a ledger; each answer is what its name says in ``ledger.store.Reading``."""

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all that is read in the block be of one moment; one in another is of the outer's."""
        if self.in_transaction:
            yield
            return
        with readable():
            self.execute("BEGIN")
        try:
            yield
        finally:
            self.rollback()  # which a failing disk may have done

    def head(self) -> Head:
        """Return where the ledger ends."""
        with readable():
            (last,) = self.execute("SELECT MAX(nr) FROM handelse").fetchone()
            first = self.execute("SELECT data FROM handelse WHERE nr = 0").fetchone()
        if last is None or first is None:
            raise NotALedger("liggaren saknar sin första händelse")
        try:
            identity = json.loads(str(first[0], "utf-8"))["liggare"]
        except (ValueError, TypeError, KeyError, RecursionError):
            identity = None
        if not isinstance(identity, str):
            raise NotALedger("liggarens första händelse går inte att läsa")
        return Head(identity, last)

    def rows(
        self,
        after: int | None = -1,
        last: int | None = None,
        stream: str | None = None,
        typ: str | None = None,
    ) -> Iterator[Row]:
        """Yield events in order."""
        bounds = {
            "h.nr > ?": after,
            "h.nr <= ?": last,
            "h.aggregat = ?": stream,
            "h.typ GLOB ?": None if typ is None else f"{typ}/*",
        }
        asked = {text: value for text, value in bounds.items() if value is not None}
        where = f" WHERE {' AND '.join(asked)}" if asked else ""
        order = "h.nr" if stream is None else "h.version"
        with readable():
            found = self.execute(f"{_WHOLE}{where} ORDER BY {order}", (*asked.values(),))
            yield from starmap(Row, found)

    def parts(self, after: int | None = None) -> Iterator[Sequence[tuple[object, ...]]]:
        """Yield events, in parts."""
        where, bound = ("", ()) if after is None else (" WHERE h.nr > ?", (after,))
        yield from self._in_parts(f"{_WHOLE}{where} ORDER BY h.nr", *bound)

    def _in_parts(self, query: str, *bound: int) -> Iterator[Sequence[tuple[object, ...]]]:
        with readable():
            found = self.execute(query, bound)
            while part := found.fetchmany(_PART):
                yield part

    def nodes(self, places: Sequence[tuple[int, int]]) -> list[bytes]:
        """Return hashes out of the seals."""
        with readable():
            return [self._node(*place) for place in places]

    def _node(self, nr: int, start: int) -> bytes:
        query = "SELECT substr(noder, ?, ?) FROM sigill WHERE nr = ?"
        row = self.execute(query, (start + 1, HASH_BYTES, nr)).fetchone()
        if row is None or not isinstance(row[0], bytes) or len(row[0]) != HASH_BYTES:
            raise Damaged(f"sigillet för händelse {nr} saknas eller är avkortat")
        return row[0]

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
        return range(first, min(last + 1, before, first + MOST_OF_A_COMMAND))

    def _under(self, key: Key) -> list[Row]:
        slag, nyckel = key
        if slag != KOMMANDO:
            return self._events(_UNDER, *key)
        numbers = self._numbers(nyckel)
        return self._events(_BETWEEN, numbers.start, numbers.stop - 1)

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

    def streams(self, kind: str) -> list[str]:
        """Return the streams of a kind, in the order of their first events."""
        query = "SELECT aggregat FROM handelse WHERE aggregat GLOB ? AND version = 1 ORDER BY nr"
        with readable():
            return [stream for (stream,) in self.execute(query, (f"{kind}/*",))]

    def lenient(self) -> None:
        """Give bytes that are no text as one that no event has."""
        self.text_factory = lambda raw: raw.decode(errors="surrogateescape")

    def faults(self) -> list[str]:
        """Return what SQLite finds wrong with the pages, and with indexes that differ."""
        with readable():
            found = [text for (text,) in self.execute("PRAGMA integrity_check")]
        return [text for text in found if text != "ok"]

    def seals(self, after: int) -> Iterator[int]:
        """Yield the nr of each seal after one, and of those below 0."""
        with readable():
            query = "SELECT nr FROM sigill WHERE nr > ? OR nr < 0 ORDER BY nr"
            for (nr,) in self.execute(query, (after,)):
                yield nr

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
