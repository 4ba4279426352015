"""``decide`` tells every rule that refuses, and what was held when none did."""

import dataclasses
from typing import Any

import pytest

from domain import commands as c
from domain import events as e
from domain.commands import COMMANDS
from domain.deciding.context import Context
from domain.deciding.decider import EVENT_OF, decide, splits
from domain.deciding.kinds import kept_as
from domain.deciding.outcome import Accepted, Rejected
from domain.deciding.parsing import parse_command
from domain.errors import InvariantBroken
from domain.rules import ALL_RULES
from domain.states.pott import Pott
from domain.states.streams import evolve, stream_of
from tests.decider import Harness
from tests.unit.pengar import POTT, REKVISITION, TILLDELNING, fordelning, ks


@pytest.fixture
def liggare() -> Harness:
    return Harness().given(POTT, TILLDELNING, REKVISITION)


def test_every_rule_that_refuses_is_told_in_order_of_precedence(liggare: Harness) -> None:
    stated = fordelning(("KF", 1001), beslut=ks(organ="KSAU"))
    stated["rader"][0]["underenhet"] = "GRN-PI"
    liggare.when(stated)

    assert liggare.rejected_by() == ("R6", "R26", "R25", "R8")


def test_refusal_has_figures_sentence_source_and_what_can_be_done(liggare: Harness) -> None:
    liggare.when(fordelning(("KUN", 1001)))

    assert liggare.meddelande() == (
        "fördelning 10,01 kr överstiger pottens tillgängliga medel: SOC-2022 har 10 kr rekvirerat"
        ", varav 10 kr är ofördelat\n"
        "  R8 Summan som fördelas ur ett statsbidrag får inte överstiga det som är rekvirerat,"
        " eller, när det betalas i efterhand, det som är tilldelat.\n"
        "  Källa: STK-2023-490, tjänsteskrivelse till KSAU 2023-06-05, sammanfattning;"
        " STK-2023-490, tjänsteskrivelse till KSAU 2023-06-05, förslag till beslut, punkt 2;"
        " Bidragsliggarens utformning, egen praxis, regel R8.\n"
        "  Minska med 0,01 kr."
    )


def test_command_for_the_other_kind_of_pott_meets_only_rules_for_every_kind(
    liggare: Harness,
) -> None:
    liggare.when(
        {
            "kommando": "OverforKommunbidrag",
            "pott": "SOC-2022",
            "namnd": "KF",
            "belopp_ore": 10**9,
        }
    )

    assert liggare.rejected_by() == ("R1", "R37", "R26")


def test_closed_books_and_a_closed_pott_are_told_beside_the_wrong_kind() -> None:
    liggare = Harness().given(
        POTT | {"pott": "KS-2022", "kalla": "ks_anslag"},
        {"kommando": "AvslutaBidragsar", "pott": "KS-2022", "datum": "2023-01-31"},
        {
            "kommando": "StangRakenskapsar",
            "ar": 2022,
            "datum": "2023-01-31",
            "skal": "bokslutet är klart",
            "beslut": {
                "organ": "KS",
                "datum": "2023-01-31",
                "paragraf": 9,
                "diarienummer": "STK-2023-1",
            },
        },
    )
    liggare.when(REKVISITION | {"pott": "KS-2022"})

    assert liggare.rejected_by() == ("R1", "R41", "R47")


def test_event_keeps_the_rules_that_were_held(liggare: Harness) -> None:
    liggare.when(fordelning(("KUN", 1000)))

    assert liggare.events[-1].regler == (
        "R1", "R15", "R37", "R6", "R26", "R25", "R55", "R41", "R47", "R9", "R8", "R11",
        "R57", "R53", "R7", "R38", "R44", "R13", "R45", "R49",
    )  # fmt: skip


def test_rules_switched_off_refuse_nothing_but_the_invariants_hold(liggare: Harness) -> None:
    command = parse_command(
        {"id": "k", "datum": "2022", "avser": "x"} | REKVISITION | {"belopp_ore": 1}
    )

    with pytest.raises(InvariantBroken, match="I2 inbetalt ≤ rekvirerat ≤ tilldelat"):
        decide(liggare.pott("SOC-2022"), Context(), command, rules=())


def test_rule_can_be_kept_to_the_rule_set_of_a_pott(liggare: Harness) -> None:
    ruled = next(rule for rule in ALL_RULES if rule.id == "R2")
    command = parse_command({"id": "k", "datum": "2022", "avser": "x"} | REKVISITION)
    pott = liggare.pott("SOC-2022")
    only_2023 = dataclasses.replace(ruled, regelverk=frozenset({"malmo-2023"}))
    standard = dataclasses.replace(ruled, regelverk=frozenset({"standard"}))

    assert not only_2023.applies(pott, command)
    assert standard.applies(pott, command)
    assert only_2023.applies(Pott("SOC-2022"), command)
    assert isinstance(decide(pott, Context(), command, (standard,)), Rejected)


def test_outcome_above_what_the_namnd_has_is_two_events(liggare: Harness) -> None:
    inbetalning = {
        "kommando": "RegistreraInbetalning",
        "pott": "SOC-2022",
        "belopp_ore": 1000,
        "rekvisition": "1",
    }
    namnd = {"pott": "SOC-2022", "namnd": "KUN"}
    liggare.given(
        inbetalning,
        fordelning(("KUN", 600)),
        {"kommando": "OverforMedel", "belopp_ore": 600, **namnd},
    )
    outcome = liggare.when(
        {
            "kommando": "RedovisaForbrukning",
            "belopp_ore": 700,
            "insats": "kultur",
            "verifikat": "GL:1",
            "exempeldata": True,
            **namnd,
        }
    )
    assert isinstance(outcome, Accepted)
    first, rest = outcome.events

    assert isinstance(first, e.ForbrukningRedovisad)
    assert isinstance(rest, e.EgenfinansieringNoterad)
    assert (first.belopp_ore, first.forbrukat_ore, rest.belopp_ore) == (700, 600, 100)
    assert (rest.verifikat, rest.kommando_id) == ("GL:1", first.kommando_id)
    assert rest.exempeldata


def test_a_refusal_sums_itself_up_by_the_rule_that_goes_first(liggare: Harness) -> None:
    fallen = liggare.when(fordelning(("KUN", 1001), beslut=ks(organ="KSAU")))

    assert isinstance(fallen, Rejected)
    assert len(fallen.rules) > 1
    first, *others = fallen.violations
    assert fallen.meddelande.startswith(f"{first.refusal.meddelande}; ")
    assert fallen.meddelande.endswith(f"; {others[-1].refusal.meddelande}")
    assert fallen.kalla == first.rule.citation
    assert fallen.hjalp == first.refusal.hjalp != others[-1].refusal.hjalp


def test_every_command_gives_an_event_of_its_own() -> None:
    assert set(EVENT_OF) == set(COMMANDS.values())
    assert len(set(EVENT_OF.values())) == len(EVENT_OF)


def test_every_event_keeps_all_that_its_command_stated() -> None:
    """What a command states under a name, its event keeps under that name."""
    for command, event in EVENT_OF.items():
        names = kept_as(command)

        assert (names.pop("id"), names.pop("datum")) == ("kommando_id", "handelsedatum")
        assert all(name == kept for name, kept in names.items()), command
        assert {"kommando_id", "handelsedatum", *names} <= set(event.model_fields), command


def test_commands_about_organs_have_a_stream_of_their_own(liggare: Harness) -> None:
    organ = parse_command(
        {
            "kommando": "RegistreraAlias",
            "id": "a",
            "datum": "2022",
            "avser": "x",
            "alias": "KUL",
            "kod": "KUN",
        }
    )

    assert stream_of(organ) == "register"
    assert splits(organ, Pott("x"), Context()) == {}
    assert evolve(liggare.register, liggare.events[0]) == liggare.register


def test_ids_of_rules_are_their_own() -> None:
    ids = [rule.id for rule in ALL_RULES]

    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.id)
def test_rule_has_a_swedish_sentence_a_source_and_commands(rule: Any) -> None:
    assert rule.sentence.endswith(".")
    assert rule.sources
    assert all(source.dokument and source.stalle for source in rule.sources)
    assert str(rule.sources[0]) in rule.citation
    assert rule.commands
    assert all(issubclass(command, c.Command) for command in rule.commands)


def test_what_ks_decides_on_an_answer_is_about_the_unit_that_gave_it(liggare: Harness) -> None:
    rad = {"namnd": "GRN", "underenhet": "GRN-PI", "belopp_ore": 5}
    nej = {"kommando": "AvbojMedel", "pott": "SOC-2022", "skal": "s", "id": "nej"}
    provning = {"kommando": "ProvaNamndensBesked", "pott": "SOC-2022", "utfall": "medgiven"}
    liggare.given(
        fordelning(total_ore=5, rader=[rad]),
        nej | rad | {"beslut": ks(organ="GRN", paragraf=8)},
        provning | {"avser_id": "nej", "belopp_ore": 2, "beslut": ks(paragraf=9)},
    )

    assert liggare.saldo("SOC-2022", "fordelat", "GRN-PI") == 2
    assert liggare.saldo("SOC-2022", "sparrat", "GRN-PI") == 3
