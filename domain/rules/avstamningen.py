"""R58: what the ledger says is held against the books of others, and what differs is explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain.bookkeeping.positions import STATENS, i_ord
from domain.rules.rule import Deviation, Finding, Refusal, fynd, rule
from domain.rules.sources import egen_praxis
from domain.values.dates import datum_text as nar
from domain.values.dates import last_day
from domain.values.money import kronor_text as kr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.deciding.context import Context
    from domain.states.pott import Pott

_MOT = {"huvudbok": "huvudboken", "bank": "banken"}


@rule(
    "R58",
    "En uppgift stäms av mot huvudboken eller banken tidigast den dag som den gäller, och en"
    " skillnad förklaras.",
    egen_praxis(
        "regel R58", "avstämning är en händelse, som bär båda siffrorna och det som förklarar dem"
    ),
    on=(c.AvstamPost,),
)
def forklarad_skillnad(pott: Pott, _context: Context, command: c.AvstamPost) -> Iterator[Finding]:
    """Refuse what is held before its day, or is not there; find a difference nobody explains."""
    if last_day(command.datum) < last_day(command.per_datum):
        yield Refusal(
            f"avstämningen är gjord {nar(command.datum)}, men gäller {command.per_datum}",
            "Ange dagen då den gjordes som datum, och en dag som har kommit som per-datum.",
        )
    if command.position in STATENS and not pott.statsbidrag:
        yield Refusal(
            f"{pott.pott} är KS anslag och har inget {command.position}",
            "Stäm av kostnad eller ej utnyttjat.",
        )
    tom = pott.tom(command.per_datum)
    ore = tom.uppgift(command.position, command.namnd, command.underenhet)
    if command.belopp_ore != ore and command.forklaring is None:
        what = i_ord(command.position, command.namnd, command.underenhet)
        yield Deviation(
            f"{_MOT[command.slag]} visar {what} {kr(command.belopp_ore)} per {command.per_datum}",
            f"liggaren visar {kr(ore)}",
            abs(command.belopp_ore - ore),
            (
                fynd(
                    position=command.position,
                    namnd=command.namnd,
                    underenhet=command.underenhet,
                    dag=command.per_datum,
                    avstamt=command.belopp_ore,
                    liggaren=ore,
                ),
            ),
        )
