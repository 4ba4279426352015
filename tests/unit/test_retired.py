"""A rule that is retired is held no more, and nobody gets its id."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from domain.deciding.context import Context
from domain.deciding.outcome import Accepted
from domain.rules import ALL_RULES
from domain.rules.rule import Retired, Rule, each_id_once
from domain.states.pott import Pott
from tests.decider import Harness
from tests.unit import vantat as v

R3 = next(one for one in ALL_RULES if one.id == "R3")
SLUT = Retired("2027-01-01", "R57", "myndigheten prövar tiden själv")
UPPHORD = Rule(R3.id, R3.sentence, R3.sources, retired=SLUT)
SENT = v.kommando(
    "RekvireraStatsbidrag", "2022-02-10", belopp_ore=1, rekvisition="R1", ombud="ombud"
)


def _med(r3: Rule) -> Harness:
    """A pott whose money was to be called in by the day before, with this rule in R3's place."""
    rules = each_id_once(*(r3 if one is R3 else one for one in ALL_RULES))
    tilldelat = v.pengar(1)[0]
    return Harness(rules=rules).given(v.pott(rekvireras_tom="2022-02-09"), tilldelat)


def test_a_rule_in_force_refuses_and_a_retired_one_is_not_even_asked() -> None:
    held, ended = _med(R3), _med(UPPHORD)
    held.when(SENT)
    outcome = ended.when(SENT)

    assert held.rejected_by() == ("R3",)
    assert isinstance(outcome, Accepted)
    assert "R3" not in outcome.events[0].regler
    assert {"R1", "R2"} <= {*outcome.events[0].regler}


def test_a_retired_rule_says_since_when_by_what_and_why() -> None:
    assert str(UPPHORD.retired) == ("upphörde 2027-01-01 genom R57: myndigheten prövar tiden själv")
    assert UPPHORD.citation == R3.citation
    assert UPPHORD.found(Pott("P"), Context(), None) == ()  # type: ignore[arg-type]


def test_the_id_of_a_retired_rule_is_never_taken_again() -> None:
    with pytest.raises(ValueError, match=r"^R3 is the id of another rule"):
        each_id_once(UPPHORD, replace(ALL_RULES[0], id="R3"))
    with pytest.raises(ValueError, match=r"^R3 is the id of another rule"):
        each_id_once(*ALL_RULES, UPPHORD)


def test_two_rules_of_one_id_stop_the_program_where_they_are_listed() -> None:
    program = """
import dataclasses, importlib
import domain.rules as rules
from domain.rules import potten
potten.en_pott = dataclasses.replace(potten.en_pott, id="R2")
importlib.reload(rules)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert done.stderr.endswith("ValueError: R2 is the id of another rule; ids are for ever\n")


@pytest.mark.parametrize(
    "changed",
    [
        {"check": None, "commands": ()},
        {"retired": SLUT},
        {"retired": SLUT, "check": None},
        {"retired": SLUT, "commands": ()},
    ],
    ids=["neither", "checked", "with commands", "checks nothing"],
)
def test_a_rule_is_held_by_a_check_or_retired(changed: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"^R3: a rule in force has a check; a retired one"):
        replace(R3, **changed)  # type: ignore[arg-type]
