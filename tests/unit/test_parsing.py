"""What is typed or sent becomes a command, or every fault in it is told in Swedish."""

import json
from typing import Any

import pytest

from domain import commands as c
from domain.deciding.parsing import parse_command, parse_json
from domain.errors import Malformed

ASKANDE = {
    "kommando": "LamnaAskande",
    "id": "a-1",
    "datum": "2023-04-25",
    "avser": "ansökan",
    "pott": "KS-2023",
    "namnd": "MN",
}
FORDELNING = {
    "kommando": "BeslutaFordelning",
    "id": "f-1",
    "datum": "2022-08-17",
    "avser": "fördelning",
    "pott": "SOC-2022",
    "total_ore": 100,
    "rader": [{"namnd": "KUN", "belopp_ore": 100}],
}
AVVIKELSE = {
    "kommando": "NoteraAvvikelse", "id": "1", "datum": "2023-06-07", "avser": "prov", "kod": "A1",
    "lasning_1": "ja", "lasning_2": "nej",
}  # fmt: skip
ANDRING = {
    name: value for name, value in FORDELNING.items() if name not in {"kommando", "total_ore"}
} | {"kommando": "AndraFordelning"}
POTT = {
    "kommando": "UpprattaPott",
    "id": "p-1",
    "datum": "2022",
    "avser": "pott",
    "pott": "SOC-2022",
    "kalla": "statsbidrag",
    "program": "sociala insatser",
    "bidragsar": 2022,
    "andamal": "ändamål",
    "nyttjas_from": "2022",
    "nyttjas_tom": "2022",
    "engangsmedel": True,
}


def faults(stated: dict[str, Any]) -> list[str]:
    with pytest.raises(Malformed) as malformed:
        parse_command(stated)
    return [str(fault) for fault in malformed.value.faults]


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        (ASKANDE | {"datum": "20230425"}, "datum: datumet '20230425' är inget datum"),
        (ASKANDE | {"hej": 1}, "hej: okänt fält"),
        (ASKANDE | {"avser": 5}, "avser: ska vara text"),
        (ASKANDE | {"avser": None}, "avser: ska vara text"),
        (ASKANDE | {"avser": ""}, "avser: är tom"),
        (ASKANDE | {"avser": "x" * 2001}, "avser: är längre än 2000 tecken"),
        (ASKANDE | {"avser": "a\u200bb"}, "avser: texten innehåller ett styrtecken"),
        (ASKANDE | {"belopp_ore": "100"}, "belopp_ore: ska vara ett heltal"),
        (ASKANDE | {"belopp_ore": 1.0}, "belopp_ore: ska vara ett heltal"),
        (ASKANDE | {"belopp_ore": True}, "belopp_ore: ska vara ett heltal"),
        (ASKANDE | {"belopp_ore": 0}, "belopp_ore: ska vara större än 0"),
        (ASKANDE | {"belopp_ore": -1}, "belopp_ore: ska vara större än 0"),
        (ASKANDE | {"belopp_ore": 10**13 + 1}, "belopp_ore: ska vara högst 10000000000000"),
        (ASKANDE | {"exempeldata": "ja"}, "exempeldata: ska vara true eller false"),
        (ASKANDE | {"pott": "KS 2023"}, "pott: har fel form"),
        (ASKANDE | {"beslut": "KS"}, "beslut: ska vara ett objekt med fält"),
        (
            ASKANDE | {"beslut": {"organ": "MN", "datum": "2023", "diarienummer": "490"}},
            "beslut.diarienummer: har fel form",
        ),
        (ASKANDE | {"insatser": "lov"}, "insatser: ska vara en lista"),
        (
            ASKANDE | {"underlag": [{"typ": "x", "titel": "y"}]},
            "underlag.0.typ: ska vara något av 'protokoll', 'tjansteskrivelse', 'bilaga'",
        ),
        (ANDRING | {"rader": []}, "rader: är tom"),
        (FORDELNING | {"rader": FORDELNING["rader"] * 501}, "rader: har fler än 500 poster"),
        (ANDRING | {"rader": [{"namnd": "KUN"}]}, "rader.0.belopp_ore: saknas"),
        (FORDELNING | {"rader": [{"namnd": "KUN", "belopp_ore": 0}]}, "rader.0.belopp_ore: ska"),
        (FORDELNING | {"rader": [{"belopp_ore": 1}]}, "rader.0.namnd: saknas"),
        (POTT | {"bidragsar": 1999}, "bidragsar: ska vara minst 2000"),
        (AVVIKELSE, "ange den pott eller det ärende som avvikelsen hör till, det ena av dem"),
        (AVVIKELSE | {"pott": "KS-2023", "arende": "STK-2023-490"}, "ange den pott eller"),
        (AVVIKELSE | {"pott": "KS-2023", "arende": "490"}, "arende: har fel form"),
    ],
    ids=lambda said: said[:40] if isinstance(said, str) else "",
)
def test_fault_is_told_with_its_field(stated: dict[str, Any], said: str) -> None:
    assert any(fault.startswith(said) for fault in faults(stated))


def test_fault_without_a_sentence_of_its_own_is_still_swedish(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("domain.deciding.parsing._SENTENCES", {})

    assert faults(ASKANDE | {"avser": 5}) == ["avser: har ett ogiltigt värde"]


def test_every_fault_is_told() -> None:
    stated = {k: v for k, v in FORDELNING.items() if k not in {"avser", "pott"}}

    wrong = (
        "datum: datumet 'x' är inget datum; skriv ÅÅÅÅ-MM-DD (eller ÅÅÅÅ-MM, ÅÅÅÅ,"
        " ../ÅÅÅÅ-MM-DD för senast den dagen)"
    )
    assert set(faults(stated | {"datum": "x", "hej": 1})) == {
        wrong,
        "avser: saknas",
        "pott: saknas",
        "hej: okänt fält",
    }


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        (POTT | {"bidragsar": "2022"}, ["bidragsar: ska vara ett heltal"]),
        (ASKANDE | {"belopp_ore": "5"}, ["belopp_ore: ska vara ett heltal, beloppet i öre"]),
        (
            ANDRING | {"rader": [{"namnd": "KUN"}]},
            ["rader.0.belopp_ore: saknas"],  # not that the list of rows is empty as well
        ),
        (
            ASKANDE | {"insatser": [5]},
            ["insatser.0: ska vara text", "insatser.0: ska vara ett objekt med fält"],
        ),
    ],
)
def test_what_is_told_is_all_that_is_told(stated: dict[str, Any], said: list[str]) -> None:
    assert faults(stated) == said


def test_no_more_than_fifty_faults_are_told() -> None:
    rader = [{"namnd": "KUN", "belopp_ore": 0}]

    assert len(faults(FORDELNING | {"rader": rader * 50})) == 50
    assert len(faults(FORDELNING | {"rader": rader * 51})) == 50


def test_field_with_an_odd_name_hides_no_other_fault() -> None:
    assert len(faults(ASKANDE | {"a-b": 1, "hej": 2})) == 2


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ({}, "kommando: saknas"),
        ({"kommando": None}, "kommando: saknas"),
        ({"kommando": "Betala"}, "kommando: 'Betala' finns inte"),
        ({"kommando": 5}, "kommando: 5 finns inte"),
        ({"kommando": ["UpprattaPott"]}, "kommando: ['UpprattaPott'] finns inte"),
    ],
)
def test_command_that_does_not_exist_is_told(stated: dict[str, Any], said: str) -> None:
    assert faults(stated) == [said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "inte giltig JSON vid tecken 1"),
        ('{"a": 1', "inte giltig JSON vid tecken 8"),
        ('{"a": 1, "b": 2, "a": 3}', "nyckeln 'a' förekommer två gånger"),
        ('{"a": {"b": 1, "b": 1}}', "nyckeln 'b' förekommer två gånger"),
        ('{"a": 1.5}', "talet 1.5 är inget heltal; belopp anges i hela öre"),
        ('{"a": 1e5}', "talet 1e5 är inget heltal; belopp anges i hela öre"),
        ('{"a": NaN}', "talet NaN är inget heltal; belopp anges i hela öre"),
        ('{"a": -Infinity}', "talet -Infinity är inget heltal; belopp anges i hela öre"),
        (f'{{"a": {"9" * 5000}}}', "ett tal har för många siffror"),
        ("[" * 100_000, "JSON med för många nivåer"),
        ("[1]", "raden ska vara ett JSON-objekt, {…}"),
        ("null", "raden ska vara ett JSON-objekt, {…}"),
    ],
    ids=lambda text: text[:40],
)
def test_text_that_is_no_object_is_told(text: str, said: str) -> None:
    with pytest.raises(Malformed) as malformed:
        parse_json(text)

    assert str(malformed.value) == said


def test_command_is_parsed_whole() -> None:
    command = parse_command(parse_json(json.dumps(FORDELNING)))

    assert isinstance(command, c.BeslutaFordelning)
    assert command.rader[0].namnd == "KUN"
    assert command.underlag == ()


def test_what_was_stated_is_left_as_it_was() -> None:
    stated = dict(ASKANDE)
    parse_command(stated)

    assert stated == ASKANDE


def test_several_faults_are_one_message() -> None:
    with pytest.raises(Malformed, match="id: saknas; avser: saknas"):
        parse_command({k: v for k, v in ASKANDE.items() if k not in {"id", "avser"}})


@pytest.mark.parametrize(
    ("command", "noun"),
    [
        (c.AvsattMedel, "avsattning"),
        (c.AndraFordelning, "andrad-fordelning"),
        (c.LamnaAskande, "askande"),
        (c.BegarAnnanInsats, "annan-insats"),
        (c.OverforMedel, "overforing"),
        (c.AterlamnaMedel, "aterlamning"),
    ],
)
def test_command_has_a_noun_on_the_command_line(command: type[c.Command], noun: str) -> None:
    assert noun == command.substantiv()


def test_nouns_of_commands_are_different_and_ascii() -> None:
    nouns = [command.substantiv() for command in c.COMMANDS.values()]

    assert len(set(nouns)) == len(nouns)
    assert all(noun.isascii() and " " not in noun for noun in nouns)
