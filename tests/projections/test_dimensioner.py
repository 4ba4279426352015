"""Balances by insats, område, area and criterion: nothing is counted twice, nothing is lost."""

from __future__ import annotations

import sqlite3
from itertools import combinations
from typing import Any, cast

import pytest

from domain import events as e
from domain.bookkeeping.postings import Move, postings
from domain.bookkeeping.rorelser import RORELSER, Falt, Flytt
from domain.events.recorded import Recorded
from projections.answers.dimensioner import DIMENSIONER, split
from projections.answers.saldo import KEYS, ORE, saldo
from projections.model.as_of import AsOf
from projections.model.rows.delposter import criterion
from projections.model.views import DELADE
from tests.decider import Harness
from tests.projections.flode import KS, SOC, Log, built, rikt, statsbidrag

NAMNDEN = {**SOC, "namnd": "ASN"}
UTFALL = {**NAMNDEN, "kommando": "RedovisaForbrukning", "datum": "2023-05-01"}


def rad(ore: int, insats: str, *kriterier: str, namnd: str = "ASN", **data: Any) -> dict[str, Any]:
    return {"namnd": namnd, "belopp_ore": ore, "insats": insats, "kriterier": [*kriterier],
            "insatsdata": data}  # fmt: skip


def beslut(*rader: dict[str, Any], **more: Any) -> dict[str, Any]:
    total = sum(one["belopp_ore"] for one in rader)
    return {"kommando": "BeslutaFordelning", "total_ore": total, "rader": [*rader], "beslut": KS,
            **SOC, **more}  # fmt: skip


def delat() -> Harness:
    """Two boards with insatser of every kind of statement: clear, twofold, only asked for."""
    harness = statsbidrag(Harness())
    return harness.given(
        {"kommando": "LamnaAskande", **NAMNDEN, "belopp_ore": 10, "insatser": [
            {"insats": "läger", "belopp_ore": 10, "insatsdata": {"geso": "GESO-05"}}, "kurs"]},
        {"kommando": "ForeslaFordelning", **SOC, "total_ore": 1500, "rader": [
            rad(500, "fältarbete", "a", geso="GESO-01"), rad(600, "läger", namnd="KUN")]},
        beslut(rad(500, "fältarbete", "b", "a", geso="GESO-01", prioriterat_omrade="boende"),
               rad(300, "läger", "a"),
               rad(200, "kurs", "a", geso="GESO-02"), rad(100, "kurs", "b", geso="GESO-03"),
               {"namnd": "SEN", "belopp_ore": 400, "insats": "trygga gårdar",
                "insatsdata": {"geso": "GESO-02"}}),
        {"kommando": "OverforMedel", **NAMNDEN, "belopp_ore": 1000},
        {"kommando": "OverforMedel", **SOC, "namnd": "SEN", "belopp_ore": 400},
        {"kommando": "AndraFordelning", "rader": [rad(40, "fältarbete")], "beslut": KS, **SOC},
        {**UTFALL, "belopp_ore": 450, "insats": "fältarbete", "verifikat": "V1"},
        {**UTFALL, "belopp_ore": 60, "insats": "läger"},
        {**UTFALL, "belopp_ore": 70, "insats": "kurs"},
        {**UTFALL, "belopp_ore": 80, "insats": "kurs", "geso": "GESO-04"},
        {**UTFALL, "belopp_ore": 500, "insats": "nytt"},
        {**UTFALL, "namnd": "SEN", "belopp_ore": 430, "insats": "trygga gårdar"},
        {"kommando": "KrediteraForbrukning", **NAMNDEN, "belopp_ore": 190, "verifikat": "V1",
         "datum": "2023-06-01"},
        {"kommando": "KrediteraForbrukning", **SOC, "namnd": "SEN", "belopp_ore": 50,
         "datum": "2023-06-01"},
    )  # fmt: skip


@pytest.fixture(scope="module")
def flow() -> list[Recorded]:
    return delat().recorded


@pytest.fixture(scope="module")
def conn(flow: list[Recorded]) -> sqlite3.Connection:
    return built(flow).connection()


def shown(answer: dict[str, Any], figur: str) -> dict[Any, int]:
    """What a figure is by the keys of its rows, where it is anything."""
    return {
        key if len(key) > 1 else key[0]: row[figur]
        for row in answer["rader"]
        if row[figur]
        for key in [tuple(v for k, v in row.items() if k in (*KEYS, *DIMENSIONER))]
    }


def by(conn: sqlite3.Connection, figur: str, *gruppera: str, **of: Any) -> dict[Any, int]:
    return shown(split(conn, gruppera=gruppera, **of), f"{figur}_ore")


def test_what_is_decided_stands_under_what_the_row_says(conn: sqlite3.Connection) -> None:
    assert by(conn, "beslutat", "geso") == {
        "GESO-01": 460, "GESO-02": 600, "GESO-03": 100, None: 300,
    }  # fmt: skip
    assert by(conn, "beslutat", "prioriterat_omrade") == {"boende": 460, None: 1000}
    assert by(conn, "beslutat", "insats", "namnd") == {
        ("ASN", "fältarbete"): 460, ("ASN", "kurs"): 300, ("ASN", "läger"): 300,
        ("SEN", "trygga gårdar"): 400,
    }  # fmt: skip


def test_a_row_with_two_criteria_is_a_group_of_its_own(conn: sqlite3.Connection) -> None:
    assert criterion(["b", "a", "b"]) == criterion(["a", "b"]) == "a; b"
    assert criterion([]) is None
    assert by(conn, "beslutat", "kriterium") == {"a": 500, "a; b": 460, "b": 100, None: 400}


def test_an_outcome_is_where_it_says_or_where_its_row_or_askande_says(
    conn: sqlite3.Connection,
) -> None:
    """Kurs has two rows that disagree, läger only an äskande with an area, nytt has neither."""
    assert by(conn, "forbrukat", "insats", "geso", namnd="ASN") == {
        ("fältarbete", "GESO-01"): 420, ("läger", "GESO-05"): 60, ("kurs", "GESO-04"): 80,
        ("kurs", None): 70, ("nytt", None): 340,
    }  # fmt: skip


def test_a_credited_cost_lowers_the_cost_of_its_own_insats(conn: sqlite3.Connection) -> None:
    """R28 takes it from what the nämnd bore itself first, though that was for another insats."""
    assert by(conn, "egenfinansierat", "insats", namnd="ASN") == {"nytt": 160, "fältarbete": -160}
    cost = {row["insats"]: row["forbrukat_ore"] + row["egenfinansierat_ore"]
            for row in split(conn, namnd="ASN", gruppera=("insats",))["rader"]}  # fmt: skip
    assert cost["fältarbete"] == 450 - 190
    assert cost["nytt"] == 500


@pytest.mark.parametrize(
    ("verifikat", "said"),
    [("V8", {"läger": 20, "kurs": 50}), ("okänd", {"läger": 30, "kurs": 50, None: -10})],
)
def test_a_credit_on_an_unknown_voucher_follows_no_outcome(
    verifikat: str, said: dict[str | None, int]
) -> None:
    kredit = {"kommando": "KrediteraForbrukning", **NAMNDEN, "datum": "2023-06-01"}
    harness = statsbidrag(Harness()).given(
        beslut(rad(300, "läger", "a"), rad(200, "kurs", "a")),
        {"kommando": "OverforMedel", **NAMNDEN, "belopp_ore": 500},
        {**UTFALL, "belopp_ore": 30, "insats": "läger", "verifikat": verifikat},
        {**UTFALL, "belopp_ore": 50, "insats": "kurs", "verifikat": "V9"},
        {**kredit, "belopp_ore": 10, "verifikat": verifikat},
    )
    assert by(built(harness.recorded).connection(), "forbrukat", "insats") == said


def test_the_latest_proposal_is_divided_and_what_its_rows_lack_is_not_stated(
    conn: sqlite3.Connection,
) -> None:
    assert by(conn, "foreslaget", "insats") == {"fältarbete": 500, "läger": 600, None: 400}
    assert by(conn, "foreslaget", "namnd", "geso") == {
        ("ASN", "GESO-01"): 500, ("KUN", None): 600, (None, None): 1500,
    }  # fmt: skip


def test_a_company_receives_and_its_own_cost_follows_the_outcome(conn: sqlite3.Connection) -> None:
    """430 spent of 400; 50 came back, first what the company bore itself; nobody else's insats."""
    assert by(conn, "forbrukat", "geso", namnd="SEN") == {"GESO-02": 380}
    assert by(conn, "egenfinansierat", "geso", namnd="SEN") == {}
    before = AsOf(handelse=max(r.nr for r in delat().recorded) - 1)
    then = split(conn, before, namnd="SEN", gruppera=("insats",))
    assert shown(then, "egenfinansierat_ore") == {"trygga gårdar": 30}


@pytest.mark.parametrize("many", range(1, 5))
@pytest.mark.parametrize("plain", [(), ("namnd",), ("pott", "ar"), KEYS, ("underenhet",)])
def test_a_dimension_adds_up_to_what_stands_without_it(
    conn: sqlite3.Connection, many: int, plain: tuple[str, ...]
) -> None:
    for model in (conn, built(rikt().recorded).connection()):
        whole = saldo(model, gruppera=plain)
        for asked in combinations(DIMENSIONER, many):
            found = split(model, gruppera=(*asked, *plain))
            assert {k: found["summa"][k] for k in ORE} == whole["summa"]
            assert found["summa"]["beslutat_ore"] == sum(
                row["beslutat_ore"] for row in found["rader"]
            )
            for row in whole["rader"]:
                same = [r for r in found["rader"] if all(r[k] == row[k] for k in plain)]
                for ore in ORE:
                    assert sum(one[ore] for one in same) == row[ore]


def test_what_is_stated_is_what_the_events_say(flow: list[Recorded]) -> None:
    """Reckoned from the events alone: what is decided with an area, less what is taken back."""
    decided: dict[str, int] = {}
    for recorded in flow:
        if isinstance(recorded.event, e.FordelningBeslutad):
            for one in recorded.event.rader:
                geso = one.insatsdata and one.insatsdata.geso
                if geso:
                    decided[geso] = decided.get(geso, 0) + one.belopp_ore
    decided["GESO-01"] -= 40
    found = by(built(flow).connection(), "beslutat", "geso")
    assert {geso: ore for geso, ore in found.items() if geso} == decided


def test_it_is_as_of_the_moment_asked_for(flow: list[Recorded], conn: sqlite3.Connection) -> None:
    for nr in range(len(flow)):
        asof = AsOf(handelse=nr)
        then = split(conn, asof, gruppera=("geso", "insats"))
        assert (
            then["rader"]
            == split(built(flow[: nr + 1]).connection(), gruppera=("geso", "insats"))["rader"]
        )
        assert then["per"]["handelse"] == nr
    march = split(conn, AsOf(datum="2023-03-31"), gruppera=("insats",))
    assert shown(march, "forbrukat_ore") == {}
    assert shown(march, "beslutat_ore") == by(conn, "beslutat", "insats")
    never = split(conn, AsOf(registrerad="2025-01-01T00:00:00.000000Z"), gruppera=("geso",))
    assert never["rader"] == []


def test_filters(conn: sqlite3.Connection) -> None:
    assert by(conn, "beslutat", "namnd", "geso", namnd="SEN") == {("SEN", "GESO-02"): 400}
    assert by(conn, "beslutat", "geso", ar=2022) == {}
    assert split(conn, pott="finns inte", gruppera=("geso",))["rader"] == []


def test_the_shape_and_the_order(conn: sqlite3.Connection) -> None:
    found = split(conn, gruppera=("geso", "pott"))

    assert list(found) == ["schema", "per", "rader", "summa", "exempeldata", "oattesterade"]
    assert found["schema"] == "saldo/2"
    for row in found["rader"]:
        assert list(row) == ["pott", "geso", *ORE]
        assert all(type(row[ore]) is int for ore in ORE)
        if row["geso"] is not None:
            assert {ore for ore in ORE if row[ore]} <= {*DELADE}
    assert [row["geso"] for row in found["rader"]] == [
        "GESO-01", "GESO-02", "GESO-03", "GESO-04", "GESO-05", None,
    ]  # fmt: skip


def test_a_pott_without_any_of_it_has_its_row() -> None:
    harness = statsbidrag(Harness())

    (only,) = split(built(harness.recorded[:-4]).connection(), gruppera=("pott", "insats"))["rader"]

    assert (only["pott"], only["insats"]) == ("SOC-2023", None)


def test_a_namnd_that_all_was_taken_back_from_shows_nothing_or_what_disagrees() -> None:
    harness = statsbidrag(Harness()).given(
        beslut(rad(100, "läger", geso="GESO-01")),
        {"kommando": "AndraFordelning", "beslut": KS, **SOC,
         "rader": [{"namnd": "ASN", "belopp_ore": 100}]},
    )  # fmt: skip
    conn = built(harness.recorded).connection()

    assert by(conn, "beslutat", "namnd", "geso") == {}
    assert by(conn, "beslutat", "insats") == {}


def test_a_row_taken_back_without_saying_which_of_two_stands_for_itself() -> None:
    harness = statsbidrag(Harness()).given(
        beslut(rad(100, "läger"), rad(50, "kurs")),
        {"kommando": "AndraFordelning", "beslut": KS, **SOC,
         "rader": [{"namnd": "ASN", "belopp_ore": 30}]},
    )  # fmt: skip
    conn = built(harness.recorded).connection()

    assert by(conn, "beslutat", "insats") == {"kurs": 50, "läger": 100, None: -30}


def test_a_subunits_row_comes_before_its_namnds() -> None:
    enheten = {"namnd": "GRN", "underenhet": "GRN-PI"}
    harness = statsbidrag(Harness()).given(
        beslut(rad(100, "kurs", namnd="GRN", geso="GESO-01"),
               rad(100, "kurs", geso="GESO-02") | enheten,
               rad(100, "lov", namnd="GRN", geso="GESO-03")),
        {"kommando": "OverforMedel", **SOC, **enheten, "belopp_ore": 100},
        {**UTFALL, **enheten, "belopp_ore": 7, "insats": "kurs"},
        {**UTFALL, **enheten, "belopp_ore": 5, "insats": "lov"},
    )  # fmt: skip
    conn = built(harness.recorded).connection()

    assert by(conn, "forbrukat", "geso") == {"GESO-02": 7, "GESO-03": 5}


def test_another_insats_gives_its_criterion() -> None:
    harness = statsbidrag(Harness()).given(
        {"kommando": "AndraVillkor", "andring": "x", "galler_fran": "2023-03-01", **SOC},
        beslut(rad(100, "läger", "a")),
        {"kommando": "OverforMedel", **NAMNDEN, "belopp_ore": 100},
    )
    before = len(harness.recorded)
    harness.when({"kommando": "BegarAnnanInsats", **NAMNDEN, "belopp_ore": 40, "insats": "musik",
                  "kriterium": "trygghet", "beslut": KS | {"organ": "ASN"}})  # fmt: skip
    assert len(harness.recorded) > before, harness.meddelande()
    harness.given({**UTFALL, "belopp_ore": 9, "insats": "musik"})
    conn = built(harness.recorded).connection()

    assert by(conn, "forbrukat", "kriterium") == {"trygghet": 9}
    assert by(conn, "beslutat", "kriterium") == {"a": 100}


class Undone(e.PottEvent):
    """Stands for any event that reverses the moves of an earlier command."""

    avser_id: str
    moves: tuple[Any, ...]


def undoing(flow: list[Recorded], avser_id: str, kommando_id: str) -> Recorded:
    """The flow's next event, which reverses all that a command moved, last first."""
    events = [r.event for r in flow if r.event.kommando_id == avser_id]
    moves = [Move(move.till, move.fran, move.ore)
             for event in events for move in postings(event)]  # fmt: skip
    event = Undone.model_construct(
        pott="SOC-2023", handelsedatum="2023-07-01", avser="rättelse", beslut=None,
        kommando_id=kommando_id, avser_id=avser_id, moves=tuple(reversed(moves)),
    )  # fmt: skip
    return flow[-1]._replace(nr=len(flow), event=event)


def test_what_is_undone_is_taken_from_where_it_stood(monkeypatch: pytest.MonkeyPatch) -> None:
    stated = (Flytt(Falt("fran"), Falt("till"), "ore", per="moves"),)
    monkeypatch.setitem(cast("dict[Any, Any]", RORELSER), Undone, stated)
    harness = statsbidrag(Harness()).given(
        beslut(rad(100, "läger", geso="GESO-01"), rad(50, "kurs", geso="GESO-02")),
        {"kommando": "OverforMedel", **NAMNDEN, "belopp_ore": 100},
        beslut(rad(30, "läger", geso="GESO-03"), rad(30, "kurs"), id="fel"),
        {**UTFALL, "belopp_ore": 120, "insats": "läger", "id": "utfall"},
    )
    flow = list(harness.recorded)
    once = [*flow, undoing(flow, "utfall", "u1")]
    twice = [*once, undoing(once, "fel", "u2")]
    again = [*twice, undoing(twice, "u2", "u3")]

    conn = built(flow).connection()
    assert by(conn, "forbrukat", "insats", "geso") == {("läger", None): 100}
    assert by(conn, "egenfinansierat", "insats") == {"läger": 20}
    conn = built(once).connection()
    assert by(conn, "forbrukat", "insats", "geso") == by(conn, "egenfinansierat", "insats") == {}
    (first,) = (r for r in flow if isinstance(r.event, e.ForbrukningRedovisad))
    late = first.event.model_copy(update={"forbrukat_ore": 1, "kommando_id": "sen"})
    for flow_, geso in ((twice, "GESO-01"), (again, None)):
        conn = built([*flow_, first._replace(nr=len(flow_), event=late)]).connection()
        assert by(conn, "forbrukat", "geso") == {geso: 1}
    assert by(built(twice).connection(), "beslutat", "insats", "geso") == {
        ("läger", "GESO-01"): 100, ("kurs", "GESO-02"): 50,
    }  # fmt: skip
    assert by(built(again).connection(), "beslutat", "insats", "geso") == {
        ("läger", "GESO-01"): 100, ("läger", "GESO-03"): 30, ("kurs", "GESO-02"): 50,
        ("kurs", None): 30,
    }  # fmt: skip


@pytest.mark.parametrize("batch", [1, 2, 3, 7])
def test_the_parts_are_the_same_however_they_came(flow: list[Recorded], batch: int) -> None:
    followed = built(flow[:9])
    Log(flow).follow(followed, batch=batch)
    rebuilt = list(built(flow).dump())

    assert list(followed.dump()) == rebuilt
    assert sum(line.startswith('["delpost"') for line in rebuilt) > 15
