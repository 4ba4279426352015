"""The permanent ram: zero-sum each year, from its year on, and only by what is in force (R34)."""

from __future__ import annotations

from typing import Any

import pytest

from domain.events.recorded import Recorded
from projections.answers.ram import ram
from projections.model.as_of import AsOf
from tests.decider import Harness
from tests.projections.flode import built
from tests.unit import vantat as v


def vaxling(till: str, ore: int, fran_ar: int, **more: Any) -> dict[str, Any]:
    return v.kommando(
        "VaxlaKommunbidrag", "2022-11-24", pott=v.ANS, fran="KS", till=till,
        belopp_per_ar_ore=ore, fran_ar=fran_ar, effektbedomning="god",
        beslut=v.beslut("KF", "2022-11-24"), **more,
    )  # fmt: skip


def flode() -> Harness:
    """KUN and MN get permanent money; MN's is first doubted, then not."""
    uppfoljning = {"insats": "musik", "effekt": "god", "bedomning": "god", "pott": v.ANS}
    return Harness().given(
        v.anslag(), *v.avsatt(),
        v.fordelning(pott=v.ANS),
        v.namndens("OverforKommunbidrag", "2022-09-01", 300, pott=v.ANS),
        v.kommando("FoljUppInsats", "2022-11-01", namnd="KUN", **uppfoljning),
        v.kommando("FoljUppInsats", "2022-11-01", namnd="MN", **uppfoljning),
        vaxling("KUN", 70, 2023, insats="musik", id="kun"),
        vaxling("MN", 50, 2025, id="mn"),
        v.kommando("RattaHandelse", "2022-12-01", pott=v.ANS, avser_id="mn", skal="s", id="fel"),
        v.kommando("RattaHandelse", "2022-12-02", pott=v.ANS, avser_id="fel", skal="s"),
    )  # fmt: skip


@pytest.fixture(scope="module")
def recorded() -> list[Recorded]:
    return flode().recorded


def asked(recorded: list[Recorded], asof: AsOf = AsOf(), **how: Any) -> dict[str, Any]:  # noqa: B008 - never changes
    return ram(built(recorded).connection(), asof, **how)


def rader(answer: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [tuple(row.values()) for row in answer["rader"]]


def test_each_year_from_its_own_and_beside_the_one_off_money(recorded: list[Recorded]) -> None:
    answer = asked(recorded)

    assert rader(answer) == [
        (2022, "KUN", 400, 0, 0, 0),
        (2023, "KS", 0, 0, -70, -70),
        (2023, "KUN", 0, 0, 70, 70),
        (2024, "KS", 0, 0, 0, -70),
        (2024, "KUN", 0, 0, 0, 70),
        (2025, "KS", 0, 0, -50, -120),
        (2025, "KUN", 0, 0, 0, 70),
        (2025, "MN", 0, 0, 50, 50),
    ]
    assert list(answer["rader"][0]) == [
        "ar", "namnd", "engangsmedel_ore", "forbrukat_ore", "vaxlat_ore", "ram_ore",
    ]  # fmt: skip


def test_each_year_sums_to_nothing(recorded: list[Recorded]) -> None:
    summa = asked(recorded)["summa"]

    assert [one["ar"] for one in summa] == [2022, 2023, 2024, 2025]
    assert {(one["vaxlat_ore"], one["ram_ore"]) for one in summa} == {(0, 0)}
    assert summa[0]["engangsmedel_ore"] == 400


def test_only_what_no_correction_in_force_reverses_counts(recorded: list[Recorded]) -> None:
    """As of each event: given, doubted, and in force again when the doubt was corrected."""
    nr = {one.event.kommando_id: one.nr for one in recorded}
    given = [
        [one["till"] for one in asked(recorded, AsOf(handelse=till))["vaxlingar"]]
        for till in (nr["kun"], nr["mn"], nr["fel"], recorded[-1].nr)
    ]

    assert given == [["KUN"], ["KUN", "MN"], ["KUN"], ["KUN", "MN"]]
    assert asked(recorded, AsOf("2022-12-01"))["vaxlingar"][-1]["till"] == "KUN"


def test_a_later_year_still_has_it(recorded: list[Recorded]) -> None:
    assert rader(asked(recorded, ar=2031)) == [
        (2031, "KS", 0, 0, 0, -120),
        (2031, "KUN", 0, 0, 0, 70),
        (2031, "MN", 0, 0, 0, 50),
    ]
    assert rader(asked(recorded, ar=2022)) == [(2022, "KUN", 400, 0, 0, 0)]


def test_one_organ_and_one_pott(recorded: list[Recorded]) -> None:
    one = asked(recorded, namnd="MN")

    assert rader(one) == [(2025, "MN", 0, 0, 50, 50)]
    assert [row["till"] for row in one["vaxlingar"]] == ["MN"]
    assert len(asked(recorded, namnd="KS")["vaxlingar"]) == 2
    assert rader(asked(recorded, pott="SOC-2022")) == []


def test_what_stands_behind_it(recorded: list[Recorded]) -> None:
    first, second = asked(recorded)["vaxlingar"]
    nr = next(one.nr for one in recorded if one.event.kommando_id == "kun")

    assert first == {
        "handelse": nr, "pott": v.ANS, "fran": "KS", "till": "KUN", "belopp_per_ar_ore": 70,
        "fran_ar": 2023, "insats": "musik", "exempeldata": False,
    }  # fmt: skip
    assert second["insats"] is None


def test_nothing_in_a_ledger_without_potts() -> None:
    answer = asked(Harness().recorded)

    assert answer["rader"] == answer["summa"] == answer["vaxlingar"] == []
    assert answer["exempeldata"] is False


def test_example_data_is_told_also_where_only_the_ram_is_shown() -> None:
    harness = flode().given(vaxling("KUN", 5, 2026, exempeldata=True))

    assert asked(harness.recorded, ar=2030)["exempeldata"] is True
    assert asked(harness.recorded, ar=2025)["exempeldata"] is False
