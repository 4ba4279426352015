"""What rules must know of a pott beyond its positions, as the events in force have it.

Every note is a fold over events that are few, so that a correction can fold them once more
without what it reverses; what is many (outcomes) leaves no note.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from domain import events as e
from domain.values.dates import first_day
from domain.values.referenser import skelett

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain import commands as c
    from domain.facts import Beslut


class Begaran(NamedTuple):
    """What is left, in öre, of an amount that a nämnd declined or asked to use otherwise."""

    namnd: str
    underenhet: str | None
    fran_fordelat_ore: int
    fran_hos_namnd_ore: int

    @property
    def kvar_ore(self) -> int:
        """What KS has not decided on yet."""
        return self.fran_fordelat_ore + self.fran_hos_namnd_ore


class Fordelat(NamedTuple):
    """What KS gave a nämnd by one decision, in öre."""

    beslut: Beslut
    belopp_ore: int


class Rekvirerat(NamedTuple):
    """What was called in and paid under one reference, in öre; how it was first written."""

    rekvirerat_ore: int = 0
    inbetalt_ore: int = 0
    beteckning: str = ""


@dataclass(frozen=True, slots=True)
class Noter:
    """The notes of one pott; ids are those of commands, rekvisitioner go by their skeleton."""

    villkor: tuple[e.VillkorAndrat, ...] = ()
    rekvisitioner: Mapping[str, Rekvirerat] = field(default_factory=dict)
    oidentifierade: Mapping[str, int] = field(default_factory=dict)
    begaranden: Mapping[str, Begaran] = field(default_factory=dict)
    anslag_anvisat: bool = False
    okant_anslag: str | None = None  # the first day on which KF may have given one of no amount
    fordelning_beslutad: bool = False
    fordelat: Mapping[tuple[str, str | None], tuple[Fordelat, ...]] = field(default_factory=dict)
    aterkommet_ore: int = 0
    askande: frozenset[str] = frozenset()
    preliminart: Mapping[tuple[str, str | None], Mapping[str, int]] = field(default_factory=dict)
    askat: Mapping[tuple[str, str | None], int] = field(default_factory=dict)
    mottaget: Mapping[tuple[str, str | None], int] = field(default_factory=dict)
    uppfoljda: tuple[e.InsatsUppfoljd, ...] = ()
    vaxlingar: tuple[e.KommunbidragVaxlat, ...] = ()
    avbrutna: frozenset[tuple[str, str]] = frozenset()
    redovisade: Mapping[tuple[str, str | None], int | None] = field(default_factory=dict)
    ej_berattigat: Mapping[tuple[str | None, str | None], int] = field(default_factory=dict)
    aterrapporter: tuple[e.AterrapporteradTillMyndighet, ...] = ()
    avslutat: e.BidragsarAvslutat | None = None

    def verkstalls(self, transfer: c.OverforMedel | c.OverforKommunbidrag) -> tuple[Fordelat, ...]:
        """Return what a transfer executes: its own decision, else those the nämnd has money by."""
        if transfer.beslut is not None:
            return (Fordelat(transfer.beslut, transfer.belopp_ore),)
        return self.fordelat.get((transfer.namnd, transfer.underenhet), ())

    def broken(self) -> list[str]:
        """Return what does not hold between notes, in Swedish."""
        called_in = self.rekvisitioner.values()
        paid = [one.beteckning for one in called_in if one.inbetalt_ore > one.rekvirerat_ore]
        asked = [
            id_
            for id_, one in self.begaranden.items()
            if min(one.fran_fordelat_ore, one.fran_hos_namnd_ore) < 0
        ]
        found = [id_ for id_, ore in self.oidentifierade.items() if ore < 0]
        return [
            *(f"I2 på rekvisition {reference} är mer inbetalt än rekvirerat" for reference in paid),
            *(f"I1 av {id_} är mer prövat än begärt" for id_ in asked),
            *(f"I1 av {id_} är mer identifierat än inbetalt" for id_ in found),
        ]


def noted(noter: Noter, event: e.Event) -> Noter:
    """Return the notes after one more event; the same object when it leaves none."""
    match event:
        case e.VillkorAndrat():
            return replace(noter, villkor=(*noter.villkor, event))
        case e.StatsbidragRekvirerat():
            return _rekvisition(noter, event.rekvisition, event.belopp_ore, 0)
        case e.RekvisitionMakulerad():
            return _rekvisition(noter, event.rekvisition, -event.belopp_ore, 0)
        case e.StatsbidragInbetalt():
            return _inbetalt(noter, event)
        case e.OidentifieradInbetalningRegistrerad():
            waiting = {**noter.oidentifierade, event.kommando_id: event.belopp_ore}
            return replace(noter, oidentifierade=waiting)
        case e.AnslagAnvisat():
            return _anslag(noter, event)
        case e.FordelningBeslutad():
            return _fordelning(noter, event)
        case _:
            return _noted_of_namnd(noter, event)


def _noted_of_namnd(noter: Noter, event: e.Event) -> Noter:
    match event:
        case e.AskandeInlamnat():
            return _askande(noter, event)
        case e.BeslutKompletterat():
            return _beslutat(noter, event.avser_id)
        case e.MedelOverforda() | e.KommunbidragOverfort():
            of = event.namnd, event.underenhet
            ore = noter.mottaget.get(of, 0) + event.belopp_ore
            return replace(noter, mottaget={**noter.mottaget, of: ore})
        case e.MedelAterlamnade():
            return replace(noter, aterkommet_ore=noter.aterkommet_ore + event.belopp_ore)
        case e.MedelAvbojda() | e.AnnanInsatsBegard() | e.NamndensBeskedProvat():
            return _begaran(noter, event)
        case e.InsatsUppfoljd():
            return replace(noter, uppfoljda=(*noter.uppfoljda, event))
        case e.InsatsAvbruten():
            return replace(noter, avbrutna=noter.avbrutna | {(event.namnd, event.insats)})
        case _:
            return _noted_at_the_end(noter, event)


def _noted_at_the_end(noter: Noter, event: e.Event) -> Noter:
    match event:
        case e.KommunbidragVaxlat():
            return replace(noter, vaxlingar=(*noter.vaxlingar, event))
        case e.NamndredovisningInlamnad():
            of = event.namnd, event.underenhet
            return replace(noter, redovisade={**noter.redovisade, of: event.utfall_ore})
        case e.AterbetalningsskuldFaststalld(fran_position="forbrukat"):
            return _ej_berattigat(noter, (event.namnd, event.underenhet), event.belopp_ore)
        case e.ForbrukningKrediterad() if event.fran_egenfinansierat_ore:
            whose = event.namnd, event.underenhet  # what the pott was not for comes back first
            return _ej_berattigat(noter, whose, -event.fran_egenfinansierat_ore)
        case e.AterrapporteradTillMyndighet():
            return replace(noter, aterrapporter=(*noter.aterrapporter, event))
        case e.BidragsarAvslutat():
            return replace(noter, avslutat=event)
        case _:
            return noter


def _ej_berattigat(noter: Noter, whose: tuple[str | None, str | None], ore: int) -> Noter:
    left = max(0, noter.ej_berattigat.get(whose, 0) + ore)
    return replace(noter, ej_berattigat={**noter.ej_berattigat, whose: left})


def _anslag(noter: Noter, event: e.AnslagAnvisat) -> Noter:
    okant = noter.okant_anslag
    if event.belopp_ore is None:
        day = first_day(event.handelsedatum)
        okant = min(day, okant or day)
    return replace(noter, anslag_anvisat=True, okant_anslag=okant)


def _fordelning(noter: Noter, event: e.FordelningBeslutad) -> Noter:
    fordelat = dict(noter.fordelat)
    if event.beslut is not None:
        for rad in event.rader:
            of = rad.namnd, rad.underenhet
            fordelat[of] = (*fordelat.get(of, ()), Fordelat(event.beslut, rad.belopp_ore))
    return replace(noter, fordelning_beslutad=True, fordelat=fordelat)


def _askande(noter: Noter, event: e.AskandeInlamnat) -> Noter:
    """Keep who has applied, and what is announced but not decided by the nämnd (R14)."""
    of, asked = (event.namnd, event.underenhet), event.belopp_ore or 0
    announced = noter.preliminart.get(of, {})
    replaced = sum(announced.values()) if event.beslut else 0
    left = {} if event.beslut else {**announced, event.kommando_id: asked}
    return replace(
        noter,
        askat={**noter.askat, of: noter.askat.get(of, 0) + asked - replaced},
        askande=noter.askande | {event.namnd},
        preliminart={**noter.preliminart, of: left},
    )


def _beslutat(noter: Noter, avser_id: str) -> Noter:
    """Take what the nämnd has now decided from what is only announced."""
    preliminart = {
        of: {id_: ore for id_, ore in announced.items() if id_ != avser_id}
        for of, announced in noter.preliminart.items()
    }
    return replace(noter, preliminart=preliminart)


def _rekvisition(noter: Noter, reference: str, rekvirerat: int, inbetalt: int) -> Noter:
    key = skelett(reference)
    before = noter.rekvisitioner.get(key, Rekvirerat(beteckning=reference))
    after = before._replace(
        rekvirerat_ore=before.rekvirerat_ore + rekvirerat,
        inbetalt_ore=before.inbetalt_ore + inbetalt,
    )
    return replace(noter, rekvisitioner={**noter.rekvisitioner, key: after})


def _inbetalt(noter: Noter, event: e.StatsbidragInbetalt) -> Noter:
    if event.avser_id is not None:
        left = noter.oidentifierade[event.avser_id] - event.belopp_ore
        noter = replace(noter, oidentifierade={**noter.oidentifierade, event.avser_id: left})
    return _rekvisition(noter, event.rekvisition, 0, event.belopp_ore)


def _begaran(
    noter: Noter, event: e.MedelAvbojda | e.AnnanInsatsBegard | e.NamndensBeskedProvat
) -> Noter:
    parts = event.fran_fordelat_ore, event.fran_hos_namnd_ore
    if isinstance(event, e.NamndensBeskedProvat):
        key, before = event.avser_id, noter.begaranden[event.avser_id]
        left = Begaran(
            before.namnd,
            before.underenhet,
            before.fran_fordelat_ore - parts[0],
            before.fran_hos_namnd_ore - parts[1],
        )
        if event.utfall == "aterlamnas":
            noter = replace(noter, aterkommet_ore=noter.aterkommet_ore + event.belopp_ore)
    else:
        key, left = event.kommando_id, Begaran(event.namnd, event.underenhet, *parts)
    return replace(noter, begaranden={**noter.begaranden, key: left})
