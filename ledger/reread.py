"""The root hash once more, from the stored entries: what is done before it is signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.errors import Damaged
from ledger.reader import log
from ledger.tree import Frontier, leaf_hash

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

_PART = 1000


def root_of_entries(
    conn: sqlite3.Connection, size: int, advance: Callable[[int], object] = lambda _: None
) -> bytes:
    """Return the root of the first ``size`` events as their stored bytes have it.

    Nothing of it is taken from the seals; each is held against its event, and the first that
    differs raises Damaged. ``advance`` is told how many more events have been read.
    """
    tree = Frontier()
    for nr, (line, noder) in enumerate(zip(log(conn, size - 1), _seals(conn, size), strict=True)):
        if tree.append(leaf_hash(line[:-1])) != noder:
            raise Damaged(f"händelse {nr} stämmer inte med sitt sigill: någon har ändrat liggaren")
        if tree.size % _PART == 0:
            advance(_PART)
    advance(size % _PART)
    return tree.root()


def _seals(conn: sqlite3.Connection, size: int) -> Iterator[bytes | None]:
    """Yield the stored hashes of each event, in order; None where there is no such row."""
    query = "SELECT nr, noder FROM sigill WHERE nr BETWEEN ? AND ?"
    for start in range(0, size, _PART):
        end = min(start + _PART, size)
        found = dict(conn.execute(query, (start, end - 1)).fetchall())
        yield from (found.get(nr) for nr in range(start, end))
