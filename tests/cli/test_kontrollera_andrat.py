"""`kontrollera` on files that were changed, are something else, or would deceive."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import rfc8785

from application.proving.checking import when
from ledger.evidence.checking import open_checkpoint
from ledger.evidence.checkpoint import LATEST
from ledger.evidence.proof import Proof, make_proof
from ledger.evidence.signing import cosign
from tests.cli.bevisfiler import FILER, FRAN, pa
from tests.cli.program import inside
from tests.ledger.underskrivet import (
    KEYS,
    LINES,
    LOG,
    REVISOR,
    Log,
    bevis,
    checkpoint,
    kort,
)


@pytest.mark.parametrize("fil", FILER)
def test_any_byte_that_is_changed_is_noticed(mapp: Path, fil: str) -> None:
    """One that makes the auditor's line another's takes the auditor's word away, and no more."""
    raw = (mapp / fil).read_bytes()
    for at in range(len(raw)):
        (mapp / "ny.txt").write_bytes(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
        done = inside("kontrollera", "ny.txt", *(FRAN if "utv" in fil else ()))
        cosigned_no_more = done.code == 0 and "Medundertecknad: nej" in done.text
        assert (done.code in {2, 4, 6} and done.out == b"") or cosigned_no_more, at


def test_what_does_not_hold_is_6_and_in_json_says_so_on_stdout(mapp: Path) -> None:
    changed = bevis(2)._replace(entry=LINES[2].replace(b'"ore":2', b'"ore":3'))
    (mapp / "b.txt").write_bytes(changed.encode())

    told, found = pa("b.txt"), pa("b.txt", "-f", "json")

    assert (told.code, told.out) == (6, b"")
    assert "händelse 2 ingår inte i" in told.words
    assert (found.code, found.json["ok"], found.json["schema"]) == (6, False, "kontroll/1")
    assert json.loads(found.err)["kod"] == "skadad"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"hej",
        b"old 3\n",
        b"old 3\n\n",
        b"c2sp.org/tlog-proof@v2\n\n",
        b"\xff\xfe",
        b'{"aggregat":"liggare"}',
        b"x" * 500_000,
        "gammal: —\n\n— x".encode(),
    ],
    ids=kort,
)
def test_what_is_written_otherwise_is_4(mapp: Path, raw: bytes) -> None:
    (mapp / "x.txt").write_bytes(raw)

    done = pa("x.txt", "--fran", "kontrollpunkt-000003.txt") if raw[:3] == b"old" else pa("x.txt")

    assert (done.code, done.out) == (4, b"")
    assert done.words.startswith("Fel: x.txt: ")


def test_windows_line_ends_are_named_as_the_fault(mapp: Path) -> None:
    raw = (mapp / "bevis-2.tlog-proof").read_bytes()
    (mapp / "x.txt").write_bytes(raw.replace(b"\n", b"\r\n"))

    done = pa("x.txt")

    assert (done.code, "Windows radslut" in done.words) == (4, True)


@pytest.mark.parametrize(
    "entry",
    [
        b'{"aggregat":"a","data":{},"nr":0,"typ":"x/1","version":1,"version":1}',
        b'{"nr":0}',
        b'{"nr": 0}',
        b'{"aggregat":"a","data":{"x":1.5},"nr":0,"typ":"x/1"}',
        b'{"aggregat":1,"data":{},"nr":0,"typ":"x/1","version":1}',
    ],
    ids=kort,
)
def test_an_entry_that_can_be_read_in_two_ways_proves_nothing(mapp: Path, entry: bytes) -> None:
    log = Log([entry])
    proof = Proof(entry, 0, (), checkpoint(1, log))
    (mapp / "x.txt").write_bytes(proof.encode())

    done = pa("x.txt")

    assert (done.code, done.out) == (4, b"")
    assert "inte skriven som en liggare skriver den" in done.words


def test_what_is_in_an_event_does_not_steer_a_terminal(mapp: Path) -> None:
    for steering, code in (("\x1b[2J", 4), ("\x1b]0;x\x07", 4), ("\x9b2J", 4), ("\u202e", 0)):
        entry = rfc8785.dumps(
            {"aggregat": f"a{steering}", "data": {"avser": f"b{steering}", "x_ore": 5},
             "nr": 0, "typ": "x/1", "version": 1}
        )  # fmt: skip
        raw = make_proof(entry, 0, checkpoint(1, Log([entry])), LOG).encode()
        (mapp / "x.txt").write_bytes(raw)

        done = pa("x.txt")

        assert done.code == code
        assert not {*"\x1b\x07\x9b\u202e"} & {*done.text, *done.words}


def test_the_last_time_that_a_calendar_has_is_told(mapp: Path) -> None:
    note = cosign(open_checkpoint(checkpoint(5), KEYS), REVISOR, LATEST)
    (mapp / "x.txt").write_bytes(note.encode())

    assert "Medundertecknad: 9999-12-31T23:59:59Z av" in " ".join(pa("x.txt").text.split())
    assert when(LATEST + 1) == str(LATEST + 1)  # ours, from a clock that is wrong
