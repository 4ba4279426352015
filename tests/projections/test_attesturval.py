"""The amounts of a selection, and who can attest what waits, against the events themselves."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from domain import events as e
from domain.events.recorded import Recorded
from domain.states.pott import Pott
from projections.answers.attester.urval import Urval, givna, valda
from projections.answers.attester.vantan import Givare, Ratter, attestvantan, vantar
from projections.model.as_of import NU, AsOf
from tests.decider import Harness
from tests.golden.staden import spelat
from tests.projections.flode import built
from tests.unit import vantat as v


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> list[Recorded]:
    path: Path = tmp_path_factory.mktemp("urval") / "staden.db"
    return spelat.inspelat(spelat.spela_in(path))


@pytest.fixture(scope="module")
def conn(recorded: list[Recorded]) -> Iterator[sqlite3.Connection]:
    with closing(built(recorded).connection()) as conn:
        yield conn


def belopp(event: Any) -> int:
    """The amount of an event as its own fields say it: a credit is below zero."""
    rader = sum(rad.belopp_ore or 0 for rad in getattr(event, "rader", None) or ())
    ore = getattr(event, "belopp_ore", None) or getattr(event, "total_ore", None) or rader
    return -ore if isinstance(event, e.ForbrukningKrediterad) else ore


def test_every_amount_is_that_of_the_event(
    recorded: list[Recorded], conn: sqlite3.Connection
) -> None:
    found = {one.nr: one.belopp_ore for one in valda(conn, Urval())}
    wanted = {
        one.nr: belopp(one.event) for one in recorded if one.event.numreras and one.event.attesteras
    }

    assert found == wanted
    assert min(wanted.values()) < 0 < max(wanted.values())


def test_of_a_table_without_a_total_the_rows_are_the_amount() -> None:
    stated = v.fordelning(400)
    del stated["total_ore"]
    forslag = {"kommando": "ForeslaFordelning", "pott": v.SOC, "datum": "2022-06-01",
               "rader": [{"namnd": "KUN", "belopp_ore": 30}, {"namnd": "FRN"}]}  # fmt: skip
    liggare = Harness().given(v.pott(), *v.pengar(), forslag, stated)
    with closing(built(liggare.recorded).connection()) as conn:
        found = {one.typ.partition("/")[0]: one.belopp_ore for one in valda(conn, Urval())}

    assert found["FordelningBeslutad"] == 400
    assert found.get("FordelningForeslagen", 30) == 30


def test_a_selection_is_what_it_says(recorded: list[Recorded], conn: sqlite3.Connection) -> None:
    alla = valda(conn, Urval())
    pott = alla[0].pott
    mitten = alla[len(alla) // 2].nr

    assert valda(conn, Urval(pott=pott)) == [one for one in alla if one.pott == pott]
    assert valda(conn, Urval(namnd="KUN")) == [one for one in alla if one.namnd == "KUN"]
    assert valda(conn, Urval(fran=mitten)) == [one for one in alla if one.nr >= mitten]
    assert valda(conn, Urval(till=mitten)) == [one for one in alla if one.nr <= mitten]
    enheter = {one.nr for one in recorded if getattr(one.event, "underenhet", None) == "GRN-PI"}
    valt = {one.nr for one in valda(conn, Urval(namnd="GRN", underenhet="GRN-PI"))}
    assert valt == enheter & {one.nr for one in alla}
    assert valda(conn, Urval(sha256="0" * 64)) == []


def test_the_attests_of_a_lot_are_found_by_what_their_ids_begin_with(
    recorded: list[Recorded], conn: sqlite3.Connection
) -> None:
    ids = {one.event.kommando_id for one in recorded if isinstance(one.event, e.HandelseAttesterad)}
    forled = min(ids)[:4]

    assert givna(conn, forled) == {one for one in ids if one.startswith(forled)}
    assert givna(conn, "*") == frozenset()


def test_as_many_wait_in_each_pott_as_the_rules_say(recorded: list[Recorded]) -> None:
    with closing(built(recorded).connection()) as conn:
        for nr in range(0, len(recorded), 97):
            hopar = vantar(conn, AsOf(handelse=nr))
            for namn, pott in spelat.potter(recorded, nr).items():
                assert isinstance(pott, Pott)
                antal = sum(hop.antal for hop in hopar if hop.pott == namn)
                assert antal == sum(pott.oattesterade.values())


RATTER: tuple[dict[str, str], ...] = (
    {"aktor": "EK-02", "slag": "granskning", "giltig_from": "2022-01-01"},
    {"aktor": "EK-03", "slag": "granskning", "giltig_from": "2022-01-01", "for_pott": v.ANS},
    {"aktor": "EK-04", "slag": "beslut", "giltig_from": "2022-01-01", "for_namnd": "KUN"},
    {"aktor": "EK-05", "slag": "beslut", "giltig_from": "2022-01-01", "giltig_tom": "2022-09-30"},
)


@pytest.fixture(scope="module")
def vantande() -> Iterator[sqlite3.Connection]:
    liggare = Harness().given(
        v.pott(), *v.pengar(), v.fordelning(400), v.namndens("OverforMedel", "2022-09-01", 400)
    )
    liggare.aktor = "EK-09"
    for ratt in RATTER:
        aktor = {"kommando": "RegistreraAktor", "aktor": ratt["aktor"], "roll": "controller"}
        liggare.given(aktor, {"kommando": "GeAttestratt", **ratt})
    with closing(built(liggare.recorded).connection()) as conn:
        yield conn


@pytest.mark.parametrize(
    ("idag", "kan", "en_del", "ingen"),
    [("2022-09-30", ["EK-05"], ["EK-04"], 0), ("2022-10-01", [], ["EK-04"], 4)],
)
def test_who_can_is_by_right_day_pott_and_namnd(
    vantande: sqlite3.Connection, idag: str, kan: list[str], en_del: list[str], ingen: int
) -> None:
    granskning, beslut = attestvantan(vantande, idag=idag)["rader"]

    assert (granskning["slag"], granskning["antal"], granskning["kan"]) == (
        "granskning",
        5,
        ["EK-02"],
    )
    assert (granskning["kan_en_del"], granskning["ingen"]) == ([], 0)
    assert (beslut["kan"], beslut["kan_en_del"], beslut["ingen"]) == (kan, en_del, ingen)
    assert beslut["summa_ore"] == 1000 * 3 + 400 * 2


def test_nobody_attests_what_looks_as_registered_by_the_same(vantande: sqlite3.Connection) -> None:
    (hop, *_) = vantar(vantande)
    ratter = Ratter(vantande, NU, "2022-09-30")

    assert ratter.givare("granskning", [hop]) == Givare(["EK-02"], [], 0)
    for egen in ("EK-02", "EK-O2"):
        own = hop._replace(registrerad_av=egen)
        assert ratter.givare("granskning", [own]) == Givare([], [], hop.antal)
    assert ratter.slag("EK-02") == {"granskning"}
    assert ratter.slag("EK-09") == frozenset()


def test_it_is_said_in_words(vantande: sqlite3.Connection) -> None:
    hopar = vantar(vantande)
    ratter = Ratter(vantande, NU, "2022-10-01")

    assert ratter.sagt(hopar) == (
        "Granskningsattest kan ges av EK-02. Beslutsattest kan ges av EK-04 (en del); 4 kan ingen"
        " attestera."
    )
    granskade = [hop._replace(har="granskning") for hop in hopar if hop.namnd is None]
    assert ratter.sagt(granskade) == (
        "Ingen kan ge beslutsattest: någon annan än den som registrerade behöver få rätten."
    )
    assert ratter.sagt([hop._replace(registrerad_av="EK-02") for hop in hopar[:1]]).startswith(
        "Ingen kan ge gransknings- eller beslutsattest: "
    )
