"""`exportera logg`, and `importera` of what it wrote: identical, or told which line is wrong."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from exchange.rorelsetabell import kontrollsumma
from tests.cli.lasverb import contents
from tests.cli.program import AKTOR, ATTESTANT, Run, alias, fingerprint, inside, lines, skriven
from tests.ledger.bok import forfalska


@pytest.fixture
def fil(tmp_path: Path, logg: bytes) -> Path:
    return skriven(tmp_path, logg, "logg.jsonl")


def test_the_log_is_the_stored_entries(demo: Path, logg: bytes) -> None:
    assert logg == inside("--liggare", demo, "handelser", "-f", "jsonl").out


@pytest.mark.parametrize("given", ["ny.jsonl", "mapp", "finns", "mapp.med.punkt", "gammal.txt"])
def test_it_is_written_to_a_file_or_into_a_folder(
    demo: Path, logg: bytes, tmp_path: Path, given: str
) -> None:
    for folder in ("finns", "mapp.med.punkt"):
        (tmp_path / folder).mkdir()
    (tmp_path / "gammal.txt").write_text("gammalt", "utf-8")
    ut = tmp_path / given

    done = inside("--liggare", demo, "exportera", "logg", "-o", ut)

    assert (done.code, done.out) == (0, b"")
    told = f"rorelser.json: SHA-256 {kontrollsumma()}\n" if ut.is_dir() else ""
    assert done.err.decode() == told
    written = ut / "logg.jsonl" if ut.is_dir() else ut
    assert ut.is_dir() == (given in {"mapp", "finns", "mapp.med.punkt"})
    assert written.read_bytes() == logg
    files = {path.name for path in tmp_path.rglob("*") if path.is_file()} - {"gammal.txt"}
    beside = {"blad.bin", "nycklar.txt", "rorelser.json"} if ut.is_dir() else set()
    assert files == {written.name} - {"gammal.txt"} | beside


@pytest.mark.parametrize("given", ["liggare.db", "saknas/ut", "saknas/ut.jsonl", "ror", "fil/ut"])
def test_it_is_not_written_over_a_ledger_or_where_nothing_can_be(
    avtal: Path, run: Run, tmp_path: Path, given: str
) -> None:
    before = fingerprint(avtal)
    os.mkfifo(tmp_path / "ror")
    skriven(tmp_path, "", "fil")
    beside = {*tmp_path.iterdir()}

    done = run("exportera", "logg", "-o", tmp_path / given)

    assert (done.code, done.out) == (2, b"")
    assert "går inte att" in done.words or "skrivs inte över" in done.words or "fil" in done.words
    assert fingerprint(avtal) == before
    assert {*tmp_path.iterdir()} == beside


@pytest.mark.parametrize("args", [("pdf",), ("Logg",), ("logg.jsonl",), ()])
def test_other_formats_are_refused_by_name(avtal: Path, run: Run, args: tuple[str, ...]) -> None:
    done = run("exportera", *args)

    assert (done.code, done.out) == (2, b"")
    assert "logg" in done.words
    assert all(repr(arg) in done.words for arg in args)


def test_a_log_with_a_hole_leaves_no_file(avtal: Path, run: Run, tmp_path: Path) -> None:
    forfalska(avtal, "DELETE FROM handelse WHERE nr = 60")

    done = run("exportera", "logg", "-o", tmp_path / "ut.jsonl")

    assert (done.code, "händelse 60 saknas" in done.words) == (6, True)
    assert not [path for path in tmp_path.iterdir() if "jsonl" in path.name]


def test_a_log_read_back_answers_as_the_first_ledger(
    demo: Path, logg: bytes, fil: Path, run: Run
) -> None:
    done = run("importera", fil, "--ja", "-f", "json")

    count = len(logg.splitlines())
    assert done.code == 0
    assert done.json == {
        "schema": "import/1", "rader": count, "registrerade": count, "redan": 0, "avvisade": [],
        "forsta_nr": 0, "sista_nr": count - 1,
    }  # fmt: skip
    assert run("exportera", "logg").out == logg
    for verb in (("saldo", "-f", "json"), ("handelser", "-f", "csv"), ("avvikelser", "-f", "json"),
                 ("saldo", "--per", "2022-09-30"), ("handelse", "150")):  # fmt: skip
        assert run(*verb).out == inside("--liggare", demo, *verb).out


def test_the_next_event_is_numbered_as_it_would_have_been(
    avtal: Path, run: Run, tmp_path: Path
) -> None:
    old = run("exportera", "logg").out
    fil = skriven(tmp_path, old, "logg.jsonl")
    ny = tmp_path / "ny.db"
    assert inside("--liggare", ny, "importera", fil, "--ja").code == 0
    args = ("registrera", "askande", "--pott", "SOC-2022", "--datum", "2022-09-01", "--avser", "x",
            "--namnd", "KUN", "--belopp", "5", "--id", "nytt", "-f", "json")  # fmt: skip

    there, here = run(*args).json, inside("--liggare", ny, *args).json

    assert here == there
    assert here["forsta_nr"] == len(old.splitlines())
    new = inside("--liggare", ny, "exportera", "logg").out
    assert new.startswith(old)
    assert len(new.splitlines()) == here["sista_nr"] + 1


def test_the_commands_that_gave_it_are_known(fil: Path, run: Run) -> None:
    assert run("importera", fil, "--ja").code == 0
    exempel = Path(__file__).parents[2] / "application" / "data" / "malmo" / "exempel.jsonl"

    again = run("importera", exempel, "--ja", "-f", "json").json
    other = exempel.read_text("utf-8").replace('"belopp_ore": 250000', '"belopp_ore": 250001')
    clash = run("importera", skriven(fil.parent, other, "andra.jsonl"), "--ja")

    assert (again["registrerade"], again["redan"]) == (0, again["rader"])
    assert (clash.code, "med annat innehåll" in clash.words) == (7, True)


@pytest.mark.parametrize("ledger", ["tom", "avtal"])
@pytest.mark.parametrize("flagga", ["--ja", "--torrkor"])
def test_a_log_is_not_read_into_a_ledger_that_is_there(
    request: pytest.FixtureRequest, run: Run, fil: Path, ledger: str, flagga: str
) -> None:
    path: Path = request.getfixturevalue(ledger)
    before, beside = fingerprint(path), {*path.parent.iterdir()}

    done = run("importera", fil, flagga)
    bad = run("importera", skriven(path.parent, fil.read_bytes() + b"x\n", fil.name), flagga)

    assert (done.code, done.out) == (7, b"")
    assert "'liggare.db' finns redan" in done.words.replace(f"{path.parent}/", "")
    assert bad.code == 4
    assert fingerprint(path) == before
    assert {*path.parent.iterdir()} == beside


def test_a_dry_run_writes_nothing(run: Run, fil: Path) -> None:
    done = run("importera", fil, "--torrkor", "-f", "json")

    assert done.code == 0
    assert (done.json["registrerade"], done.json["sista_nr"]) == (done.json["rader"], None)
    assert done.json["torrkor"] is True
    assert {*fil.parent.iterdir()} == {fil}


@pytest.mark.parametrize(("svar", "kod"), [("j\n", 0), ("n\n", 2), ("", 2)])
def test_it_is_shown_and_asked_about(
    run: Run, fil: Path, tmp_path: Path, svar: str, kod: int
) -> None:
    done = run("importera", fil, stdin=svar, terminal=True)

    shown = done.words.partition("Registrera? [j/n]")[0]
    assert done.code == kod
    assert f"{len(fil.read_bytes().splitlines())} skulle bli nya" in shown
    assert re.search(r"\nSOC-2022 +tilldelat ", shown)
    assert (tmp_path / "liggare.db").exists() == (kod == 0)
    assert len([*tmp_path.iterdir()]) == (1 if kod else 2)


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ((), "--ja"),
        (("--ja", "--rad-for-rad"), "läses in hel"),
        (("--ja", "-o", "liggare.db"), "liggaren som ska skapas"),
        (("--ja", "--aktor", "\x00"), "--aktor"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    run: Run, fil: Path, tmp_path: Path, args: tuple[str, ...], words: str
) -> None:
    given = [tmp_path / arg if arg.endswith(".db") else arg for arg in args]

    done = run("importera", fil, *given)

    assert (done.code, words in done.words) == (2, True)
    assert {*tmp_path.iterdir()} == {fil}


def test_where_no_file_can_be_made_nothing_is_found(fil: Path) -> None:
    ny = fil.parent / "saknas" / "ny.db"

    assert inside("--liggare", ny, "importera", fil, "--ja").code == 5


def test_a_file_of_commands_still_needs_a_ledger(run: Run, tmp_path: Path) -> None:
    fil = skriven(tmp_path, lines(alias(1)))

    done = run("importera", fil, "--ja")

    assert (done.code, "finns inte" in done.words) == (5, True)
    assert {*tmp_path.iterdir()} == {fil}


def test_who_registered_is_who_did_then(fil: Path, run: Run) -> None:
    assert run("importera", fil, "--ja", env={"LIGGARE_AKTOR": "EK-99"}).code == 0

    stored = [json.loads(line)["data"] for line in run("exportera", "logg").out.splitlines()]
    assert {data["registrerad_av"] for data in stored} == {AKTOR, ATTESTANT}


def _exporterat(run: Run, tmp_path: Path, *borta: str) -> Path:
    """An older export in a folder, of which some files are taken away."""
    ark = tmp_path / "ark"
    assert run("exportera", "logg", "-o", ark).code == 0
    for namn in borta:
        (ark / namn).unlink()
    return ark


@pytest.mark.parametrize("borta", [(), ("blad.bin",), ("logg.jsonl",)], ids=len)
def test_an_older_export_is_not_replaced_by_another_history(
    avtal: Path, run: Run, tmp_path: Path, borta: tuple[str, ...]
) -> None:
    ark = _exporterat(run, tmp_path, *borta)
    before = contents(ark)
    said = "CAST(replace(CAST(data AS TEXT), 'avser', 'avsex') AS BLOB)"
    forfalska(avtal, f"UPDATE handelse SET data = {said} WHERE nr = 60")  # noqa: S608

    done = run("exportera", "logg", "-o", ark)

    assert done.code == 6
    assert "HISTORIEN ÄR ÄNDRAD: händelse 60 är inte den som står i" in done.words
    assert contents(ark) == before


@pytest.mark.parametrize("borta", [("blad.bin",), ("logg.jsonl",)])
def test_an_older_export_is_not_replaced_by_a_shorter(
    avtal: Path, run: Run, tmp_path: Path, borta: tuple[str, ...]
) -> None:
    ark = _exporterat(run, tmp_path, *borta)
    before = contents(ark)
    last = len(run("exportera", "logg").out.splitlines()) - 1
    forfalska(avtal, "DELETE FROM handelse WHERE nr = ?", last)

    done = run("exportera", "logg", "-o", ark)

    assert (done.code, f"liggaren har bara {last} händelser" in done.words) == (6, True)
    assert contents(ark) == before


def test_a_log_in_a_file_is_not_replaced_by_another_history(
    avtal: Path, run: Run, tmp_path: Path
) -> None:
    other = run("exportera", "logg").out.replace(b"avser", b"avsex", 1)
    fil = skriven(tmp_path, other, "l.txt")
    before = fil.read_bytes()

    done = run("exportera", "logg", "-o", fil)

    assert (done.code, "HISTORIEN ÄR ÄNDRAD" in done.words) == (6, True)
    assert fil.read_bytes() == before


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_an_older_export_is_replaced_by_what_has_grown_from_it(
    avtal: Path, run: Run, tmp_path: Path
) -> None:
    ark = _exporterat(run, tmp_path)
    whole = _bytes(ark)
    assert run("exportera", "logg", "-o", ark).code == 0
    assert _bytes(ark) == whole
    for namn, antal in (("logg.jsonl", 9_000), ("blad.bin", 32 * 9), ("blad.bin", 0)):
        fil = ark / namn
        fil.write_bytes(fil.read_bytes()[:antal])  # an export from before, or a torn copy of it

        assert run("exportera", "logg", "-o", ark).code == 0
        assert _bytes(ark) == whole


def test_keys_that_came_another_way_are_not_replaced_by_the_ledgers_own(
    avtal: Path, run: Run, tmp_path: Path
) -> None:
    ark = _exporterat(run, tmp_path)
    (ark / "nycklar.txt").write_text("# ur protokollet\nmalmo.se/x+0+A\n", "utf-8")
    before = contents(ark)

    done = run("exportera", "logg", "-o", ark)

    assert (done.code, "har andra nycklar" in done.words) == (7, True)
    assert contents(ark) == before
