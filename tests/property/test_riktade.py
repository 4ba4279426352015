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


def test_an_answer_that_is_given_once_more_says_why() -> None:
    def arendet(namn: str, dag: str, **more: Any) -> dict[str, Any]:
        return v.kommando(namn, dag, arende=v.DNR, **more)

    def svar(avser_id: str, **more: Any) -> dict[str, Any]:
        return arendet("AterrapporteraUppdrag", "2022-06-01", avser_id=avser_id, text="t") | more

    once_more = {"upprepning": "det förra var fel"}
    said = _given(
        Pair(),
        arendet("GeUppdrag", "2022-05-01", uppdrag="u", till="Grundskolenämnden", id="u"),
        arendet("RemitteraArende", "2022-05-01", mottagare=["KUN", "TN"], id="rem"),
        arendet("AterremitteraArende", "2022-05-01", motivering="m", id="ater"),
        svar("u", av="FON"), svar("u"), svar("u", av="GRN"), svar("u", av="GRN", **once_more),
        svar("rem"), svar("rem", av="KUN"), svar("rem", av="TN"), svar("rem", av="TN"),
        svar("rem", **once_more), svar("rem", av="TN", **once_more),
        svar("ater", datum="2022-04-30"), svar("ater"), svar("ater", av="KUN"),
        svar("ater", av="KUN", **once_more),
    )  # fmt: skip

    refused = [one == ("R56",) for one in said[3:]]
    uppdrag, remiss, aterremiss = refused[:4], refused[4:10], refused[10:]
    assert uppdrag == [True, False, True, False]
    assert remiss == [True, False, False, True, True, False]
    assert aterremiss == [True, False, True, False]
