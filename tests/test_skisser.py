"""The first sketches of what the ledger must do have each become a scenario that says the same."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from features.scenarier import Scenario, scenarier
from features.taggar import REGLER


class Skiss(NamedTuple):
    """A sketch: its rules, its subject, and the scenario that says it now.

    Where the scenario differs, ``annorlunda`` says why, in Swedish, and ``provas_av`` names the
    rules that answer instead, if they are not those of the sketch.
    """

    regler: tuple[str, ...]
    om: str
    fil: str
    scenario: str
    provas_av: tuple[str, ...] = ()
    annorlunda: str = ""


SKISSER = (
    Skiss(
        ("R2",),
        "rekvisition över tilldelad ram",
        "rekvisition_och_inbetalning",
        "Ett öre mer än tilldelat rekvireras",
    ),
    Skiss(
        ("R3",),
        "rekvisition efter sista dagen",
        "rekvisition_och_inbetalning",
        "Rekvisition dagen efter sista dagen",
    ),
    Skiss(
        ("R4",),
        "inbetalning utan rekvisition",
        "rekvisition_och_inbetalning",
        "En inbetalning utan rekvisition blir en avvikelse",
        annorlunda="pengarna har kommit och förs in som oidentifierade med en öppen avvikelse;"
        " bara den som påstås höra till en okänd rekvisition avvisas",
    ),
    Skiss(
        ("R6",),
        "arbetsutskottet fördelar",
        "beslutet",
        "Fel organ beslutar: <organ> <vad>",
    ),
    Skiss(
        ("R37",),
        "överföring på bara ett förslag",
        "beslutet",
        "Stadskontorets förslag räcker inte för en överföring",
    ),
    Skiss(
        ("R7",),
        "rader som inte når totalbeloppet",
        "fordelning",
        "Antas uppställningen 2022 som den står är 1 100 000 kr kvar ofördelat",
    ),
    Skiss(
        ("R8",),
        "fördelning över pottens medel",
        "fordelning",
        "Ett öre mer än rekvirerat fördelas",
        annorlunda="taket är det rekvirerade och inte det inbetalda: 2023 fördelades innan staten"
        " hade betalat, och R46 håller det som förs över inom det inbetalda",
    ),
    Skiss(
        ("R9",),
        "en krona till ur ett fördelat anslag",
        "anslag_och_avsattning",
        "När allt är fördelat ryms inte en krona till",
    ),
    Skiss(
        ("R10",),
        "pengar i en annan pott räcker inte",
        "potten",
        "Pengar i den ena potten räcker inte för en överföring ur den andra",
        provas_av=("R18",),
        annorlunda="varje pott har egna positioner, så det är taket i den pott som anges som"
        " vägrar; R10 vägrar hänvisningar från en pott till en annan",
    ),
    Skiss(
        ("R13",),
        "permanent åtagande på engångsmedel",
        "fordelning",
        "En tillsvidareinsats begärs ur statsbidrag",
        annorlunda="STK-2018-1233 säger bör och medger egna medel därefter: det är en avvikelse",
    ),
    Skiss(
        ("R12",),
        "fysisk åtgärd sorteras bort",
        "askande_och_prioritering",
        "Ombyggnad av lokal hänvisas till budgetprocessen",
    ),
    Skiss(
        ("R14",),
        "äskandets beslutsdatum, i tid",
        "askande_och_prioritering",
        "Äskandets beslutsdatum, i tid: <nämnd> den <datum>",
        annorlunda="den sena nämnden står i ett eget scenario, eftersom den öppnar en avvikelse",
    ),
    Skiss(
        ("R16",),
        "ingen får allt, alla får något",
        "askande_och_prioritering",
        "En nämnd får allt som den har äskat",
    ),
    Skiss(
        ("R18",),
        "överföring över beslutad rad",
        "overforing",
        "Ett öre mer än raden överförs",
    ),
    Skiss(
        ("R20", "R21"),
        "nämnden vill använda medlen till annat",
        "namndens_besked",
        "Den andra insatsen möter ett kriterium",
        provas_av=("R20",),
        annorlunda="R21 prövar kommunstyrelsens svar, inte nämndens begäran; spärren är summan",
    ),
    Skiss(
        ("R21",),
        "KS avslår annan insats",
        "namndens_besked",
        "Kommunstyrelsen beslutar att medlen till den andra insatsen ska återlämnas",
    ),
    Skiss(
        ("R19",),
        "nämnden avböjer",
        "namndens_besked",
        "Miljönämnden avböjer hela sitt belopp ur kommunens egna medel",
    ),
    Skiss(
        ("R22",),
        "återlämning av förbrukade medel",
        "aterlamning",
        "Ett öre mer än det som är kvar",
    ),
    Skiss(
        ("R23",),
        "omfördelning utan nytt beslut",
        "overforing",
        "Utan nytt beslut stannar de återlämnade pengarna i potten",
    ),
    Skiss(
        ("R27",),
        "kostnad efter bidragsåret",
        "forbrukning",
        "En kostnad efter bidragsåret",
    ),
    Skiss(
        ("R28",),
        "utfall över det disponibla",
        "forbrukning",
        "Det som överstiger potten bär nämnden själv",
        provas_av=("R27",),
        annorlunda="ett utfall är ett faktum som R28 inte vägrar: det delas i förbrukat och"
        " egenfinansierat, och R28 håller krediteringen och avräkningen",
    ),
    Skiss(
        ("R31",),
        "återrapportering utan belopp",
        "redovisning",
        "Godkänns återrapporteringen som den är föreslagen saknas belopp från alla åtta",
    ),
    Skiss(
        ("R32",),
        "ej förbrukat vid årets slut",
        "aterbetalning",
        "Ej förbrukat vid årets slut",
    ),
    Skiss(
        ("R34",),
        "växling av statsbidrag",
        "kommunbidragsvaxling",
        "Växling bara ur kommunens egna medel",
        annorlunda="kommunfullmäktige beslutar om växlingen, inte kommunstyrelsen (R6)",
    ),
    Skiss(
        ("R35", "R36"),
        "rättelse med två personer",
        "rattelse_och_attest",
        "Rättelse med två personer",
        provas_av=("R35",),
        annorlunda="det är attesten som vägras; rättelsen är redan införd som en ny händelse",
    ),
)


@pytest.fixture(scope="module")
def skrivna() -> dict[tuple[str, str], Scenario]:
    """Return every scenario by its file and name."""
    return {(one.fil, one.namn): one for one in scenarier()}


def test_the_sketches_are_twenty_five_each_with_a_scenario_of_its_own() -> None:
    assert len(SKISSER) == len({(one.fil, one.scenario) for one in SKISSER}) == 25


@pytest.mark.parametrize("skiss", SKISSER, ids=lambda skiss: f"{skiss.regler[0]} {skiss.om}")
def test_the_sketch_is_a_scenario_of_its_rule(
    skrivna: dict[tuple[str, str], Scenario], skiss: Skiss
) -> None:
    """The scenario exists and is tagged with the rule that answers in it."""
    assert set(skiss.regler) <= REGLER.keys()

    assert (
        set(skiss.provas_av or skiss.regler)
        <= skrivna[f"{skiss.fil}.feature", skiss.scenario].regler
    )


def test_a_rule_that_another_answers_for_is_told_why() -> None:
    assert all(one.annorlunda for one in SKISSER if one.provas_av)
