"""What an event says of where things stand, and what a correction frees."""

import pytest

from domain import events as e
from domain.bevakning.steg import steg
from domain.bookkeeping.rattelse import frigjort, omvanda
from domain.facts import Flyttning, Plats

COMMON = {"pott": "P", "handelsedatum": "2022-09", "kommando_id": "k", "avser": "x"}
UTFALL = COMMON | {"namnd": "KUN", "belopp_ore": 5, "insats": "i"}


@pytest.mark.parametrize(
    "kind",
    [
        e.PottUpprattad,
        e.ForbrukningRedovisad,
        e.ForbrukningKrediterad,
        e.EgenfinansieringNoterad,
        e.EgenfinansieringAvraknad,
        e.InsatsJusterad,
        e.InsatsUppfoljd,
        e.InsatsAvbruten,
        e.AvvikelseNoterad,
        e.AvvikelseUtredd,
        e.UnderlagKompletterat,
        e.HandelseAttesterad,
        e.OrganRegistrerat,
        e.RakenskapsarStangt,
        e.RakenskapsarOppnat,
    ],
)
def test_what_moves_no_state_is_no_step(kind: type[e.Event]) -> None:
    assert list(steg(7, kind.model_construct(**COMMON))) == []
    assert [one.nr for one in steg(7, e.MedelMottagna.model_construct(**COMMON))] == [7]


@pytest.mark.parametrize("kind", [e.FordelningForeslagen, e.FordelningBeslutad, e.FordelningAndrad])
def test_a_table_is_a_step_for_each_row(kind: type[e.Event]) -> None:
    rader = [
        {"namnd": "GRN", "underenhet": "GRN-PI", "belopp_ore": 1},
        {"namnd": "KUN", "belopp_ore": 2},
    ]
    total = {"total_ore": 3} if "total_ore" in kind.model_fields else {}
    found = list(steg(7, kind.model_validate(COMMON | total | {"rader": rader})))

    assert [(one.namnd, one.underenhet, one.ore) for one in found] == [
        ("GRN", "GRN-PI", 1),
        ("KUN", None, 2),
    ]
    assert {(one.nr, one.typ, one.dag) for one in found} == {(7, kind.__name__, "2022-09-30")}


def test_a_row_of_the_general_ledger_is_claimed_freed_and_claimed_again() -> None:
    utfall = e.ForbrukningRedovisad(**UTFALL, forbrukat_ore=5, verifikat="V1")
    rattad = e.HandelseRattad(**COMMON, avser_id="k", skal="s", flyttningar=(), verifikat="V1")

    assert frigjort([utfall]) == frigjort([rattad]) == "V1"
    assert frigjort([e.MedelMottagna(**COMMON, namnd="KUN", belopp_ore=5)]) is None


def test_what_undoes_a_move_is_stated_by_places() -> None:
    overford = e.MedelOverforda(**COMMON, namnd="KUN", belopp_ore=5)
    hos, fordelat = (Plats(position=one, namnd="KUN") for one in ("hos_namnd", "fordelat"))
    tilldelat = e.StatsbidragTilldelat(**COMMON, belopp_ore=5)

    assert omvanda([overford]) == (Flyttning(fran=hos, till=fordelat, belopp_ore=5),)
    assert omvanda([tilldelat]) == (
        Flyttning(fran=Plats(position="tilldelat"), till=None, belopp_ore=5),
    )
