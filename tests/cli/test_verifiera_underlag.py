"""``liggare verifiera --underlag``: the files that events rest on, as they were when recorded."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from tests.cli.program import Run
from tests.ledger import angrepp

PAPPER = {"beslut.txt": b"Nio rader.\n", "bilaga/avtal.pdf": b"%PDF-1.7 ett avtal", "tom.txt": b""}


@pytest.fixture
def mapp(tmp_path: Path) -> Path:
    """A folder with the papers that ``forlitad`` rests on."""
    for namn, text in PAPPER.items():
        fil = tmp_path / "papper" / namn
        fil.parent.mkdir(parents=True, exist_ok=True)
        fil.write_bytes(text)
    return tmp_path / "papper"


@pytest.fixture
def forlitad(tmp_path: Path, run: Run) -> Path:
    """A ledger of four organs, each of which rests on a paper; two on the same."""
    assert run("skapa", "--register", "tomt").code == 0
    ny = ("--slag", "namnd", "--avser", "ny", "--datum", "2025-03-01", "--underlag", "annat: brev")
    assert run("registrera", "organ", "--kod", "N9", "--namn", "Nämnden 9", *ny).code == 0
    for nr, namn in enumerate((*PAPPER, "beslut.txt")):
        rad = f"protokoll: {namn} sha256={sha256(PAPPER[namn]).hexdigest()}"
        of = ("--kod", f"N{nr}", "--namn", f"Nämnden {nr}", "--slag", "namnd", "--avser", "ny")
        stated = (*of, "--datum", "2025-03-01", "--underlag", rad)
        assert run("registrera", "organ", *stated).code == 0
    return tmp_path / "liggare.db"


def test_each_paper_is_found_as_it_was(forlitad: Path, run: Run, mapp: Path) -> None:
    done = run("verifiera", "--underlag", mapp)

    assert done.code == 0, done.words
    assert "Underlag: 3 av 3 finns oförändrade i mappen." in done.text
    assert "hölls inte mot några filer" not in done.text
    assert max(map(len, done.text.splitlines())) <= 80


def test_a_paper_that_is_altered_is_named_with_what_rests_on_it(
    forlitad: Path, run: Run, mapp: Path
) -> None:
    (mapp / "beslut.txt").write_bytes(b"Tio rader.\n")

    done = run("verifiera", "--underlag", mapp, "-f", "json")

    (fel,) = done.json["fel"]
    assert (done.code, done.json["ok"], fel["slag"]) == (6, False, "underlag")
    assert done.json["underlag"] == {"angivna": 3, "funna": 2}
    assert "beslut.txt" in fel["meddelande"]
    assert f"2 händelser, den första {fel['nr']}," in fel["meddelande"]
    assert "Ingen händelse vilar på beslut.txt i mappen." in done.json["ej_kontrollerat"]


def test_each_paper_that_is_gone_is_named(forlitad: Path, run: Run, mapp: Path) -> None:
    for namn in PAPPER:
        (mapp / namn).unlink()

    done = run("verifiera", "--underlag", mapp, "-f", "json")

    assert (done.code, done.json["fel_totalt"]) == (6, 3)
    assert done.json["underlag"] == {"angivna": 3, "funna": 0}


def test_it_is_the_content_that_counts_not_the_name(forlitad: Path, run: Run, mapp: Path) -> None:
    (mapp / "bilaga" / "avtal.pdf").rename(mapp / "omdöpt.pdf")

    assert run("verifiera", "--underlag", mapp).code == 0


def test_what_has_no_checksum_and_what_nothing_rests_on_is_said(
    forlitad: Path, run: Run, mapp: Path
) -> None:
    for nr in range(7):
        (mapp / f"annan-{nr}.txt").write_bytes(b"%d" % nr)

    said = " ".join(run("verifiera", "--underlag", mapp, "-f", "json").json["ej_kontrollerat"])

    assert "underlag har ingen SHA-256 att jämföra en fil med." in said
    assert "Ingen händelse vilar på annan-0.txt, annan-1.txt" in said
    assert "och 2 till i mappen" in said


def test_of_a_ledger_that_is_wrong_no_paper_is_looked_for(
    forlitad: Path, run: Run, mapp: Path
) -> None:
    with angrepp.unguarded(forlitad) as conn:
        angrepp.edit(conn, 3, avser="något annat")

    done = run("verifiera", "--underlag", mapp, "-f", "json")

    assert (done.code, done.json["underlag"]) == (6, None)
    assert {one["slag"] for one in done.json["fel"]} == {"innehall"}


def test_a_folder_must_be_one(forlitad: Path, run: Run, mapp: Path) -> None:
    for path in (mapp / "saknas", mapp / "tom.txt"):
        done = run("verifiera", "--underlag", path)

        assert done.code == 5
        assert f"--underlag: {str(path)!r} är ingen mapp" in done.words.replace("\n", " ")
