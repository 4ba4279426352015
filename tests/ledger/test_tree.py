"""The Merkle tree against the published roots, the recursive definition, and one-bit changes."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import Disproved
from ledger.evidence import proved, tree
from ledger.evidence.tree import Frontier, leaf_hash

SIZES = range(65)

CT_LEAVES = [
    bytes.fromhex(text)
    for text in (
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]  # fmt: skip
CT_ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
"""Roots of the first 0 to 8 of the leaves above, as Certificate Transparency publishes them."""


# --- RFC 9162 §2.1 as it is written, slow and recursive: what the tree is held against ---------


def _k(n: int) -> int:
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def mth(entries: list[bytes]) -> bytes:
    if not entries:
        return sha256().digest()
    if len(entries) == 1:
        return sha256(b"\0" + entries[0]).digest()
    k = _k(len(entries))
    return sha256(b"\1" + mth(entries[:k]) + mth(entries[k:])).digest()


def path(m: int, entries: list[bytes]) -> list[bytes]:
    if len(entries) == 1:
        return []
    k = _k(len(entries))
    if m < k:
        return [*path(m, entries[:k]), mth(entries[k:])]
    return [*path(m - k, entries[k:]), mth(entries[:k])]


def subproof(m: int, entries: list[bytes], whole: bool) -> list[bytes]:  # noqa: FBT001 - as in the RFC
    if m == len(entries):
        return [] if whole else [mth(entries)]
    k = _k(len(entries))
    if m <= k:
        return [*subproof(m, entries[:k], whole), mth(entries[k:])]
    return [*subproof(m - k, entries[k:], False), mth(entries[:k])]  # noqa: FBT003 - the same


# --- A log of rows, as the database keeps them -------------------------------------------------


class Rows:
    """What appending left behind, read as ``position`` says; counts what is read."""

    def __init__(self, entries: list[bytes]) -> None:
        self.frontier = Frontier()
        self.rows = [self.frontier.append(leaf_hash(entry)) for entry in entries]
        self.reads = 0

    def __call__(self, level: int, i: int) -> bytes:
        self.reads += 1
        nr, at = tree.position(level, i)
        found = self.rows[nr][at : at + 32]
        assert len(found) == 32
        return found


def entries(size: int) -> list[bytes]:
    return [b"entry %d" % n for n in range(size)]


LOG = Rows(entries(64))
ROOTS = [mth(entries(size)) for size in SIZES]


def flipped(value: bytes, bit: int) -> bytes:
    changed = bytearray(value)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


# --- Roots and what is stored ------------------------------------------------------------------


@pytest.mark.parametrize("size", range(9))
def test_the_roots_are_those_of_certificate_transparency(size: int) -> None:
    log = Rows(CT_LEAVES[:size])

    assert log.frontier.root().hex() == CT_ROOTS[size]
    assert tree.root(size, log).hex() == CT_ROOTS[size]


def test_the_empty_tree_has_the_hash_of_nothing_as_its_root() -> None:
    assert sha256(b"").digest() == tree.EMPTY_ROOT == Frontier().root() == tree.root(0, LOG)


@pytest.mark.parametrize("size", SIZES)
def test_a_root_follows_the_definition_from_the_frontier_and_from_the_rows(size: int) -> None:
    assert tree.root(size, LOG) == ROOTS[size]
    assert Frontier.at(size, LOG).root() == ROOTS[size]
    assert Rows(entries(size)).frontier == Frontier.at(size, LOG)


@pytest.mark.parametrize("size", SIZES)
def test_a_frontier_needs_one_node_for_each_1_in_its_size(size: int) -> None:
    places = tree.peaks(size)

    assert len(places) == size.bit_count()
    assert [level for level, _ in places] == sorted({level for level, _ in places}, reverse=True)
    assert sum(1 << level for level, _ in places) == size
    assert all(tree.position(*place)[0] < size for place in places)


@pytest.mark.parametrize("nr", range(64))
def test_a_row_holds_every_node_that_its_leaf_completes_and_no_other(nr: int) -> None:
    levels = [level for level in range(7) if (nr + 1) % (1 << level) == 0]

    expected = b"".join(mth(entries(64)[nr + 1 - (1 << level) : nr + 1]) for level in levels)
    assert LOG.rows[nr] == expected
    for level in levels:
        assert tree.position(level, nr >> level) == (nr, 32 * level)


def test_all_rows_together_are_the_stored_hashes_of_sumdb_in_order() -> None:
    """Hash number ``stored_hash_index(level, n)``, reckoned as the Go package does."""

    def stored_hash_index(level: int, n: int) -> int:
        for _ in range(level):
            n = 2 * n + 1
        i = 0
        while n:
            i += n
            n >>= 1
        return i + level

    stored = b"".join(LOG.rows)
    for level in range(7):
        for i in range(64 >> level):
            at = 32 * stored_hash_index(level, i)
            assert stored[at : at + 32] == LOG(level, i)


def test_a_copy_that_is_dropped_leaves_the_frontier_as_it_was() -> None:
    kept = Frontier.at(37, LOG)
    copy = kept.copy()
    for entry in entries(20):
        copy.append(leaf_hash(entry))

    assert copy.size == 57
    assert kept == Frontier.at(37, LOG)


@pytest.mark.parametrize(
    ("size", "hashes"),
    [(0, [b"x" * 32]), (1, []), (3, [b"x" * 32]), (1, [b"x"]), (-1, [b"x" * 32])],
)
def test_a_frontier_of_other_hashes_than_its_size_calls_for_is_a_bug(
    size: int, hashes: list[bytes]
) -> None:
    with pytest.raises(ValueError, match="no frontier"):
        Frontier(size, hashes)


def test_a_leaf_that_is_no_hash_is_a_bug_and_is_not_taken() -> None:
    frontier = Frontier.at(7, LOG)
    with pytest.raises(ValueError, match="not 31"):
        frontier.append(b"x" * 31)

    assert frontier == Frontier.at(7, LOG)


# --- Proofs ------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
def test_every_inclusion_proof_follows_the_definition_and_is_accepted(size: int) -> None:
    for nr, entry in enumerate(entries(size)):
        proof = tree.inclusion_proof(nr, size, LOG)

        assert proof == path(nr, entries(size))
        proved.verify_inclusion(leaf_hash(entry), nr, size, proof, ROOTS[size])


@pytest.mark.parametrize("new", SIZES)
def test_every_consistency_proof_follows_the_definition_and_is_accepted(new: int) -> None:
    for old in range(new + 1):
        proof = tree.consistency_proof(old, new, LOG)

        assert proof == (subproof(old, entries(new), True) if old else [])  # noqa: FBT003 - as in the RFC
        proved.verify_consistency(old, new, proof, ROOTS[old], ROOTS[new])


def test_a_root_and_a_proof_read_a_number_of_nodes_that_grows_with_the_height() -> None:
    size = 50_000
    log = Rows(entries(size))
    for make in (
        lambda: tree.root(size, log),
        lambda: tree.inclusion_proof(31_415, size, log),
        lambda: tree.inclusion_proof(size - 1, size, log),
        lambda: tree.consistency_proof(27_183, size, log),
    ):
        log.reads = 0
        make()
        assert log.reads <= 2 * size.bit_length()


@pytest.mark.parametrize(("nr", "size"), [(0, 0), (5, 5), (-1, 5), (6, 5)])
def test_no_proof_is_made_for_a_leaf_that_is_not_there(nr: int, size: int) -> None:
    with pytest.raises(ValueError, match="has no leaf"):
        tree.inclusion_proof(nr, size, LOG)
    with pytest.raises(Disproved, match="beviset gäller händelse"):
        proved.verify_inclusion(leaf_hash(b""), nr, size, [], tree.EMPTY_ROOT)


@pytest.mark.parametrize(("old", "new"), [(6, 5), (-1, 5), (1, 0)])
def test_no_proof_is_made_of_a_log_that_has_shrunk(old: int, new: int) -> None:
    with pytest.raises(ValueError, match="grew from"):
        tree.consistency_proof(old, new, LOG)
    with pytest.raises(Disproved, match=f"har krympt: från {old} till {new}"):
        proved.verify_consistency(old, new, [], ROOTS[old], ROOTS[new])


# --- What is refused ---------------------------------------------------------------------------


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 11])
def test_an_inclusion_proof_with_one_bit_changed_is_refused(size: int) -> None:
    for nr, entry in enumerate(entries(size)):
        proof = tree.inclusion_proof(nr, size, LOG)
        for at in range(-2, len(proof)):
            for bit in range(256):
                values = [leaf_hash(entry), ROOTS[size], *proof]
                values[at + 2] = flipped(values[at + 2], bit)
                leaf, root, *hashes = values
                with pytest.raises(Disproved):
                    proved.verify_inclusion(leaf, nr, size, hashes, root)


@pytest.mark.parametrize("new", [2, 3, 7, 8, 11])
def test_a_consistency_proof_with_one_bit_changed_is_refused(new: int) -> None:
    for old in range(1, new):
        proof = tree.consistency_proof(old, new, LOG)
        for at in range(-2, len(proof)):
            for bit in range(256):
                values = [ROOTS[old], ROOTS[new], *proof]
                values[at + 2] = flipped(values[at + 2], bit)
                old_root, new_root, *hashes = values
                with pytest.raises(Disproved):
                    proved.verify_consistency(old, new, hashes, old_root, new_root)


@pytest.mark.parametrize("size", range(1, 33))
def test_an_inclusion_proof_holds_for_its_own_number_alone(size: int) -> None:
    for nr, entry in enumerate(entries(size)):
        proof = tree.inclusion_proof(nr, size, LOG)
        for other in {*range(size + 2)} - {nr}:
            with pytest.raises(Disproved):
                proved.verify_inclusion(leaf_hash(entry), other, size, proof, ROOTS[size])


@pytest.mark.parametrize("new", range(1, 33))
def test_a_consistency_proof_holds_for_its_own_old_tree_alone(new: int) -> None:
    for old in range(1, new + 1):
        proof = tree.consistency_proof(old, new, LOG)
        for other in {*range(1, new + 1)} - {old}:
            with pytest.raises(Disproved):
                proved.verify_consistency(other, new, proof, ROOTS[old], ROOTS[new])
            with pytest.raises(Disproved):
                proved.verify_consistency(old, new, proof, ROOTS[other], ROOTS[new])


@pytest.mark.parametrize("size", range(1, 17))
def test_a_proof_with_a_hash_more_fewer_or_of_another_length_is_refused(size: int) -> None:
    leaf, nr = leaf_hash(entries(size)[-1]), size - 1
    proof = tree.inclusion_proof(nr, size, LOG)
    for other in ([*proof, bytes(32)], [bytes(32), *proof], proof[:-1], [*proof[:-1], b"", b"x"]):
        if other != proof:
            with pytest.raises(Disproved):
                proved.verify_inclusion(leaf, nr, size, other, ROOTS[size])
    for root in (ROOTS[size][:-1], ROOTS[size] + b"\0", b""):
        with pytest.raises(Disproved, match="fel längd"):
            proved.verify_inclusion(leaf, nr, size, proof, root)
    for old in range(1, size):
        proof = tree.consistency_proof(old, size, LOG)
        for other in ([*proof, bytes(32)], [bytes(32), *proof], proof[:-1], [*proof[:-1], b""], []):
            with pytest.raises(Disproved):
                proved.verify_consistency(old, size, other, ROOTS[old], ROOTS[size])


def test_between_equal_sizes_and_from_nothing_a_proof_is_empty_and_the_roots_decide() -> None:
    for old, new in ((0, 0), (0, 5), (5, 5)):
        with pytest.raises(Disproved, match="HISTORIEN ÄR ÄNDRAD"):
            proved.verify_consistency(old, new, [bytes(32)], ROOTS[old], ROOTS[new])
        with pytest.raises(Disproved, match="HISTORIEN ÄR ÄNDRAD"):
            proved.verify_consistency(old, new, [], ROOTS[7], ROOTS[new])
    with pytest.raises(Disproved, match="de 5 första"):
        proved.verify_consistency(5, 5, [], ROOTS[5], ROOTS[6])
    with pytest.raises(Disproved):
        proved.verify_consistency(0, 0, [], ROOTS[0], ROOTS[1])


# --- At random ---------------------------------------------------------------------------------


@given(st.lists(st.binary(max_size=40), max_size=200), st.data())
def test_any_log_proves_what_it_holds(written: list[bytes], data: st.DataObject) -> None:
    log, new = Rows(written), len(written)
    root = mth(written)
    old = data.draw(st.integers(0, new))

    assert log.frontier.root() == root
    grown = tree.consistency_proof(old, new, log)
    proved.verify_consistency(old, new, grown, mth(written[:old]), root)
    if written:
        nr = data.draw(st.integers(0, new - 1))
        proof = tree.inclusion_proof(nr, new, log)
        proved.verify_inclusion(leaf_hash(written[nr]), nr, new, proof, root)


@given(
    st.integers(-1, 2**63), st.integers(-1, 2**63),
    st.lists(st.binary(min_size=32, max_size=32), max_size=70),
)  # fmt: skip
def test_no_proof_made_of_chance_is_accepted_or_ends_otherwise(
    old: int, new: int, proof: list[bytes]
) -> None:
    with pytest.raises(Disproved):
        proved.verify_inclusion(bytes(32), old, new, proof, b"r" * 32)
    with pytest.raises(Disproved):
        proved.verify_consistency(old, new, proof, b"o" * 32, b"n" * 32)


@given(st.lists(st.integers(0, 40), max_size=8))
def test_leaves_taken_together_complete_what_they_do_one_by_one(parts: list[int]) -> None:
    alone, together = tree.Frontier(), tree.Frontier()
    for count in parts:
        leaves = [leaf_hash(b"%d" % n) for n in range(alone.size, alone.size + count)]
        assert together.extend(leaves) == [alone.append(leaf) for leaf in leaves]
        assert together == alone


@pytest.mark.parametrize("first", [0, 1, 8, 16, 24, 256])
@pytest.mark.parametrize("count", [1, 2, 8, 16, 256])
def test_a_complete_subtree_of_leaves_is_taken_at_once(first: int, count: int) -> None:
    alone, together = tree.Frontier(), tree.Frontier()
    for one in (alone, together):
        one.extend([leaf_hash(b"%d" % n) for n in range(first)])
    leaves = [leaf_hash(b"%d" % n) for n in range(first, first + count)]

    assert together.extend(leaves) == [alone.append(leaf) for leaf in leaves]
    assert (together, together.root()) == (alone, alone.root())
