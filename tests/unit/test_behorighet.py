"""Who may take the decision that each command rests on, when it names one (R6)."""

from typing import Any

import pytest

from domain.commands import COMMANDS, PottCommand
from tests.decider import Harness
from tests.unit import vantat as v

ORGAN = ("KF", "KS", "SOS", "KUN", "TN", "MN")
"""Among them the nämnd that it is about, KUN, the one that bears its cost, TN, and another, MN."""

STADEN = {"KS", "KF"}
MED_STATEN = STADEN | {"SOS"}
NAMNDENS = STADEN | {"KUN"}
DATUM = "2022-09-10"

FALL: dict[str, tuple[dict[str, Any], set[str]]] = {
    "UpprattaPott": (v.pott(pott="SOC-2023", program="annat", datum=DATUM), MED_STATEN),
    "AndraVillkor": ({"andring": "a", "galler_fran": DATUM}, MED_STATEN),
    "RegistreraTilldelning": ({"belopp_ore": 1}, {"SOS"}),
    "SankTilldelning": ({"belopp_ore": 1}, {"SOS"}),
    "RekvireraStatsbidrag": ({"belopp_ore": 1, "rekvisition": "R2"}, MED_STATEN),
    "MakuleraRekvisition": ({"belopp_ore": 1, "rekvisition": "R1"}, MED_STATEN),
    "RegistreraInbetalning": ({"belopp_ore": 1, "rekvisition": "R1"}, MED_STATEN),
    "RegistreraOidentifieradInbetalning": ({"belopp_ore": 1}, MED_STATEN),
    "BeslutaForskottering": ({"belopp_ore": 1}, STADEN),
    "AnvisaAnslag": ({"belopp_ore": 1, "pott": v.ANS}, {"KF"}),
    "AvsattMedel": ({"belopp_ore": 1, "pott": v.ANS}, STADEN),
    "LamnaAskande": ({"namnd": "KUN", "belopp_ore": 1}, {"KUN"}),
    "ForeslaFordelning": ({"rader": []}, {*ORGAN}),
    "BeslutaFordelning": ({"rader": []}, STADEN),
    "AndraFordelning": ({"rader": [{"namnd": "KUN", "belopp_ore": 1}]}, STADEN),
    "OverforMedel": ({"namnd": "KUN", "belopp_ore": 1}, STADEN),
    "OverforKommunbidrag": ({"namnd": "KUN", "belopp_ore": 1, "pott": v.ANS}, STADEN),
    "TaEmotMedel": ({"namnd": "KUN", "belopp_ore": 1}, {"KUN"}),
    "AvbojMedel": ({"namnd": "KUN", "belopp_ore": 1, "skal": "s"}, {"KUN"}),
    "BegarAnnanInsats": (
        {"namnd": "KUN", "belopp_ore": 1, "insats": "i", "kriterium": "k"}, {"KUN"},
    ),
    "ProvaNamndensBesked": ({"avser_id": "avbojt", "utfall": "aterlamnas"}, STADEN),
    "AterlamnaMedel": ({"namnd": "KUN", "belopp_ore": 1, "skal": "s"}, NAMNDENS),
    "RedovisaForbrukning": (
        {"namnd": "KUN", "belopp_ore": 1, "insats": "i", "buren_av": "TN"}, NAMNDENS | {"TN"},
    ),
    "KrediteraForbrukning": ({"namnd": "KUN", "belopp_ore": 1}, NAMNDENS),
    "AvraknaEgenfinansiering": ({"namnd": "KUN", "belopp_ore": 1}, NAMNDENS),
    "JusteraInsats": (
        {"namnd": "KUN", "insats": "i", "ny_insats": "j", "kriterium": "k"}, NAMNDENS,
    ),
    "FoljUppInsats": (
        {"namnd": "KUN", "insats": "i", "effekt": "god", "bedomning": "b", "matt": ["m"]}, NAMNDENS,
    ),
    "AvbrytInsats": ({"namnd": "KUN", "insats": "i", "skal": "s"}, NAMNDENS),
    "LamnaNamndredovisning": ({"namnd": "KUN", "text": "t"}, {"KUN"}),
    "BedomRedovisning": ({"namnd": "KUN", "bedomning": "godtagbar", "text": "t"}, {*ORGAN}),
    "GodkannAterrapportering": ({}, STADEN),
    "AterrapporteraTillMyndighet": (
        {"steg": "utkast", "summa_ore": 1, "per_datum": "2022-12-31"}, MED_STATEN,
    ),
    "FaststallSkuld": (
        {"belopp_ore": 1, "grund": "ej_redovisat", "fran_position": "hos_namnd",
         "namnd": "KUN"}, MED_STATEN | {"KUN"},
    ),
    "TaEmotAterkrav": ({"belopp_ore": 1, "forfallodag": "2022-12-01"}, {"SOS"}),
    "AterbetalaStatsbidrag": ({"belopp_ore": 1}, MED_STATEN),
    "EfterskankAterkrav": ({"belopp_ore": 1, "skal": "s"}, {"SOS"}),
    "VaxlaKommunbidrag": (
        {"fran": "KS", "till": "KUN", "belopp_per_ar_ore": 1, "fran_ar": 2023,
         "effektbedomning": "e"}, {"KF"},
    ),
    "AvslutaBidragsar": ({"datum": "2022-12-31"}, STADEN),
    "AvstamPost": (
        {"slag": "huvudbok", "per_datum": DATUM, "belopp_ore": 1, "position": "inbetalt"},
        {*ORGAN},
    ),
    "RattaHandelse": ({"avser_id": "kostnad", "skal": "fel"}, NAMNDENS),
    "KompletteraBeslut": ({"avser_id": "kostnad"}, NAMNDENS),
    "KompletteraUnderlag": ({"avser_id": "kostnad"}, NAMNDENS),
}  # fmt: skip


def borjad() -> Harness:
    """A pott of the state's and one of KS, in which KUN has got, declined and spent money."""
    harness = Harness().given(v.pott(), *v.pengar(), v.anslag(), *v.avsatt(), v.fordelning())
    return harness.given(
        v.namndens("OverforMedel", "2022-09-01", 300),
        v.namndens("AvbojMedel", "2022-09-02", 50, id="avbojt", skal="hinner inte",
                   beslut=v.beslut("KUN", "2022-09-02")),
        v.namndens("RedovisaForbrukning", "2022-09-03", 20, id="kostnad", insats="i"),
    )  # fmt: skip


def test_every_command_of_a_pott_is_here() -> None:
    of_a_pott = {name for name, one in COMMANDS.items() if issubclass(one, PottCommand)}

    assert {*FALL} == of_a_pott


@pytest.mark.parametrize("kommando", FALL)
def test_a_decision_is_taken_by_whoever_may(kommando: str) -> None:
    fields, may = FALL[kommando]
    said = v.kommando(kommando, DATUM) | fields
    allowed = set()
    for organ in ORGAN:
        prov = borjad()
        prov.when(said | {"beslut": v.beslut(organ, DATUM)})
        if "R6" not in prov.rejected_by():
            allowed.add(organ)

    assert allowed == may


def refused(liggare: Harness, kommando: str, organ: str, **more: Any) -> bool:
    """Tell whether R6 refuses a command by the decision of an organ."""
    beslut = v.beslut(organ, more.pop("dag", DATUM), **more.pop("beslut", {}))
    liggare.when(v.kommando(kommando, more.pop("datum", DATUM), beslut=beslut, **more))
    return "R6" in liggare.rejected_by()


@pytest.mark.parametrize("kommando", ["RattaHandelse", "KompletteraBeslut", "KompletteraUnderlag"])
@pytest.mark.parametrize(("organ", "fel"), [("MN", True), ("KUN", False)])
def test_behind_a_correction_is_what_was_first(kommando: str, organ: str, fel: bool) -> None:  # noqa: FBT001
    liggare = borjad()
    liggare.given(v.kommando("RattaHandelse", DATUM, id="r", avser_id="kostnad", skal="fel"))
    skal = {"skal": "fel"} if kommando == "RattaHandelse" else {}

    assert refused(liggare, kommando, organ, avser_id="r", **skal) is fel


@pytest.mark.parametrize(
    ("beslut", "organ", "fel"),
    [
        (None, "MN", True), (None, "KS", False), (None, "KF", False),
        ("KUN", "KUN", False), ("KUN", "KS", True),
    ],
)  # fmt: skip
def test_what_is_added_is_corrected_by_whoever_decided_it_or_by_the_city(
    beslut: str | None,
    organ: str,
    fel: bool,  # noqa: FBT001 - a case of a table
) -> None:
    liggare = borjad()
    stated = {} if beslut is None else {"beslut": v.beslut(beslut, DATUM)}
    underlag = [{"typ": "kvittens", "titel": "kvittens"}]
    liggare.given(
        v.kommando("KompletteraUnderlag", DATUM, id="u", avser_id="kostnad", underlag=underlag)
        | stated
    )

    assert refused(liggare, "RattaHandelse", organ, avser_id="u", skal="fel") is fel


def test_of_what_anybody_may_say_anybody_corrects() -> None:
    liggare = borjad().given(v.kommando("ForeslaFordelning", DATUM, id="forslag", rader=[]))

    assert not refused(liggare, "RattaHandelse", "MN", avser_id="forslag", skal="fel")


def test_the_next_completion_has_the_organ_of_the_first() -> None:
    liggare = borjad()
    assert not refused(liggare, "KompletteraBeslut", "KUN", avser_id="kostnad")
    assert refused(liggare, "KompletteraBeslut", "KS", avser_id="kostnad")


@pytest.mark.parametrize(
    ("organ", "av", "fel"),
    [("GRN", None, False), ("GRN-PI", "GRN", False), ("GRN-PI", None, True), ("MN", None, True)],
)
def test_what_another_bears_its_namnd_may_decide(organ: str, av: str | None, fel: bool) -> None:  # noqa: FBT001
    delegation = {"av": av, "till_roll": "chefen", "anmalan": "anmals"}
    cost = {"namnd": "KUN", "belopp_ore": 1, "insats": "i", "buren_av": "GRN-PI"}
    more = {"beslut": {"delegation": delegation}} if av else {}

    assert refused(borjad(), "RedovisaForbrukning", organ, **cost, **more) is fel


@pytest.mark.parametrize(
    ("dag", "organ", "fel"),
    [
        ("2023-02-01", "FRN", False), ("2023-02-01", "KF", False), ("2023-02-01", "SOS", True),
        ("2023-02-01", "GRN-PI", True), ("2022-12-01", "FRN", True), ("okänd", "FRN", True),
    ],
)  # fmt: skip
def test_of_a_namnd_that_has_ceased_another_decides(
    dag: str,
    organ: str,
    fel: bool,  # noqa: FBT001 - a case of a table
) -> None:
    liggare = borjad()
    slut = {"kod": "KUN", "namn": liggare.register.find("KUN").namn, "slag": "namnd"}
    liggare.given(
        {"kommando": "RegistreraOrgan", "datum": "2022-12-31", "giltig_tom": "2022-12-31", **slut}
    )
    more = {"namnd": "KUN", "text": "t", "datum": "2023-02-01", "dag": dag}

    assert refused(liggare, "LamnaNamndredovisning", organ, **more) is fel


@pytest.mark.parametrize(
    ("kommando", "fel"),
    [
        ("AndraVillkor", False), ("TaEmotAterkrav", False), ("EfterskankAterkrav", False),
        ("RegistreraTilldelning", True), ("FaststallSkuld", True), ("UpprattaPott", True),
        ("AterbetalaStatsbidrag", True),
    ],
)  # fmt: skip
def test_another_authority_says_only_what_is_over_the_giver(kommando: str, fel: bool) -> None:  # noqa: FBT001
    liggare = borjad()
    regeringen = {"kod": "REG", "namn": "Regeringen", "slag": "myndighet"}
    liggare.given({"kommando": "RegistreraOrgan", "datum": "2022-01-01", **regeringen})
    fields, _ = FALL[kommando]

    assert refused(liggare, **{"kommando": kommando, "organ": "REG"} | fields) is fel


@pytest.mark.parametrize(("organ", "fel"), [("KUN", True), ("KS", False), ("SOS", False)])
def test_a_debt_of_no_namnd_is_no_namnds_to_decide(organ: str, fel: bool) -> None:  # noqa: FBT001
    debt = {"belopp_ore": 1, "grund": "ej_redovisat", "fran_position": "ofordelat"}

    assert refused(borjad(), "FaststallSkuld", organ, **debt) is fel
