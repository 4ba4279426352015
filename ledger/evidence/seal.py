"""The seal of each event: the hashes of the Merkle tree that it completes, written with it (D10).

Row ``nr`` of ``sigill`` holds the leaf hash of event ``nr`` and every interior hash that it
completes, lowest first. Any root or proof is then a few reads by primary key, from a cold process.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ledger.errors import Damaged
from ledger.evidence import tree

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence


class Cursor(Protocol):
    """What is asked of a database cursor, the engine's or the driver's."""

    def execute(self, statement: str, params: Sequence[int | bytes] = ..., /) -> object:
        """Run a statement."""

    def fetchone(self) -> Sequence[object] | None:
        """Return the next row."""


def stored_nodes(cursor: Cursor) -> tree.Read:
    """Return what reads the hash of a complete subtree out of the seals; it raises Damaged."""

    def node(level: int, i: int) -> bytes:
        nr, start = tree.position(level, i)
        cursor.execute("SELECT substr(noder, ?, 32) FROM sigill WHERE nr = ?", (start + 1, nr))
        row = cursor.fetchone()
        if row is None or not isinstance(row[0], bytes) or len(row[0]) != tree.HASH_BYTES:
            raise Damaged(f"sigillet för händelse {nr} saknas eller är avkortat")
        return row[0]

    return node


def root(conn: sqlite3.Connection, size: int) -> bytes:
    """Return the root hash of the first ``size`` events, as their seals have it."""
    return tree.root(size, stored_nodes(conn.cursor()))


class Sealer:
    """Gives each new event its seal; keeps the right edge of the tree between transactions."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._kept = tree.Frontier()

    def seal(self, cursor: Cursor, first: int, entries: Sequence[bytes]) -> None:
        """Insert the seals of entries ``first`` and on, in the transaction that inserts them.

        The edge is read again when somebody else has moved it.
        """
        if self._kept.size != first:
            self._kept = tree.Frontier.at(first, stored_nodes(cursor))
        for nr, entry in enumerate(entries, first):
            noder = self._kept.append(tree.leaf_hash(entry))
            cursor.execute("INSERT INTO sigill VALUES (?, ?)", (nr, noder))

    def forget(self) -> None:
        """Drop what may not have been committed."""
        self._kept = tree.Frontier()
