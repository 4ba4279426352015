"""Leaf by leaf the journal is what it is in one go, whatever is asked, as of whenever."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest

from domain.events.recorded import Recorded
from projections.answers.journal import journal
from projections.answers.sidor.blad import blad
from projections.answers.sidor.narmast import steg
from projections.model.as_of import NU, AsOf
from tests.projections.flode import built
from tests.property.agreement import Pair

MANY = 7


@pytest.fixture(scope="module")
def slump() -> list[Recorded]:
    pair = Pair(11)
    for _ in range(400):
        pair.step()
    return pair.product.recorded


@pytest.fixture(scope="module")
def conn(slump: list[Recorded]) -> sqlite3.Connection:
    return built(slump).connection()


def moments(slump: list[Recorded]) -> list[AsOf]:
    half = slump[len(slump) // 2]
    return [
        NU,
        AsOf(handelse=half.nr),
        AsOf(registrerad=half.registrerad),
        AsOf(datum=half.event.handelsedatum[-10:]),
        AsOf(utan_exempel="[]"),
    ]


def urval(conn: sqlite3.Connection) -> list[dict[str, Any]]:
    """Return what may be asked for: all, and the most there is of each."""
    found: list[dict[str, Any]] = [{}]
    for name in ("pott", "namnd", "typ"):
        query = f"SELECT {name} FROM handelse WHERE {name} IS NOT NULL GROUP BY 1 ORDER BY count(*)"  # noqa: S608
        found.append({name: conn.execute(query).fetchall()[-1][0]})
    return [*found, {**found[1], **found[2]}, {"oattesterade": True}]


def test_the_leaves_of_the_journal_are_the_whole_of_it(
    conn: sqlite3.Connection, slump: list[Recorded]
) -> None:
    for asof in moments(slump):
        for of in urval(conn):
            whole = list(journal(conn, asof, **of))
            rows, fran, forra = [], 0, None
            while fran is not None:
                leaf = blad(conn, asof, many=MANY, fran=fran, **of)
                assert leaf["antal"] == len(whole), (asof, of)
                assert leaf["exempeldata"] == any(row["exempeldata"] for row in whole)
                assert leaf["forra"] == forra, (asof, of, fran)
                rows += leaf["rader"]
                forra = leaf["rader"][0]["nr"] if leaf["rader"] else None
                fran = leaf["nasta"]
            assert rows == whole, (asof, of)


def test_without_a_first_event_a_leaf_is_the_last(
    conn: sqlite3.Connection, slump: list[Recorded]
) -> None:
    for asof in moments(slump):
        for of in urval(conn):
            whole = [row for row in journal(conn, asof, **of) if row["organ"]]
            leaf = blad(conn, asof, many=MANY, beslutade=True, **of)

            assert (leaf["rader"], leaf["antal"]) == (whole[-MANY:], len(whole)), (asof, of)
            assert (leaf["forra"], leaf["nasta"]) == (None, None)


def test_the_events_beside_one_are_within_the_other_bounds(
    conn: sqlite3.Connection, slump: list[Recorded]
) -> None:
    """Who goes forward as of a day does not come to a later one and stay where they are."""
    for asof in moments(slump)[:4]:
        others = asof._replace(handelse=None)
        nar = [row["nr"] for row in journal(conn, others)]
        beside = steg(conn, None, nar[len(nar) // 2], others)

        middle = len(nar) // 2
        assert (beside.forra, beside.nasta) == (nar[middle - 1], nar[middle + 1])
        assert (beside.forsta, beside.sista) == (nar[0], nar[-1])
        assert beside.allra_sista == slump[-1].nr
        assert steg(conn, None, nar[-1], others).nasta is None


def test_what_there_is_none_of_is_not_everything(conn: sqlite3.Connection) -> None:
    for of in ({"ar": 0}, {"pott": ""}, {"typ": ""}, {"arende": ""}):
        assert list(journal(conn, **of)) == [], of  # type: ignore[arg-type]
        assert blad(conn, many=MANY, fran=0, **of)["antal"] == 0  # type: ignore[arg-type]
