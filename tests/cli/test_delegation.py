"""A decision on delegation as people write it, and that it waits to be reported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.options import skrivet
from tests.cli.program import Run

PA_DELEGATION = (
    "stadskontoret 2022-09-01 STK-2022-900; delegation=kommunstyrelsen; roll=stadsdirektören;"
    " delegationspunkt=A12; anmälan=anmäls"
)
FORDELNING = ("registrera", "fordelning", "--pott", "SOC-2022", "--datum", "2022-09-01",
              "--avser", "prov", "--total", "1 000", "--rad", "KUN=1 000", "--beslut")  # fmt: skip


@pytest.mark.parametrize("anmalan", ["anmälan=anmäls", "anmalan=anmals", "Anmälan = anmäls"])
def test_a_decision_on_delegation_is_read_after_what_it_is_cited_with(anmalan: str) -> None:
    text = f"KS 2022-09-01; delegation=KF; roll=kommunstyrelsen; {anmalan}; anmäld=220907"

    assert skrivet.beslut(text) == {
        "organ": "KS", "datum": "2022-09-01",
        "delegation": {"av": "KF", "till_roll": "kommunstyrelsen", "anmalan": "anmals",
                       "anmald": "2022-09-07"},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("mer", "ord_"),
    [
        ("delegation=KS; delegation=KF", "anger delegation två gånger"),
        ("delegation=KS; vem=chefen", "'vem=chefen' är okänt"),
        ("", "'' är okänt"),
        ("delegation=KS", "till_roll"),
        ("delegation=KS; roll=chefen; anmälan=kanske", "anmalan"),
        ("delegation=KS; roll=chefen; anmälan=anmäls; anmäld=igår", "'igår' är inget datum"),
        ("delegation=KS; roll=chefen; anmälan=protokollförs; anmäld=2022-09-07", "anmald anges"),
    ],
)
def test_what_is_not_whole_of_a_delegation_is_told(
    avtal: Path, run: Run, mer: str, ord_: str
) -> None:
    done = run(*FORDELNING, f"KS-SK 2022-09-01 STK-2022-900; {mer}")

    assert done.code == 2
    assert ord_ in " ".join(done.words.split())


def test_a_decision_on_delegation_is_recorded_waits_and_is_reported(avtal: Path, run: Run) -> None:
    def waits() -> list[str]:
        return [
            f"{row['vem']}: {row['vad']}"
            for row in run("bevaka", "--idag", "2022-10-01", "-f", "json").json["rader"]
            if row["slag"] == "anmalan"
        ]

    done = run(*FORDELNING, PA_DELEGATION)
    assert done.code == 0, done.words
    stored = json.loads(run("handelser", "-f", "json").out.splitlines()[-1])
    assert stored["data"]["beslut"]["delegation"] == {
        "av": "KS", "till_roll": "stadsdirektören", "punkt": "A12", "anmalan": "anmals",
    }  # fmt: skip
    assert {one["regel"] for one in stored["data"]["avvikelser"]} == {"R11"}  # no § is asked for
    shown = " ".join(run("handelse", str(stored["nr"])).text.split())
    assert "till roll stadsdirektören, punkt A12, anmälan anmäls" in shown
    assert waits() == ["KS-SK: Anmäl till KS beslutet 2022-09-01, som är fattat på delegation."]

    done = run("registrera", "beslutskomplettering", "--pott", "SOC-2022", "--datum", "2022-09-08",
               "--avser", "anmält i KS", "--avser-id", str(stored["nr"]),
               "--beslut", f"{PA_DELEGATION}; anmäld=2022-09-07")  # fmt: skip
    assert done.code == 0, done.words
    assert waits() == []
