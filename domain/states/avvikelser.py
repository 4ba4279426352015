"""Which avvikelser an event opens and which it ends: said once, for state and read models."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from domain import events as e
from domain.facts import Avvikelse

if TYPE_CHECKING:
    from collections.abc import Iterator


HELT_BESLUT = "ett beslut har organ, datum, paragraf och diarienummer"
"""What R38 holds against a decision that lacks some of it; to add that answers nothing else."""


class Opened(NamedTuple):
    """An avvikelse that begins: the command and the code that point it out, and what it says."""

    kommando_id: str
    kod: str
    regel: str
    found: Avvikelse | e.AvvikelseNoterad


class Ended(NamedTuple):
    """An avvikelse that ends: a person looked into it, or it got a name and goes on under that."""

    kommando_id: str
    kod: str
    utredd: bool


def ended(event: e.Event) -> Ended | None:
    """Return the avvikelse that an event ends, if any; it ends before anything is opened."""
    match event:
        case e.AvvikelseUtredd():
            return Ended(event.avser_id, event.kod, utredd=True)
        case e.BeslutKompletterat(stanger=str(kod)):
            return Ended(event.avser_id, kod, utredd=True)
        case e.AvvikelseNoterad(avser_id=str(avser_id), benamner=str(kod)):
            return Ended(avser_id, kod, utredd=False)
        case _:
            return None


def opened(event: e.Event) -> Iterator[Opened]:
    """Yield the avvikelser that an event opens: what is noted, and what soft rules found."""
    if isinstance(event, e.AvvikelseNoterad):
        id_ = event.avser_id or event.kommando_id
        yield Opened(id_, event.kod, event.regel or "R42", event)
    for found in event.avvikelser:
        yield Opened(event.kommando_id, found.kod, found.regel, found)
