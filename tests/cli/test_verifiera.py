"""``liggare verifiera``: what it answers, in which form, with which exit code, and leaves alone."""

from __future__ import annotations

import re
import sys
from contextlib import closing
from io import BytesIO
from pathlib import Path
from unittest.mock import patch

import pytest

from application.proving.verifying import verified as verified_watched
from cli.terminal import utgang
from cli.terminal.watcher import TERMINAL
from ledger.store.sqlite.head import connect
from ledger.verification import Verified
from tests.cli.program import Run, Terminal, fingerprint, process, skriven
from tests.ledger import angrepp

GODKAND = "GODKÄND: varje händelse stämmer med sitt sigill, och inget saldo är omöjligt."


def size(path: Path) -> int:
    return int(angrepp.outcome(path).size)


def edit(path: Path, nr: int = 40) -> None:
    with angrepp.unguarded(path) as conn:
        angrepp.edit(conn, nr, avser="något annat")


def test_a_sound_ledger_is_approved_in_words(avtal: Path, run: Run) -> None:
    done = run("verifiera")

    assert (done.code, done.err) == (0, b"")
    lines = done.text.splitlines()
    assert lines[0] == f"{size(avtal)} händelser med roten"
    assert lines[1] == f"  {angrepp.outcome(avtal).root.hex()}"
    assert lines[2:5] == [GODKAND, "", "Det här kunde inte uteslutas:"]
    assert max(map(len, lines)) <= 80


def test_a_sound_ledger_is_approved_in_json(avtal: Path, run: Run) -> None:
    done = run("verifiera", "-f", "json")

    answer = done.json
    assert done.code == 0
    assert list(answer) == [
        "schema",
        "ok",
        "handelser",
        "rot",
        "fel",
        "fel_totalt",
        "ej_kontrollerat",
        "personuppgifter",
        "bara_sigill",
        "underlag",
        "sedan",
        "tillstand",
    ]
    assert (answer["schema"], answer["ok"]) == ("verifiering/1", True)
    assert (answer["handelser"], answer["fel"], answer["fel_totalt"]) == (size(avtal), [], 0)
    assert answer["rot"] == angrepp.outcome(avtal).root.hex()
    assert len(answer["ej_kontrollerat"]) == 7
    assert answer["ej_kontrollerat"][-2].startswith("Läsmodellen jämfördes inte")
    assert answer["ej_kontrollerat"][-1].startswith("Händelsernas underlag hölls inte mot några")


def test_seals_alone_are_held_against_and_the_rest_is_not_excluded(avtal: Path, run: Run) -> None:
    whole, done = run("verifiera"), run("verifiera", "--bara-sigill")

    assert done.code == 0
    assert done.text.splitlines()[:2] == whole.text.splitlines()[:2]
    assert "GODKÄND: varje händelse stämmer med sitt sigill.\n" in done.text
    assert "- Bara sigillen prövades" in done.text
    edit(avtal)
    assert run("verifiera", "--bara-sigill").code == 6


def test_what_no_seal_tells_is_found_by_the_whole_verification(avtal: Path, run: Run) -> None:
    with angrepp.unguarded(avtal) as conn:
        conn.execute("DELETE FROM sokord WHERE nr = (SELECT MAX(nr) FROM sokord)")

    assert run("verifiera", "--bara-sigill").code == 0
    assert run("verifiera").code == 6


def test_what_is_found_is_told_in_words_with_exit_6(avtal: Path, run: Run) -> None:
    edit(avtal)

    done = run("verifiera")

    assert (done.code, done.err) == (6, b"")
    assert "UNDERKÄND: 1 fel.\n- händelse 40: innehållet stämmer inte med sigillet\n" in done.text
    assert max(map(len, done.text.splitlines())) <= 80


def test_what_is_found_is_told_in_json_with_exit_6(avtal: Path, run: Run) -> None:
    edit(avtal)

    done = run("verifiera", "-f", "json")

    assert (done.code, done.json["ok"], done.json["fel_totalt"]) == (6, False, 1)
    assert done.json["fel"] == [
        {
            "nr": 40,
            "slag": "innehall",
            "meddelande": "händelse 40: innehållet stämmer inte med sigillet",
        }
    ]


def test_what_is_found_is_rows_for_programs(avtal: Path, run: Run, tmp_path: Path) -> None:
    edit(avtal)

    assert run("verifiera", "-f", "jsonl").json["nr"] == 40
    done = run("verifiera", "-f", "csv", "-o", tmp_path / "fel.csv")
    assert done.code == 6
    assert "innehållet stämmer inte" in (tmp_path / "fel.csv").read_text("utf-8-sig")


def test_more_than_a_hundred_are_counted_and_not_told(
    avtal: Path, demo: Path, logg: bytes, run: Run
) -> None:
    avtal.write_bytes(demo.read_bytes())
    antal = len(logg.splitlines())
    with angrepp.unguarded(avtal) as conn:
        conn.execute("UPDATE handelse SET data = x'7b7d'")

    done = run("verifiera")

    assert f"UNDERKÄND: {antal} fel.\n" in done.text
    assert f"\n- … och {antal - 100} till.\n" in done.text
    answer = run("verifiera", "-f", "json").json
    assert (len(answer["fel"]), answer["fel_totalt"]) == (100, antal)


@pytest.mark.parametrize("form", ["tabell", "json"])
def test_the_ledger_is_to_the_byte_as_it_was(avtal: Path, run: Run, form: str) -> None:
    run("saldo")
    files = {path: fingerprint(path) for path in avtal.parent.iterdir() if path.is_file()}

    assert run("verifiera", "--lasmodell", "-f", form).code == 0
    edit(avtal)
    files[avtal] = fingerprint(avtal)
    assert run("verifiera", "--lasmodell", "-f", form).code == 6

    now = {path: fingerprint(path) for path in avtal.parent.iterdir() if path.is_file()}
    assert now == files


@pytest.mark.parametrize("page", ["cp1252", "ascii"])
def test_a_code_page_without_our_letters_is_no_error(avtal: Path, page: str) -> None:
    edit(avtal)

    done = process("--liggare", avtal, "verifiera", env={"PYTHONIOENCODING": page})

    assert (done.code, done.err) == (6, b"")
    assert "händelse 40: innehållet".encode(page, errors="replace") in done.out


def test_a_ledger_that_is_not_there_is_not_found(run: Run) -> None:
    assert run("verifiera").code == 5


def test_a_file_that_is_no_ledger_is_damaged(run: Run, tmp_path: Path) -> None:
    skriven(tmp_path, "kära dagbok\n" * 900, "liggare.db")

    assert run("verifiera").code == 6


def test_a_damaged_page_is_told_as_what_it_is(avtal: Path, run: Run) -> None:
    angrepp.damage(avtal)

    done = run("verifiera")

    assert (done.code, done.err) == (6, b"")
    assert "- databasen är skadad (" in done.text
    assert "- Filen gick inte att läsa till slut; 0 händelser" in done.text


def with_a_bar(path: Path) -> tuple[Verified, str]:
    """Verify with a terminal on stderr, where any ledger is long; return what it shows too."""
    shown = BytesIO()
    terminal = Terminal(shown, encoding="utf-8", write_through=True)
    with (
        patch.object(utgang, "WORTH_A_BAR", 1),
        patch.object(sys, "stderr", terminal),
        closing(connect(path)) as conn,
    ):
        return verified_watched(conn, TERMINAL), shown.getvalue().decode()


def test_a_long_verification_shows_how_far_it_has_come(avtal: Path) -> None:
    verified, shown = with_a_bar(avtal)

    assert verified.found.kept == []
    assert "Verifierar" in shown
    assert "100%" in shown


def test_no_bar_stands_in_the_way_of_telling_damage(avtal: Path) -> None:
    angrepp.damage(avtal)

    verified, _ = with_a_bar(avtal)

    assert verified.found.kept[0].slag == "fil"


def test_the_demo_ends_with_a_verification(run: Run, tmp_path: Path) -> None:
    done = run("demo", "--mapp", tmp_path / "demo", "--allt")

    assert done.code == 0
    assert re.search(r"\n5\. Verifiering\n\n[0-9]+ händelser med roten\n", done.text)
    assert GODKAND in done.text
