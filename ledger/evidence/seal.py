"""The seal of each event: the hashes of the Merkle tree that it completes, written with it (D10).

Row ``nr`` of ``sigill`` holds the leaf hash of event ``nr`` and every interior hash that it
completes, lowest first. Any root or proof is then a few reads by primary key, from a cold process.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.evidence import tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ledger.store import Reading


def stored_nodes(reading: Reading) -> tree.Read:
    """Return what reads the hash of a complete subtree out of the seals; it raises Damaged."""

    def node(level: int, i: int) -> bytes:
        (found,) = reading.nodes([tree.position(level, i)])
        return found

    return node


def edge(reading: Reading, size: int) -> tree.Frontier:
    """Return the right edge of the tree of the first ``size`` events, as their seals have it."""
    return tree.Frontier(size, reading.nodes([tree.position(*one) for one in tree.peaks(size)]))


def root(reading: Reading, size: int) -> bytes:
    """Return the root hash of the first ``size`` events, as their seals have it."""
    return edge(reading, size).root()


def digest(reading: Reading, nr: int) -> str | None:
    """Return the root hash of the log as of an event, hexadecimal; None if there is no such nr.

    What was derived from another history up to it has another root. Raises Damaged when a seal
    that it takes is not there.
    """
    there = next(reading.rows(nr - 1, nr), None)
    return root(reading, nr + 1).hex() if there else None


class Sealer:
    """Gives each new event its seal; keeps the right edge of the tree between transactions."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._kept = tree.Frontier()

    def seals(self, reading: Reading, first: int, entries: Sequence[bytes]) -> list[bytes]:
        """Return the seals of entries ``first`` and on, in the transaction that inserts them.

        The edge is read again when somebody else has moved it.
        """
        if self._kept.size != first:
            self._kept = edge(reading, first)
        return [self._kept.append(tree.leaf_hash(entry)) for entry in entries]

    def forget(self) -> None:
        """Drop what may not have been committed."""
        self._kept = tree.Frontier()
