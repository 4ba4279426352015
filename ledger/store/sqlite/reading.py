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
from ledger.store import Found, Head, Row
from ledger.store.sqlite.tables import EVENT, Tables, readable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledger.store import Wanted

_WHOLE = f"{EVENT}, h.ar, h.lopnummer, s.noder FROM handelse h LEFT JOIN sigill s ON s.nr = h.nr"
_ADDED = f"{EVENT} FROM handelse h WHERE aggregat = ? AND version > ? ORDER BY version LIMIT ?"
_LAST = "nr = (SELECT MAX(nr) FROM handelse)"


class Reader(Tables):
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
                {key: self._newest(key, before) for key, before in wanted.newest},
                {ar: self._latest(ar) for ar in wanted.series},
                self._event(_LAST) if wanted.last else None,
            )

    def antal(self) -> int:
        """Return the number that the next event has."""
        (last,) = self.execute("SELECT MAX(nr) FROM handelse").fetchone()
        return 0 if last is None else int(last) + 1

    def _latest(self, ar: int) -> int:
        query = "SELECT MAX(lopnummer) FROM handelse WHERE ar = ?"
        return self.execute(query, (ar,)).fetchone()[0] or 0

    def _added(self, stream: str, after: int, most: int) -> list[Row]:
        return [*starmap(Row, self.execute(_ADDED, (stream, after, most)))]

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
