"""What an event points at: that it exists, where it stands, and whether it may be pointed at so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import events as e
from domain.deciding.context import by_avser, by_command
from domain.values.skelett import actor_looks
from ledger.recheck.looking import Wrong

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from domain.events.recorded import Recorded
    from ledger.recheck.looking import Looked

_ANYWHERE = (e.PersonuppgiftDold,)
"""What may point at an event in another stream."""

_ASKS = (e.UppdragGivet, e.ArendeRemitterat, e.ArendeAterremitterat)


def referred(recorded: Recorded, looked: Looked) -> Iterator[Wrong]:
    """Yield what is wrong with what an event points at; raises Unknown."""
    event = recorded.event
    avser_id = getattr(event, "avser_id", None)
    if avser_id is None:
        return
    there = looked.recorded(by_command(avser_id))
    if not there:
        yield Wrong(f"avser {avser_id}, som inte finns före den")
        return
    if not isinstance(event, _ANYWHERE):
        for stream in sorted({one.aggregat for one in there} - {recorded.aggregat}):
            yield Wrong(f"avser {avser_id}, som står i {stream} och inte i {recorded.aggregat}")
    match event:
        case e.HandelseRattad():
            yield from _corrected(event, there, looked)
        case e.HandelseAttesterad():
            yield from _attested(recorded, event, there, looked)
        case e.UppdragAterrapporterat() if not isinstance(there[0].event, _ASKS):
            yield Wrong(f"svarar på {avser_id}, som inte frågar något")
        case _:
            pass


def _corrected(
    event: e.HandelseRattad, there: Sequence[Recorded], looked: Looked
) -> Iterator[Wrong]:
    fixed = [one.typ for one in there if not one.event.rattas]
    if fixed:
        yield Wrong(f"rättar {event.avser_id} ({fixed[0]}), som inte rättas")
    for one in looked[by_avser(event.avser_id)]:
        if isinstance(one, e.HandelseRattad):
            yield Wrong(f"rättar {event.avser_id}, som redan är rättad genom {one.kommando_id}")
            return


def _attested(
    recorded: Recorded, event: e.HandelseAttesterad, there: Sequence[Recorded], looked: Looked
) -> Iterator[Wrong]:
    if not any(one.event.numreras and one.event.attesteras for one in there):
        yield Wrong(f"attesterar {event.avser_id} ({there[0].typ}), som inte attesteras")
    attester = actor_looks(recorded.registrerad_av)
    if attester in {actor_looks(one.registrerad_av) for one in there}:
        yield Wrong(f"{recorded.registrerad_av} attesterar {event.avser_id}, sin egen registrering")
    given = [
        one.slag
        for one in looked[by_avser(event.avser_id)]
        if isinstance(one, e.HandelseAttesterad)
    ]
    if event.slag in given:
        yield Wrong(f"{event.avser_id} hade redan {event.slag}sattest")
