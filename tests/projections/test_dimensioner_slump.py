# ruff: noqa: S608 - the text is all our own
"""Chance flows: dimensions add up, and adding like parts up in SQL changes nothing."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest

from projections.answers import dimensioner
from projections.answers.dimensioner import split
from projections.answers.saldo import KEYS, ORE, saldo
from projections.model.as_of import AsOf
from tests.decider import Harness
from tests.projections.flode import KS, SOC, built, statsbidrag

PLATSER = [{"namnd": "ASN"}, {"namnd": "KUN"}, {"namnd": "GRN", "underenhet": "GRN-PI"}]
KOMMANDON = [
    *["BeslutaFordelning"] * 2, *["RedovisaForbrukning"] * 6, *["OverforMedel"] * 3,
    "KrediteraForbrukning", "AvraknaEgenfinansiering", "AndraFordelning",
]  # fmt: skip
INSATSER = ["lov", "kurs", "fält"]


def one_by_one(conn: sqlite3.Connection, asof: AsOf, **_of: Any) -> Iterator[Any]:
    """Every part for itself, in the order of the events."""
    query = (
        "SELECT *, nullif(namnd, '') AS namnd, nullif(underenhet, '') AS underenhet FROM delpost"
        f" WHERE {asof.within()} AND (figur <> 'foreslaget' OR nr IN"
        f" (SELECT max(nr) FROM forslag WHERE {asof.within()} GROUP BY pott)) ORDER BY nr, rad"
    )
    cursor = conn.execute(query, asof._asdict())
    names = [column[0] for column in cursor.description]
    return (dict(zip(names, row, strict=True)) for row in cursor)


def flow(chance: random.Random) -> Harness:
    """Whatever is accepted of sixty commands about money that is for something, or nothing."""
    harness = statsbidrag(Harness())
    for at in range(60):
        harness.when(_command(chance, at))
    return harness


def _command(chance: random.Random, at: int) -> dict[str, Any]:
    name = chance.choice(KOMMANDON)
    one = {"kommando": name, **SOC}
    if name in {"BeslutaFordelning", "AndraFordelning"}:
        rader = [_rad(chance) for _ in range(chance.randint(1, 3))]
        total = {"total_ore": 90} if name == "BeslutaFordelning" else {}
        return one | {"rader": rader, "beslut": KS} | total
    one |= {**chance.choice(PLATSER), "belopp_ore": chance.randint(1, 30)}
    if name == "RedovisaForbrukning":
        one |= {"insats": chance.choice(INSATSER), "verifikat": f"V{at}", "datum": "2023-05-01"}
        one |= {"geso": "GESO-01"} if chance.random() < 0.3 else {}
    if name == "KrediteraForbrukning":
        one |= {"verifikat": f"V{chance.randint(0, at)}", "datum": "2023-06-01"}
    return one


def _rad(chance: random.Random) -> dict[str, Any]:
    rad = {**chance.choice(PLATSER), "belopp_ore": chance.randint(1, 60)}
    rad |= {"insats": chance.choice(INSATSER)} if chance.random() < 0.8 else {}
    rad |= {"insatsdata": {"geso": "GESO-02"}} if chance.random() < 0.5 else {}
    return rad | {"kriterier": chance.sample(["barn", "unga"], chance.randint(0, 2))}


@pytest.mark.parametrize("seed", range(8))
def test_what_is_divided_adds_up(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(seed)
    recorded = flow(chance).recorded
    conn = built(recorded).connection()
    kept = 0
    for asked in [("geso",), ("namnd", "insats"), ("kriterium", "underenhet"), ("insats", "pott")]:
        for asof in (AsOf(), AsOf(handelse=chance.randrange(len(recorded)))):
            found = split(conn, asof, gruppera=asked)
            with monkeypatch.context() as patched:
                patched.setattr(dimensioner, "_parts", one_by_one)
                assert split(conn, asof, gruppera=asked) == found
            plain = [key for key in KEYS if key in asked]
            for row in saldo(conn, asof, gruppera=tuple(plain))["rader"]:
                same = [r for r in found["rader"] if all(r[key] == row[key] for key in plain)]
                assert {o: sum(r[o] for r in same) for o in ORE} == {o: row[o] for o in ORE}
                kept += len(same)
    assert kept > 8
