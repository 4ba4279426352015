"""History replays whatever the rules say: no rule runs when events are added up (D3)."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from domain.deciding import decider
from domain.deciding.context import Context
from domain.deciding.parsing import parse_command
from domain.events.recorded import Recorded
from domain.rules import ALL_RULES
from domain.states.invariants import check
from domain.states.pott import Pott
from domain.states.pott_fold import replay as replay_pott
from tests.decider import AKTOR, Harness

ROOT = Path(__file__).parents[2]
AVTAL = ROOT / "tests" / "data" / "avtal"
OVERFORING = {
    "kommando": "OverforMedel",
    "id": "x",
    "datum": "2022-12-22",
    "avser": "x",
    "pott": "SOC-2022",
    "namnd": "TN",
    "belopp_ore": 1,
}
DEMO = ROOT / "application" / "data" / "malmo"


def lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def flow(name: str) -> list[dict[str, Any]]:
    if name == "avtal":
        return lines(AVTAL / "kommandon.jsonl")
    return lines(DEMO / "dokument.jsonl") + lines(DEMO / "exempel.jsonl")


def who(stated: dict[str, Any]) -> str:
    """Who records it: what the example attests is another's."""
    return "AT-01" if str(stated.get("id")).startswith("ex-attest-") else AKTOR


def told(name: str) -> Harness:
    liggare = Harness()
    for stated in flow(name):
        liggare.aktor = who(stated)
        liggare.when(stated)
    return liggare


def potts(liggare: Harness) -> dict[str, list[Recorded]]:
    found: dict[str, list[Recorded]] = {}
    for recorded in liggare.recorded:
        if recorded.aggregat.startswith("pott/"):
            found.setdefault(recorded.aggregat.removeprefix("pott/"), []).append(recorded)
    return found


@pytest.mark.parametrize("name", ["avtal", "demo"])
def test_events_add_up_to_the_same_pott_with_every_rule_switched_off(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    liggare = told(name)

    def asked(*_: object) -> None:
        pytest.fail("a rule was asked")

    for rule in ALL_RULES:
        monkeypatch.setattr(type(rule), "found", asked)
    monkeypatch.setattr(decider, "ALL_RULES", ())
    with pytest.raises(pytest.fail.Exception, match="a rule was asked"):
        decider.decide(  # the twin: whoever asks a rule is caught
            Pott("SOC-2022"), Context(), parse_command(OVERFORING), ALL_RULES
        )

    for pott, recorded in potts(liggare).items():
        again = replay_pott(Pott(pott), [one.event for one in recorded])

        assert again == liggare.pott(pott)


@pytest.mark.parametrize("name", ["avtal", "demo"])
def test_commands_give_the_same_balances_with_every_rule_switched_off(name: str) -> None:
    """Those that name or close a finding are left out: without rules there is none to point at."""
    liggare, free = Harness(), Harness(rules=())
    for stated in flow(name):
        if stated["kommando"] in {"NoteraAvvikelse", "UtredAvvikelse"}:
            continue
        liggare.aktor = free.aktor = who(stated)
        liggare.when(stated)
        if not liggare.rejected_by():
            free.given(stated)

    for pott in potts(liggare):
        assert free.pott(pott).saldon == liggare.pott(pott).saldon


@pytest.mark.parametrize("name", ["avtal", "demo"])
def test_invariants_hold_after_every_event(name: str) -> None:
    for pott, recorded in potts(told(name)).items():
        for length in range(len(recorded) + 1):
            check(replay_pott(Pott(pott), [one.event for one in recorded[:length]]))


def test_contract_flow_is_answered_as_the_contract_says() -> None:
    facit = json.loads((AVTAL / "facit.json").read_text("utf-8"))
    liggare = Harness()
    answered = []
    for rad, stated in enumerate(flow("avtal"), 1):
        liggare.when(stated)
        regler = liggare.rejected_by()
        answer = {"rad": rad, "godtas": not regler}
        answered.append(answer | {"regel": regler[0]} if regler else answer)

    assert facit["utfall"] == answered


def test_deciding_changes_neither_state_nor_command() -> None:
    liggare = told("avtal")
    pott = liggare.pott("SOC-2022")
    before = replace(pott, saldon=dict(pott.saldon), avvikelser=dict(pott.avvikelser))
    command = parse_command(OVERFORING)
    kept = command.model_copy(deep=True)
    decider.decide(pott, Context(liggare.register), command)

    assert (before, kept) == (pott, command)
