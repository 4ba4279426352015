"""Checkpoints and cosignatures: who must have signed what, and what no ledger has signed."""

import pytest

from ledger.errors import Disproved, NotEvidence
from ledger.evidence import tree
from ledger.evidence.checking import open_checkpoint
from ledger.evidence.checkpoint import Checkpoint, Cosignature, parse_checkpoint
from ledger.evidence.lines import encoded
from ledger.evidence.note import Note, Signature, parse_note
from ledger.evidence.signing import cosign, sign_checkpoint, sign_note
from ledger.evidence.vkey import COSIGNATURE
from tests.ledger import underskrivet as u

ROOT = tree.root(5, u.LOG)
OPENED = open_checkpoint(u.checkpoint(5), u.KEYS)


def test_the_text_is_three_lines() -> None:
    note = u.checkpoint(5)

    assert note.text == f"{u.ORIGIN}\n5\n{encoded(ROOT)}\n"
    assert OPENED.checkpoint == Checkpoint(u.ORIGIN, 5, ROOT)
    assert (OPENED.signed_by, OPENED.cosignatures) == ((u.EKONOMI.vkey,), ())


def test_a_ledger_without_events_has_a_checkpoint_with_the_empty_root() -> None:
    empty = open_checkpoint(u.checkpoint(0), u.KEYS)

    assert empty.checkpoint == Checkpoint(u.ORIGIN, 0, tree.EMPTY_ROOT)


def test_extension_lines_of_others_are_kept_and_signed_with_the_rest() -> None:
    note = sign_note(f"{OPENED.checkpoint.text}en rad till\n", u.EKONOMI)
    opened = open_checkpoint(parse_note(note.encode()), u.KEYS)

    assert opened.checkpoint == Checkpoint(u.ORIGIN, 5, ROOT, ("en rad till",))
    assert opened.checkpoint.text == note.text
    assert open_checkpoint(cosign(opened, u.REVISOR, 1), u.KEYS).cosignatures


B64 = encoded(ROOT)


@pytest.mark.parametrize(
    "text",
    [
        "", "\n", "a\n5\n", f"a\n5\n{B64}", f"a\n5\n{B64}\n\n", f"\n5\n{B64}\n", f"a\n\n{B64}\n",
        f"a\n5\n\n{B64}\n", f"a\n05\n{B64}\n", f"a\n+5\n{B64}\n", f"a\n-5\n{B64}\n",
        f"a\n5 \n{B64}\n", f"a\n\u0665\n{B64}\n", f"a\n5.0\n{B64}\n", f"a\n{2**63}\n{B64}\n",
        f"a\n{'9' * 5000}\n{B64}\n", f"a\n0\n{B64}\n", f"a\n5\n{B64[:-1]}\n", f"a\n5\n{B64} \n",
        f"a\n5\n{encoded(ROOT[:-1])}\n", f"a\n5\n{encoded(ROOT + b'x')}\n",
    ],
    ids=u.kort,
)  # fmt: skip
def test_a_text_that_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(NotEvidence):
        parse_checkpoint(text)


def test_only_the_ledgers_own_key_signs_for_it() -> None:
    for signer in (u.signer("nagon.annan/x", 9), u.REVISOR):
        with pytest.raises(ValueError, match="does not sign for"):
            sign_checkpoint(u.ORIGIN, 5, ROOT, signer)
    with pytest.raises(ValueError, match="does not sign texts"):
        sign_checkpoint(u.REVISOR.name, 5, ROOT, u.REVISOR)
    for size, root in ((-1, ROOT), (5, b""), (0, ROOT), (2**63, ROOT)):
        with pytest.raises(NotEvidence):
            sign_checkpoint(u.ORIGIN, size, root, u.EKONOMI)


def test_another_ledger_is_refused_though_a_known_key_signed_it() -> None:
    other = u.signer("malmo.se/annan", 9)
    text = OPENED.checkpoint.text
    with pytest.raises(Disproved, match=f"fel liggare: ingen nyckel är känd för {u.ORIGIN}"):
        open_checkpoint(sign_note(text, other), [other.vkey, u.REVISOR.vkey])
    with pytest.raises(Disproved, match=f"ingen signatur av känd nyckel för {u.ORIGIN}"):
        open_checkpoint(sign_note(text, other), [other.vkey, u.EKONOMI.vkey])


def test_another_key_under_the_same_name_is_refused() -> None:
    with pytest.raises(Disproved, match="ingen signatur av känd nyckel"):
        open_checkpoint(u.checkpoint(5, by=u.OKAND), u.KEYS)


def test_an_old_and_a_new_key_of_a_ledger_may_both_be_known() -> None:
    keys = (u.OKAND.vkey, *u.KEYS)

    assert open_checkpoint(u.checkpoint(5), keys).signed_by == (u.EKONOMI.vkey,)
    assert open_checkpoint(u.checkpoint(5, by=u.OKAND), keys).signed_by == (u.OKAND.vkey,)


def test_a_cosignature_tells_who_and_when() -> None:
    opened = open_checkpoint(parse_note(u.cosigned(5).encode()), u.KEYS)

    assert opened.cosignatures == (Cosignature(u.REVISOR.vkey, u.TID),)
    assert u.cosigned(5).text == u.checkpoint(5).text
    again = cosign(opened, u.REVISOR, u.TID + 1)
    times = [one.time for one in open_checkpoint(again, u.KEYS).cosignatures]
    assert times == [u.TID, u.TID + 1]
    assert cosign(opened, u.REVISOR, u.TID) == opened.note


def test_what_a_witness_signs_is_the_time_and_the_text() -> None:
    (_, line) = u.cosigned(5).signatures
    message = f"cosignature/v1\ntime {u.TID}\n{u.checkpoint(5).text}".encode()

    assert line.value == u.TID.to_bytes(8, "big") + u.REVISOR.private.sign(message)


def test_a_witness_does_not_stand_in_for_the_ledger() -> None:
    alone = Note(u.checkpoint(5).text, u.cosigned(5).signatures[1:])
    with pytest.raises(Disproved, match="ingen signatur av känd nyckel"):
        open_checkpoint(alone, u.KEYS)
    same_name = u.signer(u.ORIGIN, 50, COSIGNATURE)
    with pytest.raises(Disproved, match="fel liggare"):
        open_checkpoint(cosign(OPENED, same_name, 1), [same_name.vkey])


def test_every_changed_bit_of_a_cosignature_is_noticed() -> None:
    own, line = u.cosigned(5).signatures
    for bit in range(len(line.value) * 8):
        changed = bytearray(line.value)
        changed[bit // 8] ^= 1 << bit % 8
        note = Note(OPENED.note.text, (own, line._replace(value=bytes(changed))))
        with pytest.raises(Disproved, match="signaturen av revisor"):
            open_checkpoint(note, u.KEYS)


@pytest.mark.parametrize("value", [b"x", b"x" * 8, b"x" * 9, b"\0" * 71, b"\0" * 73], ids=u.kort)
def test_a_cosignature_of_another_length_is_refused(value: bytes) -> None:
    bad = Signature(u.REVISOR.name, u.REVISOR.vkey.key_id, value)
    with pytest.raises(Disproved, match="signaturen av revisor"):
        open_checkpoint(OPENED.note.signed(bad), u.KEYS)


@pytest.mark.parametrize("time", [0, -1, 2**63])
def test_a_witness_signs_at_a_time_and_with_its_own_type_of_key(time: int) -> None:
    with pytest.raises(ValueError, match="cannot cosign"):
        cosign(OPENED, u.REVISOR, time)
    with pytest.raises(ValueError, match="cannot cosign"):
        cosign(OPENED, u.EKONOMI, u.TID)
