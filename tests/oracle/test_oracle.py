"""The oracle against the contract flow, and against its own invariants over random flows."""

import json
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.oracle.generator import WEIGHTS, Generator
from tests.oracle.naive import Oracle, UnknownName
from tests.oracle.register import default_register

AVTAL = Path(__file__).parents[1] / "data" / "avtal"
HARD_RULES = {
    *("R1", "R2", "R3", "R4", "R6", "R8", "R9", "R10", "R11", "R15"),
    *(f"R{number}" for number in range(18, 29) if number != 20),
    *("R30", "R32", "R33", "R34", "R35", "R36", "R37", "R39", "R40", "R41", "R42"),
    *("R46", "R47", "R48", "R50", "R53", "R54", "R55", "R56", "R57", "R58", "R60"),
}
SOFT_RULES = {
    *(
        "R3",
        "R4",
        "R5",
        "R7",
        "R11",
        "R12",
        "R13",
        "R14",
        "R15",
        "R16",
        "R17",
        "R20",
        "R27",
        "R29",
        "R30",
        "R31",
    ),
    *("R33", "R34", "R38", "R40", "R43", "R44", "R45", "R48", "R49", "R51", "R52", "R53", "R55"),
    *("R57", "R58", "R59", "R60"),
}
PER_LEDGER = 2_000


def _contract() -> tuple[list[dict[str, Any]], dict[str, Any]]:
    lines = (AVTAL / "kommandon.jsonl").read_text(encoding="utf-8").splitlines()
    facit = json.loads((AVTAL / "facit.json").read_text(encoding="utf-8"))
    return [json.loads(line) for line in lines], facit


def test_contract_flow_gives_the_verdicts_of_the_facit() -> None:
    """Each line is accepted or refused as the facit says, by its rule first."""
    commands, facit = _contract()
    oracle = Oracle(default_register())
    verdicts = []
    for number, command in enumerate(commands, start=1):
        broken = oracle.apply(command)
        oracle.check()
        verdict = {"rad": number, "godtas": not broken}
        verdicts.append({**verdict, "regel": broken[0]} if broken else verdict)

    assert facit["utfall"] == verdicts


def test_contract_flow_gives_the_balances_of_the_facit() -> None:
    """Every figure of the facit is the oracle's, sub-units summed into their nämnd."""
    commands, facit = _contract()
    oracle = Oracle(default_register())
    for command in commands:
        oracle.apply(command)
    summed: Counter[tuple[str, str, str | None]] = Counter()
    for (pott, position, namnd, _), ore in oracle.balances().items():
        summed[(pott, position, namnd)] += ore
    for kod, state in oracle.potts.items():
        summed[(kod, "balanskonto", None)] = state.balanskonto()
        summed[(kod, "centralt", None)] = state.centralt()

    for row in facit["saldo"]:
        for name, ore in row.items():
            if name.endswith("_ore"):
                key = (row["pott"], name.removesuffix("_ore"), row["namnd"])
                assert ore == summed[key], key


def test_random_flow_holds_the_invariants_and_reaches_every_rule() -> None:
    """20 000 random commands keep I0-I3 and reach every command, hard rule and soft rule."""
    accepted: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    soft: Counter[str] = Counter()
    for number in range(20_000):
        if number % PER_LEDGER == 0:
            oracle, generator = _random_flow(20220817 + number)
        command = generator.next()
        try:
            broken = oracle.apply(command, generator.aktor)
        except UnknownName:
            refused["okänt namn"] += 1
            continue
        oracle.check()
        rules.update(broken)
        if broken:
            refused[command["kommando"]] += 1
        else:
            accepted[command["kommando"]] += 1
            soft.update(oracle.soft)
    for title, counts in (("accepted", accepted), ("refused", refused)):
        print(title, counts.total(), dict(counts.most_common()))
    print("hard", dict(rules.most_common()), "soft", dict(soft.most_common()))

    assert set(WEIGHTS) == set(accepted)
    assert set(rules) == HARD_RULES
    assert set(soft) == SOFT_RULES
    assert 0.40 <= accepted.total() / 20_000 <= 0.75


def _random_flow(seed: int) -> tuple[Oracle, Generator]:
    """Return an oracle and a generator that aims at it, the same ones for the same seed."""
    oracle = Oracle(default_register())
    return oracle, Generator(Random(seed), oracle)  # noqa: RUF100, S311 - nothing secret


def _world(count: int) -> Oracle:
    """Return an oracle that has seen the first lines of the contract flow."""
    oracle = Oracle(default_register())
    for command in _contract()[0][:count]:
        oracle.apply(command)
    return oracle


COMMON = {"id": "x", "pott": "SOC-2022", "datum": "2022-09-01", "avser": "prov"}
# (lines of the contract flow before it, the command, every rule it breaks in order)
CASES: list[tuple[int, dict[str, Any], list[str]]] = [
    (5, {"kommando": "OverforMedel", "namnd": "KUN", "belopp_ore": 1}, ["R37", "R18"]),
    (8, {"kommando": "OverforMedel", "namnd": "KF", "belopp_ore": 1}, ["R26", "R18"]),
    (8, {"kommando": "OverforMedel", "namnd": "GRN-PI", "belopp_ore": 1}, []),
    (18, {"kommando": "OverforMedel", "namnd": "TN", "belopp_ore": 10**9}, ["R18", "R23", "R46"]),
    (8, {"kommando": "OverforKommunbidrag", "namnd": "ASN", "belopp_ore": 10**12}, ["R1"]),
    (8, {"kommando": "AvsattMedel", "belopp_ore": 1}, ["R1", "R37"]),
    (16, {"kommando": "ProvaNamndensBesked", "avser_id": "exempel-008", "utfall": "medgiven"},
     ["R37", "R21"]),
    (8, {"kommando": "UtredAvvikelse", "avser_id": "exempel-003", "kod": "R3"}, ["R42"]),
    (8, {"kommando": "UtredAvvikelse", "avser_id": "exempel-003", "kod": "R3",
         "underlag": [{"typ": "annat", "titel": "x"}]}, []),
    (3, {"kommando": "RegistreraInbetalning", "rekvisition": "R9", "belopp_ore": 1}, ["R4"]),
    (23, {"kommando": "RedovisaForbrukning", "namnd": "KUN", "belopp_ore": 1, "period": "2023",
          "verifikat": "GL-2022:1001:1"}, ["R11", "R27", "R48"]),
    (23, {"kommando": "RedovisaForbrukning", "namnd": "KUN", "belopp_ore": 2,
          "insats": "fältarbete", "verifikat": "ny", "verifikat_belopp_ore": 1}, ["R48"]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "fields", "expected"), CASES)
def test_all_broken_rules_are_reported_in_order(
    lines: int, fields: dict[str, Any], expected: list[str]
) -> None:
    """A command that breaks several rules names them all, by precedence."""
    assert expected == _world(lines).apply({**COMMON, **fields})


@pytest.mark.parametrize(
    "fields",
    [
        {"pott": "SOC-1999", "kommando": "AndraVillkor"},
        {"kommando": "TaEmotMedel", "namnd": "kun", "belopp_ore": 1},
        {"kommando": "ProvaNamndensBesked", "avser_id": "exempel-004", "utfall": "medgiven"},
    ],
)
def test_an_unknown_name_is_not_a_rule(fields: dict[str, Any]) -> None:
    """An unknown pott, organ or (refused, so never recorded) command is not found."""
    with pytest.raises(UnknownName):
        _world(8).apply({**COMMON, **fields})


def test_a_refused_command_changes_nothing() -> None:
    """Balances, open avvikelser and claims are the same after a refusal as before it."""
    oracle, generator = _random_flow(7)
    before, refused = _picture(oracle), 0
    for _ in range(1_000):
        try:
            changed = not oracle.apply(generator.next())
        except UnknownName:
            changed = False
        after = _picture(oracle)
        assert changed or before == after
        before, refused = after, refused + (not changed)
    assert refused > 100


def _picture(oracle: Oracle) -> str:
    potts = {kod: repr(pott) for kod, pott in oracle.potts.items()}
    return repr((potts, oracle.commands, oracle.verifikat, oracle.names.spelling, oracle.soft))


def test_the_same_seed_gives_the_same_commands() -> None:
    """A failing random flow can be run again."""
    flows = []
    for _ in range(2):
        oracle, generator = _random_flow(1)
        flow = []
        for _ in range(500):
            flow.append(generator.next())
            try:
                oracle.apply(flow[-1])
            except UnknownName:
                continue
        flows.append(flow)

    assert flows[0] == flows[1]
