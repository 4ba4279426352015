"""What an event must agree with itself in, and what the events of one command must share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from domain import events as e
from domain.bookkeeping.positions import ATERBETALNINGSSKULD, POTTENS_EGNA
from domain.states.bok_och_arende import Bok
from domain.states.pott import Pott
from domain.values.beteckning import is_reserved
from domain.values.dates import year
from domain.values.skelett import actor_looks
from ledger.errors import NotEvidence
from ledger.evidence.vkey import ED25519, parse_vkey
from ledger.recheck.looking import Wrong

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from domain.events.recorded import Recorded
    from domain.states.streams import State


@dataclass(slots=True)
class Notes:
    """The ledger's name, and which commitments hide something: these are few."""

    origin: str | None = None
    hidden: set[str] = field(default_factory=set)


def own(recorded: Recorded, notes: Notes) -> Iterator[Wrong]:
    """Yield what an event says that cannot be, whatever came before it."""
    event = recorded.event
    if is_reserved(event.kommando_id) and not isinstance(event, e.LiggareEvent):
        yield Wrong(f"heter {event.kommando_id!r}, som bara liggarens egna anteckningar får")
    if (said := _SAID.get(type(event))) is not None:
        yield from said(event, recorded, notes)


def _opened(event: e.LiggareOppnad, _: Recorded, notes: Notes) -> Iterator[Wrong]:
    notes.origin = notes.origin or event.ursprung
    yield from ()


def _hidden(event: e.PersonuppgiftDold, _: Recorded, notes: Notes) -> Iterator[Wrong]:
    notes.hidden.add(event.atagande)
    yield from ()


def _erased(event: e.PersonuppgiftUtplanad, _: Recorded, notes: Notes) -> Iterator[Wrong]:
    if event.atagande not in notes.hidden:
        yield Wrong("utplånar en personuppgift som inte är dold")


def _given(event: e.AttestrattGiven, recorded: Recorded, _: Notes) -> Iterator[Wrong]:
    if _same(event.aktor, recorded.registrerad_av):
        yield Wrong(f"{event.aktor} ger sig själv {event.slag}sattest")


def _spent(event: e.ForbrukningRedovisad, *_: object) -> Iterator[Wrong]:
    told = any(one.regel == "R27" for one in event.avvikelser)
    if event.period and not told and year(event.period) < year(event.handelsedatum):
        yield Wrong(f"kostnaden hör till {event.period}, ett tidigare år, utan avvikelse")


def _owed(event: e.AterbetalningsskuldFaststalld, *_: object) -> Iterator[Wrong]:
    if (event.fran_position in POTTENS_EGNA) != (event.namnd is None):
        whose = "har ingen nämnd" if event.namnd else "är en nämnds"
        yield Wrong(f"tar skulden ur {event.fran_position}, som {whose}")


def _year_turned(
    event: e.RakenskapsarStangt | e.RakenskapsarOppnat, state: State
) -> Iterator[Wrong]:
    """Yield that a year is closed that was, or opened that was not, in the state before it."""
    if isinstance(state, Bok):
        closes = isinstance(event, e.RakenskapsarStangt)
        if closes == (event.ar <= state.stangt_tom):
            told = "stänger {}, som redan är stängt" if closes else "öppnar {}, som inte är stängt"
            yield Wrong(told.format(f"räkenskapsåret {event.ar}"))


def _rounded(event: e.StatsbidragAterbetalt, state: State) -> Iterator[Wrong]:
    """Yield that a repayment is rounded that leaves a debt: it is the last of it that is."""
    if isinstance(state, Pott):
        skuld = state.saldo(ATERBETALNINGSSKULD)
        left = skuld - event.belopp_ore + (event.oresavrundning_ore or 0)
        if event.oresavrundning_ore and left:
            yield Wrong(f"öresavrundar en skuld på {skuld} öre, så att {left} öre är kvar")


TURNS: Mapping[type[e.Event], Callable[[Any, Any], Iterator[Wrong]]] = {
    e.RakenskapsarStangt: _year_turned,
    e.RakenskapsarOppnat: _year_turned,
    e.StatsbidragAterbetalt: _rounded,
}
"""What is held of an event against its stream as it was before it."""


def _same(aktor: str, other: str) -> bool:
    return actor_looks(aktor) == actor_looks(other)


def _key(event: e.NyckelBytt, _: Recorded, notes: Notes) -> Iterator[Wrong]:
    try:
        key = parse_vkey(event.nyckel)
    except NotEvidence as error:
        yield Wrong(f"nyckeln går inte att läsa: {error}")
        return
    if key.kind != ED25519:
        yield Wrong(f"nyckeln {key.name} kan inte underteckna en liggare")
    elif notes.origin is not None and key.name != notes.origin:
        yield Wrong(f"nyckeln heter {key.name}, men liggaren {notes.origin}")


_SAID: Mapping[type[e.Event], Callable[[Any, Recorded, Notes], Iterator[Wrong]]] = {
    e.LiggareOppnad: _opened,
    e.NyckelBytt: _key,
    e.PersonuppgiftDold: _hidden,
    e.PersonuppgiftUtplanad: _erased,
    e.AttestrattGiven: _given,
    e.ForbrukningRedovisad: _spent,
    e.AterbetalningsskuldFaststalld: _owed,
}


def parts(before: Recorded | None, after: Recorded | None) -> Iterator[Wrong]:
    """Yield what is wrong between an event and the next: a command gives one event, or a cost two.

    Either may be None: nothing came before, or comes after.
    """
    borne = after.event if after and isinstance(after.event, e.EgenfinansieringNoterad) else None
    cost = before.event if before and isinstance(before.event, e.ForbrukningRedovisad) else None
    rest = cost.belopp_ore - cost.forbrukat_ore if cost else 0
    if before and cost and rest < 0:
        yield Wrong(f"förbrukat i händelse {before.nr} är mer än kostnaden")
    elif before and cost and rest and (borne is None or borne.kommando_id != cost.kommando_id):
        yield Wrong(f"händelse {before.nr} saknar de {rest} öre som nämnden bär själv")
    elif after and borne:
        yield from _borne(before, cost, after, borne, rest)
    elif before and after and before.event.kommando_id == after.event.kommando_id:
        yield Wrong(f"kommandot {after.event.kommando_id!r} gav redan händelse {before.nr}")


def _borne(
    before: Recorded | None,
    cost: e.ForbrukningRedovisad | None,
    after: Recorded,
    borne: e.EgenfinansieringNoterad,
    rest: int,
) -> Iterator[Wrong]:
    """Yield where what a nämnd bears is not what its cost leaves, or says something else."""
    if before is None or cost is None or cost.kommando_id != borne.kommando_id:
        yield Wrong("egenfinansiering utan sin kostnad före sig")
        return
    if borne.belopp_ore != rest:
        yield Wrong(f"egenfinansierat är {borne.belopp_ore} öre, men kostnaden lämnar {rest}")
    shared = type(borne).model_fields.keys() - {"belopp_ore", "avvikelser"}
    wrong = sorted(name for name in shared if getattr(borne, name) != getattr(cost, name))
    if wrong or before.registrerad_av != after.registrerad_av:
        said = ", ".join(wrong or ["registrerad_av"])
        yield Wrong(f"egenfinansieringen säger annat än sin kostnad: {said}")
