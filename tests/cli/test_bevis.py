"""`bevis` and `utvidgning`: files out of a ledger that others verify without it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from features.steps.arkiv import Arkiv
from ledger.errors import Disproved
from ledger.evidence.checking import verify_extension, verify_proof
from ledger.evidence.checkpoint import parse_checkpoint
from ledger.evidence.note import parse_note
from ledger.evidence.proof import parse_extension, parse_proof
from ledger.evidence.vkey import Vkey, parse_vkeys
from tests.cli.program import AVTAL, inside, process
from tests.ledger.bok import forfalska


@pytest.fixture
def undertecknat(arkiv: Arkiv) -> Arkiv:
    """A ledger with a checkpoint, that has grown since."""
    arkiv.underteckna()
    arkiv.registrera(3, "organ")
    return arkiv


def nycklar(arkiv: Arkiv) -> tuple[Vkey, ...]:
    return parse_vkeys(inside("--liggare", arkiv.liggare, "nyckel").out)


def entries(arkiv: Arkiv) -> list[bytes]:
    return inside("--liggare", arkiv.liggare, "exportera", "logg").out.splitlines()


def storlek(path: Path) -> int:
    return parse_checkpoint(parse_note(path.read_bytes()).text).size


def test_every_event_that_a_checkpoint_is_of_has_its_proof(undertecknat: Arkiv) -> None:
    size = storlek(undertecknat.kontrollpunkt)
    for nr, line in enumerate(entries(undertecknat)[:size]):
        undertecknat.ska("bevis", str(nr))

        proof = parse_proof(undertecknat.svar.out)
        assert (proof.nr, proof.entry) == (nr, line)
        assert verify_proof(proof, nycklar(undertecknat)).checkpoint.size == size
        assert undertecknat.filer() == undertecknat.fore


def test_an_event_after_the_checkpoint_has_none(undertecknat: Arkiv) -> None:
    size = storlek(undertecknat.kontrollpunkt)
    for extra in ((), ("--kontrollpunkt", undertecknat.kontrollpunkt)):
        undertecknat.kor("bevis", str(size), *extra)

        assert (undertecknat.svar.code, undertecknat.svar.out) == (5, b"")
        assert "liggare kontrollpunkt" in undertecknat.svar.words


def test_the_newest_checkpoint_is_used_and_an_older_when_asked_for(undertecknat: Arkiv) -> None:
    older = undertecknat.kontrollpunkt
    undertecknat.underteckna()
    newer = undertecknat.kontrollpunkt

    for extra, expected in (((), newer), (("--kontrollpunkt", older), older)):
        undertecknat.ska("bevis", "2", *extra)
        assert parse_proof(undertecknat.svar.out).checkpoint.encode() == expected.read_bytes()


def test_a_liggarnummer_points_at_an_event_too(avtal: Path) -> None:
    env = {"LIGGARE_URL": str(avtal), "LIGGARE_NYCKEL_LOSEN": "x",
           "LIGGARE_NYCKEL": str(avtal.with_name("e.nyckel"))}  # fmt: skip
    assert inside("nyckel", "ny", env=env).code == 0
    assert inside("kontrollpunkt", env=env).code == 0

    by_number = inside("bevis", "2022-000001", env=env)

    nr = parse_proof(by_number.out).nr
    assert json.loads(parse_proof(by_number.out).entry)["data"]["liggarnummer"] == "2022-000001"
    assert inside("bevis", str(nr), env=env).out == by_number.out
    assert AVTAL.is_file()


@pytest.mark.parametrize(("nr", "kod"), [("x", 2), ("-1", 2), ("999", 5), ("2022-000099", 5)])
def test_what_points_at_no_event_is_told(undertecknat: Arkiv, nr: str, kod: int) -> None:
    undertecknat.kor("bevis", "--", nr)

    assert (undertecknat.svar.code, undertecknat.svar.out) == (kod, b"")


def test_on_any_code_page_a_proof_is_the_same_bytes(undertecknat: Arkiv) -> None:
    undertecknat.ska("bevis", "3", "-o", "bevis-3.tlog-proof")
    written = (undertecknat.mapp / "bevis-3.tlog-proof").read_bytes()

    env = {"PYTHONIOENCODING": "cp1252"}
    done = process("--liggare", undertecknat.liggare, "bevis", "3", env=env)

    assert (done.code, done.out) == (0, written)
    assert done.err.decode("cp1252").startswith("Händelse 3")


def byt_rad(path: Path, nr: int, text: str) -> None:
    lines = path.read_text("utf-8").split("\n")
    lines[nr] = text
    path.write_text("\n".join(lines), "utf-8")


@pytest.mark.parametrize(
    ("rad", "text", "kod"),
    [
        (0, "malmo.se/annan", 6),
        (1, "4", 6),
        (1, "04", 4),
        (2, "A" * 43 + "=", 6),
        (2, "A" * 42, 4),
        (3, "något mer", 4),
        (4, "", 4),
    ],
)
@pytest.mark.parametrize("verb", [("bevis", "3"), ("utvidgning", "3")])
def test_a_checkpoint_that_was_meddled_with_is_not_used(
    undertecknat: Arkiv, verb: tuple[str, str], rad: int, text: str, kod: int
) -> None:
    fil = undertecknat.kontrollpunkt
    byt_rad(fil, rad, text)

    undertecknat.kor(*verb, "--kontrollpunkt", fil, "-o", "ut.txt")
    given = undertecknat.svar.code, undertecknat.filer() == undertecknat.fore
    undertecknat.kor(*verb, "-o", "ut.txt")

    assert given == (kod, True)
    assert (undertecknat.svar.code, undertecknat.filer()) == (5, undertecknat.fore)


def test_a_checkpoint_of_another_ledger_is_told_from_ours(
    undertecknat: Arkiv, tmp_path: Path
) -> None:
    other = Arkiv(tmp_path / "annan")
    other.mapp.mkdir()
    other.ska("skapa", "--ursprung", "malmo.se/annan")
    other.nyckel()
    other.underteckna()
    undertecknat.kontrollpunkt.unlink()
    theirs = undertecknat.mapp / other.kontrollpunkt.name
    theirs.write_bytes(other.kontrollpunkt.read_bytes())

    undertecknat.kor("bevis", "3")
    assert undertecknat.svar.code == 5
    undertecknat.kor("bevis", "3", "--kontrollpunkt", theirs)
    assert (undertecknat.svar.code, "malmo.se/annan" in undertecknat.svar.words) == (6, True)


@pytest.mark.parametrize("verb", [("bevis", "3"), ("utvidgning", "3")])
def test_a_rewritten_history_gives_no_evidence(undertecknat: Arkiv, verb: tuple[str, str]) -> None:
    undertecknat.forfalska(2)
    undertecknat.rakna_om()

    undertecknat.kor(*verb, "-o", "ut.txt")

    assert (undertecknat.svar.code, undertecknat.filer()) == (6, undertecknat.fore)
    assert "HISTORIEN ÄR ÄNDRAD" in undertecknat.svar.words


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE sigill SET noder = zeroblob(32) WHERE nr = 2",
        "DELETE FROM sigill WHERE nr = 2",
        "UPDATE handelse SET typ = 'x/1' WHERE nr = 3",
        "UPDATE handelse SET data = zeroblob(70000) WHERE nr = 3",
    ],
)
def test_a_damaged_ledger_gives_no_proof(undertecknat: Arkiv, sql: str) -> None:
    forfalska(undertecknat.liggare, sql)

    undertecknat.kor("bevis", "3", "-o", "ut.txt")

    assert undertecknat.svar.code == 6
    assert undertecknat.filer() == undertecknat.fore


def test_every_extension_from_every_size_holds(undertecknat: Arkiv) -> None:
    log = entries(undertecknat)
    undertecknat.underteckna()
    known = nycklar(undertecknat)
    smaller = min(undertecknat.mapp.glob("kontrollpunkt-*"))
    for old in range(len(log) + 1):
        undertecknat.ska("utvidgning", str(old))
        extension = parse_extension(undertecknat.svar.out)
        assert extension.old == old
    undertecknat.ska("utvidgning", smaller)
    extension = parse_extension(undertecknat.svar.out)
    last = parse_checkpoint(parse_note(smaller.read_bytes()).text)
    assert verify_extension(extension, last, known).checkpoint.size == len(log)
    with pytest.raises(Disproved):
        verify_extension(extension, last._replace(root=bytes(32)), known)


@pytest.mark.parametrize(
    ("fran", "kod"), [("999", 5), ("finns-inte.txt", 5), ("ekonomi.nyckel", 4), (".", 4)]
)
def test_what_is_no_older_checkpoint_is_told(undertecknat: Arkiv, fran: str, kod: int) -> None:
    undertecknat.kor("utvidgning", fran, "-o", "ut.txt")

    assert (undertecknat.svar.code, undertecknat.filer()) == (kod, undertecknat.fore)


def test_no_extension_leads_backwards(undertecknat: Arkiv) -> None:
    size = storlek(undertecknat.kontrollpunkt)

    undertecknat.kor("utvidgning", str(size + 1))

    assert (undertecknat.svar.code, undertecknat.svar.out) == (5, b"")


def test_a_ledger_without_a_key_has_no_evidence(tom: Path) -> None:
    for verb in (("bevis", "1"), ("utvidgning", "1")):
        done = inside("--liggare", tom, *verb)
        assert (done.code, "liggare kontrollpunkt" in done.words) == (5, True)


@pytest.mark.parametrize("verb", [("bevis", "3"), ("utvidgning", "3")])
def test_evidence_is_not_written_over_a_ledger(undertecknat: Arkiv, verb: tuple[str, str]) -> None:
    undertecknat.kor(*verb, "-o", "liggare.db")

    assert (undertecknat.svar.code, undertecknat.filer()) == (2, undertecknat.fore)
