"""Why a command was refused by several rules: as JSON has it, all that the words tell."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import Run, alias, lines, skriven

FLERA = {
    "kommando": "OverforMedel", "id": "flera", "pott": "SOC-2022", "datum": "2022-01-20",
    "avser": "överföring", "namnd": "KUN", "belopp_ore": 99_991_000_000,
}  # fmt: skip
REGISTRERA = (
    "registrera", "overforing", "--id", "flera", "--pott", "SOC-2022", "--datum", "2022-01-20",
    "--avser", "överföring", "--namnd", "KUN", "--belopp", "999910000",
)  # fmt: skip
NYCKLAR = ["regel", "mening", "meddelande", "kalla", "hjalp"]


@pytest.fixture
def liggare(demo: Path, tmp_path: Path) -> Path:
    """A demo ledger of the test's own."""
    return Path(shutil.copyfile(demo, tmp_path / "liggare.db"))


def _words(text: str) -> str:
    """Text as it reads, however it is folded."""
    return " ".join(text.split())


def _told(skal: list[dict[str, str]]) -> list[str]:
    """What the words say of each reason."""
    return [
        f"{one['meddelande']} {one['regel']} {one['mening']} Källa: {one['kalla']}. {one['hjalp']}"
        for one in skal
    ]


def _is_whole(told: dict[str, Any], words: str) -> None:
    """Hold the reasons of a refusal to what stands beside them, and to the words."""
    skal = told["skal"]

    assert len(skal) > 1
    assert [list(one) for one in skal] == [NYCKLAR] * len(skal)
    assert [*dict.fromkeys(one["regel"] for one in skal)] == told["regler"]
    assert "; ".join(one["meddelande"] for one in skal) == told["meddelande"]
    assert (skal[0]["kalla"], skal[0]["hjalp"]) == (told["kalla"], told["hjalp"])
    said = [_words(part) for part in words.split("Avvisat: ")[1:]]
    assert [one.removeprefix("rad 2: ") for one in said] == [_words(one) for one in _told(skal)]


@pytest.mark.parametrize("flagga", ["--ja", "--torrkor"])
def test_an_import_tells_of_each_line_every_rule_that_refused_it(
    liggare: Path, run: Run, tmp_path: Path, flagga: str
) -> None:
    fil = skriven(tmp_path, lines(alias(1), FLERA))

    done = run("importera", fil, flagga, "-f", "json")
    words = run("importera", fil, flagga)

    assert (done.code, words.code) == (3, 3)
    (refused,) = done.json["avvisade"]
    _is_whole(refused, words.words)
    assert [*refused] == ["rad", "regler", "meddelande", "kalla", "hjalp", "skal"]
    (error,) = (json.loads(line) for line in done.words.splitlines())
    assert error["skal"] == refused["skal"]


def test_what_is_refused_at_the_command_line_tells_every_rule(liggare: Path, run: Run) -> None:
    done, words = run(*REGISTRERA, "-f", "json"), run(*REGISTRERA)

    assert (done.code, words.code) == (3, 3)
    error = json.loads(done.words)
    _is_whole(error, words.words)
    assert [*error] == ["kod", "regler", "meddelande", "kalla", "hjalp", "rad", "skal"]


def test_what_no_rule_refused_has_no_reasons(tom: Path, run: Run, tmp_path: Path) -> None:
    fil = skriven(tmp_path, lines(alias(1, kod=5)))

    done = run("importera", fil, "--ja", "-f", "json")

    assert [one["skal"] for one in done.json["avvisade"]] == [[]]
    assert "skal" not in json.loads(done.words)


def test_a_sheet_has_the_columns_that_it_had(liggare: Path, run: Run, tmp_path: Path) -> None:
    sheet = run("importera", skriven(tmp_path, lines(FLERA)), "--ja", "-f", "csv").out

    assert sheet.decode("utf-8-sig").partition("\r\n")[0] == (
        "rad;regler_1;regler_2;regler_3;meddelande;kalla;hjalp"
    )
