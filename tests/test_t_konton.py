"""``docs/t-konton.md`` books two flows by hand, and every figure of it is what the flow gives."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from domain.deciding.outcome import Rejected
from domain.deciding.parsing import parse_json
from domain.states.pott import Pott
from domain.states.pott_fold import evolve
from tests.decider import Harness
from tests.t_konton import EJ_INTAKT, KS, NAMND, SKULD, Bokning, bokningar, saldon, stammer, t_konto

ROOT = Path(__file__).parents[1]
SIDA = ROOT / "docs" / "t-konton.md"
FLODEN = {"avtal": "SOC-2022", "efterhand": "EX-2025"}
AVVISADE = {"avtal": 10, "efterhand": 0}
Steg = tuple[Pott, list[Bokning], str]


def steg(flode: str) -> list[Steg]:
    """Return the pott after each of its events, all that is booked by then, and its day."""
    liggare = Harness()
    file = ROOT / "tests" / "data" / flode / "kommandon.jsonl"
    outcomes = [liggare.when(parse_json(line)) for line in file.read_text("utf-8").splitlines()]
    assert sum(isinstance(one, Rejected) for one in outcomes) == AVVISADE[flode]
    pott, booked, found = Pott(FLODEN[flode]), list[Bokning](), list[Steg]()
    events = [r.event for r in liggare.recorded if r.aggregat == f"pott/{FLODEN[flode]}"]
    for nr, event in enumerate(events, 1):
        pott = evolve(pott, event)
        booked = booked + bokningar(nr, type(event).__name__, event.stored())
        found.append((pott, booked, event.handelsedatum))
    return found


@pytest.mark.parametrize("flode", FLODEN)
def test_after_every_event_the_accounts_are_what_the_ledger_says(flode: str) -> None:
    for pott, booked, _ in steg(flode):
        konton = saldon(booked)
        hos = pott.total("hos_namnd", "sparrat_ur_hos_namnd")

        assert sum(konton.values()) == 0
        assert -konton[NAMND] == hos
        assert -konton[SKULD] == pott.saldo("aterbetalningsskuld")
        assert -sum(konton[one] for one in EJ_INTAKT) - konton[SKULD] == pott.balanskonto_ore
        assert -konton[KS] - konton[SKULD] == pott.centralt_ore


@pytest.mark.parametrize("flode", FLODEN)
def test_the_page_draws_the_accounts_as_they_are_booked(flode: str) -> None:
    page = SIDA.read_text("utf-8")
    _, booked, _ = steg(flode)[-1]

    for konto in {konto for one in booked for konto in (one.debet, one.kredit)}:
        assert t_konto(konto, booked) in page, t_konto(konto, booked)


@pytest.mark.parametrize(
    ("flode", "per"), [("avtal", "2022-12-31"), ("efterhand", "2025-12-31"), ("efterhand", "9")]
)
def test_the_page_sets_the_ledger_beside_the_accounts(flode: str, per: str) -> None:
    pott, booked, _ = [one for one in steg(flode) if one[2] <= per][-1]
    rows = stammer(pott, booked)

    told = [row.split("|")[2:4] for row in rows.splitlines()[2:]]
    assert all(ours == theirs for ours, theirs in told)
    assert rows in SIDA.read_text("utf-8"), rows


def test_the_flow_in_arrears_is_marked_as_an_example() -> None:
    lines = (ROOT / "tests/data/efterhand/kommandon.jsonl").read_text("utf-8").splitlines()

    assert all(json.loads(line)["exempeldata"] for line in lines)
