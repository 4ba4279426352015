"""`jamfor`: the same, the beginning of the other, or two histories, and where they part."""

from __future__ import annotations

import itertools
import os
import shutil
from pathlib import Path

import pytest

from features.steps.arkiv import Arkiv
from tests.cli.program import Result, inside
from tests.ledger.bok import forfalska
from tests.ledger.underskrivet import kort


@pytest.fixture
def tva(arkiv: Arkiv) -> Arkiv:
    """A ledger at two sizes, each as every kind of file: gammal.* and ny.*."""
    for namn in ("gammal", "ny"):
        arkiv.underteckna()
        arkiv.ska("exportera", "logg", "-o", namn)
        shutil.copyfile(arkiv.kontrollpunkt, arkiv.mapp / f"{namn}.txt")
        shutil.copyfile(arkiv.liggare, arkiv.mapp / f"{namn}.db")
        shutil.copyfile(arkiv.mapp / namn / "logg.jsonl", arkiv.mapp / f"{namn}.jsonl")
        shutil.copyfile(arkiv.mapp / namn / "blad.bin", arkiv.mapp / f"{namn}.bin")
        arkiv.registrera(5, "organ")
    return arkiv


SORTER = ("db", "jsonl", "bin", "txt")
PAR = [*itertools.product(SORTER, SORTER)]


def jamfor(arkiv: Arkiv, a: str, b: str, *args: str) -> Result:
    before = arkiv.filer()
    done = inside("jamfor", arkiv.mapp / a, arkiv.mapp / b, *args)
    assert arkiv.filer() == before
    return done


@pytest.mark.parametrize(("a", "b"), PAR)
def test_the_same_ledger_in_any_two_forms_is_the_same(tva: Arkiv, a: str, b: str) -> None:
    done = jamfor(tva, f"ny.{a}", f"ny.{b}")

    assert (done.code, done.text[:6]) == (0, "SAMMA:")


@pytest.mark.parametrize(("a", "b"), PAR)
def test_the_older_is_the_beginning_of_the_newer(tva: Arkiv, a: str, b: str) -> None:
    done = jamfor(tva, f"gammal.{a}", f"ny.{b}")
    back = jamfor(tva, f"ny.{b}", f"gammal.{a}")

    if b == "txt":  # a checkpoint has no beginning to look at
        assert (done.code, back.code) == (2, 2)
        assert "kan inte avgöras" in done.words
        assert "utvidgning" in done.words
        return
    assert (done.code, back.code) == (0, 0)
    assert f"gammal.{a} är början av" in done.text
    assert done.text == back.text


@pytest.mark.parametrize(("a", "b"), PAR)
def test_another_history_does_not_agree_in_any_form(tva: Arkiv, a: str, b: str) -> None:
    other = Arkiv(tva.mapp)
    other.liggare = tva.mapp / "annan.db"
    shutil.copyfile(tva.mapp / "ny.db", other.liggare)
    other.forfalska(3)
    other.rakna_om()
    for fil in tva.mapp.glob("*kontrollpunkt*"):
        fil.unlink()
    other.underteckna()
    shutil.copyfile(other.kontrollpunkt, tva.mapp / "annan.txt")
    other.ska("exportera", "logg", "-o", "annan")
    shutil.copyfile(tva.mapp / "annan" / "logg.jsonl", tva.mapp / "annan.jsonl")
    shutil.copyfile(tva.mapp / "annan" / "blad.bin", tva.mapp / "annan.bin")

    done = jamfor(tva, f"ny.{a}", f"annan.{b}")
    found = jamfor(tva, f"ny.{a}", f"annan.{b}", "-f", "json")

    assert done.code == found.code == 6
    assert "GÅR INTE IHOP" in done.text
    named = "txt" not in {a, b}
    assert ("händelse 3 är den första som skiljer" in done.text) == named
    assert found.json["forsta_skillnad"] == (3 if named else None)
    assert (found.json["schema"], found.json["svar"]) == ("jamforelse/1", "olika")


def test_a_seal_that_was_rewritten_does_not_hide_a_changed_event(tva: Arkiv) -> None:
    forfalska(tva.mapp / "ny.db", "UPDATE handelse SET version = 77 WHERE nr = 4")

    for form in SORTER[1:]:
        assert jamfor(tva, "ny.db", f"gammal.{form}").code == 6


def test_as_json_it_says_how_many_are_alike(tva: Arkiv) -> None:
    found = jamfor(tva, "gammal.jsonl", "ny.bin", "-f", "json").json

    assert (found["svar"], found["forsta_skillnad"]) == ("borjan", None)
    assert found["handelser"][1] - found["handelser"][0] == 5


def test_a_log_shorter_than_a_checkpoint_may_have_shrunk(tva: Arkiv) -> None:
    done = jamfor(tva, "gammal.db", "ny.txt")

    assert (done.code, done.out) == (2, b"")
    assert "har liggaren krympt" in " ".join(done.words.split())


def test_two_ledgers_by_name_do_not_agree(tva: Arkiv) -> None:
    raw = (tva.mapp / "ny.txt").read_bytes()
    (tva.mapp / "x.txt").write_bytes(raw.replace(b"statsbidrag/prov\n", b"annan\n", 1))

    done = jamfor(tva, "ny.txt", "x.txt")

    assert (done.code, "två liggare" in done.text) == (6, True)


@pytest.mark.parametrize(
    ("namn", "raw", "kod"),
    [
        ("tom", b"", 4),
        ("text", b"anteckning\n", 4),
        ("klippt.jsonl", b'{"aggregat":"liggare"', 4),
        ("klippt.bin", bytes(33), 4),
        ("skadad.txt", "x\n\n— y\n".encode(), 4),
        ("skadad.db", b"SQLite format 3\x00" + bytes(100), 6),
    ],
    ids=kort,
)
def test_what_is_none_of_these_is_told(tva: Arkiv, namn: str, raw: bytes, kod: int) -> None:
    (tva.mapp / namn).write_bytes(raw)

    for a, b in ((namn, "ny.db"), ("ny.bin", namn)):
        done = jamfor(tva, a, b)
        assert (done.code, done.out) == (kod, b"")


def test_what_is_no_file_is_told(tva: Arkiv) -> None:
    os.mkfifo(tva.mapp / "ror")
    for namn in ("saknas", ".", "ror"):
        done = inside("jamfor", tva.mapp / namn, tva.mapp / "ny.db")
        assert (done.code, done.out) == (5, b"")


def test_a_log_with_a_hole_is_damaged(tva: Arkiv) -> None:
    forfalska(tva.mapp / "ny.db", "DELETE FROM handelse WHERE nr = 4")

    done = jamfor(tva, "ny.db", "gammal.bin")

    assert (done.code, "händelse 4 saknas" in done.words) == (6, True)


def test_the_files_of_a_folder_are_beginnings_of_the_newer(tva: Arkiv) -> None:
    for namn in ("logg.jsonl", "blad.bin", "nycklar.txt"):
        old = (tva.mapp / "gammal" / namn).read_bytes()
        new = (tva.mapp / "ny" / namn).read_bytes()
        assert new.startswith(old)
        assert (len(new) > len(old)) == (namn != "nycklar.txt")
    assert len((tva.mapp / "ny" / "blad.bin").read_bytes()) == 32 * len(
        (tva.mapp / "ny" / "logg.jsonl").read_bytes().splitlines()
    )
    inside("--liggare", tva.liggare, "nyckel")
    shown = inside("--liggare", tva.liggare, "nyckel").out
    assert (tva.mapp / "ny" / "nycklar.txt").read_bytes() == shown


def test_a_folder_is_written_again_and_never_over_a_database(tva: Arkiv, tmp_path: Path) -> None:
    shutil.copyfile(tva.liggare, tva.mapp / "ny" / "blad.bin")
    before = tva.filer()

    done = inside("--liggare", tva.liggare, "exportera", "logg", "-o", tva.mapp / "ny")

    assert (done.code, tva.filer()) == (2, before)
    (tva.mapp / "ny" / "blad.bin").unlink()
    assert inside("--liggare", tva.liggare, "exportera", "logg", "-o", tva.mapp / "ny").code == 0
    assert jamfor(tva, "ny/blad.bin", "liggare.db").text.startswith("SAMMA")
