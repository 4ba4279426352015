"""Avvikelser: opened by what soft rules find or a person notes, named, looked into (R42)."""

import sqlite3
from typing import Any

import pytest

from domain.events.recorded import Recorded
from projections.answers.avvikelser import avvikelser
from projections.model.as_of import NU, AsOf, per
from tests.decider import Harness
from tests.projections import flode
from tests.projections.flode import ANS, SOC, built, statsbidrag

TN = {"organ": "TN", "datum": "2023-02-02"}
UNDERLAG = [{"typ": "annat", "titel": "anteckning"}]


def shown(conn: sqlite3.Connection, asof: AsOf = AsOf(), **how: Any) -> list[tuple[Any, ...]]:  # noqa: B008 - never changes
    rader = avvikelser(conn, asof, **how)["rader"]
    return [(r["kod"], r["regel"], r["handelse"], r["status"]) for r in rader]


def nr(recorded: list[Recorded], kommando_id: str) -> int:
    return next(r.nr for r in recorded if r.event.kommando_id == kommando_id)


def test_the_shape(rikt: list[Recorded]) -> None:
    found = avvikelser(built(rikt).connection(), pott="ANS-2023")

    assert found == {
        "schema": "avvikelser/1",
        "per": per(built(rikt).connection(), NU),
        "rader": [
            {
                "kod": "A2",
                "pott": "ANS-2023",
                "arende": None,
                "belopp_ore": 100,
                "status": "oppen",
                "regel": "R7",
                "handelse": nr(rikt, "ford"),
                "slag": "motsagelse",
                "lasningar": ["1 000", "900"],
                "potter": [],
                "exempeldata": False,
            }
        ],
        "exempeldata": False,
    }
    assert list(found["rader"][0])[-1] == "exempeldata"


def test_a_finding_that_got_a_name_is_shown_once(rikt: list[Recorded]) -> None:
    conn, ford, noterad = built(rikt).connection(), nr(rikt, "ford"), nr(rikt, "noterad")

    assert shown(conn, pott=ANS["pott"], alla=True) == [("A2", "R7", ford, "oppen")]
    before = AsOf(handelse=noterad - 1)
    assert shown(conn, before, pott=ANS["pott"]) == [("R7", "R7", ford, "oppen")]


def test_a_gap_is_found_under_every_pott_that_it_concerns() -> None:
    harness = flode.rikt()
    harness.given({"kommando": "NoteraAvvikelse", **SOC, "kod": "A7", "slag": "lucka",
                   "lasning_1": "en bilaga saknas", "potter": [ANS["pott"]]})  # fmt: skip
    conn = built(harness.recorded).connection()

    for pott in (SOC["pott"], ANS["pott"]):
        (rad,) = (one for one in avvikelser(conn, pott=pott)["rader"] if one["kod"] == "A7")
        assert (rad["slag"], rad["pott"], rad["potter"]) == ("lucka", SOC["pott"], [ANS["pott"]])
        assert rad["lasningar"] == ["en bilaga saknas"]
    assert "A7" not in {one["kod"] for one in avvikelser(conn, pott="ANNAN-2023")["rader"]}


@pytest.mark.parametrize("batch", [1, 1000])
def test_a_name_that_got_a_name_is_still_where_it_was_found(batch: int) -> None:
    harness = statsbidrag(Harness())
    noted = {"kommando": "NoteraAvvikelse", "lasning_1": "a", "lasning_2": "b", **SOC}
    harness.given(
        noted | {"id": "n1", "kod": "A2", "regel": "R7", "avser_id": "forslag-1"},
        noted | {"id": "n2", "kod": "A3", "regel": "R7", "avser_id": "forslag-1"},
    )
    conn = built(harness.recorded, batch).connection()

    first = nr(harness.recorded, "forslag-1")
    assert shown(conn, alla=True) == [("A3", "R7", first, "oppen")]


def test_one_that_was_looked_into_is_shown_when_asked_for(rikt: list[Recorded]) -> None:
    conn, opened = built(rikt).connection(), nr(rikt, "forslag-1")

    assert shown(conn, pott=SOC["pott"]) == []
    assert shown(conn, pott=SOC["pott"], alla=True) == [("R7", "R7", opened, "utredd")]
    earlier = AsOf(datum="2023-06-30")
    assert shown(conn, earlier, pott=SOC["pott"]) == [("R7", "R7", opened, "oppen")]


def test_open_ones_are_those_of_the_decider(rikt: list[Recorded]) -> None:
    harness = statsbidrag(Harness())
    harness.given(
        {"kommando": "NoteraAvvikelse", "id": "n1", "kod": "A1", "lasning_1": "a",
         "lasning_2": "b", **SOC},
        {"kommando": "RedovisaForbrukning", "namnd": "KUN", "belopp_ore": 10, "insats": "i",
         "period": "2023", "beslut": {"organ": "KUN", "datum": "2023"}, **SOC},
        {"kommando": "UtredAvvikelse", "avser_id": "n1", "kod": "A1", "slutsats": "s",
         "underlag": UNDERLAG, **SOC},
    )  # fmt: skip
    rader = avvikelser(built(harness.recorded).connection())["rader"]

    assert sorted(r["kod"] for r in rader) == sorted(kod for _, kod in harness.oppna("SOC-2023"))
    assert "R38" in {r["kod"] for r in rader}


def test_a_code_can_be_opened_again() -> None:
    harness = statsbidrag(Harness())
    noted = {"kommando": "NoteraAvvikelse", "lasning_1": "a", "lasning_2": "b", **SOC}
    closed = {"kommando": "UtredAvvikelse", "slutsats": "s", "underlag": UNDERLAG, **SOC}
    harness.given(
        {"kommando": "LamnaAskande", "id": "a1", "namnd": "TN", **SOC, "beslut": TN},
        {"kommando": "ForeslaFordelning", "id": "f2", "total_ore": 1, "beslut": TN, **SOC,
         "rader": [{"namnd": "KUN", "belopp_ore": 2}]},
        noted | {"kod": "A2", "regel": "R7", "avser_id": "f2"},
        closed | {"avser_id": "f2", "kod": "A2", "datum": "2024"},
        noted | {"kod": "A2", "regel": "R38", "avser_id": "f2"},
    )  # fmt: skip
    conn, f2 = built(harness.recorded).connection(), nr(harness.recorded, "f2")

    found = [one for one in shown(conn, alla=True) if one[2] == f2]
    assert found == [("A2", "R7", f2, "utredd"), ("A2", "R38", f2, "oppen")]
    assert {kod for kod, *_ in shown(conn)} == {kod for _, kod in harness.oppna("SOC-2023")}


def test_the_oldest_come_first_and_examples_last() -> None:
    harness = statsbidrag(Harness())
    noted = {"kommando": "NoteraAvvikelse", "lasning_1": "a", "lasning_2": "b", **SOC}
    harness.given(
        noted | {"kod": "EX", "belopp_ore": 10**9, "exempeldata": True},
        noted | {"kod": "UTAN"},
        noted | {"kod": "A", "belopp_ore": 100},
        noted | {"kod": "B", "belopp_ore": 200},
        noted | {"kod": "C", "belopp_ore": 100},
    )
    rader = avvikelser(built(harness.recorded).connection())["rader"]

    assert [r["kod"] for r in rader] == ["R7", "UTAN", "A", "B", "C", "EX"]
    assert [r["exempeldata"] for r in rader] == [False] * 5 + [True]
    assert rader[1]["regel"] == "R42"


def test_those_of_a_rule_are_those_that_it_opened(rikt: list[Recorded]) -> None:
    with built(rikt) as made:
        alla = avvikelser(made.connection(), alla=True)["rader"]
        for regel in {row["regel"] for row in alla} | {"R99"}:
            found = avvikelser(made.connection(), regel=regel, alla=True)["rader"]
            assert found == [row for row in alla if row["regel"] == regel]
    assert len({row["regel"] for row in alla}) > 1
