"""What every value promises: it cannot be changed, has its limits, and says what it holds."""

import pkgutil
from collections.abc import Callable
from dataclasses import FrozenInstanceError, is_dataclass
from importlib import import_module
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

import domain
from domain import events as e
from domain import facts
from domain.bookkeeping import positions
from domain.bookkeeping.postings import Konto
from domain.commands import COMMANDS
from domain.deciding.context import Context, by_paragraf, index_keys
from domain.deciding.parsing import parse_command
from domain.deciding.uppslag import lookups
from domain.errors import InvariantBroken, UnknownName
from domain.facts import Belopp
from domain.rules import ALL_RULES
from domain.rules.rule import Rule
from domain.states.avvikelser import Ended, ended, opened
from domain.states.invariants import check
from domain.states.pott import Pott
from domain.states.pott_notes import Noter
from domain.values import fields, whole

COMMON = {"pott": "P", "handelsedatum": "2022-09-01", "kommando_id": "k", "avser": "x"}
MODULES = [import_module(m.name) for m in pkgutil.walk_packages(domain.__path__, "domain.")]
VALUES = {
    value
    for module in MODULES
    for value in vars(module).values()
    if isinstance(value, type) and is_dataclass(value) and value.__module__ == module.__name__
}


@pytest.mark.parametrize("kind", sorted(VALUES, key=lambda kind: kind.__name__))
def test_value_cannot_be_changed_or_hold_more_than_it_declares(kind: type[Any]) -> None:
    value = kind.__new__(kind)
    field = next(iter(kind.__dataclass_fields__))

    with pytest.raises(FrozenInstanceError):
        setattr(value, field, None)
    assert not hasattr(value, "__dict__")


def test_record_cannot_be_changed() -> None:
    belopp: Any = Belopp(belopp_ore=1)

    with pytest.raises(ValidationError):
        belopp.belopp_ore = 2


def test_nothing_is_example_data_unless_it_is_said() -> None:
    assert {kind.model_fields["exempeldata"].default for kind in COMMANDS.values()} == {False}
    assert {kind.model_fields["exempeldata"].default for kind in e.EVENTS} == {False}


FLYTTNING = facts.Flyttning(belopp_ore=1)
SLUTSALDO = facts.Slutsaldo(belopp_ore=1, plats=facts.Plats(position="ofordelat"))


def _annotated(field: str, kind: type[fields.Record]) -> Any:
    return kind.model_fields[field].rebuild_annotation()


@pytest.mark.parametrize(
    ("kind", "last", "first_refused"),
    [
        (fields.Ore, 10**13, 10**13 + 1),
        (fields.Ore, 1, 0),
        (fields.OreOrZero, 0, -1),
        (fields.OreOrZero, 10**13, 10**13 + 1),
        (fields.Summa, 2**53 - 1, 2**53),
        (fields.Saldo, 2**53 - 1, 2**53),
        (fields.Saldo, 1 - 2**53, -(2**53)),
        (fields.Summa, 1, 0),
        (fields.Ar, 2000, 1999),
        (fields.Ar, 2099, 2100),
        (fields.Text, "x" * 2000, "x" * 2001),
        (fields.Text, "x", ""),
        (fields.Id, "x" * 200, "x" * 201),
        (fields.Id, "x", ""),
        (fields.Namn, "x" * 200, "x" * 201),
        (fields.Namn, "x", ""),
        (fields.Kod, "X" * 20, "X" * 21),
        (fields.PottId, "x" * 40, "x" * 41),
        (facts.Texter, ("x",) * 100, ("x",) * 101),
        (_annotated("insatser", facts.Askande), ("x",) * 100, ("x",) * 101),
        (_annotated("paragraf", facts.Beslut), 9999, 10000),
        (_annotated("paragraf", facts.Beslut), 1, 0),
        (_annotated("partier", facts.Reservation), ("S",) * 20, ("S",) * 21),
        (_annotated("mottagare", facts.Remiss), ("ASN",) * 100, ("ASN",) * 101),
        (facts.Flyttningar, (FLYTTNING,) * 2000, (FLYTTNING,) * 2001),
        (facts.Slutsaldon, (SLUTSALDO,) * 2000, (SLUTSALDO,) * 2001),
    ],
)
def test_field_takes_what_is_within_its_limits(kind: Any, last: Any, first_refused: Any) -> None:
    adapter = TypeAdapter(kind)

    assert adapter.validate_python(last) == last
    with pytest.raises(ValidationError):
        adapter.validate_python(first_refused)


def test_list_of_documents_has_an_end() -> None:
    underlag = {"typ": "annat", "titel": "x"}
    adapter = TypeAdapter(_annotated("underlag", e.Event))

    assert len(adapter.validate_python([underlag] * 100)) == 100
    with pytest.raises(ValidationError, match="at most 100"):
        adapter.validate_python([underlag] * 101)


@pytest.mark.parametrize(
    ("saldon", "came"),
    [
        *((name, "rekvirerat") for name in ("ofordelat", "fordelat", "hos_namnd", "forbrukat")),
        *((f"sparrat_ur_{name}", "rekvirerat") for name in ("fordelat", "hos_namnd")),
        *((name, "rekvirerat") for name in ("aterbetalningsskuld", "aterbetalt", "efterskankt")),
        *((name, "avsatt") for name in ("ofordelat", "fordelat", "hos_namnd", "forbrukat")),
        ("ej_utnyttjat", "avsatt"),
    ],
)
def test_money_that_came_may_be_in_any_position_that_holds_it(saldon: str, came: str) -> None:
    """I0 of the design, both ways: there it is accounted for, and nowhere else it is not."""
    before = {Konto(came): 1, Konto("tilldelat"): 1, Konto("inbetalt"): came == "rekvirerat"}
    noter = Noter(anslag_anvisat=came == "avsatt")

    check(Pott("P", saldon=before | {Konto(saldon): 1}, noter=noter))
    with pytest.raises(InvariantBroken, match="I0"):
        check(Pott("P", saldon=before, noter=noter))


def test_what_came_is_told_gross() -> None:
    assert set(positions.GROSS) >= {"tilldelat", "rekvirerat", "inbetalt", "anvisat", "avsatt"}


def test_closed_avvikelse_was_looked_into_and_a_named_one_was_not() -> None:
    utredd = e.AvvikelseUtredd(**COMMON, avser_id="f", kod="A9", slutsats="x")
    namngiven = e.AvvikelseNoterad(
        **COMMON, avser_id="f", kod="A9", lasning_1="x", lasning_2="y", regel="R38", benamner="R38"
    )

    assert [*ended(utredd)] == [Ended("f", "A9", "utredd")]
    assert [*ended(namngiven)] == [Ended("f", "R38", "benamnd")]


def test_contradiction_without_a_rule_is_one_of_r42() -> None:
    noted = e.AvvikelseNoterad(**COMMON, kod="A9", lasning_1="x", lasning_2="y")

    (one,) = opened(noted)
    assert (one.kommando_id, one.kod, one.regel) == ("k", "A9", "R42")


def test_decision_without_a_paragraf_is_not_found_under_one() -> None:
    utan = facts.Beslut(organ="KS", datum="2022")
    kommando = {"kommando": "TaEmotMedel", "id": "k", "datum": "2022", "avser": "x", "pott": "P"}
    command = parse_command(
        kommando | {"namnd": "KUN", "belopp_ore": 1, "beslut": utan.stored()},
    )
    event = e.MedelMottagna(**COMMON, namnd="KUN", belopp_ore=1, beslut=utan)

    assert list(lookups(command, None)) == []
    assert list(index_keys(event)) == []
    med = utan.model_copy(update={"paragraf": 7})
    cited = event.model_copy(update={"beslut": med})
    assert list(index_keys(cited)) == [by_paragraf(med)]


def test_at_most_two_names_are_suggested() -> None:
    assert len(UnknownName("abcd", ["abce", "abcf", "abcg"]).near) == 2


def _rules(which: Callable[[Rule], bool]) -> set[int]:
    return {int(rule.id[1:]) for rule in ALL_RULES if which(rule)}


def test_soft_rules_are_those_that_only_open_avvikelser() -> None:
    """R3, R11, R15, R27, R30, R33 and R34 refuse as well, so they are hard."""
    soft = {5, 7, 12, 13, 14, 16, 17, 20, 29, 31, 38, 43, 44, 45, 49, 51, 52, 59}

    assert _rules(lambda rule: rule.soft) == soft
    assert _rules(lambda rule: rule.efterat is not None) == {30, 34, 49}


def test_rules_of_money_are_not_held_against_the_wrong_kind_of_pott() -> None:
    assert _rules(lambda rule: rule.any_kind) == {1, 6, 10, 25, 26, 37, 38, 41, 47, 54, 55}


def test_rules_of_one_years_documents_are_held_in_its_rule_set() -> None:
    for ar, ruled in (("2022", {12, 17}), ("2023", {16, 17}), ("2024", {17})):
        name = f"malmo-{ar}"
        assert _rules(lambda rule, name=name: name in (rule.regelverk or ())) == ruled
    assert _rules(lambda rule: rule.regelverk is not None) == {12, 16, 17}


def test_rule_is_hard_and_for_the_right_kind_of_pott_unless_it_says_otherwise() -> None:
    rule = Rule("R0", "En regel.", (), (), lambda *_: ())

    assert (rule.soft, rule.any_kind, rule.efterat) == (False, False, None)
    assert list(rule.check(Pott("P"), Context(), None)) == []


def test_a_text_that_begins_with_what_editors_put_first_is_no_json() -> None:
    whole._decoder.cache_clear()
    assert whole.loads("[1]") == [1]
    with pytest.raises(ValueError, match="BOM"):
        whole.loads("\ufeff[1]")


def test_what_is_plain_already_stays_as_it_is() -> None:
    assert fields.plain(5) == 5
    assert fields.plain(("a", ("b",))) == ["a", ["b"]]
