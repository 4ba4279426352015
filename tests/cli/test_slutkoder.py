"""The exit codes are a contract: each is given where the design says so."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from cli.verbs.saldo import saldon
from ledger.errors import Unreadable
from ledger.recording.ledger import Ledger
from ledger.store.sqlite.finding import readable
from tests.cli.felaktigt.grund import skriv
from tests.cli.program import Run, alias, bare, inside, lines, skriven

FALL: dict[str, tuple[int, tuple[str, ...]]] = {
    "klart": (0, ("saldo",)),
    "hjälp": (0, ("--help",)),
    "fel på kommandoraden": (2, ("saldo", "--potten", "x")),
    "en regel avvisade": (3, skriv("fordelning", rad="KUN=99 999 999")),
    "potten finns inte": (5, skriv("mottagande", pott="SOC-1999")),
    "organet finns inte": (5, skriv("mottagande", namnd="XX")),
    "händelsen finns inte": (5, ("handelse", "5000")),
    "liggaren finns": (7, ("skapa",)),
    "id:t är taget": (7, skriv("mottagande", id="exempel-001")),
}


@pytest.mark.parametrize(("kod", "args"), FALL.values(), ids=FALL)
def test_the_exit_code_is_as_written(
    kod: int, args: tuple[str, ...], avtal: Path, run: Run
) -> None:
    assert run(*args).code == kod


def test_a_malformed_file_is_4(tom: Path, run: Run, tmp_path: Path) -> None:
    assert run("importera", skriven(tmp_path, "{}"), "--ja").code == 4


def text_file(path: Path) -> None:
    path.write_text("Detta är en anteckning.\n" * 200, "utf-8")


def other_database(path: Path) -> None:
    path.unlink()
    conn = sqlite3.connect(path)
    conn.execute("CREATE TABLE handelse (nr)")
    conn.close()


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def later_version(path: Path) -> None:
    conn = sqlite3.connect(path)
    conn.execute("PRAGMA user_version = 4711")
    conn.close()


def torn(path: Path) -> None:
    raw = path.read_bytes()
    path.write_bytes(raw[:4096] + bytes(len(raw) - 4096))


SKADOR = (text_file, other_database, half, empty, later_version, torn)


@pytest.mark.parametrize("skada", SKADOR, ids=lambda f: f.__name__)
@pytest.mark.parametrize("verb", ["saldo", "handelser", "registrera", "importera"])
def test_what_is_no_sound_ledger_is_6(
    skada: Callable[[Path], None], verb: str, avtal: Path, run: Run, tmp_path: Path
) -> None:
    skada(avtal)
    args: tuple[str | Path, ...] = (verb,)
    if verb == "registrera":
        args = skriv("mottagande")
    if verb == "importera":
        args = (verb, skriven(tmp_path, lines(alias(1))), "--ja")

    done = run(*args)

    assert done.code == 6, done.words
    assert done.words.startswith("Fel: ")
    assert "Traceback" not in done.words


def test_a_ledger_that_somebody_holds_is_75(tom: Path, run: Run) -> None:
    other = sqlite3.connect(tom, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with patch.dict(Ledger.__init__.__kwdefaults__, {"wait": 0.05}):
        done = run(*skriv("mottagande"))
    other.execute("ROLLBACK")
    other.close()

    assert done.code == 75
    assert "upptagen" in done.words


def test_a_read_that_somebody_else_holds_up_is_75_and_one_that_stumbles_6(
    avtal: Path, run: Run
) -> None:
    held, torn = sqlite3.OperationalError("locked"), sqlite3.DataError("string or blob too big")
    held.sqlite_errorcode = sqlite3.SQLITE_BUSY_SNAPSHOT
    for error, code in ((held, 75), (torn, 6)):
        with pytest.raises(Unreadable) as told, readable():
            raise error
        for one in (error, told.value):
            with patch("application.asking.pointed_at.number_of", side_effect=one):
                assert run("handelse", "3").code == code


def test_a_bug_is_1_and_shows_a_traceback_only_on_request(avtal: Path, run: Run) -> None:
    def broken(*_args: object, **_more: object) -> None:
        raise ZeroDivisionError("kvoten")

    with patch.object(saldon, "saldo", broken):
        done = run("saldo")
        shown = run("saldo", env={"LIGGARE_FELSOK": "1"})

    assert (done.code, shown.code) == (1, 1)
    assert "oväntat fel (ZeroDivisionError: kvoten)" in done.words
    assert "Traceback" not in done.words
    assert "Traceback" in shown.words


def test_a_ledger_is_created_once_and_has_its_register(tmp_path: Path) -> None:
    path = tmp_path / "ny.db"

    done = inside("--liggare", path, "skapa", "--ursprung", "malmo.se/prov")
    tomt = inside("--liggare", tmp_path / "tom.db", "skapa", "--register", "tomt")

    assert (done.code, tomt.code) == (0, 0)
    assert "är skapad med registret malmo" in done.words
    for said in ("liggare registrera aktor", "docs/kom-igang.md", "läsrätt", "--revisor"):
        assert said in done.words
    assert (
        b'"ursprung":"malmo.se/prov"'
        in inside("--liggare", path, "handelse", "0", "-f", "jsonl").out
    )
    assert inside("--liggare", tmp_path / "tom.db", "handelser", "-f", "json").out.count(b"\n") == 1


def test_reading_changes_nothing_and_works_without_being_allowed_to_write(
    avtal: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "skrivskyddad"
    elsewhere.mkdir()
    path = Path(shutil.copyfile(avtal, elsewhere / "liggare.db"))
    before = path.read_bytes()
    sound = [run(verb, "-f", "json") for verb in ("saldo", "handelser", "avvikelser")]
    may = os.access  # a mode would not bind whoever runs the tests as root

    monkeypatch.setattr(os, "access", lambda p, mode: not mode & os.W_OK and may(p, mode))
    found = [
        inside("--liggare", path, verb, "-f", "json")
        for verb in ("saldo", "handelser", "avvikelser")
    ]

    assert [done.code for done in found] == [0, 0, 0]
    assert list(map(bare, found)) == list(map(bare, sound))
    assert path.read_bytes() == before
    assert list(elsewhere.iterdir()) == [path]
