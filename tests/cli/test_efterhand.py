"""A grant that the state pays in arrears, as its users meet it: a file in, and what is asked."""

from __future__ import annotations

from pathlib import Path

from tests.cli.program import Run

FLODE = Path(__file__).parents[1] / "data" / "efterhand" / "kommandon.jsonl"
ARETS_SLUT = ("--per", "2025-12-31", "--gruppera", "pott")


def test_the_flow_goes_in_whole_and_leaves_nothing_owed(tom: Path, run: Run) -> None:
    done = run("importera", FLODE, "--ja", "-f", "json")

    assert (done.code, done.json["avvisade"]) == (0, [])
    summa = run("saldo", "-f", "json").json["summa"]
    assert (summa["utestaende_ore"], summa["balanskonto_ore"], summa["centralt_ore"]) == (0, 0, 0)
    assert summa["tilldelat_ore"] == summa["rekvirerat_ore"] == summa["inbetalt_ore"] == 240000000


def test_before_the_state_has_paid_the_table_says_what_is_below_zero(tom: Path, run: Run) -> None:
    run("importera", FLODE, "--ja")
    (row,) = run("saldo", "-f", "json", *ARETS_SLUT).json["rader"]
    shown = " ".join(run("saldo", "--alla-kolumner", *ARETS_SLUT).text.split())

    assert (row["balanskonto_ore"], row["centralt_ore"]) == (-90000000, -90000000)
    assert "Balanskonto under noll är en fordran på staten för kostnader." in shown
    assert "Centralt under noll är utlagt" in shown
    assert "räknar skuld mot fordran" not in shown
    assert "under noll" not in run("saldo", "--alla-kolumner", "--gruppera", "pott").text


def test_costs_that_are_not_called_in_are_waited_for(tom: Path, run: Run) -> None:
    """Not what is granted: in arrears only costs are called in."""
    run("importera", FLODE, "--ja")
    asked = run("bevaka", "-f", "json", "--per", "2025-12-31", "--dagar", "90").json["rader"]

    waits = [(one["slag"], one["belopp_ore"]) for one in asked if one["vem"] != "attestant"]
    assert ("rekvisition", 90000000) in waits
    assert ("rekvisition", 300000000 - 150000000) not in waits
