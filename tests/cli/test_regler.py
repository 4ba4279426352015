"""`regler` tells where a rule is in force and which commands it is held against."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import domain.rules
from application.asking import event, rules
from application.asking.rules import held_against
from application.errors import Kind, Stop
from domain.commands import Command, OverforMedel, PottCommand, RekvireraStatsbidrag
from domain.facts import Belopp
from domain.rules import ALL_RULES
from domain.rules.rule import Retired, Rule
from tests.cli.program import inside

R7 = next(rule for rule in ALL_RULES if rule.id == "R7")


def _shown(monkeypatch: pytest.MonkeyPatch, form: str, **changed: Any) -> Any:
    rule: Rule = replace(R7, **changed)
    monkeypatch.setattr(rules, "ALL_RULES", (rule,))
    done = inside("regler", "R7", "-f", form)
    assert (done.code, done.words) == (0, "")
    return done.json["rader"][0] if form == "json" else done.text


def test_a_rule_for_some_regelverk_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    some = frozenset({"malmo-2023", "malmo-2022"})

    shown = _shown(monkeypatch, "tabell", regelverk=some)
    assert "    Bara i potter med regelverk malmo-2022, malmo-2023.\n" in shown
    row = _shown(monkeypatch, "json", regelverk=some)
    assert row["regelverk"] == ["malmo-2022", "malmo-2023"]


def test_a_rule_for_every_regelverk_says_nothing_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "regelverk" not in _shown(monkeypatch, "tabell", regelverk=None)
    assert _shown(monkeypatch, "json", regelverk=None)["regelverk"] == ["alla"]


@pytest.mark.parametrize(
    ("commands", "called"),
    [
        ((Command,), ["alla"]),
        ((PottCommand,), ["alla i en pott"]),
        ((RekvireraStatsbidrag, OverforMedel), ["rekvisition", "överföring"]),
    ],
)
def test_commands_are_called_by_their_nouns(
    commands: tuple[type[Command], ...], called: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _shown(monkeypatch, "json", commands=commands)["kommandon"] == called


def test_a_kind_of_command_is_told_by_the_commands_of_that_kind() -> None:
    """Each once, also when it is named beside its kind."""
    called = held_against(replace(R7, commands=(Belopp, OverforMedel)))

    assert called.count("överföring") == 1
    assert {"tilldelning", "förskottering", "avsättning"} <= set(called)


SLUT = Retired("2027-01-01", "KS 2026-12-09 § 300", "totalen räknas ur raderna")
UPPHORD: dict[str, Any] = {"retired": SLUT, "check": None, "commands": ()}


def test_a_retired_rule_is_shown_with_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = _shown(monkeypatch, "tabell", **UPPHORD)
    assert f"Gällde från 2022-01-01; {SLUT}." in " ".join(shown.split())
    assert R7.sentence[:50] in shown
    assert "Källa: STK-2018-1233" in shown
    assert "Öppnar" not in shown

    row = _shown(monkeypatch, "json", **UPPHORD)
    assert (row["verkan"], row["kommandon"]) == ("upphörd", [])
    assert row["upphord"] == {
        "datum": "2027-01-01",
        "genom": "KS 2026-12-09 § 300",
        "skal": "totalen räknas ur raderna",
    }
    assert ";upphörd;" in _shown(monkeypatch, "csv", **UPPHORD)


def test_a_rule_that_no_scenario_holds_any_more_is_shown(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The list of scenarios is of the rules in force alone."""
    listed = tmp_path / "scenarier.json"
    listed.write_text("{}", "utf-8")
    monkeypatch.setattr("application.asking.rules._SCENARIER", listed)

    assert _shown(monkeypatch, "json", **UPPHORD)["scenarier"] == []


def test_each_source_of_a_rule_is_told_in_its_parts() -> None:
    (row,) = inside("regler", "R9", "-f", "json").json["rader"]

    assert row["upphord"] is None
    assert row["kallornas_delar"] == [
        {
            "dokument": "STK-2018-1233, tjänsteskrivelse 2022-08-12",
            "beteckning": "STK-2018-1233",
            "version": "2022-08-12",
            "stalle": "förslag till beslut, punkt 2",
            "slag": "handling",
            "titel": "Förstudie om segregation i Malmö med rekommendationer om fortsatta insatser",
            "sager": "15 000 000 kr fördelas ur anslaget",
        },
        {
            "dokument": "STK-2023-490, tjänsteskrivelse till KSAU 2023-06-05",
            "beteckning": "STK-2023-490",
            "version": "2023-06-05",
            "stalle": "sammanfattning",
            "slag": "handling",
            "titel": "Fördelning av medel för att motverka segregation",
            "sager": "15 000 000 kr är avsatta i anslag till förfogande",
        },
        {
            "dokument": "Återrapportering av medel 2024, tjänsteskrivelse till KSAU 2025-03-24",
            "beteckning": None,
            "version": "2025-03-24",
            "stalle": "ärendet",
            "slag": "handling",
            "titel": "Återrapportering av medel – Ökad trygghet och stärkt delaktighet i socialt"
            " utsatta områden och lokal utveckling",
            "sager": "KF:s medel för 2024 anges utan belopp, KS avsatte 8 500 000 kr",
        },
        {
            "dokument": "Kommunallagen (2017:725)",
            "beteckning": "2017:725",
            "version": "2025-05-26",
            "stalle": "5 kap. 1 § och 11 kap. 6 §",
            "slag": "lag",
            "titel": None,
            "sager": "KF beslutar om budget och anslag",
        },
        {
            "dokument": "Bidragsliggarens utformning, egen praxis",
            "beteckning": None,
            "version": None,
            "stalle": "regel R9",
            "slag": "egen praxis",
            "titel": None,
            "sager": "mer än så avsätts och fördelas inte",
        },
    ]
    delar = [f"{one['dokument']}, {one['stalle']}" for one in row["kallornas_delar"]]
    assert delar == row["kallor"]


def test_a_sheet_has_every_column_but_what_has_parts() -> None:
    (row,) = inside("regler", "R9", "-f", "json").json["rader"]
    columns = inside("regler", "R9", "-f", "csv").text.lstrip("\ufeff").splitlines()[0].split(";")

    assert list(dict.fromkeys(re.sub(r"_[0-9]+$", "", name) for name in columns)) == [
        name for name in row if name not in {"kallornas_delar", "upphord"}
    ]


@pytest.mark.parametrize("asked", ["R9", "r9"])
def test_the_application_answers_with_one_rule_by_its_id_in_any_case(asked: str) -> None:
    assert [row["id"] for row in rules.rules(asked)["rader"]] == ["R9"]


@pytest.mark.parametrize("asked", ["R999", "9", ""])
def test_the_application_refuses_a_rule_that_there_is_not(asked: str) -> None:
    with pytest.raises(Stop, match=f"regeln '{asked}' finns inte") as stopped:
        rules.rules(asked)

    assert stopped.value.kind is Kind.NOT_FOUND


def test_an_event_that_names_a_retired_rule_is_explained_and_verified(
    avtal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = tuple(replace(one, **UPPHORD) if one.id == "R7" else one for one in ALL_RULES)
    events = inside("--liggare", avtal, "handelser", "-f", "jsonl").text.splitlines()
    entries = [json.loads(one) for one in events]
    nr = next(one["nr"] for one in entries if "R7" in one["data"].get("regler", ()))
    before = inside("--liggare", avtal, "handelse", str(nr)).text
    for module in (event, rules, domain.rules):
        monkeypatch.setattr(module, "ALL_RULES", ended)

    shown = inside("--liggare", avtal, "handelse", str(nr)).text
    assert "upphörde" not in before
    assert " ".join(f"{R7.sentence} ({SLUT})".split()) in " ".join(shown.split())
    assert inside("--liggare", avtal, "verifiera").code == 0
