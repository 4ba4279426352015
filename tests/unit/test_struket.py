"""S7: what is corrected accuses nobody, in its own pott or in another (R10, R38)."""

from __future__ import annotations

from typing import Any

import pytest

from domain.deciding.outcome import Accepted
from tests.decider import Harness
from tests.unit.pengar import POTT, REKVISITION, TILLDELNING, fordelning, ks

ANNAN = POTT | {"pott": "ANN-2022", "program": "annat"}
RATT, FEL = ks(paragraf=300, datum="2022-08-17"), ks(paragraf=300, datum="2022-08-18")


@pytest.fixture
def liggare() -> Harness:
    """Return two potts with money to distribute."""
    return Harness().given(
        *(
            one | {"pott": pott["pott"]}
            for pott in (POTT, ANNAN)
            for one in (pott, TILLDELNING | {"belopp_ore": 900}, REKVISITION | {"belopp_ore": 700})
        )
    )


def _fordelning(id_: str, pott: str, ore: int, beslut: dict[str, Any]) -> dict[str, Any]:
    return fordelning(("KUN", ore), beslut=beslut) | {"id": id_, "pott": pott}


def _ratta(id_: str, avser_id: str, pott: str) -> dict[str, Any]:
    of = {"kommando": "RattaHandelse", "id": id_, "avser_id": avser_id, "skal": "fel"}
    return of | {"pott": pott}


def _oppnade(liggare: Harness) -> set[str]:
    assert isinstance(liggare.outcome, Accepted), liggare.meddelande()
    return {found.regel for event in liggare.outcome.events for found in event.avvikelser}


@pytest.mark.parametrize("pott", ["SOC-2022", "ANN-2022"])
def test_a_paragraf_is_not_held_against_what_is_corrected(liggare: Harness, pott: str) -> None:
    liggare.given(_fordelning("a", pott, 100, FEL))
    liggare.given(_fordelning("b", "SOC-2022", 90, RATT))
    assert "R38" in _oppnade(liggare)
    liggare.given(_ratta("r1", "a", pott), _fordelning("c", "SOC-2022", 80, RATT))
    assert "R38" not in _oppnade(liggare)
    liggare.given(_ratta("r2", "r1", pott), _fordelning("d", "SOC-2022", 70, RATT))
    assert "R38" in _oppnade(liggare)
    liggare.given(_ratta("r3", "r2", pott), _fordelning("e", "SOC-2022", 60, RATT))
    assert "R38" not in _oppnade(liggare)


@pytest.mark.parametrize("pott", ["SOC-2022", "ANN-2022"])
def test_nor_against_what_completed_it(liggare: Harness, pott: str) -> None:
    utan = {name: value for name, value in FEL.items() if name != "paragraf"}
    komplett = {"kommando": "KompletteraBeslut", "pott": pott, "avser_id": "a", "beslut": FEL}
    liggare.given(_fordelning("a", pott, 100, utan), komplett)
    liggare.given(_fordelning("b", "SOC-2022", 90, RATT))
    assert "R38" in _oppnade(liggare)
    liggare.given(_ratta("r1", "a", pott), _fordelning("c", "SOC-2022", 80, RATT))
    assert "R38" not in _oppnade(liggare)


def test_the_first_that_stands_is_enough(liggare: Harness) -> None:
    liggare.given(_fordelning("a", "ANN-2022", 100, FEL), _fordelning("b", "ANN-2022", 90, FEL))
    igen = {"kommando": "KompletteraBeslut", "pott": "ANN-2022", "avser_id": "a", "beslut": FEL}
    liggare.given(igen, _ratta("r1", "a", "ANN-2022"))
    liggare.given(_fordelning("c", "SOC-2022", 80, RATT))
    assert "R38" in _oppnade(liggare)
    liggare.given(_ratta("r2", "b", "ANN-2022"), _fordelning("d", "SOC-2022", 70, RATT))
    assert "R38" not in _oppnade(liggare)


def test_no_pott_is_pointed_at_where_the_rekvisition_is_corrected(liggare: Harness) -> None:
    betald = {"kommando": "RegistreraInbetalning", "rekvisition": "R-9", "belopp_ore": 10}
    liggare.given(
        REKVISITION | {"pott": "SOC-2022", "rekvisition": "R-9", "belopp_ore": 10, "id": "a"}
    )
    liggare.when(betald | {"pott": "ANN-2022"})
    assert liggare.rejected_by() == ("R10", "R4")
    liggare.given(_ratta("r1", "a", "SOC-2022"))
    liggare.when(betald | {"pott": "ANN-2022"})
    assert liggare.rejected_by() == ("R4",)
    liggare.given(_ratta("r2", "r1", "SOC-2022"))
    liggare.when(betald | {"pott": "ANN-2022"})
    assert liggare.rejected_by() == ("R10", "R4")
