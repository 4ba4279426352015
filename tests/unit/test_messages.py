"""What a refusal says beyond which rule it was: whom it is about, how much, and what is missing."""

from typing import Any

import pytest

from domain.deciding.context import Context
from domain.deciding.outcome import Rejected
from domain.deciding.parsing import parse_command
from domain.rules.beskedet import sparrat_tills_beslut
from domain.rules.insatsen import avbrytbar
from domain.rules.potten import en_pott
from domain.states.pott import Pott
from ledger.errors import NotFound
from tests.decider import Harness, ej_upplagd
from tests.unit.pengar import POTT, REKVISITION, TILLDELNING, fordelning, ks

SOC = {"pott": "SOC-2022"}
PI = SOC | {"namnd": "GRN", "underenhet": "GRN-PI", "belopp_ore": 100}
GRN_BESLUT = {"beslut": ks(organ="GRN")}
INBETALNING = SOC | {"kommando": "RegistreraInbetalning", "rekvisition": "1", "belopp_ore": 1000}
OVERFORING = SOC | {"kommando": "OverforMedel", "namnd": "KUN", "belopp_ore": 1}
KS_POTT = POTT | {"pott": "KS-2022", "kalla": "ks_anslag", "givare": None}


@pytest.fixture
def liggare() -> Harness:
    return Harness().given(POTT, TILLDELNING, REKVISITION, INBETALNING)


def said(liggare: Harness, stated: dict[str, Any]) -> str:
    liggare.when({key: value for key, value in stated.items() if value is not None})
    return liggare.meddelande()


NAMED = [
    ({"kommando": "OverforMedel"}, "överföring 1 kr till {}"),
    ({"kommando": "TaEmotMedel"}, "mottagande 1 kr av {}"),
    ({"kommando": "AterlamnaMedel", "skal": "x"} | GRN_BESLUT, "återlämning 1 kr från {}"),
    ({"kommando": "KrediteraForbrukning"}, "kreditering 1 kr för {}"),
]


@pytest.mark.parametrize(("stated", "text"), NAMED)
def test_refusal_names_the_unit_or_else_the_namnd(
    liggare: Harness, stated: dict[str, Any], text: str
) -> None:
    liggare.given(fordelning(("KUN", 1)))

    assert text.format("GRN-PI i") in said(liggare, PI | stated).replace(" ur ", " i ")
    utan = PI | stated | {"underenhet": None}
    assert text.format("GRN i") in said(liggare, utan).replace(" ur ", " i ")


def test_namnd_may_answer_about_all_that_it_has_wherever_it_is(liggare: Harness) -> None:
    liggare.given(fordelning(("KUN", 300)), OVERFORING | {"belopp_ore": 100})
    mottagande = SOC | {"kommando": "TaEmotMedel", "namnd": "KUN", "belopp_ore": 301}

    assert "Ange högst 3 kr." in said(liggare, mottagande)


def test_permanent_insats_without_a_name_is_told_by_its_namnd(liggare: Harness) -> None:
    rad = {"namnd": "KUN", "belopp_ore": 1, "insatsdata": {"avbrytbar": False}}
    rader = [rad, rad | {"insats": "fältgrupp"}]
    liggare.given(fordelning() | {"total_ore": 2, "rader": rader})

    (found,) = liggare.events[-1].avvikelser
    assert (
        found.lasning_1
        == "insatsen 'KUN' kan inte avbrytas; insatsen 'fältgrupp' kan inte avbrytas"
    )


def test_excess_over_the_appropriation_is_told_to_the_ore() -> None:
    liggare = Harness().given(
        {key: value for key, value in KS_POTT.items() if value is not None},
        {
            "kommando": "AnvisaAnslag",
            "pott": "KS-2022",
            "belopp_ore": 1,
            "beslut": ks(organ="KF"),
        },
    )
    avsattning = {"kommando": "AvsattMedel", "pott": "KS-2022", "beslut": ks()}

    assert "Det är 0,01 kr för mycket" in said(liggare, avsattning | {"belopp_ore": 2})
    assert liggare.rejected_by() == ("R9",)
    liggare.given(avsattning | {"belopp_ore": 1})


WINDOW = [
    ("2022-03", "2022-06", "2022-02-28", "2022-03 till 2022-06 och har inte börjat"),
    ("2022-03", "2022-06", "2022-07-01", "2022-03 till 2022-06 och har gått ut"),
    ("2022-03", None, "2022-02-28", "2022-03 till … och har inte börjat"),
    (None, "2022-06", "2022-07-01", "… till 2022-06 och har gått ut"),
]


@pytest.mark.parametrize(("first", "last", "datum", "text"), WINDOW)
def test_rekvisition_is_told_on_which_side_of_its_time_it_is(
    first: str | None, last: str | None, datum: str, text: str
) -> None:
    stated = POTT | {"rekvireras_from": first, "rekvireras_tom": last}
    villkor = {key: value for key, value in stated.items() if value is not None}
    liggare = Harness().given(villkor, TILLDELNING)

    assert text in said(liggare, REKVISITION | {"datum": datum})


def test_unknown_rekvisition_is_answered_with_those_there_are() -> None:
    liggare = Harness().given(POTT, TILLDELNING)
    inbetalning = INBETALNING | {"rekvisition": "9"}
    assert "registrerade: ingen." in said(liggare, inbetalning)

    liggare.given(
        REKVISITION | {"belopp_ore": 1}, REKVISITION | {"belopp_ore": 2, "rekvisition": "2"}
    )
    assert "registrerade: 1, 2." in said(liggare, inbetalning)


def test_same_reference_in_two_potts_is_two_rekvisitioner(liggare: Harness) -> None:
    """Only a reference that the pott itself lacks can have been meant for another one."""
    other = {"pott": "SOC-2023"}
    annan = POTT | other | {"program": "annat program"}
    liggare.given(annan, TILLDELNING | other)
    liggare.given(REKVISITION | other | {"belopp_ore": 500})
    liggare.given(REKVISITION | other | {"belopp_ore": 400, "rekvisition": "okänd"})
    liggare.given(REKVISITION | other | {"belopp_ore": 100, "rekvisition": "2"})

    liggare.given(INBETALNING | other | {"belopp_ore": 500})
    liggare.when(INBETALNING | {"rekvisition": "okänd"})
    assert liggare.rejected_by() == ("R4",)
    liggare.when(INBETALNING | {"rekvisition": "2"})
    assert liggare.rejected_by() == ("R10", "R4")


def test_transfer_from_either_kind_of_pott_names_the_other_command(liggare: Harness) -> None:
    stated = OVERFORING | {"kommando": "OverforKommunbidrag"}

    assert "Ur statsbidrag heter det overforing." in said(liggare, stated)


def test_office_without_a_namnd_disposes_of_nothing(liggare: Harness) -> None:
    liggare.given(
        {"kommando": "RegistreraOrgan", "kod": "FK", "namn": "Kontoret", "slag": "forvaltning"}
    )

    assert "Kontoret (FK) är en förvaltning och" in said(liggare, fordelning(("FK", 1)))


def test_organ_is_told_from_when_to_when_it_existed(liggare: Harness) -> None:
    for kod, days in (("XA", {"giltig_from": "2023"}), ("XB", {"giltig_tom": "2021"})):
        organ = {"kommando": "RegistreraOrgan", "kod": kod, "namn": f"N{kod}", "slag": "namnd"}
        liggare.given(organ | days)

    assert "finns 2023 till …, inte" in said(liggare, fordelning(("XA", 1)))
    assert "finns … till 2021, inte" in said(liggare, fordelning(("XB", 1)))


def test_name_that_is_taken_is_taken_whether_it_is_a_code_or_a_name(liggare: Harness) -> None:
    organ = {"kommando": "RegistreraOrgan", "kod": "NY", "namn": "Ny", "slag": "namnd"}

    assert "namnet 'KUN' är upptaget av KUN" in said(liggare, organ | {"kod": "KUN"})
    assert "namnet 'kulturnämnden' är upptaget av KUN" in said(
        liggare, organ | {"namn": "kulturnämnden"}
    )


def test_namnd_is_no_unit_of_another(liggare: Harness) -> None:
    rad = {"namnd": "MN", "underenhet": "KUN", "belopp_ore": 1}

    stated = fordelning() | {"total_ore": 1, "rader": [rad]}
    assert "KUN hör till ingen nämnd, inte till MN" in said(liggare, stated)


def test_paragraf_of_two_decisions_is_told_with_both_references(liggare: Harness) -> None:
    liggare.given(fordelning(("KUN", 1), beslut={"organ": "KS", "datum": "2022-08", "paragraf": 7}))
    juli = {"organ": "KS", "datum": "2022-07", "paragraf": 7, "diarienummer": "STK-2022-1"}
    liggare.given(fordelning(("MN", 1), beslut=juli))
    (found,) = liggare.events[-1].avvikelser

    assert found.lasning_1 == "KS 2022-07 § 7 (STK-2022-1)"
    assert found.lasning_2 == "samma paragraf 2022-08 (okänd)"


def test_paragraf_of_the_same_day_in_another_arende_is_another_decision(liggare: Harness) -> None:
    liggare.given(fordelning(("KUN", 1), beslut=ks(diarienummer="STK-2022-2")))
    liggare.given(fordelning(("MN", 1)))
    (found,) = liggare.events[-1].avvikelser

    assert found.lasning_2 == "samma paragraf 2022 (STK-2022-2)"


def test_last_ore_of_what_is_blocked_can_be_decided(liggare: Harness) -> None:
    avbojt = {"kommando": "AvbojMedel", "namnd": "KUN", "belopp_ore": 1, "skal": "s", "id": "nej"}
    provning = {"kommando": "ProvaNamndensBesked", "avser_id": "nej", "utfall": "medgiven"}
    beslut = {"beslut": ks(organ="KUN", paragraf=8)}
    liggare.given(fordelning(("KUN", 1)), SOC | avbojt | beslut)

    assert said(liggare, SOC | provning | {"beslut": ks(paragraf=9)}) == ""
    assert "spärrat och inte prövat är 0 kr" in said(liggare, SOC | provning | {"beslut": ks()})


def test_other_point_of_the_same_decision_is_another_decision(liggare: Harness) -> None:
    liggare.given(fordelning(("KUN", 1), beslut=ks(punkt="1")))
    liggare.given(fordelning(("KUN", 1), beslut=ks(punkt="2")))
    assert liggare.events[-1].avvikelser == ()

    liggare.given(fordelning(("KUN", 1), beslut=ks(punkt="2"), avser="än en gång", id="igen"))
    (found,) = liggare.events[-1].avvikelser
    assert found.lasning_1 == "fördelning 0,01\u00a0kr i SOC-2022 2022-09-01: än en gång"
    assert found.lasning_2.startswith("lika i slag, pott, nämnd, belopp och dag eller beslut är k")


def test_before_the_pott_is_set_up_only_its_kind_is_wrong() -> None:
    """The ledger answers that the pott is not found; no rule has conditions to hold."""
    with pytest.raises(NotFound, match="potten 'SOC-2022' finns inte"):
        Harness().when(TILLDELNING)
    outcome = ej_upplagd("SOC-2022", TILLDELNING)
    assert isinstance(outcome, Rejected)
    assert outcome.rules == ("R1",)

    common = SOC | {"id": "k", "datum": "2022", "avser": "x"}
    villkor = {"andring": "x", "galler_fran": "2022", "ny_nyttjas_tom": "2022"}
    rad = {"namnd": "KUN", "belopp_ore": 1, "insatsdata": {"avbrytbar": False}}
    provning = {"kommando": "ProvaNamndensBesked", "avser_id": "saknas", "utfall": "medgiven"}
    for rule, stated in (
        (en_pott, {"kommando": "AndraVillkor"} | villkor),
        (avbrytbar, {"kommando": "BeslutaFordelning", "total_ore": 1, "rader": [rad]}),
        (sparrat_tills_beslut, provning),
    ):
        command = parse_command(common | stated)
        assert list(rule.check(Pott("SOC-2022"), Context(), command)) == []


def test_attest_by_nobody_that_is_known_is_told_so(liggare: Harness) -> None:
    liggare.given(fordelning(("KUN", 1), id="f"))
    liggare.aktor = ""
    attest = SOC | {"kommando": "Attestera", "slag": "granskning", "avser_id": "f"}

    assert "aktören har inte granskningsattest i SOC-2022" in said(liggare, attest)


@pytest.mark.parametrize(("fatt", "kvar", "hogst"), [(80, "0,80", "0,50"), (30, "0,30", "0,30")])
def test_closing_tells_which_unit_has_money_and_costs_and_how_much_to_settle(
    liggare: Harness, fatt: int, kvar: str, hogst: str
) -> None:
    def pengar(ore: int) -> None:
        rad = {"namnd": "GRN", "underenhet": "GRN-PI", "belopp_ore": ore}
        overforing = PI | {"kommando": "OverforMedel", "belopp_ore": ore}
        liggare.given(fordelning(total_ore=ore, rader=[rad]), overforing)

    pengar(100)
    liggare.given(
        PI | {"kommando": "RedovisaForbrukning", "insats": "i", "belopp_ore": 150},
    )
    pengar(fatt)
    told = said(liggare, SOC | {"kommando": "AvslutaBidragsar", "datum": "2022-12-31"})

    assert f"GRN-PI har {kvar} kr kvar och 0,50 kr egenfinansierat i SOC-2022" in told
    assert f"Avräkna {hogst} kr först" in told


@pytest.mark.parametrize(("period", "sagt"), [(None, True), ("2021-12-28", False)])
def test_only_a_cost_without_a_period_of_its_own_is_told_to_state_it(
    liggare: Harness, period: str | None, *, sagt: bool
) -> None:
    kostnad = SOC | {"kommando": "RedovisaForbrukning", "namnd": "KUN", "belopp_ore": 1,
                     "insats": "x", "datum": "2023-01-02", "period": period}  # fmt: skip

    text = said(liggare, kostnad)

    assert "är utanför nyttjandeperioden" in text
    assert ("har 2022-12-31 som datum medan räkenskapsåret är öppet" in text) is sagt
