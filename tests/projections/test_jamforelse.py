"""Two moments: what differs is what the balances of each differ in, and the events between."""

from __future__ import annotations

import pytest

from domain.events.recorded import Recorded
from domain.values.dates import last_day
from projections.answers.saldo import ORE, saldo
from projections.answers.sidor.jamforelse import jamforelse
from projections.model.as_of import AsOf
from tests.projections.flode import built

_SUMS = {"beslutat_ore", "kvar_ore", "ater_ore"}
_BY = ("pott", "namnd", "underenhet")
MOMENT = [AsOf(), AsOf(handelse=20), AsOf(handelse=31), AsOf(datum="2023-03-31"), AsOf(handelse=0)]


@pytest.mark.parametrize("a", MOMENT)
@pytest.mark.parametrize("b", MOMENT)
def test_what_differs_is_what_the_balances_differ_in(
    rikt: list[Recorded], a: AsOf, b: AsOf
) -> None:
    with built(rikt) as made:
        conn = made.connection()
        found = jamforelse(conn, a, b)
        before, after = (
            {
                (*(row.get(key) for key in _BY), name.removesuffix("_ore")): row[name]  # type: ignore[literal-required]
                for row in saldo(conn, at, gruppera=_BY)["rader"]
                for name in ORE
                if name not in _SUMS
            }
            for at in (a, b)
        )
    told = {
        (*(row[key] for key in _BY), row["position"]): (row["a_ore"], row["b_ore"])  # type: ignore[literal-required]
        for row in found["rader"]
    }
    wanted = {
        key: pair
        for key in before.keys() | after.keys()
        if len({*(pair := (before.get(key, 0), after.get(key, 0)))}) > 1
    }
    assert told == wanted
    assert bool(told) <= bool(found["handelser"])


def test_the_events_are_those_that_one_moment_has(rikt: list[Recorded]) -> None:
    with built(rikt) as made:
        found = jamforelse(made.connection(), AsOf(handelse=20), AsOf(handelse=31))
        day = jamforelse(made.connection(), AsOf(datum="2023-03-31"), AsOf())

    assert found["handelser"] == list(range(21, 32))
    later = [one.nr for one in rikt if last_day(one.event.handelsedatum) > "2023-03-31"]
    assert day["handelser"] == later


def test_of_one_pott_only_that_is_told(rikt: list[Recorded]) -> None:
    with built(rikt) as made:
        found = jamforelse(made.connection(), AsOf(handelse=0), AsOf(), pott="ANS-2023")

    assert {row["pott"] for row in found["rader"]} == {"ANS-2023"}
    of = [one.nr for one in rikt if getattr(one.event, "pott", None) == "ANS-2023"]
    assert found["handelser"] == of
