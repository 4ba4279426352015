"""`regler` tells where a rule is in force and which commands it is held against."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cli.verbs import regler
from domain.commands import Command, OverforMedel, PottCommand, RekvireraStatsbidrag
from domain.facts import Belopp
from domain.rules import ALL_RULES
from domain.rules.rule import Rule
from tests.cli.program import inside

R7 = next(rule for rule in ALL_RULES if rule.id == "R7")


def _shown(monkeypatch: pytest.MonkeyPatch, form: str, **changed: Any) -> Any:
    rule: Rule = replace(R7, **changed)
    monkeypatch.setattr(regler, "ALL_RULES", (rule,))
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
    called = regler.held_against(replace(R7, commands=(Belopp, OverforMedel)))

    assert called.count("överföring") == 1
    assert {"tilldelning", "förskottering", "avsättning"} <= set(called)
