"""What is held against other books: whose a figure can be, what it was by a day, what VAT is."""

from __future__ import annotations

from typing import Any

import pytest

from domain import events as e
from domain.deciding.parsing import parse_command
from domain.errors import Malformed
from tests.decider import Harness

POTT = {"pott": "SOC-2022", "datum": "2023-01-20", "avser": "bokslut", "id": "x"}
AVSTAMNING = {
    **POTT,
    "kommando": "AvstamPost",
    "slag": "huvudbok",
    "per_datum": "2022-12-31",
    "position": "kostnad",
    "belopp_ore": 0,
}
KOSTNAD = {**POTT, "kommando": "RedovisaForbrukning", "namnd": "KUN", "belopp_ore": 100}


def _fault(stated: dict[str, Any]) -> str:
    with pytest.raises(Malformed) as malformed:
        parse_command(stated)
    return str(malformed.value)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"position": "inbetalt", "namnd": "KUN"}, "uppgiften inbetalt är pottens egen"),
        ({"underenhet": "GRN-PI"}, "uppgiften kostnad anger en underenhet utan sin nämnd"),
    ],
)
def test_a_figure_is_of_whoever_can_have_it(more: dict[str, Any], said: str) -> None:
    assert said in _fault(AVSTAMNING | more)


def test_an_account_may_show_less_than_nothing() -> None:
    assert parse_command(AVSTAMNING | {"belopp_ore": -1}).model_dump()["belopp_ore"] == -1


@pytest.mark.parametrize("moms", [None, 0, 25, 100])
def test_vat_is_at_most_the_amount_it_is_on(moms: int | None) -> None:
    parse_command(KOSTNAD | ({} if moms is None else {"moms_ore": moms}))


def test_vat_beyond_the_amount_is_told() -> None:
    assert "momsen är mer än beloppet" in _fault(KOSTNAD | {"moms_ore": 101})


def _held(harness: Harness, **of: object) -> int:
    harness.given(AVSTAMNING | {"id": f"a{len(harness.events)}"} | of)
    event = harness.events[-1]
    assert isinstance(event, e.PostAvstamd)
    assert event.differens_ore == -event.liggarens_ore
    return event.liggarens_ore


def test_a_figure_is_what_it_was_by_its_day(betald: Harness) -> None:
    assert _held(betald, position="inbetalt") == 1000
    assert _held(betald, position="inbetalt", per_datum="2022-01") == 0
    assert _held(betald, position="balanskonto") == betald.pott("SOC-2022").balanskonto_ore
    assert _held(betald) == 150
    assert _held(betald, namnd="KUN") == 150
    assert _held(betald, namnd="FRN") == 0
    assert _held(betald, position="egenfinansierat") == 50
    assert _held(betald, position="hos_namnd") == 0


@pytest.fixture
def betald() -> Harness:
    """A pott with 10 kr, of which a nämnd has spent one and borne half of one more itself."""
    beslut = {"organ": "KS", "datum": "2022-05-02", "paragraf": 1, "diarienummer": "STK-0000-1"}
    common = {"pott": "SOC-2022", "avser": "prov"}
    sos = {"beslut": beslut | {"organ": "SOS"}}
    return Harness().given(
        {"kommando": "UpprattaPott", "id": "1", "datum": "2022-01-01", "kalla": "statsbidrag",
         "givare": "SOS", "program": "prov", "bidragsar": 2022, "andamal": "prov",
         "nyttjas_from": "2022-01-01", "nyttjas_tom": "2022-12-31", "engangsmedel": True, **common},
        {"kommando": "RegistreraTilldelning", "id": "2", "datum": "2022-02-01", "belopp_ore": 1000,
         **sos, **common},
        {"kommando": "RekvireraStatsbidrag", "id": "3", "datum": "2022-03-01", "belopp_ore": 1000,
         "rekvisition": "R1", **common},
        {"kommando": "RegistreraInbetalning", "id": "4", "datum": "2022-04-01", "belopp_ore": 1000,
         "rekvisition": "R1", **common},
        {"kommando": "BeslutaFordelning", "id": "5", "datum": "2022-05-02", "total_ore": 100,
         "rader": [{"namnd": "KUN", "belopp_ore": 100}], "beslut": beslut, **common},
        {"kommando": "OverforMedel", "id": "6", "datum": "2022-06-01", "namnd": "KUN",
         "belopp_ore": 100, **common},
        {"kommando": "RedovisaForbrukning", "id": "7", "datum": "2022-07-01", "namnd": "KUN",
         "belopp_ore": 150, "insats": "prov", **common},
    )  # fmt: skip
