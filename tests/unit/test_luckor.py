"""What a decision leaves unsaid, and what a grant paid in arrears waits for."""

from __future__ import annotations

from typing import Any

import pytest

from domain.bevakning.reglering import pottens
from domain.rules import ALL_RULES
from tests.decider import Harness
from tests.unit import vantat as v

UTAN_ATTEST = tuple(rule for rule in ALL_RULES if rule.id != "R35")
BILAGA = [{"typ": "bilaga", "titel": "uppställningen"}]


def liggare(rader: list[dict[str, Any]], total: int | None = 400) -> Harness:
    stated = v.fordelning(400, rader=rader, id="f")
    stated = {**stated, "total_ore": total} if total else {**stated} | {"total_ore": None}
    command = {name: value for name, value in stated.items() if value is not None}
    return Harness(rules=UTAN_ATTEST).given(v.pott(), *v.pengar(1000), command)


def komplettering(**rader: int) -> dict[str, Any]:
    rows = [{"namnd": namnd, "belopp_ore": ore} for namnd, ore in rader.items()]
    return v.kommando("KompletteraBeslut", "2022-08-17", avser_id="f", rader=rows, underlag=BILAGA)


def bokslut(kommando: str, datum: str) -> dict[str, Any]:
    beslut = v.beslut("KS", datum)
    return {"kommando": kommando, "ar": 2022, "datum": datum, "skal": "s", "beslut": beslut}


@pytest.mark.parametrize(
    ("oppnat", "datum", "senare"),
    [
        ([], "2023-01-01", False),
        ([], "2023-01", False),
        ([], "2023-01-02", True),
        ([], "2023-02", True),
        ([bokslut("OppnaRakenskapsar", "2023-02-01")], "2022-08-17", False),
        ([bokslut("OppnaRakenskapsar", "2023-02-01")], "2023-01-01", True),
    ],
)
def test_of_a_closed_year_an_amount_holds_from_the_first_open_day(
    oppnat: list[dict[str, Any]], datum: str, *, senare: bool
) -> None:
    made = liggare([{"namnd": "KUN"}]).given(bokslut("StangRakenskapsar", "2023-01-31"), *oppnat)
    made.given(komplettering(KUN=400) | {"datum": datum})

    assert ("R60" in made.oppna(v.SOC).values()) == senare


def luckor(made: Harness, idag: str = "2022-09-01") -> list[tuple[str | None, str]]:
    found = pottens(v.bild(made), idag)
    return [(one.namnd, one.vad) for one in found if one.slag == "lucka"]


def test_a_row_waits_until_it_has_its_amount() -> None:
    made = liggare([{"namnd": "KUN"}, {"namnd": "KUN"}, {"namnd": "MN"}])
    said = "Komplettera beslutet med beloppet{}: det är inte känt."

    assert luckor(made) == [("KUN", said.format(" i 2 rader")), ("MN", said.format(""))]
    made.given(komplettering(MN=100))
    assert luckor(made) == [("KUN", said.format(" i 2 rader"))]


def test_a_decision_without_rows_waits_for_its_table() -> None:
    ((namnd, vad),) = luckor(liggare([]))

    assert namnd is None
    assert "uppställningen är inte känd" in vad


def test_a_row_that_none_waits_for_is_refused_whatever_the_total() -> None:
    made = liggare([{"namnd": "KUN"}])
    made.when(komplettering(MN=400))

    assert made.rejected_by() == ("R57",)


def test_a_gap_that_was_looked_into_is_completed_all_the_same() -> None:
    made = liggare([{"namnd": "KUN"}, {"namnd": "MN"}])
    made.given(
        v.kommando("UtredAvvikelse", "2022-09-01", avser_id="f", kod="R57", slutsats="saknas",
                   underlag=BILAGA),
        komplettering(KUN=100),
    )  # fmt: skip

    assert made.saldo(v.SOC, "fordelat", "KUN") == 100
    assert ("f", "R57") not in made.pott(v.SOC).oppna


def test_in_arrears_costs_are_called_in_and_the_rest_of_the_grant_is_lowered() -> None:
    granted, *_ = v.pengar(1000)
    made = Harness(rules=UTAN_ATTEST).given(
        v.pott(utbetalning="efterhand"), granted, v.fordelning(400),
        v.namndens("OverforMedel", "2022-08-20"),
        v.namndens("RedovisaForbrukning", "2022-09-01", 300, insats="i"),
    )  # fmt: skip

    def vantar(idag: str) -> dict[str, int | None]:
        return {one.slag: one.belopp_ore for one in pottens(v.bild(made), idag)}

    during, after = vantar("2022-10-01"), vantar("2023-01-31")
    assert (during["rekvisition"], during["fordelning"]) == (300, 600)
    assert "tilldelning" not in during
    assert (after["rekvisition"], after["tilldelning"]) == (300, 700)
    assert "fordelning" not in after


@pytest.mark.parametrize(
    ("rader", "av"), [({"MN": 400}, "f"), ({"KUN": 400, "MN": 1}, "f"), ({"KUN": 400}, "g")]
)
def test_rows_that_none_waits_for_are_told_of_by_one_rule_in_a_round_too(
    rader: dict[str, int], av: str
) -> None:
    villkor = v.pott(regelverk="malmo-2023", bidragsar=2023) | {
        "nyttjas_from": "2023-01-01",
        "nyttjas_tom": "2023-12-31",
    }
    made = Harness(rules=UTAN_ATTEST).given(
        villkor, *v.pengar(1000), v.fordelning(400, rader=[{"namnd": "KUN"}], id="f"),
        v.fordelning(100, id="g"),
    )  # fmt: skip
    made.when(komplettering(**rader) | {"avser_id": av})

    assert made.rejected_by() == ("R57",)
