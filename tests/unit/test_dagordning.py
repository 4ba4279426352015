"""R49 against a plain count: every series, on every day, before and after a command."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from domain.money import kronor_text
from domain.parsing import parse_command
from domain.postings import Konto
from domain.pott import UTE, Pott
from domain.rules.dagordningen import i_dagordning
from domain.rules.rule import Deviation, Utfall
from tests.decider import Harness
from tests.unit import vantat as v

DAYS = [f"2022-09-{day:02d}" for day in range(1, 10)]
OVERFORING = v.namndens("OverforMedel", "2022-09-05", 10)
FORDELAT, HOS_NAMND = Konto("fordelat", "KUN"), Konto("hos_namnd", "KUN")
INBETALT, FORSKOTTERAT = Konto("inbetalt"), Konto("forskotterat")


def _said(name: str, days: dict[str, int], change: int) -> list[Deviation]:
    """Say what a series that changes on the day of the command is, the first day it is short."""
    for day in DAYS:
        before = sum(ore for when, ore in days.items() if when <= day)
        after = before + change * (day >= OVERFORING["datum"])
        if after < 0 <= before:
            low = f"{name} är {kronor_text(-after)} under noll {day}"
            return [Deviation(low, "ingen position är mindre än noll någon dag", -after)]
    return []


def _all(*parts: dict[str, int]) -> dict[str, int]:
    return {day: sum(part.get(day, 0) for part in parts) for day in DAYS}


changes = st.dictionaries(st.sampled_from(DAYS), st.integers(-30, 30), min_size=1)


@given(st.tuples(changes, changes, changes, changes, changes), st.integers(0, 60))
def test_first_day_that_is_short_because_of_a_command_is_told(
    days: tuple[dict[str, int], ...], more: int
) -> None:
    fordelat, hos, inbetalt, forskott, ute = ({"2022-09-01": more} | one for one in days)
    for one, left in ((fordelat, 10), (hos, 0)):  # the balance after all is as I1 and I3 want it
        one[DAYS[-1]] = one.get(DAYS[-1], 0) + max(0, left - sum(one.values()))
    short = 10 - sum(_all(inbetalt, forskott).values()) + sum(ute.values())
    inbetalt[DAYS[-1]] = inbetalt.get(DAYS[-1], 0) + max(0, short)
    per_dag = {FORDELAT: fordelat, HOS_NAMND: hos, INBETALT: inbetalt,
               FORSKOTTERAT: forskott, UTE: ute}  # fmt: skip
    villkor = Harness().given(v.pott()).pott(v.SOC).villkor
    liggare = Harness().given(v.pott(), *v.pengar(), v.fordelning(10), OVERFORING)

    found: list[Any] = list(
        i_dagordning.efterat(
            Utfall(Pott(v.SOC, villkor=villkor, per_dag=per_dag), tuple(liggare.events[-1:])),
            None,  # type: ignore[arg-type]
            parse_command({"id": "k", "avser": "x"} | OVERFORING),
        )
    )

    cash = _all(inbetalt, forskott, {day: -ore for day, ore in ute.items()})
    assert found == [
        *_said("fördelat (KUN)", fordelat, -10),
        *_said("inbetalt och förskotterat minus överfört", cash, -10),
    ]
