"""The moves as they were written before they became a table, to hold the table against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import events as e
from domain.bookkeeping.positions import (
    ANVISAT,
    ASKAT,
    ATERBETALNINGSSKULD,
    ATERBETALT,
    ATERLAMNAT,
    AVBOJT,
    AVSATT,
    EFTERSKANKT,
    EGENFINANSIERAT,
    FORBRUKAT,
    FORDELAT,
    FORSKOTTERAT,
    HOS_NAMND,
    INBETALT,
    OFORDELAT,
    OIDENTIFIERAT,
    ORESAVRUNDNING,
    OVERFORT,
    REDOVISAT,
    REKVIRERAT,
    SPARRAT_UR_FORDELAT,
    SPARRAT_UR_HOS_NAMND,
    TILLDELAT,
)
from domain.bookkeeping.postings import Konto, Move

if TYPE_CHECKING:
    from domain.facts import Flyttning, Mottagare, Plats, Rad


def postings(event: e.Event) -> tuple[Move, ...]:
    """Return the moves that an event means; none for those that move nothing."""
    return tuple(move for move in _moves(event) if move.ore)


def _moves(event: e.Event) -> tuple[Move, ...]:  # noqa: C901 - one case an event type is its job
    match event:
        case e.StatsbidragTilldelat():
            return (
                _gross(TILLDELAT, event.belopp_ore),
                Move(None, Konto(OFORDELAT), event.till_ofordelat_ore),
            )
        case e.TilldelningSankt():
            return (
                Move(Konto(TILLDELAT), None, event.belopp_ore),
                Move(Konto(OFORDELAT), None, event.fran_ofordelat_ore),
            )
        case e.StatsbidragRekvirerat():
            return (
                _gross(REKVIRERAT, event.belopp_ore),
                Move(None, Konto(OFORDELAT), event.till_ofordelat_ore),
            )
        case e.RekvisitionMakulerad():
            return (
                Move(Konto(REKVIRERAT), None, event.belopp_ore),
                Move(Konto(OFORDELAT), None, event.fran_ofordelat_ore),
            )
        case e.StatsbidragInbetalt(avser_id=identifies):
            known = Move(Konto(OIDENTIFIERAT), None, event.belopp_ore if identifies else 0)
            return (_gross(INBETALT, event.belopp_ore), known)
        case e.OidentifieradInbetalningRegistrerad():
            return (_gross(OIDENTIFIERAT, event.belopp_ore),)
        case e.ForskotteringBeslutad():
            return (_gross(FORSKOTTERAT, event.belopp_ore),)
        case e.AnslagAnvisat():
            return (_gross(ANVISAT, event.belopp_ore or 0),)
        case e.MedelAvsatta():
            return (
                _gross(AVSATT, event.belopp_ore),
                Move(None, Konto(OFORDELAT), event.belopp_ore),
            )
        case e.FordelningBeslutad() | e.BeslutKompletterat():
            return tuple(Move(Konto(OFORDELAT), _row(r), r.belopp_ore or 0) for r in event.rader)
        case e.FordelningAndrad():
            return tuple(Move(_row(r), Konto(OFORDELAT), r.belopp_ore) for r in event.rader)
        case _:
            return _moves_of_namnd(event)


def _moves_of_namnd(event: e.Event) -> tuple[Move, ...]:  # noqa: C901 - the same
    match event:
        case e.MedelOverforda() | e.KommunbidragOverfort():
            return (
                Move(_of(event, FORDELAT), _of(event, HOS_NAMND), event.belopp_ore),
                Move(None, _of(event, OVERFORT), event.belopp_ore),
            )
        case e.AskandeInlamnat():
            return (
                Move(_of(event, ASKAT), None, event.ersatter_ore or 0),
                Move(None, _of(event, ASKAT), event.belopp_ore or 0),
            )
        case e.MedelAvbojda():
            return (*_blocked(event), Move(None, _of(event, AVBOJT), event.belopp_ore))
        case e.AnnanInsatsBegard():
            return _blocked(event)
        case e.NamndensBeskedProvat():
            return _released(event)
        case e.MedelAterlamnade():
            return (
                Move(_of(event, HOS_NAMND), Konto(OFORDELAT), event.belopp_ore),
                Move(None, _of(event, ATERLAMNAT), event.belopp_ore),
            )
        case e.ForbrukningRedovisad():
            return (Move(_of(event, HOS_NAMND), _of(event, FORBRUKAT), event.forbrukat_ore),)
        case e.EgenfinansieringNoterad():
            return (Move(None, _of(event, EGENFINANSIERAT), event.belopp_ore),)
        case e.ForbrukningKrediterad():
            return (
                Move(_of(event, EGENFINANSIERAT), None, event.fran_egenfinansierat_ore),
                Move(_of(event, FORBRUKAT), _of(event, HOS_NAMND), event.fran_forbrukat_ore),
            )
        case e.EgenfinansieringAvraknad():
            return (
                Move(_of(event, HOS_NAMND), _of(event, FORBRUKAT), event.belopp_ore),
                Move(_of(event, EGENFINANSIERAT), None, event.belopp_ore),
            )
        case _:
            return _moves_at_the_end(event)


def _moves_at_the_end(event: e.Event) -> tuple[Move, ...]:
    match event:
        case e.NamndredovisningInlamnad():
            return (
                Move(_of(event, REDOVISAT), None, event.ersatter_ore),
                Move(None, _of(event, REDOVISAT), event.utfall_ore or 0),
            )
        case e.AterbetalningsskuldFaststalld():
            return _owed(event)
        case e.StatsbidragAterbetalt():
            return _repaid(event)
        case e.AterkravEfterskankt():
            return (Move(Konto(ATERBETALNINGSSKULD), Konto(EFTERSKANKT), event.belopp_ore),)
        case e.BidragsarAvslutat() | e.HandelseRattad():
            return tuple(_stated(one) for one in event.flyttningar)
        case _:
            return ()


def _owed(event: e.AterbetalningsskuldFaststalld) -> tuple[Move, ...]:
    fran = Konto(event.fran_position, event.namnd, event.underenhet)
    owed = Move(fran, Konto(ATERBETALNINGSSKULD), event.belopp_ore)
    if event.fran_position != FORBRUKAT:
        return (owed,)
    borne = Konto(EGENFINANSIERAT, event.namnd, event.underenhet)
    return owed, Move(None, borne, event.belopp_ore)


def _repaid(event: e.StatsbidragAterbetalt) -> tuple[Move, ...]:
    """Pay the debt: what is paid beyond it, or what is left of it, is rounding."""
    mer = max(0, event.oresavrundning_ore or 0)
    mindre = max(0, -(event.oresavrundning_ore or 0))
    return (
        Move(Konto(ATERBETALNINGSSKULD), Konto(ATERBETALT), event.belopp_ore - mer),
        Move(Konto(ORESAVRUNDNING), Konto(ATERBETALT), mer),
        Move(Konto(ATERBETALNINGSSKULD), Konto(ORESAVRUNDNING), mindre),
    )


def _stated(one: Flyttning) -> Move:
    return Move(_konto(one.fran), _konto(one.till), one.belopp_ore)


def _konto(plats: Plats | None) -> Konto | None:
    return Konto(plats.position, plats.namnd, plats.underenhet) if plats else None


def _blocked(event: e.MedelAvbojda | e.AnnanInsatsBegard) -> tuple[Move, ...]:
    return (
        Move(_of(event, FORDELAT), _of(event, SPARRAT_UR_FORDELAT), event.fran_fordelat_ore),
        Move(_of(event, HOS_NAMND), _of(event, SPARRAT_UR_HOS_NAMND), event.fran_hos_namnd_ore),
    )


def _released(event: e.NamndensBeskedProvat) -> tuple[Move, ...]:
    ur_fordelat = _of(event, SPARRAT_UR_FORDELAT)
    ur_hos_namnd = _of(event, SPARRAT_UR_HOS_NAMND)
    if event.utfall == "medgiven":
        return (
            Move(ur_fordelat, _of(event, FORDELAT), event.fran_fordelat_ore),
            Move(ur_hos_namnd, _of(event, HOS_NAMND), event.fran_hos_namnd_ore),
        )
    return (
        Move(ur_fordelat, Konto(OFORDELAT), event.fran_fordelat_ore),
        Move(ur_hos_namnd, Konto(OFORDELAT), event.fran_hos_namnd_ore),
        Move(None, _of(event, ATERLAMNAT), event.fran_hos_namnd_ore),
    )


def _gross(position: str, ore: int) -> Move:
    return Move(None, Konto(position), ore)


def _row(rad: Rad) -> Konto:
    return Konto(FORDELAT, rad.namnd, rad.underenhet)


def _of(event: Mottagare, position: str) -> Konto:
    return Konto(position, event.namnd, event.underenhet)
