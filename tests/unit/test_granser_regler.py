"""What a rule reads of a pott, a decision and the register, where something of it is lacking."""

from __future__ import annotations

from typing import Any

import pytest

from domain import events as e
from domain.deciding.outcome import Rejected
from domain.deciding.rymmas import avvikelser
from domain.rules import ALL_RULES
from domain.rules.rule import Deviation, fynd
from tests.decider import Harness, ej_upplagd
from tests.unit import vantat as v

UTAN_ATTEST = tuple(rule for rule in ALL_RULES if rule.id != "R35")
UPPHOR = {
    "kommando": "RegistreraOrgan", "kod": "EXN", "namn": "Nämnden för exempel", "slag": "namnd",
    "giltig_from": "2022-06-01", "giltig_tom": "2022-12-31",
}  # fmt: skip
KONTOR = {
    "kommando": "RegistreraOrgan", "kod": "EXN-K", "namn": "Kontoret för exempel",
    "slag": "forvaltning", "overordnad": "EXN",
}  # fmt: skip


def oppnade(liggare: Harness) -> list[str]:
    return [one.regel for one in liggare.events[-1].avvikelser if one.regel]


def rattelse(avser_id: str, id_: str) -> dict[str, Any]:
    return v.kommando("RattaHandelse", "2022-12-01", avser_id=avser_id, skal="s", id=id_)


def hos_namnden() -> Harness:
    """A nämnd that has got 400 of a pott."""
    return Harness(rules=UTAN_ATTEST).given(
        v.pott(), *v.pengar(), v.fordelning(), v.namndens("OverforMedel", "2022-08-20")
    )


def test_what_has_a_code_of_its_own_is_an_avvikelse_of_its_own() -> None:
    rule = ALL_RULES[0]
    found = [
        Deviation("a", "b"), Deviation("c", "d", kod="klocka", fynd=(fynd(ore=1),)),
        Deviation("e", "f"),
    ]  # fmt: skip

    assert [(one.kod, one.regel, one.lasning_1, one.fynd) for one in avvikelser(rule, found)] == [
        (rule.id, rule.id, "a; e", None),
        ("klocka", rule.id, "c", (fynd(ore=1),)),
    ]


def test_the_correction_of_a_cost_that_is_borne_in_part_ends_its_wait_for_an_attest() -> None:
    liggare = hos_namnden().given(
        v.namndens("RedovisaForbrukning", "2022-09-01", 500, insats="i", id="k"),
        rattelse("k", "r"),
    )

    (event,) = [one for one in liggare.events if isinstance(one, e.HandelseRattad)]
    assert event.oattesterad_ar == 2022


def test_the_forecast_is_added_to_what_is_spent() -> None:
    liggare = hos_namnden().given(
        v.namndens("RedovisaForbrukning", "2022-09-01", 300, insats="i"),
        v.kommando("AterrapporteraTillMyndighet", "2023-01-20", steg="inskickad", summa_ore=900,
                   prognos_ore=200, per_datum="2022-12-31", forklaring="f"),
    )  # fmt: skip

    (found,) = [one for one in liggare.events[-1].avvikelser if one.regel == "R30"]
    assert found.belopp_ore == 400


def test_the_state_decides_on_its_money_also_where_there_is_no_giver() -> None:
    """A KS anslag has none, so only the kind of pott is wrong."""
    liggare = Harness().given(v.anslag())
    liggare.when(v.pengar()[0] | {"pott": v.ANS})

    assert liggare.rejected_by() == ("R1",)


@pytest.mark.parametrize(
    ("stated", "refused"), [(v.pengar()[0], ("R1",)), (v.fordelning(), ("R9",))]
)
def test_what_is_done_in_a_pott_that_nobody_has_set_up_is_refused(
    stated: dict[str, Any], refused: tuple[str, ...]
) -> None:
    outcome = ej_upplagd(v.SOC, stated)

    assert isinstance(outcome, Rejected)
    assert outcome.rules == refused


def test_the_decision_of_an_attest_in_no_pott_is_not_held_to_be_whole() -> None:
    liggare = Harness(rules=tuple(rule for rule in ALL_RULES if rule.id == "R38"))
    beslut = {"organ": "KS", "datum": "2022-12-01"}
    stangning = {"kommando": "StangRakenskapsar", "ar": 2022, "skal": "s", "id": "s",
                 "beslut": v.beslut("KS", "2022-12-01")}  # fmt: skip
    attest = {"kommando": "Attestera", "avser_id": "s", "slag": "beslut", "beslut": beslut}
    liggare.given(stangning, attest)
    assert oppnade(liggare) == []

    liggare.given(v.pott(id="p"), attest | {"avser_id": "p", "pott": v.SOC})
    assert oppnade(liggare) == ["R38"]


@pytest.mark.parametrize(
    ("datum", "refused"),
    [("2022-05-31", ()), ("2022-06-01", ()), ("2022-12-31", ()), ("2023-01-01", ("R26",))],
)
def test_only_the_end_of_who_decided_is_held_against_a_decision(
    datum: str, refused: tuple[str, ...]
) -> None:
    liggare = Harness().given(UPPHOR)
    liggare.when({"kommando": "JusteraProtokoll", "datum": "2023-02-01", "arende": v.DNR,
                  "beslut": v.beslut("EXN", datum)})  # fmt: skip

    assert liggare.rejected_by() == refused


@pytest.mark.parametrize(
    ("vem", "refused"),
    [
        ({"namnd": "EXN", "underenhet": "GRN-PI"}, {"R26", "R25"}),
        ({"namnd": "EXN", "underenhet": "EXN-K"}, {"R26"}),
        ({"namnd": "GRN", "underenhet": "GRN-PI"}, set()),
    ],
)
def test_a_namnd_must_be_there_and_so_must_what_its_sub_unit_belongs_to(
    vem: dict[str, str], refused: set[str]
) -> None:
    liggare = Harness().given(UPPHOR, KONTOR, v.pott())
    liggare.when(v.kommando("TaEmotMedel", "2023-02-01", belopp_ore=1, **vem))

    assert {*liggare.rejected_by()} & {"R25", "R26"} == refused


def test_who_was_absent_is_the_one_above_that_had_ceased() -> None:
    register = Harness().given(UPPHOR, KONTOR).register

    assert register.absent("EXN-K", "2023-01-01") == register.find("EXN")
    assert register.absent("EXN-K", "2022-12-31") is None


def test_what_the_ledger_notes_of_itself_belongs_to_the_ledger_as_a_whole() -> None:
    liggare = Harness()
    liggare.when({"kommando": "Attestera", "avser_id": "skapa", "slag": "beslut"})

    assert liggare.rejected_by() == ("R35",)


@pytest.mark.parametrize(
    ("datum", "oppnas"),
    [("2022-03-01", []), ("2022-12-31", []), ("2022", []), ("2023-01-01", ["R5"])],
)
def test_money_is_too_late_when_it_comes_after_the_last_day_of_use(
    datum: str, oppnas: list[str]
) -> None:
    tilldelning, rekvisition, inbetalning = v.pengar()
    liggare = Harness().given(v.pott(), tilldelning, rekvisition, inbetalning | {"datum": datum})

    assert [one for one in oppnade(liggare) if one == "R5"] == oppnas


def test_what_is_said_again_of_a_sub_unit_is_told_by_its_name() -> None:
    liggare = hos_namnden()
    rad = {"namnd": "GRN", "underenhet": "GRN-PI", "belopp_ore": 50}
    stated = v.fordelning(50, rader=[rad])
    overforing = v.kommando("OverforMedel", "2022-08-21", **rad)
    liggare.given(stated, overforing)
    liggare.when(overforing)

    assert "för GRN-PI i SOC-2022" in liggare.meddelande()


def test_the_last_day_of_use_is_the_one_that_was_registered_last() -> None:
    andrat = v.kommando("AndraVillkor", "2022-05-01", andring="a", galler_fran="2022-05-01")
    liggare = Harness().given(v.pott())
    assert liggare.pott(v.SOC).nyttjas_tom == "2022-12-31"

    for tom in (None, "2023-03-31", "2023-06-30", "2023-05-31", None):
        liggare.given(andrat | ({"ny_nyttjas_tom": tom} if tom else {}))
    assert liggare.pott(v.SOC).nyttjas_tom == "2023-05-31"
    assert liggare.pott("ANN-2022").nyttjas_tom == ""


def test_what_is_attested_while_it_is_corrected_waits_no_more() -> None:
    """Of a history that the rules would refuse: what came back is corrected itself once more."""
    attest = v.kommando("Attestera", "2022-12-02", avser_id="k")
    liggare = Harness(rules=()).given(
        v.pott(), *v.pengar()[:1], v.pengar()[0] | {"id": "k"}, rattelse("k", "r1"),
        rattelse("r1", "r2"), rattelse("k", "r3"), attest | {"slag": "granskning"},
        attest | {"slag": "beslut"}, rattelse("r3", "r4"), rattelse("r4", "r5"),
    )  # fmt: skip

    assert liggare.pott(v.SOC).oattesterade == {2022: len(["tilldelningen", "r2", "r3", "r5"])}
