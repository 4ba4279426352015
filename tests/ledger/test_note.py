"""Keys and signed notes: the spec's own example, what is ignored, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import Disproved, NotEvidence
from ledger.evidence.checking import verify_note
from ledger.evidence.note import MAX_BYTES, Note, Signature, parse_note
from ledger.evidence.signing import sign_note
from ledger.evidence.vkey import COSIGNATURE, ED25519, Vkey, parse_vkey, parse_vkeys
from tests.ledger import underskrivet as u

# The example of C2SP signed-note.
VKEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
NOTE = (
    "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2"
    "ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
).encode()

TEXT = "Ett beslut.\n\nMed en tom rad.\n"
SIGNED = sign_note(TEXT, u.EKONOMI)
OTHER = Signature("nagon.annan/x", b"abcd", b"z" * 5000)


# --- Keys --------------------------------------------------------------------------------------


def test_the_example_of_the_format_is_accepted_and_written_again_as_it_was() -> None:
    key, note = parse_vkey(VKEY), parse_note(NOTE)

    assert (key.name, key.kind, str(key)) == ("example.com/foo", ED25519, VKEY)
    assert verify_note(note, [key]) == (key,)
    assert note.encode() == NOTE


@pytest.mark.parametrize("kind", [ED25519, COSIGNATURE])
def test_a_key_is_read_as_it_is_written(kind: int) -> None:
    vkey = u.signer("å.se/nyckel", 7, kind).vkey

    assert parse_vkey(str(vkey)) == vkey


def test_the_type_of_signature_is_part_of_the_key_id() -> None:
    ids = {u.signer("x", 7, kind).vkey.key_id for kind in (ED25519, COSIGNATURE)}

    assert len(ids) == 2


def _spelt(name: str = "x", kind: int = ED25519, public: bytes = bytes(32)) -> str:
    return str(Vkey(name, kind, public))


@pytest.mark.parametrize(
    "text",
    [
        "", "+", "++", "x", "x+530d903a", f"{VKEY} ", f" {VKEY}", f"{VKEY}\n", f"{VKEY}=",
        VKEY.replace("530d903a", "530D903A"), VKEY.replace("530d903a", "530d903b"),
        VKEY.replace("foo", "fop"), VKEY.replace("+530d903a+", "++"),
        VKEY.replace("U2k", "U2l"),  # the same bytes, spelt otherwise
        VKEY.replace("Aeky", "å!ky"), "x+00000000+", _spelt(""), _spelt("a b"), _spelt("a\u00a0b"),
        _spelt("a\x01b"), _spelt(kind=2), _spelt(kind=6, public=bytes(1312)),
        _spelt(public=bytes(31)), _spelt(public=bytes(33)), "\ud800+530d903a+AA==",
        "x+\ud800+AA==", "x+530d903a+\ud800",
    ],
    ids=u.kort,
)  # fmt: skip
def test_a_key_that_is_spelt_otherwise_is_refused(text: str) -> None:
    with pytest.raises(NotEvidence, match="nyckel"):
        parse_vkey(text)


def test_a_file_of_keys_is_read_as_people_keep_it() -> None:
    first, second = map(str, u.KEYS)
    text = f"\ufeff# ekonomi\r\n{first}\r\n\r\n# revisor\n  {second}\n{first}\n"

    assert parse_vkeys(text.encode()) == u.KEYS
    assert parse_vkeys(b"") == ()
    for raw in (b"\xff", f"{first} {second}".encode(), b"x" * 70_000, b"a\0b"):
        with pytest.raises(NotEvidence):
            parse_vkeys(raw)


# --- Notes -------------------------------------------------------------------------------------


def test_a_text_may_have_empty_lines_and_the_last_one_ends_it() -> None:
    assert parse_note(SIGNED.encode()) == SIGNED
    assert SIGNED.text == TEXT
    for text in ("\n", "\n\n", "a\n\n", "— a b\n\n— c d\n"):
        note = parse_note(sign_note(text, u.EKONOMI).encode())
        assert (note.text, verify_note(note, u.KEYS)) == (text, (u.EKONOMI.vkey,))


@pytest.mark.parametrize("text", ["", "a", "a\n\nb", "\ud800\n"], ids=u.kort)
def test_a_text_that_does_not_end_in_newline_is_not_signed(text: str) -> None:
    with pytest.raises((ValueError, NotEvidence)):
        sign_note(text, u.EKONOMI)


def test_the_key_of_a_witness_signs_no_texts() -> None:
    with pytest.raises(ValueError, match="does not sign"):
        sign_note("a\n", u.REVISOR)


def test_lines_by_unknown_keys_say_nothing() -> None:
    alike = (
        Signature(u.ORIGIN, OTHER.key_id, b"z" * 64),  # the name of a known key
        Signature("x", u.EKONOMI.vkey.key_id, b"z" * 64),  # the id of one
    )
    note = Note(TEXT, (OTHER, *alike, *SIGNED.signatures))

    assert verify_note(parse_note(note.encode()), u.KEYS) == (u.EKONOMI.vkey,)


@pytest.mark.parametrize("keys", [[], [u.OKAND.vkey], [parse_vkey(VKEY)], [u.REVISOR.vkey]])
def test_a_note_without_a_line_by_a_known_key_is_refused(keys: list[Vkey]) -> None:
    with pytest.raises(Disproved, match="ingen signatur av känd nyckel"):
        verify_note(SIGNED, keys)


@pytest.mark.parametrize("length", [1, 63, 64, 65])
def test_a_bad_line_by_a_known_key_spoils_the_note(length: int) -> None:
    bad = Signature(u.ORIGIN, u.EKONOMI.vkey.key_id, b"z" * length)
    note = parse_note(Note(TEXT, (*SIGNED.signatures, bad)).encode())

    with pytest.raises(Disproved, match="stämmer inte med texten"):
        verify_note(note, u.KEYS)


def test_every_changed_bit_is_noticed() -> None:
    raw = SIGNED.encode()
    for bit in range(len(raw) * 8):
        changed = bytearray(raw)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(NotEvidence):
            verify_note(parse_note(bytes(changed)), u.KEYS)


def test_a_note_has_room_for_16_signatures_of_5_kb_and_for_100_lines() -> None:
    large = [OTHER._replace(key_id=b"abc%c" % n) for n in range(16)]
    many = [OTHER._replace(key_id=b"abc%c" % n, value=b"z") for n in range(101)]

    assert len(parse_note(Note(TEXT, tuple(large)).encode()).signatures) == 16
    assert len(parse_note(Note(TEXT, tuple(many[:100])).encode()).signatures) == 100
    with pytest.raises(NotEvidence, match="fler än 100"):
        parse_note(Note(TEXT, tuple(many)).encode())


HEAD = b"a\n\n"
LINE = "— x YWJjZGU=\n".encode()


def test_the_smallest_line_of_signature() -> None:
    assert parse_note(HEAD + LINE) == Note("a\n", (Signature("x", b"abcd", b"e"),))


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "saknas"), (b"a\n", "saknas"), (b"a\n\n", "saknas"), (LINE, "saknas"),
        (HEAD + LINE[:-1], "saknas"), (HEAD + LINE + b"\n", "saknas"),
        (HEAD + LINE + b"b\n", "skrivs: — namn base64"),
        (HEAD + b"- x YWJjZGU=\n", "skrivs"), (HEAD + LINE.replace(b" x", b"  x"), "skrivs"),
        (HEAD + LINE.replace(b"x", b"x+y"), "skrivs"),
        (HEAD + LINE.replace(b"x", "x\u2003".encode()), "skrivs"),
        (HEAD + LINE.replace(b"x ", b""), "för kort"),
        (HEAD + LINE.replace(b"ZGU=", b"ZGU"), "inte base64"),
        (HEAD + LINE.replace(b"ZGU=", b"ZGV="), "inte base64"),
        (HEAD + LINE.replace(b"ZGU=", b"ZGU= "), "inte base64"),
        (HEAD + LINE.replace(b"ZGU=", b"ZGU=ZGU="), "inte base64"),
        (HEAD + LINE.replace(b"ZGU=", b"ZGU_"), "inte base64"),
        (HEAD + LINE.replace(b"YWJjZGU=", b"YWJjZA=="), "för kort"),
        (HEAD + LINE + LINE, "två gånger"),
        (HEAD + LINE + b"\xff", "inte UTF-8"), (HEAD + b"\xed\xa0\x80" + LINE, "inte UTF-8"),
        (HEAD.replace(b"\n", b"\r\n") + LINE, "Windows radslut"),
        (b"a\tb\n\n" + LINE, "styrtecken vid tecken 2"), (b"\0" + HEAD + LINE, "styrtecken"),
        (b"a" * MAX_BYTES + HEAD + LINE, "för stor"),
    ],
    ids=u.kort,
)  # fmt: skip
def test_a_file_that_is_no_note_is_refused(raw: bytes, words: str) -> None:
    with pytest.raises(NotEvidence, match=words):
        parse_note(raw)


@given(
    st.one_of(st.binary(), st.text().map(lambda text: f"a\n\n— {text}\n".encode(errors="replace")))
)
def test_whatever_is_read_is_a_note_or_refused(raw: bytes) -> None:
    try:
        note = parse_note(raw)
    except NotEvidence:
        return
    assert note.encode() == raw
