"""Balances in the shape that scripts depend on (design §6)."""

import sqlite3
from typing import Any

import pytest

from domain.bookkeeping import positions
from domain.events.recorded import Recorded
from projections.answers.dimensioner import split
from projections.answers.saldo import GRUPPERA, saldo
from projections.model.as_of import NU, AsOf
from projections.model.views import FIGURES, HARLEDDA, MEMO
from tests.decider import Harness
from tests.projections.flode import FACIT, SOC, built, rikt, statsbidrag

ORE = [f"{name}_ore" for name in FIGURES]
NAMNDENS = {f"{name}_ore" for name in ("beslutat", "overfort", "ater", "kvar")}
"""Sums of what the facit says, that a test of their own holds."""


@pytest.fixture(scope="module")
def conn(rikt: list[Recorded]) -> sqlite3.Connection:
    return built(rikt).connection()


def row(found: dict[str, Any], **keys: Any) -> dict[str, Any]:
    (one,) = (r for r in found["rader"] if all(r[k] == v for k, v in keys.items()))
    assert isinstance(one, dict)
    return one


def foreslaget(found: dict[str, Any]) -> dict[Any, int]:
    return {
        tuple(v for k, v in r.items() if not k.endswith("_ore")): r["foreslaget_ore"]
        for r in found["rader"]
    }


def test_the_contracts_balances(avtal: list[Recorded]) -> None:
    found = saldo(built(avtal).connection(), gruppera=("pott", "namnd"))

    stated = FACIT["saldo"]
    assert [(r["pott"], r["namnd"]) for r in found["rader"]] == [
        (r["pott"], r["namnd"]) for r in stated
    ]
    for ours, theirs in zip(found["rader"], stated, strict=True):
        assert {k: v for k, v in ours.items() if v and k not in NAMNDENS} == {
            k: v for k, v in theirs.items() if v
        }


def test_the_shape(conn: sqlite3.Connection) -> None:
    found = saldo(conn)

    assert list(found) == ["schema", "per", "rader", "summa", "exempeldata", "oattesterade"]
    assert found["schema"] == "saldo/2"
    assert list(found["per"]) == ["datum", "registrerad", "handelse", "rot"]
    for one in found["rader"]:
        assert list(one) == ["pott", "ar", "namnd", "underenhet", *ORE]
        assert all(type(one[name]) is int for name in ORE)
    assert list(found["summa"]) == ORE
    assert list(saldo(conn, gruppera=("namnd", "pott"))["rader"][0]) == ["pott", "namnd", *ORE]


def test_the_figures_are_the_positions() -> None:
    declared = {v for k, v in vars(positions).items() if k.isupper() and isinstance(v, str)}
    split = {"sparrat_ur_fordelat", "sparrat_ur_hos_namnd"}
    derived = {"foreslaget", *HARLEDDA}

    assert {*FIGURES, *MEMO} - derived == declared - split


def test_rows_come_in_the_order_of_the_keys_asked_for(conn: sqlite3.Connection) -> None:
    by_pott = [(r["pott"], r["namnd"] or "") for r in saldo(conn)["rader"]]
    by_namnd = [(r["namnd"] or "", r["pott"]) for r in
                saldo(conn, gruppera=("namnd", "pott"))["rader"]]  # fmt: skip

    assert by_pott == sorted(by_pott)
    assert by_namnd == sorted(by_namnd)


def test_the_balances_are_those_of_the_decider() -> None:
    harness = rikt()
    found = saldo(built(harness.recorded).connection())
    for pott in ("SOC-2022", "SOC-2023", "ANS-2023"):
        for konto, ore in harness.pott(pott).saldon.items():
            if konto.position not in MEMO and "sparrat" not in konto.position and ore:
                shown = row(found, pott=pott, namnd=konto.namnd, underenhet=konto.underenhet)
                assert shown[f"{konto.position}_ore"] == ore
        assert row(found, pott=pott, namnd=None)["balanskonto_ore"] == (
            harness.pott(pott).balanskonto_ore
        )
        assert row(found, pott=pott, namnd=None)["centralt_ore"] == harness.pott(pott).centralt_ore


def test_what_a_namnd_was_decided_is_spent_left_or_back(conn: sqlite3.Connection) -> None:
    found = saldo(conn)

    for one in [*found["rader"], found["summa"]]:
        named = one.get("namnd") is not None or one is found["summa"]
        held = ("fordelat_ore", "hos_namnd_ore", "sparrat_ore")
        assert one["kvar_ore"] == (sum(one[name] for name in held) if named else 0)
        assert one["beslutat_ore"] == sum(
            one[name] for name in ("forbrukat_ore", "ater_ore", "kvar_ore")
        )
    assert found["summa"]["overfort_ore"] > 0
    assert found["summa"]["ater_ore"] > 0


def test_utestaende_and_balanskonto_are_the_potts_own(conn: sqlite3.Connection) -> None:
    found = saldo(conn)

    assert row(found, pott="SOC-2023", namnd=None)["utestaende_ore"] == 1000
    assert row(found, pott="SOC-2023", namnd=None)["balanskonto_ore"] == 3000
    assert row(found, pott="ANS-2023", namnd=None)["balanskonto_ore"] == 0
    for one in found["rader"]:
        if one["namnd"] is not None:
            assert one["utestaende_ore"] == one["balanskonto_ore"] == one["centralt_ore"] == 0
    joint = row(saldo(conn, gruppera=("pott",)), pott="SOC-2022")
    assert (joint["balanskonto_ore"], joint["centralt_ore"]) == (1662000000, 1170000000)


@pytest.mark.parametrize("gruppera", [GRUPPERA, ("ar",), ("namnd",), ("underenhet", "pott"), ()])
def test_rows_add_up_to_the_sum(conn: sqlite3.Connection, gruppera: tuple[str, ...]) -> None:
    found = saldo(conn, gruppera=gruppera)

    for name in set(ORE) - {"foreslaget_ore"}:
        assert sum(one[name] for one in found["rader"]) == found["summa"][name]
    assert found["summa"] == saldo(conn)["summa"]


def test_a_pott_without_money_has_a_row_and_a_namnd_without_has_none() -> None:
    harness = statsbidrag(Harness())
    conn = built(harness.recorded[:-4]).connection()

    (only,) = saldo(conn)["rader"]

    assert (only["pott"], only["ar"], only["namnd"]) == ("SOC-2023", 2023, None)
    assert set(saldo(conn)["summa"].values()) == {0}


def test_filters(conn: sqlite3.Connection) -> None:
    assert {r["pott"] for r in saldo(conn, ar=2023)["rader"]} == {"SOC-2023", "ANS-2023"}
    assert {r["pott"] for r in saldo(conn, pott="SOC-2022")["rader"]} == {"SOC-2022"}
    assert saldo(conn, pott="finns inte")["rader"] == []
    only = saldo(conn, namnd="GRN")
    assert {(r["pott"], r["underenhet"]) for r in only["rader"]} == {
        ("SOC-2022", "GRN-PI"), ("ANS-2023", "GRN-PI"),
    }  # fmt: skip
    assert only["summa"]["balanskonto_ore"] == 0


def test_the_latest_proposal_counts() -> None:
    harness = statsbidrag(Harness())
    conn = built(harness.recorded).connection()

    assert foreslaget(saldo(conn, gruppera=("namnd", "underenhet"))) == {
        (None, None): 900, ("GRN", None): 300, ("GRN", "GRN-PI"): 70, ("KUN", None): 500,
    }  # fmt: skip
    assert foreslaget(saldo(conn, gruppera=("namnd",))) == {
        (None,): 900,
        ("GRN",): 370,
        ("KUN",): 500,
    }
    assert foreslaget(saldo(conn, gruppera=("underenhet",))) == {(None,): 900, ("GRN-PI",): 70}
    assert foreslaget(saldo(conn, gruppera=())) == {(): 900}
    assert saldo(conn)["summa"]["foreslaget_ore"] == 900
    assert saldo(conn, namnd="GRN")["summa"]["foreslaget_ore"] == 370
    assert foreslaget(saldo(conn, namnd="GRN", gruppera=("pott",))) == {("SOC-2023",): 370}


def test_the_latest_proposal_is_the_one_registered_last(rikt: list[Recorded]) -> None:
    conn = built(rikt).connection()
    second = next(r.nr for r in rikt if r.event.kommando_id == "forslag-2")
    only: dict[str, Any] = {"pott": "SOC-2023", "gruppera": ("namnd",)}

    assert foreslaget(saldo(conn, **only)) == {(None,): 400, ("ASN",): 400}
    assert foreslaget(saldo(conn, AsOf(handelse=second - 1), **only))[(None,)] == 900
    assert foreslaget(saldo(conn, AsOf(datum="2023-02-15"), **only)) == {
        (None,): 400, ("ASN",): 400,
    }  # fmt: skip


RATTA = {"kommando": "RattaHandelse", **SOC, "skal": "fel belopp"}


@pytest.fixture(scope="module")
def forslagen() -> list[Recorded]:
    """Two proposals; the later corrected in May, and that correction corrected, dated in April."""
    second = {"kommando": "ForeslaFordelning", "id": "f2", "total_ore": 400, **SOC,
              "rader": [{"namnd": "ASN", "belopp_ore": 400, "insats": "i"}]}  # fmt: skip
    harness = statsbidrag(Harness()).given(
        second,
        {**RATTA, "id": "r1", "avser_id": "f2", "datum": "2023-05-01"},
        {**RATTA, "id": "r2", "avser_id": "r1", "datum": "2023-04-01"},
        {**RATTA, "id": "r3", "avser_id": "r2", "datum": "2023-06-01"},
        {**RATTA, "id": "r4", "avser_id": "forslag-1", "datum": "2023-07-01"},
    )
    return harness.recorded


@pytest.mark.parametrize(
    ("back", "datum", "foreslaget"),
    [
        (5, None, 900),
        (4, None, 400),
        (3, None, 900),
        (2, None, 400),
        (1, None, 900),
        (0, None, 0),
        (0, "2023-03-31", 400),  # nothing is corrected yet
        (0, "2023-04-30", 400),  # only the correction of a correction that has not happened
        (0, "2023-05-31", 400),
        (0, "2023-06-30", 900),
        (1, "2023-07-31", 900),
    ],
)
def test_the_latest_proposal_in_force_counts_at_any_moment(
    forslagen: list[Recorded], back: int, datum: str | None, foreslaget: int
) -> None:
    conn = built(forslagen).connection()
    last = forslagen[-1 - back]
    moments = [AsOf(datum, handelse=last.nr), AsOf(datum, registrerad=last.registrerad)]
    for asof in moments if back or datum else [*moments, NU]:
        (pott,) = saldo(conn, asof, gruppera=("pott",))["rader"]
        assert pott["foreslaget_ore"] == foreslaget
        parts = split(conn, asof, gruppera=("pott", "insats"))["rader"]
        assert sum(one["foreslaget_ore"] for one in parts) == foreslaget
        assert ("i" in {one["insats"] for one in parts}) == (foreslaget == 400)
