"""A refusal names events by number: who reads it looks things up by that, not by ids."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from application.recording.numbered import Numbering
from domain.deciding.outcome import Rejected, Violation
from domain.rules import ALL_RULES
from domain.rules.rule import Refusal
from ledger.store import open as open_store
from tests.cli.test_hela_svaret import fordelad, inlast

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.program import Run

GRUND = ("--datum", "2022-03-02", "--avser", "prov", "--aktor", "EK-01")
_ETT_ID = re.compile(r"cli-[0-9a-f]|EX-1-f|[0-9a-f]{64}:")


@pytest.fixture
def fordelning(run: Run, tom: Path, tmp_path: Path) -> str:
    """A pott whose distribution is the last event; its number."""
    inlast(run, tmp_path, *fordelad("EX-1", engangsmedel=True))
    (rad,) = run("handelser", "--typ", "fordelning", "-f", "jsonl").out.splitlines()
    stored = json.loads(rad)
    assert stored["data"]["kommando_id"] == "EX-1-f"
    return str(stored["nr"])


def refused(run: Run, *args: str) -> str:
    done = run("registrera", *args, *GRUND)
    assert done.code == 3, done.words
    assert not _ETT_ID.search(done.words)
    return done.words


def test_who_attests_their_own_is_told_which_event(run: Run, fordelning: str) -> None:
    words = refused(run, "attest", "--pott", "EX-1", "--avser-id", fordelning, "--slag", "beslut")

    assert f"EK-01 har själv registrerat händelse {fordelning}\n" in words


def test_what_is_corrected_is_told_by_which_correction(run: Run, fordelning: str) -> None:
    ratta = ("rattelse", "--pott", "EX-1", "--avser-id", fordelning, "--skal", "fel")
    done = run("registrera", *ratta, *GRUND, "-f", "json")
    assert done.code == 0, done.words
    rattelse = int(fordelning) + 1

    words = refused(run, *ratta, "--upprepning", "en gång till")

    assert f"händelse {fordelning} är redan rättad genom händelse {rattelse}\n" in words
    assert f"Rätta händelse {rattelse} om rättelsen var fel" in words


def test_a_line_of_a_file_that_is_refused_says_it_too(
    run: Run, fordelning: str, tmp_path: Path
) -> None:
    fil = tmp_path / "attest.jsonl"
    rad = {"kommando": "Attestera", "id": "a-1", "pott": "EX-1", "datum": "2022-03-02",
           "avser": "attest", "avser_id": "EX-1-f", "slag": "beslut"}  # fmt: skip
    fil.write_text(json.dumps(rad) + "\n", "utf-8")
    for how in ((), ("--rad-for-rad",), ("--torrkor",)):
        done = run("importera", fil, "--ja", "-f", "json", *how, env={"LIGGARE_AKTOR": "EK-01"})
        assert done.code == 3, done.words
        (avvisad,) = done.json["avvisade"]
        assert f"har själv registrerat händelse {fordelning}" in avvisad["meddelande"]


def test_a_type_is_told_by_its_noun(run: Run, fordelning: str) -> None:
    rad = run("handelser", "--typ", "organ", "-f", "jsonl").out.splitlines()[0]
    nr = str(json.loads(rad)["nr"])

    words = run("registrera", "rattelse", "--pott", "EX-1", "--avser-id", nr, "--skal", "x", *GRUND)

    assert "OrganRegistrerat" not in words.words


def _sagt(tom: Path, text: str, avser_id: str | None = None) -> str:
    store = open_store(tom)
    try:
        rejected = Rejected((Violation(ALL_RULES[0], Refusal(text, "Gör om.")),))
        return Numbering(store).rejected(rejected, avser_id).meddelande
    finally:
        store.close()


@pytest.mark.parametrize(("text", "wanted"), [
    ("rättelse av reg-KUN: fel", "rättelse av händelse {nr}: fel"),
    ("'reg-KUN' hör dit", "händelse {nr} hör dit"),
    ("verifikat reg-KUN är på 2 kr", "verifikat reg-KUN är på 2 kr"),
    ("reg-KUNG och xreg-KUN", "reg-KUNG och xreg-KUN"),
    ("den är 300 kr (2022-08-17 § 3, reg-KUN)", "den är 300 kr (2022-08-17 § 3, händelse {nr})"),
    ("en MedelOverforda i SOC-2022", "en överföring i SOC-2022"),
])  # fmt: skip
def test_only_what_is_recorded_becomes_a_number(
    tom: Path, run: Run, text: str, wanted: str
) -> None:
    stored: list[Any] = [json.loads(of) for of in run("handelser", "-f", "jsonl").out.splitlines()]
    (nr,) = (one["nr"] for one in stored if one["data"]["kommando_id"] == "reg-KUN")

    assert _sagt(tom, text) == wanted.format(nr=nr)
