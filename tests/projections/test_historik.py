"""The order and the scale that every picture of a pott keeps, whatever moment it shows."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from projections.answers.sidor.historik import Historik, historik
from projections.model import as_of
from tests.decider import Harness
from tests.projections.flode import ANS, KS, SOC, SOS, built, rikt

if TYPE_CHECKING:
    from domain.events.recorded import Recorded


@pytest.fixture(params=[1, 3, 8192])
def avsnitt(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Parts of the log so short that what is asked for is spread over many of them."""
    monkeypatch.setattr(as_of, "STORLEK", request.param)
    return int(request.param)


def of(harness: Harness, pott: str) -> Historik:
    found = historik(built(harness.recorded).connection(), pott)
    assert found is not None
    return found


def counted(conn: sqlite3.Connection, pott: str, kalla: str) -> Historik:
    """The same, of every move there is."""
    rows = conn.execute(
        "SELECT nr, position, namnd, underenhet, delta_ore FROM post WHERE pott = ?"
        " ORDER BY nr, rad",
        (pott,),
    ).fetchall()
    after: dict[int, int] = {}
    now = 0
    for nr, position, *_, ore in rows:
        now += ore if position == kalla else 0
        after[nr] = now
    given = {(n, u or None): None for _, position, n, u, ore in rows
             if position == "fordelat" and ore > 0}  # fmt: skip
    return Historik(pott, kalla, tuple(given), max(after.values(), default=0))


@pytest.mark.parametrize("flow", ["avtal", "rikt"])
def test_it_is_what_all_moves_say(flow: str, avsnitt: int, request: pytest.FixtureRequest) -> None:
    recorded: list[Recorded] = request.getfixturevalue(flow)
    conn = built(recorded).connection()
    potter = conn.execute("SELECT pott, kalla FROM pott").fetchall()
    assert len(potter) > 1 or flow == "avtal"

    for pott, kalla in potter:
        position = "rekvirerat" if kalla == "statsbidrag" else "avsatt"
        found = historik(conn, pott)

        assert found == counted(conn, pott, position)
        assert found is not None
        assert found.hogst_ore > 0


def test_who_was_given_first_stands_first_also_when_nothing_is_left(avsnitt: int) -> None:
    flow = rikt()
    before = of(flow, "ANS-2023")
    assert before.ordning == (("FRN", None), ("GRN", "GRN-PI"))

    flow.given(
        {"kommando": "AndraFordelning", "beslut": KS, **ANS,
         "rader": [{"namnd": "FRN", "belopp_ore": 500}]},
        {"kommando": "BeslutaFordelning", "total_ore": 500, "beslut": KS, **ANS,
         "rader": [{"namnd": "ASN", "belopp_ore": 200}, {"namnd": "FRN", "belopp_ore": 300}]},
    )  # fmt: skip

    assert of(flow, "ANS-2023").ordning == (*before.ordning, ("ASN", None))


def test_the_highest_stays_when_less_is_called_in(avsnitt: int) -> None:
    flow = rikt()
    before = of(flow, "SOC-2023").hogst_ore
    flow.given({"kommando": "MakuleraRekvisition", "rekvisition": "R1", "belopp_ore": 500, **SOC})

    assert of(flow, "SOC-2023").hogst_ore == before == 4000


def test_a_pott_paid_in_arrears_holds_what_is_granted(avsnitt: int) -> None:
    efterhand = SOC | {"pott": "EFT-2023"}
    flow = Harness().given(
        {"kommando": "UpprattaPott", "kalla": "statsbidrag", "givare": "SOS", "program": "trygghet",
         "bidragsar": 2023, "andamal": "trygghet", "nyttjas_from": "2023-01-01",
         "nyttjas_tom": "2023-12-31", "engangsmedel": True, "utbetalning": "efterhand",
         **efterhand, "datum": "2023-01-02"},
        {"kommando": "RegistreraTilldelning", "belopp_ore": 700, "beslut": SOS, **efterhand},
        {"kommando": "SankTilldelning", "belopp_ore": 200, "beslut": SOS, **efterhand},
    )  # fmt: skip

    assert of(flow, "EFT-2023") == Historik("EFT-2023", "tilldelat", (), 700)


def test_there_is_nothing_of_a_pott_that_nobody_knows(avtal: list[Recorded]) -> None:
    assert historik(built(avtal).connection(), "SOC-1999") is None
