"""What soft rules find is open until it is named or closed, each finding for itself."""

from typing import Any

import pytest

from tests.decider import Harness

POTT = {
    "kommando": "UpprattaPott",
    "pott": "SOC-2022",
    "kalla": "statsbidrag",
    "givare": "Socialstyrelsen",
    "program": "sociala insatser i utsatta områden",
    "bidragsar": 2022,
    "andamal": "ändamål",
    "nyttjas_from": "2022",
    "nyttjas_tom": "2022",
    "engangsmedel": True,
}
TILLDELNING = {
    "kommando": "RegistreraTilldelning",
    "pott": "SOC-2022",
    "belopp_ore": 1000,
    "beslut": {"organ": "SOS", "datum": "2022", "paragraf": 1, "diarienummer": "STK-2022-1"},
}
REKVISITION = {
    "kommando": "RekvireraStatsbidrag",
    "pott": "SOC-2022",
    "belopp_ore": 1000,
    "rekvisition": "1",
    "ombud": "ombud",
}


@pytest.fixture
def liggare() -> Harness:
    return Harness().given(POTT, TILLDELNING, REKVISITION)


def ks(**more: Any) -> dict[str, Any]:
    return {"organ": "KS", "datum": "2022", "paragraf": 7, "diarienummer": "STK-2022-1"} | more


def fordelning(*rader: tuple[str, int], **more: Any) -> dict[str, Any]:
    return {
        "kommando": "BeslutaFordelning",
        "pott": "SOC-2022",
        "total_ore": sum(ore for _, ore in rader),
        "rader": [{"namnd": namnd, "belopp_ore": ore} for namnd, ore in rader],
        "beslut": ks(),
    } | more


def test_second_deviation_of_a_rule_gets_a_number(liggare: Harness) -> None:
    liggare.given(fordelning(("KUN", 1)))
    liggare.when(fordelning(("MN", 1), beslut={"organ": "KS", "datum": "2022-09", "paragraf": 7}))
    found = liggare.events[-1].avvikelser

    assert [(f.kod, f.regel) for f in found] == [("R38", "R38"), ("R38.2", "R38")]
    assert found[0].lasning_1 == "beslutet anges som KS 2022-09 utan diarienummer"
    assert found[1].lasning_1 == "KS 2022-09 § 7 (okänd)"
    assert found[1].lasning_2 == "samma paragraf 2022 (STK-2022-1)"


def test_both_findings_of_a_rule_can_be_named_and_closed(liggare: Harness) -> None:
    liggare.given(
        fordelning(("KUN", 1)),
        fordelning(("MN", 1), id="f", beslut={"organ": "KS", "datum": "2022-09", "paragraf": 7}),
    )
    utred = {
        "kommando": "UtredAvvikelse",
        "pott": "SOC-2022",
        "avser_id": "f",
        "kod": "R38",
        "slutsats": "diarienumret är känt",
        "underlag": [{"typ": "protokoll", "titel": "protokoll"}],
    }
    namnge = {
        "kommando": "NoteraAvvikelse",
        "pott": "SOC-2022",
        "kod": "A9",
        "lasning_1": "2022",
        "lasning_2": "2022-09",
        "avser_id": "f",
        "regel": "R38",
    }
    liggare.given(utred, namnge)

    assert liggare.oppna("SOC-2022") == {("f", "A9"): "R38"}


def test_finding_on_another_command_is_not_the_one_meant(liggare: Harness) -> None:
    """A name is given to what a rule found on that very command."""
    utan = {"organ": "KS", "datum": "2022", "diarienummer": "STK-2022-1"}
    liggare.given(
        fordelning(("KUN", 1), id="f", beslut=utan),
        fordelning(("MN", 1), id="g", total_ore=2),
    )
    liggare.when(
        {
            "kommando": "NoteraAvvikelse",
            "pott": "SOC-2022",
            "kod": "A9",
            "lasning_1": "x",
            "lasning_2": "y",
            "avser_id": "f",
            "regel": "R7",
        }
    )

    assert liggare.rejected_by() == ("R42",)
    assert liggare.oppna("SOC-2022") == {("f", "R38"): "R38", ("g", "R7"): "R7"}
