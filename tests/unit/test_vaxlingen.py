"""What a växling rests on: the follow-up that happened last, before the decision."""

from typing import Any

import pytest

from tests.decider import Harness
from tests.unit import vantat as v


def uppfoljd(effekt: str, datum: str, insats: str = "i", **more: Any) -> dict[str, Any]:
    stated = {"namnd": "KUN", "insats": insats, "effekt": effekt, "bedomning": "b"}
    return v.kommando("FoljUppInsats", datum, pott=v.ANS) | stated | more


def vaxling(datum: str = "2022-11-01", **more: Any) -> dict[str, Any]:
    stated = {
        "fran": "KS", "till": "KUN", "belopp_per_ar_ore": 700, "fran_ar": 2023,
        "effektbedomning": "e", "insats": "i", "beslut": v.beslut("KF", "2022-11-01"),
    }  # fmt: skip
    return v.kommando("VaxlaKommunbidrag", datum, pott=v.ANS) | stated | more


def rattelse(avser_id: str) -> dict[str, Any]:
    return v.kommando("RattaHandelse", "2023-02-01", pott=v.ANS, avser_id=avser_id, skal="s")


@pytest.fixture
def liggare() -> Harness:
    return Harness().given(v.anslag())


def oppnade(liggare: Harness) -> list[str]:
    return [one.lasning_1 for one in liggare.events[-1].avvikelser if one.regel == "R34"]


@pytest.mark.parametrize(
    ("uppfoljningar", "sagt"),
    [
        ([("god", "2022-09-02"), ("ingen", "2022-09-01")], []),
        ([("ingen", "2022-09-02"), ("god", "2022-09-01")], ["ingen"]),
        ([("god", "2022-09"), ("okand", "2022-09-30")], ["okänd"]),
        ([("ingen", "2022-09-30"), ("viss", "2022-09")], []),
    ],
)
def test_the_follow_up_that_happened_last_decides_and_then_the_one_registered_last(
    liggare: Harness, uppfoljningar: list[tuple[str, str]], sagt: list[str]
) -> None:
    liggare.given(*(uppfoljd(*one) for one in uppfoljningar), vaxling())

    assert oppnade(liggare) == [
        f"den senaste uppföljningen av i hos KUN visar {one} effekt" for one in sagt
    ]


@pytest.mark.parametrize(
    ("igen", "oppnad"),
    [
        ({}, True),
        ({"insats": "j"}, False),
        ({"insats": None}, False),
        ({"till": "MN"}, False),
    ],
)
def test_the_same_insats_of_the_same_organ_becomes_permanent_once(
    liggare: Harness, igen: dict[str, Any], *, oppnad: bool
) -> None:
    for namnd in ("KUN", "MN"):
        liggare.given(*(uppfoljd("god", "2022-09-01", one, namnd=namnd) for one in ("i", "j")))
    again = {name: value for name, value in (vaxling() | igen).items() if value is not None}
    liggare.given(vaxling(), again | {"belopp_per_ar_ore": 900})

    assert [one.split("\u00a0")[0] for one in oppnade(liggare)] == [
        "i hos KUN växlas med 9"
    ] * oppnad


def test_two_that_name_no_insats_may_be_of_different_ones(liggare: Harness) -> None:
    utan = {name: value for name, value in vaxling().items() if name != "insats"}
    liggare.given(
        uppfoljd("god", "2022-09-01"), utan, utan | {"beslut": v.beslut("KF", "2022-11-01")}
    )

    assert oppnade(liggare) == []


def test_a_vaxling_is_told_when_it_loses_its_effect_and_not_again(liggare: Harness) -> None:
    liggare.given(
        uppfoljd("god", "2022-09-01", id="god"),
        uppfoljd("viss", "2022-09-02", id="viss"),
        vaxling(id="x"),
        rattelse("viss"),
    )
    assert oppnade(liggare) == []

    liggare.given(rattelse("god") | {"id": "r"})
    (found,) = [one for one in liggare.events[-1].avvikelser if one.regel == "R34"]
    assert (found.belopp_ore, found.lasning_2) == (700, "den beslutades 2022-11-01 (x)")

    liggare.given(uppfoljd("ingen", "2022-09-03"))
    assert oppnade(liggare) == []
    liggare.given(rattelse("r"))
    assert oppnade(liggare) == []


def test_a_vaxling_that_is_taken_back_rests_on_nothing(liggare: Harness) -> None:
    liggare.given(uppfoljd("god", "2022-09-01", id="god"), vaxling(id="x"), rattelse("x"))
    liggare.given(rattelse("god"))

    assert oppnade(liggare) == []
