"""The edges of the rules about how a distribution is prepared."""

from typing import Any

import pytest

from domain.deciding.context import Context
from domain.deciding.parsing import parse_command
from domain.rules.beredningen import arets_regelverk, askat_i_tid
from domain.states.pott import Pott
from ledger.errors import NotFound
from tests.decider import Harness
from tests.unit.pengar import POTT, REKVISITION, TILLDELNING, fordelning, ks

SOC = {"pott": "SOC-2022"}
ASKANDE = SOC | {"kommando": "LamnaAskande"}
KS_2023 = POTT | {
    "pott": "KS-2023",
    "kalla": "ks_anslag",
    "bidragsar": 2023,
    "nyttjas_from": "2023",
    "nyttjas_tom": "2023",
}
Delar = list[tuple[str, int]]


def liggare(regelverk: str = "standard", **more: Any) -> Harness:
    """Begin with 10 kr called in, and with terms of the year that a rule set is for."""
    _, _, ar = regelverk.partition("-")
    ar = ar or "2022"
    terms = {"regelverk": regelverk, "bidragsar": int(ar), "nyttjas_from": ar, "nyttjas_tom": ar}
    return Harness().given(POTT | terms | more, TILLDELNING, REKVISITION)


def funnet(liggare: Harness, regel: str) -> list[str]:
    """Return the readings of a rule's avvikelse on what was registered last."""
    (event, *_) = liggare.events[-1:]
    return [one.lasning_1 for one in event.avvikelser if one.regel == regel]


def askanden(*askat: tuple[str, int | None]) -> list[dict[str, Any]]:
    return [
        ASKANDE | {"namnd": namnd} | ({} if ore is None else {"belopp_ore": ore})
        for namnd, ore in askat
    ]


KUN, MN, FRN = "KUN", "MN", "FRN"


@pytest.mark.parametrize(
    ("askat", "beslut", "funnet_till_sist"),
    [
        # The rest of the pott is no part of what is given, and the others get something.
        ([(KUN, 60), (MN, 40)], [[(KUN, 30)]], ["MN äskar 0,40 kr och får 0 kr"]),
        # What was given before counts, to all and to each.
        ([(KUN, 60), (MN, 41)], [[(KUN, 30)], [(KUN, 30), (MN, 1)]],
         ["KUN äskar 0,60 kr och får 0,60 kr"]),
        ([(KUN, 60), (MN, 40)], [[(KUN, 60)], [(MN, 40)]], []),
        # To get all of an öre is to get all; who named no amount cannot get all of it.
        ([(KUN, 1), (MN, 40)], [[(KUN, 1), (MN, 1)]], ["KUN äskar 0,01 kr och får 0,01 kr"]),
        ([(FRN, None), (MN, 40)], [[(FRN, 5), (MN, 1)]], []),
    ],
)  # fmt: skip
def test_all_get_a_part_and_none_gets_all(
    askat: list[tuple[str, int | None]], beslut: list[Delar], funnet_till_sist: list[str]
) -> None:
    pott = liggare("malmo-2023").given(*askanden(*askat))
    for paragraf, delar in enumerate(beslut, start=10):
        pott.given(fordelning(*delar, beslut=ks(paragraf=paragraf)))

    said = [one.replace("\u00a0", " ") for one in funnet(pott, "R16")]
    assert said == ["; ".join(funnet_till_sist)] * bool(funnet_till_sist)


def test_an_application_names_potts_that_are_set_up() -> None:
    pott = liggare("malmo-2023").given(KS_2023)
    for named in (["KS-2023", "KS-2024"], ["KS-2024"]):
        with pytest.raises(NotFound, match="potten 'KS-2024' finns inte"):
            pott.when(ASKANDE | {"namnd": "KUN", "for_potter": named})

    pott.given(ASKANDE | {"namnd": "KUN", "for_potter": ["KS-2023", "SOC-2022"]})
    assert pott.pott("SOC-2022").noter.omgang == {"KS-2023", "SOC-2022"}


def test_physical_measure_is_told_by_its_insats_or_as_a_row() -> None:
    fysisk = {"insatsdata": {"fysisk": True}}
    pott = liggare("malmo-2022")
    pott.given(ASKANDE | {"namnd": "KUN", "insatser": ["lokaler", fysisk | {"insats": "staket"}]})
    assert funnet(pott, "R12") == ["staket är en fysisk åtgärd"]

    pott.given(fordelning(total_ore=1, rader=[fysisk | {"namnd": "KUN", "belopp_ore": 1}]))
    assert funnet(pott, "R12") == ["en rad är en fysisk åtgärd"]


def test_area_that_nobody_knows_is_told_already_in_an_application() -> None:
    okand = {"insats": "i", "insatsdata": {"geso": "GESO-15"}}
    pott = liggare().given(ASKANDE | {"namnd": "KUN", "insatser": ["lokaler", okand]})

    assert funnet(pott, "R45") == ["området 'GESO-15'"]


@pytest.mark.parametrize("insats", [None, "okänd", "Okänd"])
def test_cost_of_an_unknown_insats_is_told_by_the_unit_or_else_the_namnd(
    insats: str | None,
) -> None:
    pott = liggare()
    for underenhet, vem in (("GRN-PI", "GRN-PI"), (None, "GRN")):
        kostnad = {"namnd": "GRN", "underenhet": underenhet, "insats": insats, "belopp_ore": 1}
        stated = SOC | {"kommando": "RedovisaForbrukning"} | kostnad
        pott.when({key: value for key, value in stated.items() if value is not None})

        assert pott.rejected_by() == ("R11",)
        assert f"kostnad 0,01 kr för {vem} i SOC-2022 anger ingen insats" in pott.meddelande()


def test_row_without_a_criterion_is_told_by_the_unit_or_else_the_namnd() -> None:
    pott = liggare(kriterier=["k"])
    rader = [
        {"namnd": "GRN", "underenhet": "GRN-PI", "belopp_ore": 1},
        {"namnd": "KUN", "belopp_ore": 1},
    ]
    pott.given(fordelning(total_ore=2, rader=rader))

    assert funnet(pott, "R11") == ["rader utan kriterium: GRN-PI, KUN"]


@pytest.mark.parametrize(
    ("regel", "stated"),
    [(askat_i_tid, ASKANDE | {"namnd": "KUN"}), (arets_regelverk, fordelning(("KUN", 1)))],
)
def test_pott_that_is_not_set_up_sets_no_day_and_no_order(
    regel: Any, stated: dict[str, Any]
) -> None:
    command = parse_command({"id": "k", "datum": "2022", "avser": "x"} | stated)

    assert list(regel.check(Pott("SOC-2022"), Context(), command)) == []
