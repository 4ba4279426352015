"""What stands just on each side of a line that a rule draws, and what is then said to do."""

from __future__ import annotations

from typing import Any

import pytest

from domain import events as e
from domain.bookkeeping.ansprak import Ansprak, lasningar
from domain.bookkeeping.dagar import Vag
from domain.errors import InvariantBroken
from domain.rules import ALL_RULES
from domain.rules.rattelsen import _i_stallet
from domain.states.noted import noted
from domain.states.pott import Pott
from domain.states.pott_fold import evolve, replay
from domain.states.pott_notes import Noter
from tests.decider import Harness
from tests.golden.exempel import sample
from tests.unit import vantat as v

UTAN_ATTEST = tuple(rule for rule in ALL_RULES if rule.id != "R35")
ARENDE = {"arende": "STK-2022-1"}


def hant(kind: type[e.Event], id_: str, datum: str, **fields: Any) -> e.Event:
    common = {"handelsedatum": datum, "kommando_id": id_, "avser": "x", "pott": v.SOC}
    return kind.model_validate(common | fields)


def rattelse(avser_id: str, datum: str = "2023-02-10", **more: Any) -> dict[str, Any]:
    stated = v.kommando("RattaHandelse", datum, avser_id=avser_id, skal="s", id=f"r-{avser_id}")
    return stated | more


def skyldig(ore: int) -> Harness:
    """A pott that owes the state so much."""
    skuld = v.kommando(
        "FaststallSkuld", "2023-01-10", belopp_ore=ore, grund="ej_forbrukat",
        fran_position="ofordelat",
        id="skuld",
    )  # fmt: skip
    return Harness(rules=UTAN_ATTEST).given(v.pott(), *v.pengar(ore), skuld)


def oppnade(liggare: Harness) -> list[str]:
    return [one.regel for one in liggare.events[-1].avvikelser if one.regel]


def test_who_states_no_amount_after_one_that_did_reads_nothing() -> None:
    forst = Ansprak("k1", v.SOC, 50, 100)

    assert lasningar([forst, Ansprak("k2", v.SOC, 20, None)]) == {100: forst}


def test_every_vague_date_is_kept_by_its_command() -> None:
    dagar = (("a", "2022"), ("b", "2022-05"), ("c", "2022-05-01"))
    pott = replay(
        Pott(v.SOC), [hant(e.ForskotteringBeslutad, id_, day, belopp_ore=1) for id_, day in dagar]
    )

    assert pott.vaga == {"a": Vag("2022", omvand=False), "b": Vag("2022-05", omvand=False)}


@pytest.mark.parametrize("datum", [("2022-03", "2022-06"), ("2022-06", "2022-03")])
def test_an_unknown_appropriation_may_have_come_on_the_first_of_its_days(
    datum: tuple[str, str],
) -> None:
    noter = Noter()
    for day in datum:
        noter = noted(noter, hant(e.AnslagAnvisat, day, day))

    assert noter.okant_anslag == "2022-03-01"


def test_an_avvikelse_of_what_is_corrected_is_not_open_to_be_ended() -> None:
    pott = Pott(
        v.SOC, avvikelser={("k", "R7"): "R7"}, koder={("k", "R7"): "R7"}, rattade=frozenset({"k"})
    )
    utredd = hant(e.AvvikelseUtredd, "u", "2022-05-01", avser_id="k", kod="R7", slutsats="s")

    with pytest.raises(InvariantBroken, match="R7 är inte öppen för k"):
        evolve(pott, utredd)


def test_a_right_and_a_pott_may_be_of_one_day() -> None:
    dagen = {"nyttjas_from": "2022-05-01", "nyttjas_tom": "2022-05-01"}
    Harness().given(
        v.pott(**dagen),
        {"kommando": "RegistreraAktor", "aktor": "EK-98", "roll": "attestant"},
        {"kommando": "GeAttestratt", "aktor": "EK-98", "slag": "beslut",
         "giltig_from": "2022-05-01", "giltig_tom": "2022-05-01"},
    )  # fmt: skip


def test_a_right_to_attest_is_kept_for_each_pott_and_namnd() -> None:
    aktor = {"kommando": "RegistreraAktor", "aktor": "EK-98", "roll": "attestant"}
    ratt = {"kommando": "GeAttestratt", "aktor": "EK-98", "giltig_from": "2022-01-01"}
    more = [{}, {"for_pott": v.SOC}, {"for_namnd": "KUN"}, {"for_namnd": "TN"}]
    given = [ratt | one | {"slag": slag} for one in more for slag in ("granskning", "beslut")]
    liggare = Harness().given(v.pott(), aktor, *given)

    assert len(liggare.register.attestratter) == len(given)


@pytest.mark.parametrize(("datum", "refused"), [("2022-08-16", ("R40",)), ("2022-08-17", ())])
def test_minutes_may_be_approved_on_the_day_of_the_meeting(
    datum: str, refused: tuple[str, ...]
) -> None:
    mote = v.beslut("KS", "2022-08-17")
    liggare = Harness()
    liggare.when(v.kommando("JusteraProtokoll", datum, beslut=mote, **ARENDE))

    assert liggare.rejected_by() == refused


def test_an_answer_by_another_than_the_one_who_was_asked_is_theirs() -> None:
    uppdrag = v.kommando(
        "GeUppdrag", "2022-05-01", id="u", uppdrag="u", till="KS-SK", beslut=v.beslut("KS", "2022"),
        **ARENDE,
    )  # fmt: skip
    svar = v.kommando("AterrapporteraUppdrag", "2022-06-01", avser_id="u", text="t", **ARENDE)
    liggare = Harness().given(uppdrag)

    liggare.when(svar | {"av": "GRN"})
    assert liggare.rejected_by() == ("R56",)
    liggare.given(svar | {"av": "KS-SK"})


def test_who_is_asked_must_exist() -> None:
    borta = {
        "kommando": "RegistreraOrgan", "kod": "EXN", "namn": "Nämnden för exempel",
        "slag": "namnd", "giltig_from": "2000-01-01", "giltig_tom": "2020-12-31",
    }  # fmt: skip
    remiss = v.kommando("RemitteraArende", "2022-05-01", svar_senast="2022-06-01", **ARENDE)
    liggare = Harness().given(borta)

    liggare.when(remiss | {"mottagare": ["GRN", "EXN"]})
    assert liggare.rejected_by() == ("R26",)


@pytest.mark.parametrize(("ar", "tidigast"), [(2026, "2027-01-01"), (2030, "2031-01-01")])
def test_a_year_is_closed_when_it_is_over(ar: int, tidigast: str) -> None:
    liggare = Harness()
    liggare.when(
        {"kommando": "StangRakenskapsar", "datum": "2026-12-31", "ar": ar, "skal": "s",
         "beslut": v.beslut("KS", "2026-12-31")}
    )  # fmt: skip

    assert liggare.rejected_by() == ("R41",)
    assert f"Stäng det tidigast {tidigast}." in liggare.meddelande()


def test_what_belonged_before_the_closing_is_told_to_correct_that_first() -> None:
    tilldelning, rekvisition, inbetalning = v.pengar()
    liggare = Harness(rules=UTAN_ATTEST).given(
        v.pott(), tilldelning, rekvisition, inbetalning,
        v.kommando("AvslutaBidragsar", "2023-01-31", id="slut"),
        v.kommando("EfterskankAterkrav", "2023-02-01", belopp_ore=5, skal="s", id="e"),
    )  # fmt: skip
    liggare.when(rattelse("e", "2023-01-30"))
    assert "hörde det till före avslutet, rätta slut först" in liggare.meddelande()

    liggare.when(rattelse("slut", "2023-01-30"))
    assert "avslutets egen dag, också om den inte har kommit" in liggare.meddelande()


@pytest.mark.parametrize(
    ("betalt", "refused"),
    [
        (1000, ()),
        (1001, ("R33",)),
        (1099, ("R33",)),
        (1100, ("R46", "R33")),
    ],
)
def test_a_payment_that_is_less_than_a_krona_above_the_debt_is_asked_for_its_rounding(
    betalt: int, refused: tuple[str, ...]
) -> None:
    liggare = Harness(rules=UTAN_ATTEST).given(
        v.pott(), *v.pengar(), v.kommando("AvslutaBidragsar", "2022-12-31")
    )
    liggare.when(v.kommando("AterbetalaStatsbidrag", "2023-03-31", belopp_ore=betalt))

    assert liggare.rejected_by() == refused


@pytest.mark.parametrize(
    ("krav", "oppnas"), [(901, []), (900, ["R33"]), (1099, []), (1100, ["R33"])]
)
def test_a_claim_that_differs_by_a_krona_differs(krav: int, oppnas: list[str]) -> None:
    liggare = skyldig(1000)
    liggare.given(
        v.kommando("TaEmotAterkrav", "2023-03-01", belopp_ore=krav, forfallodag="2023-04-01")
    )

    assert [one for one in oppnade(liggare) if one == "R33"] == oppnas


def test_a_debt_that_is_paid_with_rounding_needs_no_more_than_there_is() -> None:
    betalning = v.kommando("AterbetalaStatsbidrag", "2023-03-01", belopp_ore=1000)
    skyldig(950).given(betalning | {"oresavrundning_ore": 50})


@pytest.mark.parametrize(("ore", "avrundas"), [(1099, True), (1100, False), (2000, False)])
def test_only_what_is_less_than_a_krona_too_much_can_be_rounding(
    ore: int, *, avrundas: bool
) -> None:
    liggare = skyldig(1000)
    liggare.when(v.kommando("AterbetalaStatsbidrag", "2023-03-01", belopp_ore=ore))

    assert liggare.rejected_by()
    assert ("ange öresavrundningen" in liggare.meddelande()) == avrundas


@pytest.mark.parametrize(
    ("utfall", "oppnas"), [(201, []), (200, ["R29"]), (399, []), (400, ["R29"])]
)
def test_a_namnd_that_reports_a_krona_beside_what_is_spent_is_shown(
    utfall: int, oppnas: list[str]
) -> None:
    liggare = Harness(rules=UTAN_ATTEST).given(
        v.pott(), *v.pengar(), v.fordelning(), v.namndens("OverforMedel", "2022-08-20"),
        v.namndens("RedovisaForbrukning", "2022-09-01", 300, insats="i"),
        v.namndens("LamnaNamndredovisning", "2022-12-31", None, utfall_ore=utfall, text="t"),
    )  # fmt: skip

    assert [one for one in oppnade(liggare) if one == "R29"] == oppnas


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (e.RakenskapsarStangt, "Ett räkenskapsår öppnas och stängs igen"),
        (e.RakenskapsarOppnat, "Ett räkenskapsår öppnas och stängs igen"),
        (e.PottUpprattad, "Komplettera, ändra villkoret eller utred i stället."),
        (e.HandelseAttesterad, "Komplettera, ändra villkoret eller utred i stället."),
        (e.UppdragAterrapporterat, "ange i upprepning varför"),
        (e.AliasRegistrerat, "det som registreras sist gäller"),
        (e.ProtokollJusterat, "det som registreras sist gäller"),
    ],
)
def test_what_is_not_corrected_says_what_is_done_instead(kind: type[e.Event], said: str) -> None:
    assert not kind.rattas
    assert said in _i_stallet(sample(kind, 0).event)


def test_what_is_corrected_again_is_told_by_its_last_correction() -> None:
    liggare = Harness(rules=UTAN_ATTEST).given(
        v.pott(), *v.pengar()[:2],
        v.kommando("RegistreraInbetalning", "2022-03-01", belopp_ore=1, rekvisition="R1", id="k"),
    )  # fmt: skip
    for avser_id in ("k", "r-k", "r-r-k"):
        liggare.given(rattelse(avser_id))
    liggare.when(rattelse("k", id="igen"))
    assert "k är redan rättad genom r-k" in liggare.meddelande()
    assert "Rätta r-r-r-k om rättelsen var fel" in liggare.meddelande()

    liggare.given(rattelse("r-r-r-k"))
    liggare.when(rattelse("k", id="igen"))
    assert "och gäller igen genom r-r-r-r-k" in liggare.meddelande()
    assert "Rätta r-r-r-r-k om k var fel" in liggare.meddelande()


def test_a_day_that_is_lowest_at_once_is_said_once() -> None:
    liggare = Harness(rules=UTAN_ATTEST).given(
        v.pott(), *v.pengar(), v.fordelning(),
        v.namndens("OverforMedel", "2022-08-20"),
        v.namndens("RedovisaForbrukning", "2022-08-19", 300, insats="i"),
    )  # fmt: skip
    (sagt,) = [one for one in liggare.events[-1].avvikelser if one.regel == "R49"]

    assert "som lägst" not in sagt.lasning_1
    assert len(sagt.fynd) == 1
