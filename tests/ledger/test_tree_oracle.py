"""The tree against pymerkle, which others wrote: roots and inclusion.

Its consistency proofs are not those of RFC 9162, so they are held against nothing here.
"""

from pymerkle import InmemoryTree

from ledger.evidence import tree
from tests.ledger.test_tree import Rows, entries


def test_roots_and_inclusion_proofs_are_those_of_pymerkle() -> None:
    written = entries(70)
    log, other = Rows(written), InmemoryTree(algorithm="sha256")
    for size, entry in enumerate(written, 1):
        other.append_entry(entry)

        assert tree.root(size, log) == other.get_root(size)
        for nr in range(size):
            leaf, *path = other.prove_inclusion(nr + 1, size).path  # counts from 1
            assert leaf == tree.leaf_hash(written[nr])
            assert tree.inclusion_proof(nr, size, log) == path
