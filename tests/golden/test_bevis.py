"""The files of evidence are frozen to the byte: what is given out must be readable for ever.

    python -m tests.golden.test_bevis

writes those that are missing. A file that is there is never changed: auditors hold such bytes.
"""

from pathlib import Path

import pytest

from ledger.evidence.checking import open_checkpoint, verify_extension, verify_proof
from ledger.evidence.checkpoint import Cosignature, parse_checkpoint
from ledger.evidence.note import parse_note
from ledger.evidence.proof import make_proof, parse_extension, parse_proof
from ledger.evidence.vkey import parse_vkeys
from tests.ledger import underskrivet as u

MAPP = Path(__file__).parent / "bevis"


def _files() -> dict[str, bytes]:
    """Every file, as it would be written today."""
    return {
        "logg.jsonl": b"".join(line + b"\n" for line in u.LINES),
        "nycklar.txt": "".join(f"{key}\n" for key in u.KEYS).encode(),
        "kontrollpunkt-000003.txt": u.checkpoint(3).encode(),
        "kontrollpunkt-000005.txt": u.cosigned(5).encode(),
        "bevis-2.tlog-proof": make_proof(u.LINES[2], 2, u.cosigned(5), u.LOG).encode(),
        "utvidgning-3-5.txt": u.utvidgning(3).encode(),
    }


@pytest.mark.parametrize("name", _files())
def test_a_file_is_written_to_its_golden_bytes(name: str) -> None:
    assert _files()[name] == (MAPP / name).read_bytes()


def test_no_golden_file_is_left_over() -> None:
    assert {path.name for path in MAPP.iterdir()} == {*_files()}


def test_the_golden_files_prove_what_they_say_with_the_golden_keys_alone() -> None:
    keys = parse_vkeys((MAPP / "nycklar.txt").read_bytes())
    opened = open_checkpoint(parse_note((MAPP / "kontrollpunkt-000005.txt").read_bytes()), keys)
    last = parse_checkpoint(parse_note((MAPP / "kontrollpunkt-000003.txt").read_bytes()).text)
    proof = parse_proof((MAPP / "bevis-2.tlog-proof").read_bytes())
    extension = parse_extension((MAPP / "utvidgning-3-5.txt").read_bytes())

    assert opened.checkpoint.size == 5
    assert opened.cosignatures == (Cosignature(keys[1], u.TID),)
    assert verify_proof(proof, keys) == opened
    assert proof.entry == u.LINES[proof.nr]
    assert verify_extension(extension, last, keys).checkpoint == opened.checkpoint


if __name__ == "__main__":
    MAPP.mkdir(exist_ok=True)
    for name, content in _files().items():
        if not (MAPP / name).exists():
            (MAPP / name).write_bytes(content)
