"""Names as documents write them become codes, by the register and never by guessing."""

from typing import Any

import pytest

from domain.commands import COMMANDS, Command
from domain.deciding.names import naming, resolve
from domain.deciding.parsing import parse_command
from domain.errors import UnknownName
from domain.states.register import Register
from domain.values.fields import Namndnamn, Organnamn
from tests.decider import Harness

LIGGARE = Harness()
COMMON = {"id": "a", "datum": "2022", "avser": "exempel"}


def named(**stated: Any) -> Any:
    return resolve(parse_command(COMMON | stated), LIGGARE.register)


ORGAN = ("givare", "overordnad", "organ", "for_namnd", "fran", "till", "av", "buren_av")
"""What fields are called that hold the name of an organ, whatever command they are in."""
OCKSA = {"RegistreraAlias": "kod", "RemitteraArende": "mottagare"}
"""Those that hold one in one command alone."""


@pytest.mark.parametrize("model", COMMANDS.values(), ids=COMMANDS)
def test_fields_are_looked_up_that_are_called_what_an_organ_is(model: type[Command]) -> None:
    """The types say which they are; here they are told once more, by their names."""
    simple = {*ORGAN, OCKSA.get(model.__name__, "")} & model.model_fields.keys()
    found = naming(model)

    assert {name for name, kind in found.items() if kind == Organnamn} == simple
    assert {name for name, kind in found.items() if kind == Namndnamn} == (
        {"namnd"} & model.model_fields.keys()
    )
    assert found.keys() - simple - {"namnd"} == {"beslut", "rader"} & model.model_fields.keys()
    assert next(iter(found)) == "beslut"


def test_recipient_and_decider_become_codes() -> None:
    command = named(
        kommando="AterlamnaMedel",
        pott="SOC-2022",
        namnd="Hälsa- vård- och omsorgsnämnden",
        belopp_ore=1,
        skal="över",
        beslut={"organ": "Hälsa, vård och omsorgsnämnden", "datum": "2022"},
    )

    assert (command.namnd, command.beslut.organ) == ("HVON", "HVON")


def test_office_means_its_namnd_with_the_unit_beside_it() -> None:
    command = named(kommando="TaEmotMedel", pott="P", namnd="stadskontoret", belopp_ore=1)

    assert (command.namnd, command.underenhet) == ("KS", "KS-SK")


def test_office_named_twice_is_still_one_unit() -> None:
    command = named(
        kommando="TaEmotMedel",
        pott="P",
        namnd="pedagogisk inspiration",
        underenhet="GRN-PI",
        belopp_ore=1,
    )

    assert (command.namnd, command.underenhet) == ("GRN", "GRN-PI")


def test_unit_beside_an_office_is_kept_for_the_rules_to_judge() -> None:
    command = named(
        kommando="TaEmotMedel", pott="P", namnd="stadskontoret", underenhet="GRN-PI", belopp_ore=1
    )

    assert (command.namnd, command.underenhet) == ("KS", "GRN-PI")


def test_office_without_a_namnd_is_only_itself() -> None:
    kontor = {"kommando": "RegistreraOrgan", "kod": "FK", "namn": "Kontoret", "slag": "forvaltning"}
    mottagande = {"kommando": "TaEmotMedel", "pott": "P", "namnd": "kontoret", "belopp_ore": 1}
    alias = {"kommando": "RegistreraAlias", "alias": "kontoret", "kod": "FK"}
    register = Harness().given(kontor, alias).register
    command: Any = resolve(parse_command(COMMON | mottagande), register)

    assert (command.namnd, command.underenhet) == ("FK", None)


def test_what_belongs_to_a_namnd_and_is_no_office_is_only_itself() -> None:
    command = named(kommando="TaEmotMedel", pott="P", namnd="KSAU", belopp_ore=1)

    assert (command.namnd, command.underenhet) == ("KSAU", None)


def test_unit_beside_its_namnd_becomes_a_code() -> None:
    command = named(
        kommando="TaEmotMedel",
        pott="P",
        namnd="grundskolenämnden",
        underenhet="pedagogisk inspiration",
        belopp_ore=1,
    )

    assert (command.namnd, command.underenhet) == ("GRN", "GRN-PI")


def test_office_that_applies_means_its_namnd() -> None:
    command = named(kommando="LamnaAskande", pott="P", namnd="stadskontoret")

    assert (command.namnd, command.underenhet) == ("KS", "KS-SK")


def test_register_commands_may_point_at_an_organ_by_any_of_its_names() -> None:
    alias = named(kommando="RegistreraAlias", alias="KUL", kod="kulturnämnden")
    organ = named(
        kommando="RegistreraOrgan",
        kod="NY",
        namn="ny",
        slag="forvaltning",
        overordnad="Kulturnämnden",
    )

    assert (alias.kod, organ.overordnad) == ("KUN", "KUN")


def test_rows_become_codes() -> None:
    command = named(
        kommando="ForeslaFordelning",
        pott="P",
        total_ore=2,
        rader=[
            {"namnd": "Kulturnämnden", "belopp_ore": 1},
            {"namnd": "Kommunstyrelsen - Stadskontoret", "belopp_ore": 1},
        ],
    )

    assert [(r.namnd, r.underenhet) for r in command.rader] == [("KUN", None), ("KS", "KS-SK")]


def test_grantor_becomes_a_code() -> None:
    command = named(
        kommando="UpprattaPott",
        pott="P",
        kalla="statsbidrag",
        givare="Socialstyrelsen",
        program="p",
        bidragsar=2022,
        andamal="a",
        nyttjas_from="2022",
        nyttjas_tom="2022",
        engangsmedel=True,
    )

    assert command.givare == "SOS"


def test_command_without_names_is_left_as_it_is() -> None:
    command = parse_command(
        COMMON | {"kommando": "RegistreraTilldelning", "pott": "P", "belopp_ore": 1}
    )

    assert resolve(command, Register()) is command


@pytest.mark.parametrize(
    "stated",
    [
        {"kommando": "TaEmotMedel", "pott": "P", "namnd": "X", "belopp_ore": 1},
        {
            "kommando": "TaEmotMedel",
            "pott": "P",
            "namnd": "GRN",
            "underenhet": "X",
            "belopp_ore": 1,
        },
        {"kommando": "RegistreraAlias", "alias": "x", "kod": "X"},
        {
            "kommando": "RegistreraOrgan",
            "kod": "NY",
            "namn": "ny",
            "slag": "forvaltning",
            "overordnad": "X",
        },
        {
            "kommando": "AnvisaAnslag",
            "pott": "P",
            "beslut": {"organ": "X", "datum": "2022"},
        },
    ],
)
def test_name_that_nothing_has_is_unknown(stated: dict[str, Any]) -> None:
    with pytest.raises(UnknownName, match=r"organet 'X' finns inte i registret\.$"):
        named(**stated)


def test_misspelt_name_is_answered_with_what_it_may_have_meant() -> None:
    with pytest.raises(UnknownName, match=r"Menade du kulturnämnden\?$") as error:
        LIGGARE.register.find("kulturnämden")

    assert error.value.near == ("kulturnämnden",)


@pytest.mark.parametrize("namn", ["kun", "Kulturnämnden ", "KULTURNÄMNDEN"])
def test_name_is_matched_exactly(namn: str) -> None:
    assert not LIGGARE.register.knows(namn)


@pytest.mark.parametrize(
    ("kod", "can"),
    [("KUN", True), ("KS", True), ("MKB", False), ("KF", False), ("KSAU", False), ("SOS", False)],
)
def test_only_boards_dispose_of_money(kod: str, *, can: bool) -> None:
    assert LIGGARE.register.recipient(kod) is can


def test_each_that_is_asked_for_an_opinion_becomes_a_code() -> None:
    asked = ["Kulturnämnden", "Hälsa- vård- och omsorgsnämnden"]
    command = named(kommando="RemitteraArende", arende="STK-2022-1", mottagare=asked)

    assert command.mottagare == ("KUN", "HVON")
