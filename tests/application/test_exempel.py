"""What rests on example data: the first unmarked event of a pott that cannot be without it."""

from __future__ import annotations

from typing import Any

from application.asking.exempel import resting
from projections.answers.saldo import saldo
from projections.model.as_of import AsOf
from tests.decider import Harness
from tests.projections.flode import built

POTT = {"pott": "SOC-2022", "datum": "2022-03-01", "avser": "prov"}
UPPLAGD = {
    "kommando": "UpprattaPott", "kalla": "statsbidrag", "givare": "SOS", "program": "prov",
    "bidragsar": 2022, "andamal": "prov", "nyttjas_from": "2022-01-01",
    "nyttjas_tom": "2022-12-31", "engangsmedel": True,
}  # fmt: skip
BESLUT = {"organ": "SOS", "datum": "2022-03-01", "diarienummer": "5.1-1/2022"}
TILLDELAT = {"kommando": "RegistreraTilldelning", "belopp_ore": 1000, "beslut": BESLUT}
REKVIRERAT = {"kommando": "RekvireraStatsbidrag", "belopp_ore": 900, "rekvisition": "R1"}
INBETALT = {"kommando": "RegistreraInbetalning", "belopp_ore": 900, "rekvisition": "R1"}
EXEMPEL = {"exempeldata": True}


def _harness(*commands: dict[str, Any]) -> Harness:
    harness = Harness()
    return harness.given(
        *({**POTT, "id": f"k{nr}", **command} for nr, command in enumerate(commands))
    )


def test_nothing_rests_on_example_data_where_there_is_none() -> None:
    assert resting(_harness(UPPLAGD, TILLDELAT, REKVIRERAT, INBETALT).recorded) == []


def test_what_is_called_in_of_an_example_rests_on_it() -> None:
    harness = _harness(UPPLAGD, TILLDELAT | EXEMPEL, REKVIRERAT, INBETALT)

    assert resting(harness.recorded) == [{"pott": "SOC-2022", "handelse": harness.recorded[-2].nr}]


def test_a_payment_on_an_example_rests_on_it() -> None:
    harness = _harness(UPPLAGD, TILLDELAT, REKVIRERAT | EXEMPEL, INBETALT)

    assert resting(harness.recorded) == [{"pott": "SOC-2022", "handelse": harness.recorded[-1].nr}]


def test_a_pott_that_is_an_example_bears_nothing() -> None:
    harness = _harness(UPPLAGD | EXEMPEL, TILLDELAT)

    assert resting(harness.recorded) == [{"pott": "SOC-2022", "handelse": harness.recorded[-1].nr}]


def test_what_only_adds_to_an_example_rests_on_none_of_its_money() -> None:
    beslut = BESLUT | {"diarienummer": "okänd"}
    underlag = [{"typ": "annat", "titel": "x"}]
    harness = _harness(
        UPPLAGD,
        TILLDELAT | EXEMPEL | {"beslut": beslut},
        {"kommando": "KompletteraUnderlag", "avser_id": "k1", "underlag": underlag},
    )

    assert resting(harness.recorded) == []


def test_the_balances_without_example_data_are_those_of_the_rest() -> None:
    harness = _harness(UPPLAGD, TILLDELAT, REKVIRERAT, INBETALT | EXEMPEL)
    conn = built(harness.recorded).connection()
    answer = saldo(conn, AsOf(utan_exempel="[]"))

    assert not answer["exempeldata"]
    assert answer["per"]["handelse"] == harness.recorded[-1].nr
    assert (answer["summa"]["rekvirerat_ore"], answer["summa"]["inbetalt_ore"]) == (900, 0)
    assert saldo(conn, AsOf(utan_exempel='["SOC-2022"]'))["rader"] == []
