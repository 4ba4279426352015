"""The Merkle tree of RFC 9162 §2.1 over SHA-256: what is stored, and what is proved by it.

Standard library alone, no files and no database. A complete subtree of ``2**level`` leaves, the
``i``-th of its size from the left, is *node (level, i)*; whoever proves something hands in a
``Read`` that gives the hash of any complete node, and is asked O(log n) times.

The log stores, for each leaf, the hashes which that leaf completes (``Frontier.append``). All of
them after one another are the stored-hash array of Go's ``golang.org/x/mod/sumdb/tlog``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

HASH_BYTES = 32
EMPTY_ROOT = sha256(b"").digest()

Read = Callable[[int, int], bytes]
"""Gives the hash of the complete subtree at (level, i)."""


def leaf_hash(entry: bytes) -> bytes:
    """Return the hash of a leaf; an entry can never pass for an inner node."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node over the hashes of its two halves."""
    return sha256(b"\x01" + left + right).digest()


def position(level: int, i: int) -> tuple[int, int]:
    """Return where node (level, i) is stored: the number of a leaf, and the byte in its row.

    It is the last leaf of the node, since that is the one which completes it.
    """
    return ((i + 1) << level) - 1, HASH_BYTES * level


def peaks(size: int) -> list[tuple[int, int]]:
    """Return the complete nodes that a tree is made of, largest first: one per 1 in its size."""
    return [*_peaks(0, size)]


def _peaks(start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the complete nodes of a subtree, whose start every one of them divides."""
    left = end - start
    while left:
        level = left.bit_length() - 1
        yield level, start >> level
        start += 1 << level
        left -= 1 << level


def _fold(hashes: Sequence[bytes]) -> bytes:
    """Return the root over complete nodes, largest first."""
    if not hashes:
        return EMPTY_ROOT
    *rest, root_ = hashes
    for left in reversed(rest):
        root_ = node_hash(left, root_)
    return root_


def _subtree(start: int, end: int, node: Read) -> bytes:
    return _fold([node(*place) for place in _peaks(start, end)])


@dataclass(slots=True)
class Frontier:
    """The right edge of a growing tree: its size, and the hashes of ``peaks(size)``.

    That is all it takes to append and to tell the root, and little to copy: a transaction works
    on a copy, dropped when it is rolled back. Raises ValueError when the hashes do not fit.
    """

    size: int = 0
    hashes: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        if (
            self.size < 0
            or [len(one) for one in self.hashes] != [HASH_BYTES] * self.size.bit_count()
        ):
            raise ValueError(f"these hashes are no frontier of {self.size} leaves")

    @classmethod
    def at(cls, size: int, node: Read) -> Frontier:
        """Return the frontier of the first ``size`` leaves of a stored tree."""
        return cls(size, [node(*place) for place in peaks(size)])

    def copy(self) -> Frontier:
        """Return one that can go its own way."""
        return Frontier(self.size, self.hashes.copy())

    def append(self, leaf: bytes) -> bytes:
        """Take the hash of the next leaf; return it and every hash it completes, lowest first.

        At byte ``32 * level`` stands the node of that level: what ``position`` finds again.
        """
        if len(leaf) != HASH_BYTES:
            raise ValueError(f"a leaf hash has 32 bytes, not {len(leaf)}")
        completed = [leaf]
        full = self.size
        while full & 1:
            leaf = node_hash(self.hashes.pop(), leaf)
            completed.append(leaf)
            full >>= 1
        self.hashes.append(leaf)
        self.size += 1
        return b"".join(completed)

    def extend(self, leaves: Sequence[bytes]) -> list[bytes]:
        """Take the hashes of the next leaves; return for each what ``append`` would.

        As many as are a complete subtree where they stand are hashed level by level.
        """
        count = len(leaves)
        if count.bit_count() != 1 or self.size % count:
            return [self.append(leaf) for leaf in leaves]
        completed, level = [*leaves], leaves
        while len(level) > 1:
            level = [node_hash(*pair) for pair in zip(level[::2], level[1::2], strict=True)]
            step = count // len(level)
            for last, node in zip(range(step - 1, count, step), level, strict=True):
                completed[last] += node
        edge = Frontier(self.size // count, self.hashes)  # of such subtrees
        completed[-1] += edge.append(level[0])[HASH_BYTES:]
        self.size += count
        return completed

    def root(self) -> bytes:
        """Return the root hash of all leaves so far."""
        return _fold(self.hashes)


def root(size: int, node: Read) -> bytes:
    """Return the root hash of the first ``size`` leaves."""
    return _subtree(0, size, node)


def inclusion_proof(nr: int, size: int, node: Read) -> list[bytes]:
    """Return the hashes that lead from leaf ``nr`` to the root, the leaf's sibling first.

    PATH of RFC 9162 §2.1.3.1. Raises ValueError when the tree has no such leaf.
    """
    if not 0 <= nr < size:
        raise ValueError(f"a tree of {size} leaves has no leaf {nr}")
    start, end, proof = 0, size, []
    while end - start > 1:
        middle = _middle(start, end)
        if nr < middle:
            proof.append(_subtree(middle, end, node))
            end = middle
        else:
            proof.append(_subtree(start, middle, node))
            start = middle
    return proof[::-1]


def consistency_proof(old: int, new: int, node: Read) -> list[bytes]:
    """Return the hashes which show that the first ``old`` of ``new`` leaves are what they were.

    PROOF and SUBPROOF of RFC 9162 §2.1.4.1; empty from size 0 and between equal sizes. Raises
    ValueError when the tree has shrunk.
    """
    if not 0 <= old <= new:
        raise ValueError(f"no tree of {new} leaves grew from one of {old}")
    if old == 0:
        return []
    start, end, proof = 0, new, []
    while end != old:
        middle = _middle(start, end)
        if old <= middle:
            proof.append(_subtree(middle, end, node))
            end = middle
        else:
            proof.append(_subtree(start, middle, node))
            start = middle
    if start:  # a node of its own, and not the old tree, whose root the verifier has
        proof.append(_subtree(start, end, node))
    return proof[::-1]


def _middle(start: int, end: int) -> int:
    """Return where a subtree of two leaves or more divides: after a power of two, the largest."""
    return start + (1 << ((end - start - 1).bit_length() - 1))
