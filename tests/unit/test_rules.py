"""The edges of rules that no scenario tells."""

from typing import Any

import pytest

from domain.commands import Command
from domain.deciding.context import Context
from domain.deciding.outcome import Accepted, Rejected
from domain.deciding.parsing import parse_command
from domain.rules.potten import STATSBIDRAG_ONLY, fits
from domain.rules.rule import Deviation
from domain.rules.statsbidraget import i_tid
from domain.states.pott import Pott
from tests.decider import Harness, ej_upplagd
from tests.unit import vantat as v

SKALEN = "; innan dess får det verkställas om inte särskilda skäl talar emot; pröva det"
REKVISITION = {"kommando": "RekvireraStatsbidrag", "belopp_ore": 1, "rekvisition": "1"}


def pott(namn: str, **more: Any) -> dict[str, Any]:
    return {
        "kommando": "UpprattaPott",
        "pott": namn,
        "kalla": "statsbidrag" if namn.startswith("SOC") else "ks_anslag",
        "program": "program",
        "bidragsar": 2022,
        "andamal": "ändamål",
        "nyttjas_from": "2022",
        "nyttjas_tom": "2022",
        "engangsmedel": False,
    } | more


def beslut(organ: str, **more: Any) -> dict[str, Any]:
    return {"organ": organ, "datum": "2022", "paragraf": 1, "diarienummer": "okänd"} | more


def test_grant_is_decided_by_the_authority_that_gives_it() -> None:
    liggare = Harness().given(
        {"kommando": "RegistreraOrgan", "kod": "BO", "namn": "Boverket", "slag": "myndighet"},
        pott("SOC-2022", givare="BO"),
    )
    tilldelning = {"kommando": "RegistreraTilldelning", "pott": "SOC-2022", "belopp_ore": 1}

    liggare.when(tilldelning | {"beslut": beslut("SOS")})
    assert liggare.rejected_by() == ("R6",)

    liggare.given(tilldelning | {"beslut": beslut("BO")})


def test_pott_that_is_not_set_up_takes_no_statsbidrag() -> None:
    outcome = ej_upplagd("X", REKVISITION)

    assert isinstance(outcome, Rejected)
    assert outcome.rules == ("R1",)


@pytest.mark.parametrize("regelverk", ["standard", "malmo-2022", "malmo-2023", "malmo-2024"])
def test_hard_rules_hold_whatever_the_rule_set(regelverk: str) -> None:
    ar = "2022" if regelverk == "standard" else regelverk.removeprefix("malmo-")
    liggare = Harness().given(
        pott(
            "SOC-2022",
            givare="SOS",
            regelverk=regelverk,
            bidragsar=int(ar),
            nyttjas_from=ar,
            nyttjas_tom=ar,
        )
    )
    liggare.when(REKVISITION | {"pott": "SOC-2022"})

    assert liggare.rejected_by() == ("R2",)


def test_outcome_before_the_pott_is_set_up_has_no_period_to_fall_outside() -> None:
    """The ledger answers that the pott is not found; the rule itself has nothing to say."""
    utfall = {"kommando": "RedovisaForbrukning", "namnd": "KUN", "belopp_ore": 1, "insats": "x"}

    assert isinstance(ej_upplagd("X", utfall), Accepted)


def test_pott_without_criteria_takes_any() -> None:
    liggare = Harness().given(pott("KS-2022"))
    liggare.when(
        {
            "kommando": "BegarAnnanInsats",
            "pott": "KS-2022",
            "namnd": "KUN",
            "belopp_ore": 1,
            "insats": "x",
            "kriterium": "vad som helst",
            "beslut": beslut("KUN"),
        }
    )

    assert liggare.rejected_by() == ("R19",)


def test_own_money_may_carry_a_permanent_commitment() -> None:
    """R13 concerns statsbidrag and engångsmedel only."""
    rad = {"namnd": "KUN", "belopp_ore": 1, "insatsdata": {"avbrytbar": False}}
    for engangsmedel, opened in ((False, []), (True, ["R13"])):
        liggare = Harness().given(
            pott("KS-2022", engangsmedel=engangsmedel),
            {"kommando": "AnvisaAnslag", "pott": "KS-2022", "beslut": beslut("KF")},
            {
                "kommando": "AvsattMedel",
                "pott": "KS-2022",
                "belopp_ore": 1,
                "beslut": beslut("KS"),
            },
        )
        liggare.when(
            {
                "kommando": "BeslutaFordelning",
                "pott": "KS-2022",
                "total_ore": 1,
                "rader": [rad],
                "beslut": beslut("KS"),
            }
        )

        assert [one.regel for one in liggare.events[-1].avvikelser if one.regel != "R38"] == opened


def test_window_may_have_one_end() -> None:
    liggare = Harness().given(pott("SOC-2022", givare="SOS", rekvireras_from="2022-02"))
    liggare.when(REKVISITION | {"pott": "SOC-2022", "datum": "2022-01-31"})

    assert liggare.rejected_by() == ("R3", "R2")
    assert "rekvisitionstiden är 2022-02 till …" in liggare.meddelande()


def test_rules_about_conditions_have_nothing_to_hold_before_there_are_any() -> None:
    """A missing ombud is told all the same."""
    rekvisition = {"id": "k", "datum": "2022", "avser": "x", "pott": "X", **REKVISITION}
    found = list(i_tid.check(Pott("X"), Context(), parse_command(rekvisition)))

    assert [type(one) for one in found] == [Deviation]


def test_contradiction_without_a_rule_names_no_finding() -> None:
    liggare = Harness().given(pott("SOC-2022", givare="SOS", id="p"))
    liggare.when(
        {
            "kommando": "NoteraAvvikelse",
            "pott": "SOC-2022",
            "kod": "A1",
            "lasning_1": "x",
            "lasning_2": "y",
            "avser_id": "p",
        }
    )

    assert liggare.rejected_by() == ("R42",)
    assert "p har ingen öppen avvikelse för någon regel" in liggare.meddelande()


def test_reference_to_the_register_is_no_reference_to_a_pott() -> None:
    liggare = Harness().given(pott("SOC-2022", givare="SOS"))
    liggare.when(
        {
            "kommando": "ProvaNamndensBesked",
            "pott": "SOC-2022",
            "avser_id": "reg-KUN",
            "utfall": "medgiven",
            "belopp_ore": 1,
            "beslut": beslut("KS"),
        }
    )

    assert liggare.rejected_by() == ("R10",)
    assert "'reg-KUN' hör till registret över organ och aktörer" in liggare.meddelande()


@pytest.mark.parametrize(
    ("namn", "avser_id", "hem"),
    [
        ("registret", "reg-KUN", "registret över organ och aktörer"),
        ("STK-0000-1", "uppdrag", "ärendet STK-0000-1"),
    ],
)
def test_a_pott_that_is_called_as_something_else_is_not_that(
    namn: str, avser_id: str, hem: str
) -> None:
    uppdrag = {
        "kommando": "GeUppdrag", "id": "uppdrag", "arende": "STK-0000-1", "uppdrag": "x",
        "till": "KUN",
    }  # fmt: skip
    liggare = Harness().given(pott(namn), uppdrag)
    liggare.when({"kommando": "KompletteraUnderlag", "pott": namn, "avser_id": avser_id,
                  "underlag": [{"typ": "annat", "titel": "x"}]})  # fmt: skip

    assert liggare.rejected_by() == ("R10",)
    assert f"'{avser_id}' hör till {hem}, inte till {namn}" in liggare.meddelande()


def test_an_actor_and_an_alias_that_are_taken_are_refused_by_the_design_and_no_law() -> None:
    aktor = {"kommando": "RegistreraAktor", "aktor": "EK-09", "roll": "ekonom"}
    alias = {"kommando": "RegistreraAlias", "alias": "KUN", "kod": "FRN"}
    liggare = Harness().given(aktor)

    for stated in (aktor, alias):
        liggare.when(stated)
        assert liggare.rejected_by() == ("R54",)
        assert "Källa: Bidragsliggarens utformning, egen praxis, regel R54." in liggare.meddelande()


def test_organ_that_did_not_exist_then_takes_no_money() -> None:
    liggare = Harness().given(
        pott("SOC-2022", givare="SOS"),
        {
            "kommando": "RegistreraOrgan",
            "kod": "GAMN",
            "namn": "Gamla nämnden",
            "slag": "namnd",
            "giltig_tom": "2016",
        },
    )
    askande = {"kommando": "LamnaAskande", "pott": "SOC-2022", "namnd": "GAMN"}

    liggare.when(askande | {"datum": "2022-09-01"})
    assert liggare.rejected_by() == ("R26",)
    assert "Gamla nämnden (GAMN) finns … till 2016, inte 2022-09-01" in liggare.meddelande()

    liggare.given(askande | {"datum": "2016-12-31"})


def test_giver_of_a_statsbidrag_is_an_authority() -> None:
    liggare = Harness()
    liggare.when(pott("SOC-2022", givare="KUN"))

    assert liggare.rejected_by() == ("R1",)
    assert "givaren KUN är ingen myndighet" in liggare.meddelande()


@pytest.mark.parametrize(
    ("datum", "beslutad", "oppnad"),
    [
        ("2022-09-01", "2022-09-01", False),
        ("2022-09-01", "2022-09-02", True),
        ("2022-09", "2022-09-30", False),
        ("2022-09-01", "2022", False),
    ],
)
def test_decision_dated_after_what_happened_is_a_deviation(
    datum: str, beslutad: str, *, oppnad: bool
) -> None:
    liggare = Harness().given(pott("SOC-2022", givare="SOS"))
    liggare.given(
        {
            "kommando": "RegistreraTilldelning",
            "pott": "SOC-2022",
            "datum": datum,
            "belopp_ore": 1,
            "beslut": beslut("SOS", datum=beslutad, diarienummer="5.1-77/2023"),
        }
    )

    found = [a for event in liggare.events for a in event.avvikelser]
    assert [a.lasning_1 for a in found] == [f"beslutet är daterat {beslutad}"] * oppnad


def test_when_nothing_is_left_the_help_says_so() -> None:
    liggare = Harness().given(pott("SOC-2022", givare="SOS"))
    liggare.when(REKVISITION | {"pott": "SOC-2022"})

    assert "Det finns ingenting kvar; mer kräver en ny tilldelning." in liggare.meddelande()


def test_transfer_from_the_wrong_kind_of_pott_names_the_right_command() -> None:
    liggare = Harness().given(pott("KS-2022"))
    liggare.when({"kommando": "OverforMedel", "pott": "KS-2022", "namnd": "KUN", "belopp_ore": 1})

    assert "Ur KS anslag heter det kommunbidrag." in liggare.meddelande()


@pytest.mark.parametrize("kind", STATSBIDRAG_ONLY)
def test_what_is_between_the_city_and_the_state_is_of_no_ks_anslag(kind: type[Command]) -> None:
    liggare = Harness().given(pott("SOC-2022", givare="SOS"), pott("KS-2022"))
    command = kind.model_construct()

    assert fits(liggare.pott("SOC-2022"), command)
    assert not fits(liggare.pott("KS-2022"), command)


def test_going_ahead_of_the_state_is_of_no_ks_anslag() -> None:
    liggare = Harness().given(pott("KS-2022"))
    liggare.when(
        {"kommando": "BeslutaForskottering", "pott": "KS-2022", "belopp_ore": 1,
         "beslut": beslut("KS")}
    )  # fmt: skip

    assert liggare.rejected_by() == ("R1",)


def test_appropriation_whose_only_known_amount_is_corrected_has_no_known_amount() -> None:
    anvisning = {"kommando": "AnvisaAnslag", "pott": "KS-2022", "beslut": beslut("KF")}
    avsattning = {"kommando": "AvsattMedel", "pott": "KS-2022", "beslut": beslut("KS")}
    liggare = Harness().given(
        pott("KS-2022"),
        anvisning | {"datum": "2022-01-10"},
        anvisning | {"datum": "2022-01-11", "belopp_ore": 100, "id": "fel"},
        avsattning | {"datum": "2022-01-12", "belopp_ore": 80},
        avsattning | {"datum": "2022-03-01", "belopp_ore": 10},
        {"kommando": "RattaHandelse", "pott": "KS-2022", "datum": "2022-02-01", "avser_id": "fel",
         "skal": "fel pott"},
    )  # fmt: skip

    assert [one.regel for one in liggare.events[-1].avvikelser] == []


def test_appropriation_of_an_unknown_amount_holds_whatever_is_set_aside() -> None:
    anvisning = {"kommando": "AnvisaAnslag", "pott": "KS-2022", "beslut": beslut("KF")}
    avsattning = {"kommando": "AvsattMedel", "pott": "KS-2022", "beslut": beslut("KS")}
    liggare = Harness().given(pott("KS-2022"), anvisning, avsattning | {"belopp_ore": 80})
    liggare.when(anvisning | {"avser": "mer, men hur mycket är okänt"})
    assert liggare.rejected_by() == ()

    liggare.when(anvisning | {"belopp_ore": 79})
    assert liggare.rejected_by() == ("R9",)


def test_money_that_was_identified_from_the_start_is_not_identified_again() -> None:
    liggare = Harness().given(v.pott(), *v.pengar()[:2])
    betalning = v.kommando(
        "RegistreraInbetalning", "2022-03-01", belopp_ore=1, rekvisition="R1", id="first"
    )
    liggare.given(betalning).when(betalning | {"id": "again", "avser_id": "first"})

    assert liggare.rejected_by() == ("R4",)
    assert "avser first, där 0 kr är oidentifierat" in liggare.meddelande()


def test_answer_by_whoever_was_asked_is_given_once() -> None:
    fraga = {"kommando": "GeUppdrag", "id": "u", "uppdrag": "u", "till": "KS-SK",
             "arende": "STK-2022-1", "beslut": beslut("KS")}  # fmt: skip
    svar = {"kommando": "AterrapporteraUppdrag", "arende": "STK-2022-1", "avser_id": "u",
            "text": "t"}  # fmt: skip
    liggare = Harness().given(fraga, svar)
    liggare.when(svar)

    assert "u är redan besvarat av KS-SK" in liggare.meddelande()


def test_a_proposed_answer_is_no_second_one() -> None:
    fraga = {"kommando": "GeUppdrag", "id": "u", "uppdrag": "u", "till": "KS-SK",
             "arende": "STK-2022-1", "beslut": beslut("KS")}  # fmt: skip
    svar = {"kommando": "AterrapporteraUppdrag", "arende": "STK-2022-1", "avser_id": "u",
            "text": "t"}  # fmt: skip
    liggare = Harness().given(fraga, svar)

    liggare.given(svar | {"lage": "foreslaget", "text": "ett förslag till"})


def test_aterremiss_is_answered_once_whoever_answers() -> None:
    arende = {"arende": "STK-2022-1"}
    ater = v.kommando("AterremitteraArende", "2022-05-01", id="a", motivering="m", **arende)
    svar = v.kommando("AterrapporteraUppdrag", "2022-06-01", avser_id="a", text="t", **arende)
    liggare = Harness().given(ater, svar)
    liggare.when(svar | {"av": "GRN"})
    assert "a är redan besvarat av den som frågades" in liggare.meddelande()

    liggare.given(svar | {"av": "GRN", "upprepning": "det var en nämnd som svarade"})


def _tidigt(*ore: int, beslut_pa_overforingen: bool) -> list[str]:
    """Transfer what was decided at as many meetings, whose minutes are announced a day apart."""
    liggare = Harness().given(v.pott(), *v.pengar())
    for n, belopp in enumerate(ore, 1):
        mote = v.beslut("KS", f"2022-08-{n:02d}")
        dag = f"2022-08-{n + 10}"
        liggare.given(
            v.fordelning(belopp, datum=mote["datum"], beslut=mote),
            v.kommando("JusteraProtokoll", dag, arende=v.DNR, beslut=mote, anslaget=dag),
        )
    cited = {"beslut": mote} if beslut_pa_overforingen else {}
    liggare.given(v.namndens("OverforMedel", "2022-08-20", sum(ore), **cited))
    return [one.lasning_2 for one in liggare.events[-1].avvikelser if one.regel == "R40"]


def test_an_early_transfer_is_held_against_the_last_of_its_decisions() -> None:
    assert _tidigt(10, 20, beslut_pa_overforingen=False) == ["laga kraft 2022-09-03" + SKALEN]


def test_even_an_ore_is_transferred_too_early() -> None:
    assert _tidigt(1, beslut_pa_overforingen=True) == ["laga kraft 2022-09-02" + SKALEN]


def _enhet(**dagar: str) -> Harness:
    enhet = {"kommando": "RegistreraOrgan", "kod": "GRN-EX", "namn": "Enheten för exempel",
             "slag": "forvaltning", "overordnad": "GRN"}  # fmt: skip
    return Harness().given(v.pott(), *v.pengar(), enhet | dagar)


@pytest.mark.parametrize(
    ("day", "refused"), [("2022-06-30", ("R26",)), ("2022-07-01", ()), ("2022-11-01", ())]
)
def test_what_ends_the_money_of_an_organ_is_held_against_its_first_day(
    day: str, refused: tuple[str, ...]
) -> None:
    liggare = _enhet(giltig_from="2022-07-01", giltig_tom="2022-10-31")
    liggare.when(v.kommando("LamnaNamndredovisning", day, namnd="GRN-EX", text="t", utfall_ore=0))

    assert liggare.rejected_by() == refused


def test_sub_unit_hands_back_also_when_the_namnd_above_it_has_ceased() -> None:
    namnd = {"kommando": "RegistreraOrgan", "kod": "EXN", "namn": "Nämnden för exempel",
             "slag": "namnd"}  # fmt: skip
    enhet = namnd | {"kod": "EXN-EX", "namn": "Enheten", "slag": "forvaltning", "overordnad": "EXN"}
    liggare = Harness().given(v.pott(), *v.pengar(), namnd, enhet)
    liggare.given(namnd | {"giltig_tom": "2022-10-31"})
    kostnad = v.kommando("RedovisaForbrukning", "2022-11-02", namnd="EXN-EX", belopp_ore=1,
                         insats="i")  # fmt: skip
    liggare.given(kostnad | {"period": "2022-10"})
    liggare.given(v.kommando("KrediteraForbrukning", "2022-11-03", namnd="EXN-EX", belopp_ore=1))
    liggare.when(kostnad)

    assert liggare.rejected_by() == ("R26",)
    assert "eller rätta datumet eller perioden" in liggare.meddelande()
