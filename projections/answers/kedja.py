"""What an event has to do with others in its stream: corrections, attests, whatever points at it.

Read off the events themselves, from any of them in both directions (R36).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from domain import events as e
from domain.bookkeeping.rattelse import gallande

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.events.recorded import Recorded


class Led(NamedTuple):
    """An event in a chain of corrections: which it reverses, which reverses it, if it stands."""

    recorded: Recorded
    rattar: int | None
    rattas_av: int | None
    galler: bool


def rattelsekedja(stream: Sequence[Recorded], recorded: Recorded) -> list[Led]:
    """Return the chain of corrections that an event is part of, oldest first; [] if of none."""
    rattar = {
        one.event.kommando_id: one.event.avser_id
        for one in stream
        if isinstance(one.event, e.HandelseRattad)
    }
    rattad_av = {avser_id: id_ for id_, avser_id in rattar.items()}
    chain = [recorded.event.kommando_id]
    while (before := rattar.get(chain[0])) is not None and before not in chain:  # but if forged
        chain.insert(0, before)
    while (after := rattad_av.get(chain[-1])) is not None and after not in chain:
        chain.append(after)
    if len(chain) == 1:
        return []
    first = {one.event.kommando_id: one.nr for one in reversed(stream)}
    held = {event.kommando_id for event in gallande([one.event for one in stream])}
    return [
        Led(one, first.get(rattar.get(id_, "")), first.get(rattad_av.get(id_, "")), id_ in held)
        for one in stream
        if (id_ := one.event.kommando_id) in chain
    ]


def attester(stream: Sequence[Recorded], recorded: Recorded) -> dict[str, Recorded] | None:
    """Return the attests that an event has, by their kind; None if it needs none (R35)."""
    if not (recorded.event.numreras and recorded.event.attesteras):
        return None
    return {
        one.event.slag: one
        for one in stream
        if isinstance(one.event, e.HandelseAttesterad)
        and one.event.avser_id == recorded.event.kommando_id
    }


def avsedda(stream: Sequence[Recorded], recorded: Recorded) -> list[Recorded]:
    """Return the events of the command that an event is about, corrections aside."""
    if isinstance(recorded.event, e.HandelseRattad):
        return []
    avser_id = getattr(recorded.event, "avser_id", None)
    return [one for one in stream if one.event.kommando_id == avser_id]


def pekar_hit(stream: Sequence[Recorded], recorded: Recorded) -> list[Recorded]:
    """Return the later events that are about an event, corrections and attests aside."""
    aside = (e.HandelseRattad, e.HandelseAttesterad)
    return [
        one
        for one in stream
        if getattr(one.event, "avser_id", None) == recorded.event.kommando_id
        and not isinstance(one.event, aside)
    ]
