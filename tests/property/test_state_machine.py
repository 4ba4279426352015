"""The product agrees with an independent oracle on every command, and never overspends."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from domain.errors import InvariantBroken
from domain.rules import ALL_RULES
from tests.campaigns.tillstand import campaign
from tests.property.agreement import Pair


class Liggaren(RuleBasedStateMachine):
    """Each step gives both the same random command; what differs is shrunk to the fewest steps."""

    def __init__(self) -> None:
        super().__init__()
        self.pair = Pair()

    @rule(seed=st.integers(0, 2**32 - 1))
    def next_command(self, seed: int) -> None:
        self.pair.random.seed(seed)
        self.pair.step()

    @invariant()
    def the_oracle_holds_too(self) -> None:
        self.pair.oracle.check()


Liggaren.TestCase.settings = settings(
    max_examples=60,
    stateful_step_count=200,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
TestLiggaren = Liggaren.TestCase


def test_ten_thousand_commands_agree_and_reach_everything() -> None:
    report = campaign(commands=10_000, seed=2026)
    print(report)
    assert report["violations"] == 0
    assert report["missed"] == []


@pytest.mark.parametrize("switched_off", ["R2", "R4", "R8", "R9", "R18", "R19", "R22", "R46"])
def test_a_twin_without_one_money_rule_is_caught(switched_off: str) -> None:
    rules = tuple(rule for rule in ALL_RULES if rule.id != switched_off)
    with pytest.raises((AssertionError, InvariantBroken)):
        campaign(commands=10_000, seed=2026, rules=rules)
