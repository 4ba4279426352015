"""Whether the hashes of a proof lead to the root that they should, by RFC 9162 §2.1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.errors import Disproved
from ledger.evidence.tree import EMPTY_ROOT, HASH_BYTES, node_hash

if TYPE_CHECKING:
    from collections.abc import Sequence


def verify_inclusion(leaf: bytes, nr: int, size: int, proof: Sequence[bytes], root: bytes) -> None:
    """Raise Disproved unless the leaf hash is number ``nr`` of the tree with this root.

    The steps of RFC 9162 §2.1.3.2, the last comparison of ``sn`` with 0 included.
    """
    if not 0 <= nr < size:
        raise Disproved(f"beviset gäller händelse {nr}, men liggaren hade {size} händelser")
    _check_lengths((leaf, *proof, root))
    fn, sn, r = nr, size - 1, leaf
    for p in proof:
        if sn == 0:
            raise Disproved("beviset har fler kontrollsummor än trädet är högt")
        if fn & 1 or fn == sn:
            r = node_hash(p, r)
            fn, sn = _climbed(fn, sn)
        else:
            r = node_hash(r, p)
        fn, sn = fn >> 1, sn >> 1
    if sn != 0 or r != root:
        raise Disproved(f"händelse {nr} ingår inte i den liggare som kontrollpunkten gäller")


def verify_consistency(
    old: int, new: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes
) -> None:
    """Raise Disproved unless the tree of ``new`` leaves begins with the tree of ``old`` leaves.

    The steps of RFC 9162 §2.1.4.2. From size 0, and between equal sizes, the proof is empty; an
    empty tree has but one root.
    """
    if not 0 <= old <= new:
        raise Disproved(f"liggaren har krympt: från {old} till {new} händelser")
    _check_lengths((old_root, *proof, new_root))
    if old == 0:
        holds = not proof and old_root == EMPTY_ROOT and (new > 0 or new_root == EMPTY_ROOT)
    elif old == new:
        holds = not proof and old_root == new_root
    else:
        holds = _replayed(old, new, proof, old_root) == (old_root, new_root)
    if not holds:
        raise Disproved(f"HISTORIEN ÄR ÄNDRAD: de {old} första händelserna är inte desamma")


def _replayed(
    old: int, new: int, proof: Sequence[bytes], old_root: bytes
) -> tuple[bytes, bytes] | None:
    """Return the two roots that a consistency proof leads to; None if it is of another length."""
    if not proof:
        return None
    first, *rest = proof if old & (old - 1) else (old_root, *proof)
    fn, sn = old - 1, new - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = first
    for c in rest:
        if sn == 0:
            return None
        if fn & 1 or fn == sn:
            fr, sr = node_hash(c, fr), node_hash(c, sr)
            fn, sn = _climbed(fn, sn)
        else:
            sr = node_hash(sr, c)
        fn, sn = fn >> 1, sn >> 1
    return (fr, sr) if sn == 0 else None


def _climbed(fn: int, sn: int) -> tuple[int, int]:
    """Return both numbers moved up past the levels where the last node has no sibling."""
    while fn and not fn & 1:
        fn, sn = fn >> 1, sn >> 1
    return fn, sn


def _check_lengths(values: Sequence[bytes]) -> None:
    if any(len(value) != HASH_BYTES for value in values):
        raise Disproved("en kontrollsumma har fel längd: SHA-256 ger 32 byte")
