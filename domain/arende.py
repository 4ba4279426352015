"""The state of one ärende: where it stands, and which answers are still to come."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from domain import events as e

if TYPE_CHECKING:
    from collections.abc import Mapping

_LAGEN: dict[type[e.Event], str] = {
    e.ArendeAterremitterat: "aterremitterat",
    e.ArendeBordlagt: "bordlagt",
    e.ArendeRemitterat: "remitterat",
    e.ProtokollJusterat: "justerat",
    e.BeslutExpedierat: "expedierat",
}


@dataclass(frozen=True, slots=True)
class Arende:
    """An ärende after some of its events; ``laget`` is '' while none of them says where it is."""

    arende: str
    laget: str = ""
    obesvarade: Mapping[str, e.Event] = field(default_factory=dict)


def evolve(arende: Arende, event: e.Event) -> Arende:
    """Return the ärende after one more event."""
    arende = replace(arende, laget=_LAGEN.get(type(event), arende.laget))
    match event:
        case e.ArendeAterremitterat() | e.ArendeRemitterat() | e.UppdragGivet():
            waiting = {**arende.obesvarade, event.kommando_id: event}
        case e.UppdragAterrapporterat():
            waiting = {k: v for k, v in arende.obesvarade.items() if k != event.avser_id}
        case _:
            return arende
    return replace(arende, obesvarade=waiting)
