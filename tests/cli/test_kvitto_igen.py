"""A receipt that is asked for again is the same receipt, and others are told whose it is (D13)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.program import AVTAL, Run, fingerprint

KOSTNAD = (
    "registrera", "forbrukning", "--pott", "SOC-2022", "--namnd", "KUN", "--belopp", "900 000 000",
    "--insats", "okänd sak", "--avser", "prov", "--datum", "2022-10-03", "--id", "igen",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _utan_miljo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LIGGARE_AKTOR", raising=False)


def _without(first: str, again: str) -> tuple[str, str]:
    return first.replace("Registrerat", "").strip(), again.replace("Redan registrerat", "").strip()


def test_the_same_words_again(avtal: Path, run: Run) -> None:
    first = run(*KOSTNAD, "--aktor", "EK-07")
    assert first.code == 0, first.words
    before = fingerprint(avtal)
    again = run(*KOSTNAD, "--aktor", "EK-07")

    assert again.code == 0
    one, other = _without(first.text, again.text)
    assert one == other
    assert "liggarnummer 2022-" in one
    assert again.words == first.words
    assert "bärs av egen ram" in again.words
    assert fingerprint(avtal) == before


def test_the_same_json_again(avtal: Path, run: Run) -> None:
    first = json.loads(run(*KOSTNAD, "--aktor", "EK-07", "-f", "json").out)
    again = json.loads(run(*KOSTNAD, "--aktor", "EK-07", "-f", "json").out)

    assert (first.pop("redan"), again.pop("redan")) == (False, True)
    assert again == first
    assert len(again["liggarnummer"]) == 2
    assert again["registrerad_av"] == "EK-07"


def test_somebody_else_is_told_who_it_was(avtal: Path, run: Run) -> None:
    first = json.loads(run(*KOSTNAD, "--aktor", "EK-07", "-f", "json").out)
    other = run(*KOSTNAD, "--aktor", "EK-08")
    as_json = json.loads(run(*KOSTNAD, "--aktor", "EK-08", "-f", "json").out)

    assert other.code == 0
    nr = first["forsta_nr"]
    assert f"Obs: händelse {nr} registrerades av EK-07, inte nu av EK-08." in other.words
    assert as_json == first | {"redan": True}


@pytest.mark.parametrize("how", [(), ("--rad-for-rad",)])
def test_an_import_tells_whose_the_lines_are(avtal: Path, run: Run, how: tuple[str, ...]) -> None:
    mine = run("importera", str(AVTAL), "--ja", *how, "--aktor", "EK-01")
    other = run("importera", str(AVTAL), "--ja", *how, "--aktor", "EK-09")

    assert "registrerades av" not in mine.words
    assert "av de redan registrerade raderna registrerades av EK-01." in other.words
