"""Proof files: made, read back to the byte, verified with keys alone, and refused when changed."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import Disproved, NotEvidence
from ledger.evidence import tree
from ledger.evidence.checking import open_checkpoint, verify_extension, verify_proof
from ledger.evidence.lines import encoded
from ledger.evidence.proof import (
    MAX_BYTES,
    Proof,
    make_extension,
    make_proof,
    parse_extension,
    parse_proof,
)
from ledger.format.limits import MAX_BYTES as ENTRY_BYTES
from tests.ledger import underskrivet as u

CHECKPOINT = u.checkpoint(5).encode()
TREE = open_checkpoint(u.checkpoint(3), u.KEYS).checkpoint
HASH = encoded(bytes(32)).encode()


def _verify_bevis(raw: bytes) -> object:
    return verify_proof(parse_proof(raw), u.KEYS)


def _verify_utvidgning(raw: bytes) -> object:
    return verify_extension(parse_extension(raw), TREE, u.KEYS)


KINDS = pytest.mark.parametrize(
    ("raw", "verify"),
    [
        pytest.param(u.bevis(2).encode(), _verify_bevis, id="bevis"),
        pytest.param(u.utvidgning(3).encode(), _verify_utvidgning, id="utvidgning"),
    ],
)
Verify = Callable[[bytes], object]


# --- A proof of an event -----------------------------------------------------------------------


@pytest.mark.parametrize("size", range(1, 6))
def test_every_event_is_proved_in_every_tree_that_holds_it(size: int) -> None:
    for nr in range(size):
        proof = u.bevis(nr, size)

        assert parse_proof(proof.encode()) == proof
        assert verify_proof(proof, u.KEYS).checkpoint.size == size


def test_the_file_is_the_lines_that_the_format_says() -> None:
    proof = u.bevis(4)
    (line,) = proof.hashes

    assert proof.encode().decode() == (
        f"c2sp.org/tlog-proof@v1\nextra {encoded(u.LINES[4])}\nindex 4\n{encoded(line)}\n\n"
        f"{CHECKPOINT.decode()}"
    )
    assert u.bevis(0, 1).encode().decode().partition("\n\n")[0].endswith("\nindex 0")


def test_no_proof_is_made_of_an_event_after_the_checkpoint() -> None:
    with pytest.raises(ValueError, match="has no leaf 4"):
        make_proof(u.LINES[4], 4, u.checkpoint(4), u.LOG)


def test_an_event_with_other_words_or_another_number_is_refused() -> None:
    proof = u.bevis(2)
    for other in (
        proof._replace(entry=proof.entry.replace(b'"ore":2', b'"ore":3')),
        proof._replace(nr=1),
        proof._replace(nr=5),
        proof._replace(nr=2**53 - 1),
        proof._replace(checkpoint=u.checkpoint(4)),
    ):
        with pytest.raises(Disproved, match=r"händelse|beviset"):
            verify_proof(parse_proof(other.encode()), u.KEYS)


def _alone(line: bytes) -> Proof:
    """The true proof of whatever line, in a tree of its own."""
    log = u.Log([line])
    return make_proof(line, 0, u.checkpoint(1, log), log)


def test_an_event_that_does_not_say_the_number_of_its_place_is_refused() -> None:
    with pytest.raises(Disproved, match="plats 0 säger sig ha ett annat nummer"):
        verify_proof(_alone(u.LINES[1]), u.KEYS)
    assert verify_proof(_alone(u.LINES[0]), u.KEYS)


_ENTRY = b'{"aggregat":"a","data":{"x":1},"nr":0,"typ":"x/1","version":1}'


@pytest.mark.parametrize(
    "line",
    [
        b"x", b"0", b"[]", b"null", b"{}", b'{"nr":0}', b"\xff", b"[" * 60_000,
        _ENTRY[:-1] + b',"NR":0}', _ENTRY[:-1] + b',"version":1}', _ENTRY.replace(b":", b": "),
        _ENTRY.replace(b'"x":1', b'"x":1,"x":1'), _ENTRY.replace(b'"x":1', b'"x":1.5'),
        _ENTRY.replace(b'"x":1', b'"x":NaN'), _ENTRY.replace(b'"x":1', b'"x":9007199254740993'),
        _ENTRY.replace(b'"x":1', b'"x":"\\ud800"'), _ENTRY.replace(b'"nr"', b'"\\u006er"'),
        _ENTRY.replace(b'"nr":0', b'"nr":false'), _ENTRY.replace(b'"nr":0', b'"nr":"0"'),
        _ENTRY.replace(b'"a"', b"1"), _ENTRY + b"\n", _ENTRY.replace(b'{"x":1}', b"[]"),
        b'{"version":1,' + _ENTRY[1:-13] + b"}",
    ],
    ids=u.kort,
)  # fmt: skip
def test_an_event_that_can_be_read_in_two_ways_proves_nothing(line: bytes) -> None:
    with pytest.raises(NotEvidence, match="inte skriven som en liggare skriver den"):
        verify_proof(_alone(line), u.KEYS)


def test_an_event_that_can_be_read_in_one_way_is_proved() -> None:
    assert verify_proof(_alone(_ENTRY), u.KEYS)


def test_an_event_of_the_largest_size_fits_and_a_larger_does_not() -> None:
    proof = Proof(b"x" * ENTRY_BYTES, 0, (bytes(32),) * 63, u.checkpoint(5))

    assert parse_proof(proof.encode()) == proof
    with pytest.raises(NotEvidence, match="65536 byte, högst 65535"):
        parse_proof(proof._replace(entry=b"x" * (ENTRY_BYTES + 1)).encode())


# --- That the ledger only grew -----------------------------------------------------------------


@pytest.mark.parametrize("new", range(6))
def test_every_extension_is_accepted_by_whoever_has_the_old_checkpoint(new: int) -> None:
    for old in range(new + 1):
        extension = u.utvidgning(old, new)
        last = open_checkpoint(u.checkpoint(old), u.KEYS).checkpoint

        assert parse_extension(extension.encode()) == extension
        assert verify_extension(extension, last, u.KEYS).checkpoint.size == new


def test_the_file_is_the_body_that_a_witness_is_sent() -> None:
    head, _, rest = u.utvidgning(4).encode().partition(b"\n\n")

    assert head.decode().split("\n") == ["old 4", encoded(tree.leaf_hash(u.LINES[4]))]
    assert rest == CHECKPOINT
    assert u.utvidgning(0).encode() == u.utvidgning(5).encode().replace(b"old 5", b"old 0")


def test_whoever_sees_the_ledger_for_the_first_time_takes_it_from_nothing() -> None:
    assert verify_extension(u.utvidgning(0), None, u.KEYS).checkpoint.size == 5
    with pytest.raises(Disproved, match="utgår från 3 händelser"):
        verify_extension(u.utvidgning(3), None, u.KEYS)


def test_an_extension_from_another_size_than_the_last_known_is_refused() -> None:
    for old in (0, 2, 4, 5):
        with pytest.raises(Disproved, match=r"utgår från .* kontrollpunkten har 3"):
            verify_extension(u.utvidgning(old), TREE, u.KEYS)


def test_a_ledger_that_has_shrunk_is_refused() -> None:
    with pytest.raises(Disproved, match="krympt: från 3 till 2"):
        verify_extension(u.utvidgning(1, 2), TREE, u.KEYS)
    with pytest.raises(ValueError, match="grew from"):
        make_extension(3, u.checkpoint(2), u.LOG)


def test_a_rewritten_ledger_is_refused_though_it_is_signed_and_larger() -> None:
    log = u.Log([u.LINES[0].replace(b'"ore":0', b'"ore":9'), *u.LINES[1:]])
    for new in (3, 4, 5):
        extension = make_extension(3, u.checkpoint(new, log), log)
        with pytest.raises(Disproved, match="HISTORIEN ÄR ÄNDRAD: de 3 första"):
            verify_extension(extension, TREE, u.KEYS)


def test_another_ledger_is_refused() -> None:
    other = u.signer("malmo.se/annan", 9)
    keys = (*u.KEYS, other.vkey)
    extension = make_extension(3, u.checkpoint(5, by=other), u.LOG)
    with pytest.raises(Disproved, match=f"fel liggare: malmo.se/annan, inte {u.ORIGIN}"):
        verify_extension(extension, TREE, keys)


# --- Whatever else a file may hold -------------------------------------------------------------


@KINDS
def test_every_changed_bit_is_noticed(raw: bytes, verify: Verify) -> None:
    verify(raw)
    for bit in range(len(raw) * 8):
        changed = bytearray(raw)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(NotEvidence):
            verify(bytes(changed))


@KINDS
def test_every_cut_and_every_doubled_or_missing_line_is_noticed(raw: bytes, verify: Verify) -> None:
    lines = raw.splitlines(keepends=True)
    changed = [raw[:end] for end in range(len(raw))]
    changed += [b"".join(lines[:at] + lines[at + 1 :]) for at in range(len(lines))]
    changed += [b"".join([*lines[:at], lines[at], *lines[at:]]) for at in range(len(lines))]
    changed += [raw + b"\n", raw + b"x", raw + b"\n\n", b"\n" + raw, b"\xef\xbb\xbf" + raw, raw * 2]
    changed += [raw.replace(b"\n", b"\r\n"), raw.replace(b" ", b"\t"), raw + b"\0", raw + b"\xff"]
    for one in changed:
        with pytest.raises(NotEvidence):
            verify(one)


@KINDS
def test_a_huge_file_is_refused_at_once(raw: bytes, verify: Verify) -> None:
    with pytest.raises(NotEvidence, match=f"är för stor: .* högst {MAX_BYTES}"):
        verify(raw + b"x" * MAX_BYTES)


EXTRA = b"extra e30=\n"
TITLE = b"c2sp.org/tlog-proof@v1\n"


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (b"", "första raden ska vara"), (b"c2sp.org/tlog-proof@v2\n", "första raden ska vara"),
        (TITLE, "saknar raderna extra och index"), (TITLE + EXTRA, "saknar raderna"),
        (TITLE + b"index 0\n", "saknar raderna"), (TITLE + b"index 0\n" + HASH + b"\n", "extra"),
        (TITLE + b"index 0\n" + EXTRA, "saknar raden extra"),
        (TITLE + EXTRA + EXTRA + b"index 0\n", "saknar raden index"),
        (TITLE + EXTRA + b"index 0\nindex 0\n", "kontrollsumma"),
        (TITLE + EXTRA + b"index 01\n", "inget heltal"), (TITLE + EXTRA + b"index \n", "heltal"),
        (TITLE + EXTRA + b"index -1\n", "heltal"), (TITLE + EXTRA + b"index 1e3\n", "heltal"),
        (TITLE + EXTRA + b"index %d\n" % 2**63, "heltal"), (TITLE + EXTRA + b"index\n", "index"),
        (TITLE + b"extra e30\nindex 0\n", "inte base64"),
        (TITLE + b"extra e31=\nindex 0\n", "inte base64"),
        (TITLE + EXTRA + b"index 0\n" + HASH[:-1] + b"\n", "inte base64"),
        (TITLE + EXTRA + b"index 0\n" + HASH[4:] + b"\n", "29 byte; SHA-256 har 32"),
        (TITLE + EXTRA + b"index 0\n" + (HASH + b"\n") * 64, "fler än 63"),
    ],
    ids=u.kort,
)  # fmt: skip
def test_a_file_that_is_no_proof_is_refused(head: bytes, words: str) -> None:
    with pytest.raises(NotEvidence, match=words):
        parse_proof(head + b"\n" + CHECKPOINT)


@pytest.mark.parametrize(
    "head",
    [b"", b"old\n", b"old \n", b"old 03\n", b"old -1\n", b"old 3\nold 3\n", b"Old 3\n",
     b"old 3\nx\n", b"old 3 \n", b"old 3\n" + (HASH + b"\n") * 64, b"old %d\n" % 2**63],
    ids=u.kort,
)  # fmt: skip
def test_a_file_that_is_no_extension_is_refused(head: bytes) -> None:
    with pytest.raises(NotEvidence):
        parse_extension(head + b"\n" + CHECKPOINT)


@pytest.mark.parametrize(
    "rest", [b"", b"\n", b"a\n5\n", u.checkpoint(5).text.encode(), b"a\n\n"], ids=u.kort
)
def test_a_proof_without_a_checkpoint_is_refused(rest: bytes) -> None:
    with pytest.raises(NotEvidence):
        parse_extension(b"old 0\n\n" + rest)
    with pytest.raises(NotEvidence):
        parse_proof(TITLE + EXTRA + b"index 0\n\n" + rest)


def _pieces() -> st.SearchStrategy[bytes]:
    known = (TITLE, EXTRA, b"index 0\n", b"old 3\n", HASH + b"\n", b"\n", CHECKPOINT)
    return st.lists(st.one_of(st.sampled_from(known), st.binary(max_size=8))).map(b"".join)


@given(_pieces())
def test_whatever_is_read_is_written_again_as_it_was_or_refused(raw: bytes) -> None:
    for parse in (parse_proof, parse_extension):
        try:
            found = parse(raw)
        except NotEvidence:
            continue
        assert found.encode() == raw
