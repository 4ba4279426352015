"""What was sent to the authority stays what it was, or an avvikelse tells the difference."""

from typing import Any

import pytest

from domain.rules import ALL_RULES
from tests.decider import Harness
from tests.unit import vantat as v

UTAN_ATTEST = tuple(rule for rule in ALL_RULES if rule.id != "R35")


def rapport(steg: str, summa: int = 300, **more: Any) -> dict[str, Any]:
    stated = {"kvittens": "1"} if steg == "kvitterad" else {}
    return v.kommando(
        "AterrapporteraTillMyndighet", "2023-01-20", id=steg, steg=steg, summa_ore=summa,
        per_datum="2022-12-31",
    ) | stated | more  # fmt: skip


def kostnad(ore: int, datum: str = "2022-12-31", **more: Any) -> dict[str, Any]:
    return v.namndens("RedovisaForbrukning", datum, ore, insats="i") | more


def rattelse(avser_id: str, **more: Any) -> dict[str, Any]:
    return v.kommando("RattaHandelse", "2023-02-01", avser_id=avser_id, skal="s") | more


@pytest.fixture
def liggare() -> Harness:
    """KUN has got 400 öre and spent 300 of them, the first third under the name ``forsta``."""
    return Harness(rules=UTAN_ATTEST).given(
        v.pott(), *v.pengar(), v.fordelning(), v.namndens("OverforMedel", "2022-08-20"),
        kostnad(100, "2022-12-30", id="forsta"), kostnad(200),
    )  # fmt: skip


def oppnade(liggare: Harness) -> list[int | None]:
    return [one.belopp_ore for one in liggare.events[-1].avvikelser if one.regel == "R30"]


@pytest.mark.parametrize(
    ("steg", "oppnad"),
    [
        (["utkast"], []),
        (["inskickad"], [100]),
        (["inskickad", "kvitterad"], [100]),
        (["inskickad", "kvitterad", "komplettering"], []),
    ],
)
def test_only_what_is_sent_is_held_against_what_is_spent_later(
    liggare: Harness, steg: list[str], oppnad: list[int]
) -> None:
    liggare.given(*(rapport(one) for one in steg), kostnad(100))

    assert oppnade(liggare) == oppnad


@pytest.mark.parametrize(
    ("kommando", "oppnad"),
    [
        (kostnad(100), [100]),
        (kostnad(99), []),
        (kostnad(100, "2022-12"), [100]),
        (kostnad(100, "2023-01-01", period="2022-12"), []),
        (rattelse("forsta"), []),
        (rattelse("forsta", datum="2022-12-31"), [100]),
    ],
)
def test_whole_kronor_until_the_day_of_the_report_are_what_is_held(
    liggare: Harness, kommando: dict[str, Any], oppnad: list[int]
) -> None:
    liggare.given(rapport("inskickad"), kommando)

    assert oppnade(liggare) == oppnad


@pytest.mark.parametrize(("ore", "oppnad"), [(49, []), (50, [100]), (100, [100])])
def test_a_difference_that_was_explained_is_told_again_when_it_has_changed(
    liggare: Harness, ore: int, oppnad: list[int]
) -> None:
    liggare.given(rapport("inskickad", 500, forklaring="en faktura väntas"), kostnad(ore))

    assert oppnade(liggare) == oppnad


def test_a_difference_that_is_reached_in_small_steps_is_told_when_it_is_a_krona(
    liggare: Harness,
) -> None:
    liggare.given(rapport("inskickad"), kostnad(99))
    assert oppnade(liggare) == []

    liggare.given(kostnad(1))
    assert oppnade(liggare) == [100]

    liggare.given(rattelse("forsta", datum="2022-12-31"))
    assert oppnade(liggare) == []


def test_the_forecast_is_part_of_the_sum_that_is_held(liggare: Harness) -> None:
    liggare.given(rapport("inskickad", 400, prognos_ore=100), kostnad(100))

    (found,) = [one for one in liggare.events[-1].avvikelser if one.regel == "R30"]
    assert found.belopp_ore == 100
    assert (found.lasning_1.replace("\u00a0", " "), found.lasning_2.replace("\u00a0", " ")) == (
        "förbrukat blir 4 kr per 2022-12-31",
        "återrapporterat är 4 kr per 2022-12-31, med prognosen 1 kr",
    )


@pytest.mark.parametrize("sant", [{}, {"prognos_ore": 0}])
def test_no_forecast_is_a_forecast_of_nothing(liggare: Harness, sant: dict[str, Any]) -> None:
    liggare.given(rapport("inskickad", **sant), rapport("kvitterad"))


def test_what_is_not_sent_is_not_held_against_its_receipt(liggare: Harness) -> None:
    liggare.given(rapport("utkast", 200)).when(rapport("kvitterad"))

    assert liggare.rejected_by() == ("R30",)
    assert "kvitterat är" not in liggare.meddelande()


@pytest.mark.parametrize(
    ("steg", "forst"),
    [("inskickad", ["utkast", "komplettering", "kvitterad"]), ("komplettering", ["utkast"])],
)
def test_a_step_that_others_rest_on_is_not_taken_back(
    liggare: Harness, steg: str, forst: list[str]
) -> None:
    liggare.given(*map(rapport, ("inskickad", "kvitterad", "komplettering", "utkast")))
    liggare.when(rattelse(steg))

    assert liggare.rejected_by() == ("R36",)
    assert "återrapporteringens steg blir" in liggare.meddelande()
    senare = ", ".join(f"{one} (AterrapporteradTillMyndighet 2023-01-20)" for one in forst)
    assert f"senare byggt på händelsen: {senare}." in liggare.meddelande()

    liggare.given(rattelse("utkast"), rattelse("komplettering"))
    assert [one.steg for one in liggare.pott(v.SOC).noter.aterrapporter] == [
        "inskickad", "kvitterad",
    ]  # fmt: skip


def test_steps_that_were_once_left_out_of_order_can_be_taken_back(liggare: Harness) -> None:
    liggare.given(*map(rapport, ("inskickad", "kvitterad", "komplettering")))
    liggare.rules = ()
    liggare.given(rattelse("inskickad"))
    liggare.rules = UTAN_ATTEST
    liggare.given(rattelse("komplettering"), rattelse("kvitterad"), rapport("inskickad", id="ny"))
