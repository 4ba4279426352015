"""`rorelser.json`: read back it is the declaration of moves, and nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest

from domain.bookkeeping import positions as p
from domain.bookkeeping.rorelser import RORELSER, Falt, Flytt, Om, Over, Under, Utan
from exchange.rorelsetabell import FORMAT, kontrollsumma, skriven
from ledger.format.codec import TYPES, canonical

TABELL = json.loads(skriven())


def _position(said: dict[str, str] | None) -> str | Falt | None:
    if said is None:
        return None
    return Falt(said["falt"]) if "falt" in said else said["position"]


def _belopp(said: dict[str, Any]) -> str | Over | Under | Utan:
    falt = said["falt"]
    if "utom" in said:
        return Utan(falt, said["utom"])
    return {"over": Over(falt), "under": Under(falt)}.get(said.get("del", ""), falt)


def _flytt(said: dict[str, Any]) -> Flytt:
    om = Om(said["om"]["falt"], said["om"].get("varde")) if "om" in said else None
    fran, till = _position(said.get("fran")), _position(said.get("till"))
    return Flytt(fran, till, _belopp(said["belopp"]), om, said.get("per"))


def test_the_moves_are_the_declared_ones_in_their_order() -> None:
    read = {TYPES[typ]: tuple(map(_flytt, flyttar)) for typ, flyttar in TABELL["rorelser"].items()}

    assert read == RORELSER


def test_the_positions_and_their_sums_are_the_declared_ones() -> None:
    var = TABELL["positioner"]

    assert (var["namndens"], var["pottens"]) == ([*p.NAMNDENS], [*p.POTTENS_EGNA])
    assert var["nagons"] == [p.EJ_UTNYTTJAT]
    assert TABELL["haller"] == [*p.HELD]
    assert TABELL["under_noll"] == [*p.SIGNED]
    assert TABELL["oreglerat"] == [*p.OREGLERAT]
    assert TABELL["ute"] == [*p.UTE]
    assert TABELL["inne"]["efterhand"] == [*p.ATT_FORDELA_I_EFTERHAND]
    assert TABELL["inne"]["forskott"] == [*p.ATT_FORDELA]
    assert [tuple(one["plus"]) for one in TABELL["tak"]] == [one.plus for one in p.TAK]
    assert [tuple(one["minus"]) for one in TABELL["tak"]] == [one.minus for one in p.TAK]


@pytest.mark.parametrize("typ", TABELL["rorelser"])
def test_an_amount_may_lack_only_where_the_event_need_not_have_it(typ: str) -> None:
    for said in TABELL["rorelser"][typ]:
        if "per" not in said:
            required = TYPES[typ].model_fields[said["belopp"]["falt"]].is_required()
            assert required != said["belopp"].get("frivilligt", False)


def test_it_is_written_in_one_way_and_says_what_it_is() -> None:
    assert skriven() == canonical(TABELL) + b"\n"
    assert TABELL["format"] == FORMAT
    named = {name for key in TABELL["lases"] for name in key.split(", ")}
    assert TABELL.keys() - named == {"format", "lases"}
    assert len(kontrollsumma()) == 64
