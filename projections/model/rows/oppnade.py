"""What an event opens and ends of avvikelser, and the figures that each compared."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from domain import events as e
from domain.facts import Avvikelse
from domain.states.avvikelser import ended, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.states.avvikelser import Opened

Row = dict[str, Any]


def avvikelserna(nr: int, event: e.Event) -> Iterator[tuple[str, Row]]:
    """Yield the rows that event ``nr`` adds, each with its table."""
    genom = {"genom": event.kommando_id}
    for end in ended(event):
        slutsats = event.slutsats if isinstance(event, e.AvvikelseUtredd) else None
        of = {"kommando_id": end.kommando_id, "kod": end.kod}
        yield "avvikelse_slut", {**of, "slag": end.hur, "slutsats": slutsats, **genom}
    first = 0 if isinstance(event, e.AvvikelseNoterad) else 1  # row 0 is what was noted
    for rad, one in enumerate(opened(event), first):
        yield "avvikelse", {**_opened(event, one, rad), **genom, "handelse": nr}
        for fynd in _fynd(event, one, rad):
            yield "fynd", fynd


def _opened(event: e.Event, one: Opened, rad: int) -> Row:
    return {
        "rad": rad,
        "pott": getattr(event, "pott", None),
        "arende": getattr(event, "arende", None),
        "kommando_id": one.kommando_id,
        "kod": one.kod,
        "regel": one.regel,
        "belopp_ore": one.found.belopp_ore,
        "fynd_utelamnade": getattr(one.found, "fynd_utelamnade", None),
        "lasning_1": one.found.lasning_1,
        "lasning_2": one.found.lasning_2,
        "slag": one.found.slag or "anmarkning",
        "potter": " ".join(getattr(one.found, "potter", ())),
        "exempeldata": event.exempeldata,
    }


def _fynd(event: e.Event, one: Opened, rad: int) -> Iterator[Row]:
    """Yield the figures that a finding compared."""
    found = one.found.fynd if isinstance(one.found, Avvikelse) else None
    for lopnr, fynd in enumerate(found or ()):
        yield {
            "rad": rad,
            "lopnr": lopnr,
            "pott": getattr(event, "pott", None),
            "kommando_id": one.kommando_id,
            "regel": one.regel,
            "position": fynd.position,
            "namnd": fynd.namnd,
            "underenhet": fynd.underenhet,
            "dag": fynd.dag,
            "varden": json.dumps([varde.stored() for varde in fynd.varden], separators=(",", ":")),
        }
