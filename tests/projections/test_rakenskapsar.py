"""A year of the books: opening, movement and closing of every balance, and what is closed (R41)."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest

from domain import events as e
from domain.events.recorded import Recorded
from projections.answers.rakenskapsar import SALDON, rakenskapsar
from projections.answers.saldo import GRUPPERA, saldo
from projections.model.as_of import AsOf
from tests.projections.flode import built

AREN = (2022, 2023, 2024)
PER = [f"{name}_ore" for name in SALDON]
Row = dict[str, Any]


@pytest.fixture(scope="module")
def conn(rikt: list[Recorded]) -> sqlite3.Connection:
    return built(rikt).connection()


def saldon(rows: list[Row], which: str) -> dict[Any, int]:
    return {
        (row.get("pott"), row.get("namnd"), row.get("underenhet"), row["saldo"]): row[which]
        for row in rows
        if row[which]
    }


def per_dag(answer: Row) -> dict[Any, int]:
    return {
        (row.get("pott"), row.get("namnd"), row.get("underenhet"), name.removesuffix("_ore")): row[
            name
        ]
        for row in answer["rader"]
        for name in PER
        if row[name]
    }


def test_the_shape(conn: sqlite3.Connection) -> None:
    found = rakenskapsar(conn, rakenskapsar=2023)

    assert list(found) == [
        "schema", "rakenskapsar", "stangt", "per", "rader", "summa", "exempeldata",
        "oattesterade",
    ]  # fmt: skip
    assert (found["schema"], found["rakenskapsar"]) == ("rakenskapsar/1", 2023)
    amounts = ["ingaende_ore", "forandring_ore", "utgaende_ore"]
    assert {tuple(row) for row in found["rader"]} == {
        ("pott", "ar", "namnd", "underenhet", "saldo", *amounts)
    }
    assert {tuple(row) for row in found["summa"]} == {("saldo", *amounts)}
    assert found["per"]["datum"] == "2023-12-31"


@pytest.mark.parametrize("ar", AREN)
@pytest.mark.parametrize("gruppera", [GRUPPERA, ("pott",), ("namnd",), ("ar",)])
def test_the_balances_are_those_of_the_years_last_days(
    conn: sqlite3.Connection, ar: int, gruppera: tuple[str, ...]
) -> None:
    """And each closing balance is opening and movement, and the next year's opening."""
    found = rakenskapsar(conn, rakenskapsar=ar, gruppera=gruppera)
    after = rakenskapsar(conn, rakenskapsar=ar + 1, gruppera=gruppera)

    for which, dag in (("ingaende_ore", f"{ar - 1}-12-31"), ("utgaende_ore", f"{ar}-12-31")):
        assert saldon(found["rader"], which) == per_dag(saldo(conn, AsOf(dag), gruppera=gruppera))
    assert saldon(after["rader"], "ingaende_ore") == saldon(found["rader"], "utgaende_ore")
    for row in (*found["rader"], *found["summa"]):
        assert row["ingaende_ore"] + row["forandring_ore"] == row["utgaende_ore"]
        assert row["ingaende_ore"] or row["utgaende_ore"]


def test_the_sum_is_that_of_the_rows(conn: sqlite3.Connection) -> None:
    found = rakenskapsar(conn, rakenskapsar=2023)

    for one in found["summa"]:
        rows = [row for row in found["rader"] if row["saldo"] == one["saldo"]]
        for name in ("ingaende_ore", "forandring_ore", "utgaende_ore"):
            assert one[name] == sum(row[name] for row in rows)


def test_the_filters_and_the_bounds_hold(conn: sqlite3.Connection) -> None:
    one = rakenskapsar(conn, rakenskapsar=2023, pott="ANS-2023", namnd="FRN")
    assert {(row["pott"], row["namnd"]) for row in one["rader"]} == {("ANS-2023", "FRN")}
    assert rakenskapsar(conn, rakenskapsar=2023, ar=2022)["summa"] != one["summa"]
    assert rakenskapsar(conn, AsOf("2022-06-30"), rakenskapsar=2023)["per"]["datum"] == "2022-06-30"
    early = rakenskapsar(conn, AsOf("2022-06-30"), rakenskapsar=2023)
    assert {row["forandring_ore"] for row in early["rader"]} <= {0}
    assert rakenskapsar(conn, rakenskapsar=2000)["rader"] == []


def test_a_closed_year_is_closed_from_the_event_that_closed_it(
    rikt: list[Recorded],
) -> None:
    last = rikt[-1].nr
    closed = e.RakenskapsarStangt.model_construct(
        ar=2023, handelsedatum="2024-02-28", kommando_id="stang", avser="bokslut", regler=(),
        avvikelser=(), underlag=(), beslut=None, exempeldata=False, motpart=None, skal="klart",
    )  # fmt: skip
    entry = rikt[-1]._replace(
        nr=last + 1, aggregat="liggare", event=closed, typ="RakenskapsarStangt/1"
    )
    later = entry._replace(nr=last + 2, event=closed.model_copy(update={"ar": 2024}))
    conn = built([*rikt, entry]).connection()

    stangt = {"handelse": last + 1, "datum": "2024-02-28"}
    assert rakenskapsar(conn, rakenskapsar=2023)["stangt"] == stangt
    assert rakenskapsar(conn, rakenskapsar=2022)["stangt"] == stangt
    assert rakenskapsar(conn, rakenskapsar=2024)["stangt"] is None
    assert rakenskapsar(conn, AsOf(handelse=last), rakenskapsar=2023)["stangt"] is None
    assert rakenskapsar(conn, AsOf("2024-02-27"), rakenskapsar=2023)["stangt"] is None
    both = built([*rikt, entry, later]).connection()
    assert rakenskapsar(both, rakenskapsar=2023)["stangt"] == stangt
    assert rakenskapsar(both, rakenskapsar=2024)["stangt"]["handelse"] == last + 2

    opened = e.RakenskapsarOppnat.model_construct(
        **closed.model_dump() | {"ar": 2023, "handelsedatum": "2024-03-05"}
    )
    oppnat = entry._replace(nr=last + 3, event=opened, typ="RakenskapsarOppnat/1")
    again = entry._replace(nr=last + 4, event=closed.model_copy(update={"ar": 2023}))
    conn = built([*rikt, entry, later, oppnat]).connection()
    for ar, first in ((2022, last + 1), (2023, None), (2024, None)):
        found = rakenskapsar(conn, rakenskapsar=ar)["stangt"]
        assert (found and found["handelse"]) == first
    assert rakenskapsar(conn, AsOf("2024-03-04"), rakenskapsar=2023)["stangt"] == stangt
    assert rakenskapsar(conn, AsOf(handelse=last + 2), rakenskapsar=2023)["stangt"] == stangt
    conn = built([*rikt, entry, later, oppnat, again]).connection()
    assert rakenskapsar(conn, rakenskapsar=2023)["stangt"]["handelse"] == last + 4
    assert rakenskapsar(conn, rakenskapsar=2024)["stangt"] is None
