"""What a command does to the money, in words, out of the one declaration of moves (D5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain.bookkeeping import positions as p
from domain.bookkeeping.rorelser import RORELSER, Falt, Over, Under
from domain.deciding.kinds import EVENT_OF
from reports.words.terms import word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.bookkeeping.rorelser import Flytt, Position

_BRUTTO = {p.OVERFORT, p.AVBOJT, p.ATERLAMNAT}
"""Gross figures that say no more than the positions that the money was moved between."""
_SPARRAT = {p.SPARRAT_UR_FORDELAT, p.SPARRAT_UR_HOS_NAMND}
_DELAR = {"till_ofordelat_ore", "fran_ofordelat_ore", "fran_egenfinansierat_ore"}
"""The amounts that an event splits off where the state pays so, or where there is some of it."""
_SAGT: dict[type[c.Command], str] = {
    c.RattaHandelse: "vänder det som den rättade händelsen flyttade",
    c.AvslutaBidragsar: "flyttar det som är kvar till återbetalningsskuld eller ej utnyttjat",
    c.KompletteraBeslut: "flyttar från ofördelat till fördelat, om rader får sina belopp",
    c.VaxlaKommunbidrag: "ändrar två organs ram för alla år framåt; pottens pengar är kvar",
}
"""What the declaration leaves to the event, or what moves outside of the pott."""


def money(command: type[c.Command]) -> str:
    """Return what a command does to the money; '' when it moves none."""
    if said := _SAGT.get(command):
        return said
    moves = [move for move in RORELSER.get(EVENT_OF[command], ()) if not _is_aside(move)]
    between = [move for move in moves if move.fran and move.till]
    parts = []
    if between:
        fran = _listed((move.fran for move in between), " eller ")
        parts.append(
            f"flyttar från {fran} till {_listed((move.till for move in between), ' eller ')}"
        )
    parts += _counted(moves)
    return ", ".join(parts)


def _counted(moves: Iterable[Flytt]) -> list[str]:
    """Return what is more and what is less of what comes from, or goes, outside of the pott."""
    outside = [move for move in moves if not (move.fran and move.till)]
    noted = {move.till for move in outside if move.till in p.OBOKFORT}
    if noted:
        return [f"antecknar {_listed(noted, ' och ')}; inga pengar flyttas"]
    parts = []
    for verb, side in (("ökar", "till"), ("minskar", "fran")):
        named = [(getattr(move, side), move) for move in outside if getattr(move, side)]
        always = [one for one, move in named if not _depends(move)]
        other = [one for one, move in named if _depends(move)]
        said = f"{verb} {_listed(always, ' och ')}" if always else f"ev. {verb}"
        if always and other:
            parts.append(f"{said} (och ev. {_listed(other, ' och ')})")
        elif named:
            parts.append(said if always else f"{said} {_listed(other, ' och ')}")
    return parts


def _depends(move: Flytt) -> bool:
    """Tell whether a move is made of some potts, or some events of the kind, only."""
    return move.om is not None or move.belopp in _DELAR


def _is_aside(move: Flytt) -> bool:
    """Tell whether a move is gross, of rounding, or only of some of what the event can be."""
    gross = move.till in _BRUTTO or (move.om is not None and move.om.falt == "fran_position")
    return gross or isinstance(move.belopp, Over | Under)


def _listed(positions: Iterable[Position], between: str) -> str:
    words = dict.fromkeys(map(_name, positions))
    *first, last = words
    return f"{', '.join(first)}{between}{last}" if first else last


def _name(position: Position) -> str:
    if isinstance(position, Falt):
        return "den position som anges"
    if position in _SPARRAT:
        return "spärrat"
    return position if position == p.EGENFINANSIERAT else word(str(position))
