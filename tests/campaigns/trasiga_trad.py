"""The broken twins of ``samstammighet``: the product with one fault, as others have had it.

Some faults the product cannot see itself, since what makes the proof and what verifies it share
them. Then somebody else must.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from typing import Any, NamedTuple
from unittest.mock import patch

from ledger.evidence import checking, checkpoint, proof, proved, signing, tree
from ledger.evidence.note import Note
from ledger.format import entry

_MODULES = (tree, proved, proof, checkpoint, checking, signing, entry)
_replayed = proved._replayed
_inclusion, _consistency = tree.inclusion_proof, tree.consistency_proof


def _padded(start: int, end: int, node: tree.Read) -> bytes:
    """Return a subtree's root with an odd last node paired with itself."""
    if start == end:
        return tree.EMPTY_ROOT
    *rest, (level, i) = tree._peaks(start, end)
    found = node(level, i)
    for above, j in reversed(rest):
        while level < above:
            found, level = tree.node_hash(found, found), level + 1
        found, level = tree.node_hash(node(above, j), found), above + 1
    return found


def _plain_leaf(entry: bytes) -> bytes:
    return sha256(entry).digest()


def _plain_node(left: bytes, right: bytes) -> bytes:
    return sha256(left + right).digest()


def _backwards_inclusion(nr: int, size: int, node: tree.Read) -> list[bytes]:
    return _inclusion(nr, size, node)[::-1]


def _backwards_consistency(old: int, new: int, node: tree.Read) -> list[bytes]:
    return _consistency(old, new, node)[::-1]


def _new_root_only(
    old: int, new: int, proof_: Sequence[bytes], old_root: bytes
) -> tuple[bytes, bytes] | None:
    found = _replayed(old, new, proof_, old_root)
    return found and (old_root, found[1])


def _timeless(note: Note, _time: int) -> bytes:
    return note.text.encode()


def _anything(_value: Any, _level: int) -> bool:
    return True


class Tvilling(NamedTuple):
    """A fault: who must notice, and which functions the product has instead of its own."""

    av: str
    i_stallet: dict[str, Any]


TVILLINGAR = {
    "udda-dubbleras": Tvilling("go", {"_subtree": _padded}),
    "omvand-ordning": Tvilling(
        "go", {"inclusion_proof": _backwards_inclusion, "consistency_proof": _backwards_consistency}
    ),
    "blad-som-nod": Tvilling("go", {"leaf_hash": _plain_leaf, "node_hash": _plain_node}),
    "medsignatur-utan-tid": Tvilling("go", {"cosigned_text": _timeless}),
    "slapp-form": Tvilling("vi", {"_plain": _anything}),
    "bara-nya-roten": Tvilling("vi", {"_replayed": _new_root_only}),
}


@contextmanager
def trasigt(tvilling: str) -> Iterator[None]:
    """Break the product, wherever it has the functions by name."""
    with ExitStack() as stack:
        for name, instead in TVILLINGAR[tvilling].i_stallet.items():
            holders = [module for module in _MODULES if hasattr(module, name)]
            assert holders, f"nothing of the product is called {name}"
            for module in holders:
                stack.enter_context(patch.object(module, name, instead))
        yield
