"""The product and the oracle agree on what random commands seldom come to: told step by step."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from domain.rules import ALL_RULES
from tests.oracle.pott import Pott
from tests.property.agreement import Pair
from tests.unit import vantat as v

if TYPE_CHECKING:
    import pytest

UTAN_ATTEST = tuple(rule for rule in ALL_RULES if rule.id != "R35")


def _given(pair: Pair, *commands: dict[str, Any]) -> list[tuple[str, ...]]:
    """Give both the commands, and return what they say alike of each, but for what is usual."""
    said = []
    for number, command in enumerate(commands, 1):
        whole = {"id": f"r-{number}", "avser": "prov"} | command
        pair.generator = SimpleNamespace(next=lambda whole=whole: whole, aktor="EK-01")
        before = pair.reached.copy()
        pair.step()
        said.append(tuple(sorted((pair.reached - before).keys() & {"R26", "R30", "R33", "R56"})))
    return said


def test_a_report_that_stops_being_right_in_small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Pott, "unattested", lambda _: {})
    rapport = v.kommando("AterrapporteraTillMyndighet", "2022-10-01", steg="inskickad",
                         summa_ore=10_000, per_datum="2022-09-30")  # fmt: skip

    def kostnad(ore: int) -> dict[str, Any]:
        return v.namndens("RedovisaForbrukning", "2022-09-02", ore, insats="i")

    said = _given(
        Pair(rules=UTAN_ATTEST),
        v.pott(regelverk="standard"), *v.pengar(20_000), v.fordelning(20_000),
        v.namndens("OverforMedel", "2022-08-20", 20_000),
        kostnad(10_000), rapport,
        kostnad(99), kostnad(40), kostnad(1), kostnad(20),
    )  # fmt: skip

    assert said[-4:] == [(), ("R30",), (), ("R30",)]
