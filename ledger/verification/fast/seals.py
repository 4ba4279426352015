"""The bytes of the log, held to the stored tree and to what was kept outside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ledger.evidence import seal
from ledger.evidence.proved import verify_consistency
from ledger.evidence.tree import Frontier, consistency_proof, leaf_hash
from ledger.format.entry import entry
from ledger.verification.fast.unsure import certain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledger.evidence.checkpoint import Checkpoint
    from ledger.store import Reading
    from ledger.verification.fast import Held


class Seals:
    """The tree over the entries as they are stored; ``edge`` is its right edge so far."""

    def __init__(self, reading: Reading, held: Held, edge: Frontier) -> None:
        """Begin after an edge; raises Disproved, Unsure."""
        self.edge, self._reading = edge.copy(), reading
        self._checkpoints, self._leaves = held.checkpoints, held.leaves
        if edge.size:
            self._hold_older()

    def _hold_older(self) -> None:
        """Hold the stored tree to the edge, and older checkpoints to the tree."""
        size, root = self.edge.size, self.edge.root()
        certain(seal.edge(self._reading, size) == self.edge)
        certain(next(self._reading.rows(None, -1), None) is None)  # no event is before the first
        node = seal.stored_nodes(self._reading)
        for one in self._checkpoints:
            if one.size <= size:
                proof = consistency_proof(one.size, size, node)
                verify_consistency(one.size, size, proof, one.root, root)

    def hold(self, part: Sequence[tuple[Any, ...]]) -> None:
        """Take the next events, which stand in their order; raises Unsure."""
        first = self.edge.size
        leaves = [_leaf(nr, row) for nr, row in enumerate(part, first)]
        for after, before in self._stretches(first, first + len(part)):
            given = self.edge.extend(leaves[after - first : before - first])
            certain(given == [row[-1] for row in part[after - first : before - first]])
            root = self.edge.root() if self._ends_at(before) else b""
            certain(all(one.root == root for one in self._ends_at(before)))
        if self._leaves is not None:
            kept = self._leaves.stored(first, len(part))
            certain(b"".join(leaves).startswith(kept))

    def _stretches(self, first: int, after: int) -> Iterator[tuple[int, int]]:
        """Yield events first to after cut where there are checkpoints of so many."""
        cuts = sorted({after, *(one.size for one in self._checkpoints if first < one.size < after)})
        for cut in cuts:
            yield first, cut
            first = cut

    def _ends_at(self, size: int) -> list[Checkpoint]:
        return [one for one in self._checkpoints if one.size == size]

    def end(self) -> Frontier:
        """Return the edge; raises Unsure if there is more, in the file or outside it."""
        size = self.edge.size
        certain(next(self._reading.seals(size - 1), None) is None)
        certain(all(one.size <= size for one in self._checkpoints))
        certain(self._leaves is None or self._leaves.size <= size)
        return self.edge


def _leaf(expected: int, row: tuple[Any, ...]) -> bytes:
    """Return the leaf hash of a row; raises Unsure, and what a row that is none makes raise."""
    nr, aggregat, version, typ, data, *_ = row
    certain(nr == expected and type(nr) is int and type(version) is int)
    return leaf_hash(entry(nr, aggregat, typ, version, data))
