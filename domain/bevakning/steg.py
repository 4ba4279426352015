"""What an event says of where things stand, as the plain values that ``bild`` keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import events as e
from domain.bevakning.bild import Lagesteg, Tider
from domain.bevakning.stegtyp import Stegtyp
from domain.values.dates import OKAND, last_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from domain.facts import Beslut, Rad, Utforare

STEGTYPER: Mapping[type[e.Event], Stegtyp] = {getattr(e, typ.name): typ for typ in Stegtyp}
"""The types of events that are steps: the rest change balances only, or are watched elsewhere."""


def steg(nr: int, event: e.Event) -> Iterator[Lagesteg]:
    """Yield the steps of event ``nr``: one, or one for each row of a table and each recipient.

    What is only proposed or planned in an ärende is none: nothing waits for it. Nor is an outcome
    that nobody but the nämnd has carried out.
    """
    if isinstance(event, e.ArendeEvent) and not event.beslutat:
        return
    if isinstance(event, e.ForbrukningRedovisad) and event.utforare is None:
        return
    if (typ := STEGTYPER.get(type(event))) is not None:
        yield from _stated(event, _whole(nr, typ, event))


_MED_RADER = (
    e.FordelningForeslagen, e.FordelningBeslutad, e.FordelningAndrad, e.BeslutKompletterat
)  # fmt: skip


def _stated(event: e.Event, whole: Lagesteg) -> Iterator[Lagesteg]:
    """Yield the steps with what only events of this type say: which outcome, which day, who."""
    match event:
        case _ if isinstance(event, _MED_RADER) and event.rader:
            for rad in event.rader:
                yield from _raden(event, whole, rad)
        case e.ForbrukningRedovisad():
            yield from _utforarna(whole, [event.utforare] if event.utforare else [], event.insats)
        case e.InsatsUppfoljd():
            yield whole._replace(insats=event.insats)
        case e.NamndensBeskedProvat():
            yield whole._replace(val=event.utfall)
        case e.NamndredovisningInlamnad():
            yield whole._replace(belopp_ore=event.utfall_ore)
        case e.RedovisningBedomd():
            yield whole._replace(val=event.bedomning)
        case e.AterrapporteradTillMyndighet():
            yield whole._replace(val=event.steg)
        case e.VillkorAndrat():
            yield whole._replace(forfaller=_last(event.ny_nyttjas_tom))
        case e.AterkravMottaget():
            yield whole._replace(forfaller=_last(event.forfallodag))
        case e.KommunbidragVaxlat():
            yield whole._replace(namnd=event.till)
        case e.ProtokollJusterat():
            yield whole._replace(val=event.anslaget, forfaller=_last(event.laga_kraft))
        case e.ArendeAterremitterat():
            yield whole._replace(forfaller=_last(event.svar_senast))
        case e.ArendeBordlagt():
            yield whole._replace(forfaller=_last(event.till_datum))
        case e.ArendeRemitterat():
            for kod in event.mottagare:
                yield whole._replace(namnd=kod, forfaller=_last(event.svar_senast))
        case e.UppdragGivet():
            yield whole._replace(namnd=event.till, forfaller=_last(event.svar_senast))
        case e.UppdragAterrapporterat():
            yield whole._replace(namnd=event.av)
        case _:
            yield whole


def _raden(event: e.Event, whole: Lagesteg, rad: Rad) -> Iterator[Lagesteg]:
    """Yield what a row says, and who of a decision is to report back."""
    of = whole._replace(namnd=rad.namnd, underenhet=rad.underenhet)
    yield of._replace(belopp_ore=rad.belopp_ore)
    if isinstance(event, e.FordelningBeslutad):
        yield from _utforarna(of, rad.insatsdata.utforare if rad.insatsdata else (), rad.insats)


def _utforarna(
    of: Lagesteg, utforare: Iterable[Utforare], insats: str | None
) -> Iterator[Lagesteg]:
    """Yield who carries an insats out and is to report back, each with its last day."""
    for one in utforare:
        if one.redovisas_senast is not None:
            senast = last_day(one.redovisas_senast)
            yield of._replace(val=one.namn, forfaller=senast, insats=insats)


def _whole(nr: int, typ: Stegtyp, event: e.Event) -> Lagesteg:
    """Return what an event says in fields that are called as those of a step."""
    return Lagesteg(
        nr=nr,
        typ=typ,
        dag=last_day(event.handelsedatum),
        kommando_id=event.kommando_id,
        pott=getattr(event, "pott", None),
        arende=_arende(event),
        avser_id=getattr(event, "avser_id", None),
        namnd=getattr(event, "namnd", None),
        underenhet=getattr(event, "underenhet", None),
        belopp_ore=getattr(event, "belopp_ore", None),
        organ=event.beslut.organ if event.beslut else None,
        mote=event.beslut.datum if event.beslut and event.beslut.datum != OKAND else None,
        anmals=_anmals(event.beslut),
    )


def tider(nr: int, event: e.PottUpprattad) -> Tider:
    """Return the days that a pott is bound by, each the last that it can mean."""
    return Tider(
        nr,
        event.kalla,
        last_day(event.nyttjas_tom),
        event.utbetalning,
        event.givare,
        rekvireras_tom=_last(event.rekvireras_tom),
        askande_senast=_last(event.askande_senast),
        svar_senast=_last(event.svar_senast),
        redovisas_senast=_last(event.redovisas_senast),
    )


def _arende(event: e.Event) -> str | None:
    """Return the ärende that an event belongs to, or that its decision stands in, if known."""
    if isinstance(event, e.ArendeEvent):
        return event.arende
    stated = event.beslut.diarienummer if event.beslut else None
    return None if stated == OKAND else stated


def _anmals(beslut: Beslut | None) -> str | None:
    """Return to which organ a decision on delegation is to be reported; '' when to none (now)."""
    if beslut is None or beslut.delegation is None:
        return None
    waits = beslut.delegation.anmalan == "anmals" and beslut.delegation.anmald is None
    return beslut.delegation.av if waits else ""


def _last(day: str | None) -> str | None:
    """Return the last day that a date can mean, if one is stated."""
    return None if day is None else last_day(day)
