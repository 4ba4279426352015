"""An avvikelse of an ärende on the command line: noted, looked into, and mistyped."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import Run, fingerprint
from tests.cli.test_fraga import answers

ARENDE = ("--arende", "STK-2022-900")
GEMENSAMT = ("--datum", "2022-09-20", "--avser", "prov")
SENT = ("registrera", "justering", *ARENDE, "--datum", "2022-09-05", "--avser", "prov",
        "--beslut", "KS 2022-08-17")  # fmt: skip
LASNINGAR = ("--lasning-1", "rubriken anger ett beslut", "--lasning-2", "texten är ett förslag")
NOTERA = ("registrera", "avvikelse", *GEMENSAMT, "--kod", "A1", *LASNINGAR)
UTRED = ("registrera", "utredning", *GEMENSAMT, "--slutsats", "protokollet var fördröjt",
         "--underlag", "annat: anteckning")  # fmt: skip


@pytest.fixture
def sent(avtal: Path, run: Run) -> int:
    """The number of the event of minutes that were approved too late."""
    done = run(*SENT, "-f", "json")
    assert done.code == 0, done.words
    nr: int = done.json["forsta_nr"]
    return nr


def oppna(run: Run, *args: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = run("avvikelser", *args, "-f", "json").json["rader"]
    return [row for row in rows if row["arende"] is not None]


def test_minutes_too_late_are_shown_in_their_arende_looked_into_and_closed(
    sent: int, run: Run
) -> None:
    (row,) = oppna(run)
    assert (row["kod"], row["regel"], row["arende"], row["pott"]) == (
        "R40", "R40", "STK-2022-900", None,
    )  # fmt: skip
    assert oppna(run, *ARENDE) == [row]

    done = run(*UTRED, *ARENDE, "--avser-id", str(sent), "--kod", "R40")

    assert done.code == 0, done.words
    assert oppna(run) == []
    assert [one["status"] for one in oppna(run, *ARENDE, "--alla")] == ["utredd"]
    assert run("verifiera").code == 0


def test_what_is_found_in_an_arende_is_given_a_name(sent: int, run: Run) -> None:
    done = run(*NOTERA, *ARENDE, "--avser-id", str(sent), "--regel", "R40")

    assert done.code == 0, done.words
    assert [(one["kod"], one["regel"]) for one in oppna(run)] == [("A1", "R40")]


@pytest.mark.parametrize("var", [(), ("--pott", "SOC-2022", *ARENDE)])
@pytest.mark.parametrize("vad", [NOTERA, (*UTRED, "--avser-id", "1", "--kod", "R40")])
def test_it_belongs_to_a_pott_or_to_an_arende(
    sent: int, run: Run, avtal: Path, vad: tuple[str, ...], var: tuple[str, ...]
) -> None:
    before = fingerprint(avtal)

    done = run(*vad, *var, stdin="")

    assert done.code == 2
    assert "ange den pott eller det ärende som avvikelsen hör till" in done.words
    assert fingerprint(avtal) == before


@pytest.mark.parametrize("nummer", ["STK-2022-901", "STK-2020-900"])
@pytest.mark.parametrize("vad", [NOTERA, UTRED])
def test_an_arende_that_nobody_has_opened_is_a_mistype(
    sent: int, run: Run, avtal: Path, vad: tuple[str, ...], nummer: str
) -> None:
    before = fingerprint(avtal)
    mer = () if vad is NOTERA else ("--avser-id", str(sent), "--kod", "R40")

    done = run(*vad, "--arende", nummer, *mer)

    assert done.code == 5
    assert f"ärendet '{nummer}' finns inte" in " ".join(done.words.split())
    assert "Menade du STK-2022-900?" in done.words
    assert fingerprint(avtal) == before


def test_a_first_step_opens_its_arende(avtal: Path, run: Run) -> None:
    assert run(*NOTERA, *ARENDE).code == 5
    assert run(*SENT).code == 0
    assert run(*NOTERA, *ARENDE).code == 0


def test_a_list_names_the_line_of_a_mistype(sent: int, run: Run, tmp_path: Path) -> None:
    fil = tmp_path / "lista.jsonl"
    rad = {"kommando": "NoteraAvvikelse", "datum": "2022-09-20", "avser": "prov", "kod": "A1",
           "lasning_1": "ja", "lasning_2": "nej", "arende": "STK-2022-901"}  # fmt: skip
    fil.write_text(json.dumps(rad) + "\n", "utf-8")

    done = run("importera", fil, "--ja", "-f", "json")

    assert done.code == 4
    assert "ärendet 'STK-2022-901' finns inte" in done.text + done.words


def test_asked_for_it_is_either(sent: int, run: Run) -> None:
    given = {"arende": "STK-2022-900", "datum": "2022-09-20", "avser": "prov", "kod": "A1",
             "lasning_1": "ja", "lasning_2": "nej"}  # fmt: skip

    done = run("registrera", "avvikelse", stdin=answers("NoteraAvvikelse", given))

    assert done.code == 0, done.words
    assert {one["kod"] for one in oppna(run)} == {"A1", "R40"}
