"""What is only proposed or planned in an ärende is shown as that, and nobody waits for it."""

from __future__ import annotations

import csv
import io

import pytest

from tests.cli.program import Run


@pytest.mark.parametrize(("lage", "ord_"), [("foreslaget", "föreslaget"), ("planerat", "planerat")])
def test_a_plan_is_recorded_shown_as_one_and_not_waited_for(run: Run, lage: str, ord_: str) -> None:
    assert run("skapa", "--register", "malmo").code == 0
    uppdrag = ["registrera", "uppdrag", "--arende", "STK-2022-900", "--uppdrag", "redovisa",
               "--till", "KUN", "--avser", "plan"]  # fmt: skip
    plan = run(*uppdrag, "--datum", "2098-01-02", "--svar-senast", "2022-12-31", "--lage", lage)
    assert plan.code == 0, plan.words
    assert run("bevaka", "--idag", "2023-01-01").code == 0

    assert run(*uppdrag, "--datum", "2022-09-01", "--svar-senast", "2022-12-31").code == 0
    assert run("bevaka", "--idag", "2023-01-01").code == 8

    journal = run("handelser", "--arende", "STK-2022-900")
    assert f"uppdrag ({ord_})" in journal.text
    assert journal.text.count("(") == journal.text.count(f"({ord_})")
    sheet = run("handelser", "--arende", "STK-2022-900", "-f", "csv").text.lstrip("\ufeff")
    rows = list(csv.DictReader(io.StringIO(sheet), delimiter=";"))
    assert [row["lage"] for row in rows] == [lage, "beslutat"]
    nr = rows[0]["nr"]
    assert f"Läge: {ord_}" in run("handelse", nr).text


def test_a_plan_with_another_word_is_told_which_there_are(run: Run) -> None:
    assert run("skapa").code == 0
    done = run("registrera", "uppdrag", "--arende", "STK-2022-900", "--lage", "kanske")

    assert done.code == 2
    assert "foreslaget" in done.words
