# ruff: noqa: S608 - the text is all our own
"""What is put together of sums is what counting anew gives, at every moment (D11, D12)."""

from __future__ import annotations

import random
import sqlite3
from typing import Any

import pytest

from domain import events as e
from domain.bookkeeping.rattelse import omvanda
from domain.events.recorded import Recorded
from projections.answers import attester, saldo
from projections.answers.bevakning import bevaka, vantande
from projections.model import as_of
from projections.model.as_of import AsOf, balances, has_example, per
from projections.model.follow import ReadModel
from projections.model.views import counted
from tests.projections.flode import Log, built

DAGAR = [
    *(f"2023-{manad:02d}-{dag:02d}" for manad in (1, 2, 5, 12) for dag in (1, 15, 28)),
    *("2022", "2023", "2023-02", "2023-05", "../2023-02-10", "2099-12-31"),
]
SEEDS = range(4)


def strodd(recorded: list[Recorded], chance: random.Random) -> list[Recorded]:
    """The events on days by chance, and after them attests and corrections that no rule held."""
    found = [
        _om(one, nr, one.event.model_copy(update=_nar(chance))) for nr, one in enumerate(recorded)
    ]
    for _ in range(120):
        of = chance.choice(found)
        if getattr(of.event, "pott", None) is None:
            continue
        event = _attest(of, chance) if chance.random() < 0.7 else _rattelse(found, of, chance)
        if event is not None:
            typ = f"{type(event).__name__}/1"
            found.append(_om(of._replace(typ=typ), len(found), event))
    return found


def _nar(chance: random.Random) -> dict[str, Any]:
    return {"handelsedatum": chance.choice(DAGAR), "exempeldata": chance.random() < 0.02}


def _om(one: Recorded, nr: int, event: e.Event) -> Recorded:
    """Return an event at its number; three are registered at once."""
    registrerad = f"2024-01-01T00:00:00.{nr // 3:06d}Z"
    return one._replace(nr=nr, event=event, registrerad=registrerad)


def _attest(of: Recorded, chance: random.Random) -> e.Event:
    return e.HandelseAttesterad.model_construct(
        avser_id=of.event.kommando_id, slag=chance.choice(("granskning", "beslut")), klar=False,
        pott=getattr(of.event, "pott", None), avser_ar=2023, avser="attest",
        kommando_id=f"a{chance.random()}", **_nar(chance),
    )  # fmt: skip


def _rattelse(found: list[Recorded], of: Recorded, chance: random.Random) -> e.Event | None:
    """Return a correction of a command that is not corrected already (R50)."""
    avser_id = of.event.kommando_id
    if any(
        getattr(one.event, "flyttningar", None) is not None
        and getattr(one.event, "avser_id", None) == avser_id
        for one in found
    ):
        return None  # fmt: skip
    events = [one.event for one in found if one.event.kommando_id == avser_id]
    return e.HandelseRattad.model_construct(
        pott=getattr(of.event, "pott", None), avser_id=avser_id, skal="fel", avser="rättelse",
        flyttningar=omvanda(events), kommando_id=f"r{chance.random()}", **_nar(chance),
    )  # fmt: skip


def bounds(recorded: list[Recorded], chance: random.Random) -> list[AsOf]:
    """Bounds of each kind and of all together, and moments before all and after all."""
    nrs = [-1, 0, *(chance.randrange(len(recorded)) for _ in range(12)), len(recorded) + 9]
    found = [AsOf()]
    for nr in nrs:
        dag = chance.choice(["2000-01-01", "2022-12-31", "2023-02-14", "2023-05-15", "2023-12-31"])
        tid = recorded[max(0, min(nr, len(recorded) - 1))].registrerad
        found += [AsOf(dag), AsOf(registrerad=tid), AsOf(handelse=nr), AsOf(dag, tid, nr)]
        found += [AsOf(dag, tid), AsOf(dag, None, nr), AsOf(None, tid, chance.choice(nrs))]
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_what_lacks_an_attest_is_as_many_as_are_counted(
    rikt: list[Recorded], seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    recorded = strodd(rikt, chance)
    conn = built(recorded, chance.choice((1, 7, 1000))).connection()
    seen = set[int]()
    for asof in bounds(recorded, chance):
        for of in ({}, {"pott": "SOC-2023"}, {"ar": 2022}, {"namnd": "GRN"}):
            found = attester.oattesterade(conn, asof, **of)
            with monkeypatch.context() as counted:
                counted.setattr(attester, "_summed", lambda *_: None)
                assert found == attester.oattesterade(conn, asof, **of), (asof, of)
            seen.add(found)
    assert len(seen) > 10


@pytest.fixture(params=[1, 4, 8192])
def storlek(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many events stand in each part of the log."""
    monkeypatch.setattr(as_of, "STORLEK", request.param)
    return int(request.param)


def plainly(conn: sqlite3.Connection, asof: AsOf) -> tuple[Any, ...]:
    """Return what is said of a moment, asked of every row within it."""
    within, bound = asof.within(), asof._asdict()
    nr = f"SELECT max(nr) FROM handelse WHERE {within}"
    exempel = f"SELECT EXISTS (SELECT 1 FROM handelse WHERE exempeldata AND {within})"
    return (
        sorted(row for row in conn.execute(counted(within), bound) if row[-1]),
        conn.execute(nr, bound).fetchone()[0],
        bool(conn.execute(exempel, bound).fetchone()[0]),
    )


@pytest.mark.usefixtures("storlek")
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("bakat", [False, True])
def test_balances_of_sums_are_those_of_all_moves(
    rikt: list[Recorded], seed: int, *, bakat: bool
) -> None:
    """Also of a log whose times go back, which no ledger writes."""
    chance = random.Random(seed)
    recorded = strodd(rikt, chance)
    if bakat:
        recorded[40] = recorded[40]._replace(registrerad=recorded[90].registrerad)
    conn = built(recorded, chance.choice((1, 7, 1000))).connection()
    seen = set[int]()
    for asof in bounds(recorded, chance):
        rows = conn.execute(balances(conn, asof), asof._asdict())
        found = sorted(row for row in rows if row[-1])
        said = found, per(conn, asof)["handelse"], has_example(conn, asof)
        assert said == plainly(conn, asof), asof
        seen.add(len(found))
    assert len(seen) > 5


@pytest.mark.parametrize("seed", SEEDS)
def test_answers_of_sums_are_those_of_all_moves(
    rikt: list[Recorded], seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    recorded = strodd(rikt, chance)
    conn = built(recorded).connection()

    def asked() -> list[Any]:
        of = bounds(recorded, random.Random(seed))
        found: list[Any] = [saldo.saldo(conn, asof, **who) for asof in of
                            for who in ({}, {"pott": "SOC-2023"}, {"ar": 2023})]  # fmt: skip
        return found + [bevaka(conn, asof, idag="2023-06-01") for asof in of]

    of_sums = asked()
    for module in (saldo, vantande):
        monkeypatch.setattr(module, "balances", lambda _, asof: counted(asof.within()))
    monkeypatch.setattr(attester, "_summed", lambda *_: None)

    assert of_sums == asked()


@pytest.mark.usefixtures("storlek")
@pytest.mark.parametrize("seed", SEEDS)
def test_sums_do_not_tell_in_which_batches_they_were_made(rikt: list[Recorded], seed: int) -> None:
    chance = random.Random(seed)
    recorded = strodd(rikt, chance)
    with ReadModel() as followed:
        for many in sorted({*chance.sample(range(len(recorded)), 20), len(recorded)}):
            Log(recorded[:many]).follow(followed)
        assert [*followed.dump()] == [*built(recorded).dump()]
