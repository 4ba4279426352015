"""What an event says of where things stand, as the plain values that ``bild`` keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import events as e
from domain.bevakning.bild import Lagesteg, Tider
from domain.bevakning.stegtyp import Stegtyp
from domain.values.dates import last_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

STEGTYPER: Mapping[type[e.Event], Stegtyp] = {getattr(e, typ.name): typ for typ in Stegtyp}
"""The types of events that are steps; others move no state but through the balances, or are asked
for in other ways."""

_NAMND = ("namnd", "till", "av")
_VAL = ("utfall", "steg", "bedomning", "anslaget")
_FORFALLER = ("svar_senast", "till_datum", "forfallodag", "laga_kraft", "ny_nyttjas_tom")


def steg(nr: int, event: e.Event) -> Iterator[Lagesteg]:
    """Yield the steps of event ``nr``: one, or one for each row of a table and each recipient."""
    if (typ := STEGTYPER.get(type(event))) is None:
        return
    whole = _whole(nr, typ, event)
    match event:
        case e.FordelningForeslagen() | e.FordelningBeslutad() | e.FordelningAndrad():
            for rad in event.rader:
                yield whole._replace(
                    namnd=rad.namnd, underenhet=rad.underenhet, belopp_ore=rad.belopp_ore
                )
        case e.ArendeRemitterat():
            for kod in event.mottagare:
                yield whole._replace(namnd=kod)
        case _:
            yield whole


def _whole(nr: int, typ: Stegtyp, event: e.Event) -> Lagesteg:
    day = _first(event, _FORFALLER)
    return Lagesteg(
        nr=nr,
        typ=typ,
        dag=last_day(event.handelsedatum),
        kommando_id=event.kommando_id,
        pott=getattr(event, "pott", None),
        arende=_arende(event),
        avser_id=getattr(event, "avser_id", None),
        namnd=_first(event, _NAMND),
        underenhet=getattr(event, "underenhet", None),
        val=_first(event, _VAL),
        forfaller=last_day(day) if day else None,
        belopp_ore=getattr(event, "belopp_ore", getattr(event, "utfall_ore", None)),
        organ=event.beslut.organ if event.beslut else None,
        mote=event.beslut.datum if event.beslut else None,
    )


def tider(nr: int, event: e.PottUpprattad) -> Tider:
    """Return the days that a pott is bound by, each the last that it can mean."""
    days = ("rekvireras_tom", "askande_senast", "svar_senast", "redovisas_senast")
    stated = {name: (day := getattr(event, name)) and last_day(day) for name in days}
    return Tider(nr, event.kalla, last_day(event.nyttjas_tom), event.givare, **stated)


def _arende(event: e.Event) -> str | None:
    """Return the ärende that an event belongs to, or that its decision stands in, if known."""
    if isinstance(event, e.ArendeEvent):
        return event.arende
    stated = event.beslut.diarienummer if event.beslut else None
    return None if stated == "okänd" else stated


def _first(event: e.Event, names: tuple[str, ...]) -> str | None:
    """Return the value of the first of some fields that an event has and states."""
    values = (getattr(event, name, None) for name in names)
    return next((value for value in values if isinstance(value, str)), None)
