"""Events before a certificate's size, read when a new one names them, and held to its root."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ledger.evidence.proved import verify_inclusion
from ledger.evidence.seal import stored_nodes
from ledger.evidence.tree import inclusion_proof, leaf_hash
from ledger.format.entry import entry
from ledger.verification.fast.unsure import certain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledger.evidence.tree import Frontier
    from ledger.store import Key, Reading, Row


class Older:
    """A ledger as ``Lookups`` reads it: each older event is what the certified root says."""

    def __init__(self, reading: Reading, edge: Frontier) -> None:
        """Hold what is older than an edge to it."""
        self._reading, self._size, self._root = reading, edge.size, edge.root()
        self._node = lru_cache(maxsize=4096)(stored_nodes(reading))

    def held(self, row: Row) -> Row:
        """Return an event of the log; raises Disproved for one that it does not hold."""
        nr, aggregat, version, typ, data, *_ = row
        if nr < self._size:
            leaf = leaf_hash(entry(nr, aggregat, typ, version, data))
            proof = inclusion_proof(nr, self._size, self._node)
            verify_inclusion(leaf, nr, self._size, proof, self._root)
        return row

    def under(self, key: Key, before: int) -> Sequence[tuple[int, Row | None]]:
        """Return what a key leads to before a number; raises Unsure where an event is gone."""
        found = self._reading.under(key, before)
        certain(all(row is not None for _, row in found))
        return [(nr, row and self.held(row)) for nr, row in found]

    def rows(
        self, after: int | None = -1, last: int | None = None, stream: str | None = None
    ) -> Iterator[Row]:
        """Yield events in order, or those of a stream."""
        return map(self.held, self._reading.rows(after, last, stream))
