"""What each type of event writes in the notes of its pott: one function a type, in ``SKRIVER``.

Every note is a fold over events that are few, so that a correction can fold them once more
without what it reverses; what is many (outcomes) leaves no note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain import events as e
from domain.bookkeeping.positions import FORBRUKAT
from domain.states.pott_notes import Begaran, Fordelat, Komplettering, Lucka, Rekvirerat
from domain.values.dates import first_day
from domain.values.fields import okant
from domain.values.referenser import skelett

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from domain.facts import Rad
    from domain.states.pott_notes import Noter


def noted(noter: Noter, event: e.Event) -> Noter:
    """Return the notes after one more event; the same object when it leaves none."""
    skriv = SKRIVER.get(type(event))
    return noter if skriv is None else skriv(noter, event)


def _villkor(noter: Noter, event: e.VillkorAndrat) -> Noter:
    return noter._replace(villkor=(*noter.villkor, event))


def _rekvirerat(noter: Noter, event: e.StatsbidragRekvirerat) -> Noter:
    return _rekvisition(noter, event.rekvisition, event.belopp_ore, 0)


def _makulerat(noter: Noter, event: e.RekvisitionMakulerad) -> Noter:
    return _rekvisition(noter, event.rekvisition, -event.belopp_ore, 0)


def _inbetalt(noter: Noter, event: e.StatsbidragInbetalt) -> Noter:
    if event.avser_id is not None:
        left = noter.oidentifierade[event.avser_id] - event.belopp_ore
        noter = noter._replace(oidentifierade={**noter.oidentifierade, event.avser_id: left})
    return _rekvisition(noter, event.rekvisition, 0, event.belopp_ore)


def _rekvisition(noter: Noter, reference: str, rekvirerat: int, inbetalt: int) -> Noter:
    key = skelett(reference)
    before = noter.rekvisitioner.get(key, Rekvirerat(beteckning=reference))
    after = before._replace(
        rekvirerat_ore=before.rekvirerat_ore + rekvirerat,
        inbetalt_ore=before.inbetalt_ore + inbetalt,
    )
    return noter._replace(rekvisitioner={**noter.rekvisitioner, key: after})


def _oidentifierat(noter: Noter, event: e.OidentifieradInbetalningRegistrerad) -> Noter:
    waiting = {**noter.oidentifierade, event.kommando_id: event.belopp_ore}
    return noter._replace(oidentifierade=waiting)


def _anslag(noter: Noter, event: e.AnslagAnvisat) -> Noter:
    okant = noter.okant_anslag
    if event.belopp_ore is None:
        day = first_day(event.handelsedatum)
        okant = min(day, okant or day)
    return noter._replace(anslag_anvisat=True, okant_anslag=okant)


def _fordelning(noter: Noter, event: e.FordelningBeslutad) -> Noter:
    """Keep by which decisions nämnder have money, and what this one leaves unsaid (R57)."""
    tom = Lucka(event.beslut, event.total_ore, 0, None)
    noter = noter._replace(
        fordelning_beslutad=True, luckor={**noter.luckor, event.kommando_id: tom}
    )
    return _rader(noter, event.kommando_id, tom, event.rader) if event.rader else noter


def _rader(noter: Noter, kommando_id: str, lucka: Lucka, rader: tuple[Rad, ...]) -> Noter:
    """Keep what rows give by a decision, and what that still leaves unsaid."""
    fordelat = dict(noter.fordelat)
    for rad in rader:
        if lucka.beslut is not None and rad.belopp_ore is not None:
            of = rad.namnd, rad.underenhet
            fordelat[of] = (*fordelat.get(of, ()), Fordelat(lucka.beslut, rad.belopp_ore))
        if lucka.vantar is None:  # it is the first to state the row
            noter = _tillaten(noter, rad.namnd, rad.insats)
    left = lucka.efter(rader)
    luckor = {id_: one for id_, one in noter.luckor.items() if id_ != kommando_id}
    if left.vantar:
        luckor[kommando_id] = left
    return noter._replace(fordelat=fordelat, luckor=luckor)


def _tillaten(noter: Noter, namnd: str, insats: str | None) -> Noter:
    """Keep that a nämnd may use money for an insats, from now on also if it was stopped (R51)."""
    if insats is None or okant(insats):
        return noter._replace(utan_insats=noter.utan_insats | {namnd})
    key = namnd, skelett(insats)
    return noter._replace(
        insatser={**noter.insatser, key: insats},
        avbrutna={of: day for of, day in noter.avbrutna.items() if of != key},
    )


def _askande(noter: Noter, event: e.AskandeInlamnat) -> Noter:
    """Keep who has applied, and what is announced but not decided by the nämnd (R14).

    What states no amount replaces none.
    """
    of, asked = (event.namnd, event.underenhet), event.belopp_ore or 0
    left = noter.preliminart.get(of, {})
    replaced = 0
    if event.beslut is None:
        left = {**left, event.kommando_id: asked}
    elif event.belopp_ore is not None:
        replaced, left = sum(left.values()), {}
    return noter._replace(
        askat={**noter.askat, of: noter.askat.get(of, 0) + asked - replaced},
        askande=noter.askande | {event.namnd},
        omgang=noter.omgang.union(event.for_potter),
        preliminart={**noter.preliminart, of: left},
    )


def _beslutat(noter: Noter, event: e.BeslutKompletterat) -> Noter:
    """Keep what a completion says; what a nämnd has now decided is no more only announced."""
    of, said = event.avser_id, Komplettering(event.kommando_id, event.beslut)
    kompletterade = {**noter.kompletterade, of: (*noter.kompletterade.get(of, ()), said)}
    noter = noter._replace(kompletterade=kompletterade)
    if event.beslut is not None:
        preliminart = {
            part: {id_: ore for id_, ore in announced.items() if id_ != of}
            for part, announced in noter.preliminart.items()
        }
        noter = noter._replace(preliminart=preliminart)
    return _rader(noter, of, noter.luckor[of], event.rader) if event.rader else noter


def _aterlamnat(noter: Noter, event: e.MedelAterlamnade) -> Noter:
    return noter._replace(aterkommet_ore=noter.aterkommet_ore + event.belopp_ore)


def _begart(noter: Noter, event: e.MedelAvbojda | e.AnnanInsatsBegard) -> Noter:
    parts = event.fran_fordelat_ore, event.fran_hos_namnd_ore
    insats = event.insats if isinstance(event, e.AnnanInsatsBegard) else None
    asked = Begaran(event.namnd, event.underenhet, *parts, insats)
    return noter._replace(begaranden={**noter.begaranden, event.kommando_id: asked})


def _provat(noter: Noter, event: e.NamndensBeskedProvat) -> Noter:
    before = noter.begaranden[event.avser_id]
    left = before._replace(
        fran_fordelat_ore=before.fran_fordelat_ore - event.fran_fordelat_ore,
        fran_hos_namnd_ore=before.fran_hos_namnd_ore - event.fran_hos_namnd_ore,
    )
    if event.utfall == "aterlamnas":
        noter = noter._replace(aterkommet_ore=noter.aterkommet_ore + event.belopp_ore)
    elif before.insats is not None:
        noter = _tillaten(noter, before.namnd, before.insats)
    return noter._replace(begaranden={**noter.begaranden, event.avser_id: left})


def _uppfoljt(noter: Noter, event: e.InsatsUppfoljd) -> Noter:
    return noter._replace(uppfoljda=(*noter.uppfoljda, event))


def _avbrutet(noter: Noter, event: e.InsatsAvbruten) -> Noter:
    key = event.namnd, skelett(event.insats)
    return noter._replace(avbrutna={**noter.avbrutna, key: event.handelsedatum})


def _justerat(noter: Noter, event: e.InsatsJusterad) -> Noter:
    return _tillaten(noter, event.namnd, event.ny_insats)


def _vaxlat(noter: Noter, event: e.KommunbidragVaxlat) -> Noter:
    return noter._replace(vaxlingar=(*noter.vaxlingar, event))


def _redovisat(noter: Noter, event: e.NamndredovisningInlamnad) -> Noter:
    of = event.namnd, event.underenhet
    return noter._replace(redovisade={**noter.redovisade, of: event.utfall_ore})


def _skuld(noter: Noter, event: e.AterbetalningsskuldFaststalld) -> Noter:
    if event.fran_position != FORBRUKAT:
        return noter
    return _ej_berattigat(noter, (event.namnd, event.underenhet), event.belopp_ore)


def _krediterat(noter: Noter, event: e.ForbrukningKrediterad) -> Noter:
    if not event.fran_egenfinansierat_ore:
        return noter
    whose = event.namnd, event.underenhet  # what the pott was not for comes back first
    return _ej_berattigat(noter, whose, -event.fran_egenfinansierat_ore)


def _ej_berattigat(noter: Noter, whose: tuple[str | None, str | None], ore: int) -> Noter:
    left = max(0, noter.ej_berattigat.get(whose, 0) + ore)
    return noter._replace(ej_berattigat={**noter.ej_berattigat, whose: left})


def _aterrapport(noter: Noter, event: e.AterrapporteradTillMyndighet) -> Noter:
    return noter._replace(aterrapporter=(*noter.aterrapporter, event))


def _avslutat(noter: Noter, event: e.BidragsarAvslutat) -> Noter:
    return noter._replace(avslutat=event)


SKRIVER: Mapping[type[e.Event], Callable[[Noter, Any], Noter]] = {
    e.VillkorAndrat: _villkor,
    e.StatsbidragRekvirerat: _rekvirerat,
    e.RekvisitionMakulerad: _makulerat,
    e.StatsbidragInbetalt: _inbetalt,
    e.OidentifieradInbetalningRegistrerad: _oidentifierat,
    e.AnslagAnvisat: _anslag,
    e.FordelningBeslutad: _fordelning,
    e.AskandeInlamnat: _askande,
    e.BeslutKompletterat: _beslutat,
    e.MedelAterlamnade: _aterlamnat,
    e.MedelAvbojda: _begart,
    e.AnnanInsatsBegard: _begart,
    e.NamndensBeskedProvat: _provat,
    e.InsatsJusterad: _justerat,
    e.InsatsUppfoljd: _uppfoljt,
    e.InsatsAvbruten: _avbrutet,
    e.KommunbidragVaxlat: _vaxlat,
    e.NamndredovisningInlamnad: _redovisat,
    e.AterbetalningsskuldFaststalld: _skuld,
    e.ForbrukningKrediterad: _krediterat,
    e.AterrapporteradTillMyndighet: _aterrapport,
    e.BidragsarAvslutat: _avslutat,
}
"""What each type of event writes in the notes; others leave none."""
