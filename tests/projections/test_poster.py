"""The moves of a figure come to what ``saldo`` shows of it, whatever is asked, as of whenever."""

from __future__ import annotations

import random
import sqlite3
from typing import Any

import pytest

from domain import events as e
from domain.bookkeeping.postings import sides
from domain.events.recorded import Recorded
from projections.answers.dimensioner import split
from projections.answers.poster import POSITIONER, poster
from projections.answers.saldo import saldo
from projections.model.as_of import NU, AsOf
from projections.model.views import FIGURES, HARLEDDA, STATENS
from tests.decider import Harness
from tests.projections.flode import SOC, built, statsbidrag
from tests.property.agreement import Pair

OVRIGA = [one for one in POSITIONER if one not in FIGURES]
GRUPPER = (("pott",), ("namnd",), ("ar",), ("pott", "namnd"), ("namnd", "underenhet"),
           ("pott", "namnd", "underenhet", "ar"))  # fmt: skip


@pytest.fixture(scope="module")
def conn(rikt: list[Recorded]) -> sqlite3.Connection:
    return built(rikt).connection()


@pytest.fixture(scope="module")
def slump() -> list[Recorded]:
    pair = Pair(5)
    for _ in range(500):
        pair.step()
    return pair.product.recorded


def held(conn: sqlite3.Connection, asof: AsOf) -> int:
    """Hold every row of ``saldo``, however it is grouped, against the moves; count the amounts."""
    kept = 0
    for grupp in GRUPPER:
        for row in saldo(conn, asof, gruppera=grupp)["rader"]:
            of: dict[str, Any] = {key: row[key] for key in grupp if row[key] is not None}
            egen = len(of) < len(grupp)  # what is on the pott's or the nämnd's own row
            for position in FIGURES:
                found = poster(conn, asof, position=position, egen=egen, **of)
                assert found["summa_ore"] == row[f"{position}_ore"], (position, of)
                kept += found["summa_ore"] != 0
    for position in FIGURES:
        found = poster(conn, asof, position=position)
        assert found["summa_ore"] == saldo(conn, asof)["summa"][f"{position}_ore"], position
        moved = 0
        for one in found["rader"]:
            moved += one["forandring_ore"]
            assert one["saldo_ore"] == moved
    beslutat = split(conn, asof, gruppera=("insats",))["summa"]["beslutat_ore"]
    assert poster(conn, asof, position="beslutat")["summa_ore"] == beslutat
    return kept


@pytest.mark.parametrize("seed", range(4))
def test_of_a_random_ledger_every_balance_is_the_sum_of_its_moves(seed: int) -> None:
    pair = Pair(seed)
    for _ in range(500):
        pair.step()
    recorded = pair.product.recorded
    model = built(recorded)
    chance = random.Random(seed)
    one = chance.choice(recorded)
    moments = (NU, AsOf(handelse=chance.randrange(len(recorded))),
               AsOf(datum=f"20{chance.randint(22, 25)}-{chance.randint(1, 12):02d}-15"),
               AsOf(registrerad=one.registrerad, datum="2024-06-30"))  # fmt: skip

    kept = [held(model.connection(), asof) for asof in moments]

    assert kept[0] > 50


def test_of_the_flow_that_has_most_in_it_too(
    conn: sqlite3.Connection, rikt: list[Recorded]
) -> None:
    assert held(conn, NU) > 60
    for nr in range(0, len(rikt), 9):
        held(conn, AsOf(handelse=nr))


@pytest.mark.parametrize("position", OVRIGA)
def test_what_only_the_view_shows_is_the_sum_of_its_moves(
    conn: sqlite3.Connection, position: str
) -> None:
    ((ore,),) = conn.execute(
        "SELECT coalesce(sum(ore), 0) FROM saldo WHERE position = ?", [position]
    )

    assert poster(conn, position=position)["summa_ore"] == ore


def test_the_moves_are_those_of_the_events(conn: sqlite3.Connection, rikt: list[Recorded]) -> None:
    """Of what has no parts, in the order in which they were registered; also what was corrected."""
    for position in sorted({"hos_namnd", "forbrukat", "tilldelat", "egenfinansierat"}):
        stated = [
            (one.nr, konto.namnd, konto.underenhet, ore)
            for one in rikt
            if isinstance(one.event, e.PottEvent)
            for konto, ore in sides(one.event)
            if konto.position == position
        ]
        rows = poster(conn, position=position)["rader"]

        assert [
            (row["nr"], row["namnd"], row["underenhet"], row["forandring_ore"]) for row in rows
        ] == stated
        assert [row["typ"] for row in rows] == [rikt[nr].typ for nr, *_ in stated]
        assert [row["exempeldata"] for row in rows] == [
            rikt[nr].event.exempeldata for nr, *_ in stated
        ]


def test_a_derived_figure_has_its_parts_with_their_sign(conn: sqlite3.Connection) -> None:
    utestaende = poster(conn, position="utestaende")["rader"]
    signs = {(row["position"], row["forandring_ore"] > 0) for row in utestaende}
    skuld = {row["position"] for row in poster(conn, position="balanskonto")["rader"]}
    sparrat = {row["position"] for row in poster(conn, position="sparrat")["rader"]}

    assert {("rekvirerat", True), ("inbetalt", False)} <= signs
    assert {"inbetalt", "forbrukat"} <= skuld
    assert "hos_namnd" not in skuld
    assert sparrat == {"sparrat_ur_fordelat", "sparrat_ur_hos_namnd"}


@pytest.mark.parametrize("position", HARLEDDA)
def test_what_only_moves_within_a_figure_is_no_part_of_it(
    conn: sqlite3.Connection, position: str
) -> None:
    """A transfer is no decision, and a cost of a nämnd leaves what KS itself holds."""
    whole: dict[tuple[Any, ...], int] = {}
    for row in poster(conn, position=position)["rader"]:
        own = (row["namnd"], row["underenhet"]) if position not in STATENS else ()
        key = (row["nr"], row["pott"], *own)
        whole[key] = whole.get(key, 0) + row["forandring_ore"]

    assert whole
    assert all(whole.values())


@pytest.mark.parametrize("position", STATENS)
def test_of_one_namnd_a_figure_of_the_pott_is_nothing(
    conn: sqlite3.Connection, position: str
) -> None:
    assert poster(conn, position=position)["rader"]
    assert poster(conn, position=position, namnd="KUN")["rader"] == []


def test_a_corrected_event_and_its_correction_both_stand(slump: list[Recorded]) -> None:
    conn = built(slump).connection()
    shown = {row["nr"] for name in POSITIONER for row in poster(conn, position=name)["rader"]}
    moving = [one for one in slump if isinstance(one.event, e.PottEvent) and [*sides(one.event)]]
    corrections = [one for one in moving if isinstance(one.event, e.HandelseRattad)]
    corrected = {one.event.avser_id for one in corrections}
    struck = [one for one in moving if one.event.kommando_id in corrected]

    assert len(struck) >= len(corrections) > 3
    assert {one.nr for one in (*struck, *corrections)} <= shown


def test_only_the_latest_proposal_in_force_counts(slump: list[Recorded]) -> None:
    harness = statsbidrag(Harness())
    forslag = {"kommando": "ForeslaFordelning", **SOC, "total_ore": 100}
    for id_, belopp in (("forslag-2", 60), ("forslag-3", 70)):
        harness.given(forslag | {"id": id_, "rader": [{"namnd": "KUN", "belopp_ore": belopp}]})
    harness.given({"kommando": "RattaHandelse", **SOC, "avser_id": "forslag-3", "skal": "skrivfel"})
    (rad,) = poster(built(harness.recorded).connection(), position="foreslaget")["rader"]
    nr = next(one.nr for one in harness.recorded if one.event.kommando_id == "forslag-2")
    assert (rad["nr"], rad["namnd"]) == (nr, None)

    rows = poster(built(slump).connection(), position="foreslaget")["rader"]
    proposals = {one.nr for one in slump if one.typ == "FordelningForeslagen/1"}
    assert len(rows) == len({row["pott"] for row in rows}) > 1
    assert {row["nr"] for row in rows} <= proposals


def test_the_shape(conn: sqlite3.Connection) -> None:
    found = poster(conn, position="tilldelat", pott="FINNS-INTE")

    assert list(found) == ["schema", "position", "per", "rader", "summa_ore", "exempeldata"]
    assert (found["rader"], found["summa_ore"], found["exempeldata"]) == ([], 0, False)


@pytest.mark.parametrize("source", ["rikt", "slump"])
def test_the_moves_of_an_own_row_come_to_what_stands_on_it(
    source: str, request: pytest.FixtureRequest
) -> None:
    """What is the state's stands on the pott's own row, though nämnder make it up."""
    recorded = request.getfixturevalue(source)
    asked = built(recorded).connection()
    for asof in (NU, AsOf(handelse=recorded[len(recorded) // 2].nr)):
        for row in saldo(asked, asof)["rader"]:
            of: dict[str, Any] = {key: row.get(key) for key in ("pott", "namnd", "underenhet")}
            egen = row["underenhet"] is None
            for position in FIGURES:
                found = poster(asked, asof, position=position, egen=egen, **of)
                assert found["summa_ore"] == row[f"{position}_ore"], (position, of)
