"""A ledger in a SQLite database, read: what is asked of a store, in SQL (``ledger.store``).

A connection to a ledger answers it all by itself, with ``sqlite3`` alone. Whoever holds one sees a
``Reading`` above the store, and below it the database.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from itertools import starmap
from typing import TYPE_CHECKING

from ledger.errors import Damaged, NotALedger
from ledger.evidence.tree import HASH_BYTES
from ledger.store import KOMMANDO, Head, Row
from ledger.store.sqlite.finding import BETWEEN, EVENT, Finder, readable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledger.store import Derived, Key

_WHOLE = f"{EVENT}, h.ar, h.lopnummer, s.noder FROM handelse h LEFT JOIN sigill s ON s.nr = h.nr"
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


class Reader(Finder):
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
                rows = self._events(BETWEEN, numbers.start, numbers.stop - 1)
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
