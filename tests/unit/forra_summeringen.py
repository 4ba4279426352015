"""The fold as it was before it was changed in place, to hold the fold against.

Every state is a new one, every event that leaves a note is kept, and all invariants are held of
all of a pott after each event. It is kept for one release.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from domain import events as e
from domain.bookkeeping import positions as p
from domain.bookkeeping.dagar import PerDag, Rorelse, Vag, Vaga, andringar
from domain.bookkeeping.postings import Konto, sides
from domain.bookkeeping.rattelsekedja import rattade
from domain.errors import InvariantBroken
from domain.states.avvikelser import ended, opened
from domain.states.pott_notes import Begaran, Fordelat, Rekvirerat
from domain.states.vantande import Vantande
from domain.values.dates import exakt, first_day
from domain.values.fields import okant
from domain.values.money import kronor_text as kr
from domain.values.referenser import skelett

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.facts import Mottagare


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
    omgang: frozenset[str] = frozenset()
    preliminart: Mapping[tuple[str, str | None], Mapping[str, int]] = field(default_factory=dict)
    askat: Mapping[tuple[str, str | None], int] = field(default_factory=dict)
    uppfoljda: tuple[e.InsatsUppfoljd, ...] = ()
    vaxlingar: tuple[e.KommunbidragVaxlat, ...] = ()
    insatser: Mapping[tuple[str, str], str] = field(default_factory=dict)
    utan_insats: frozenset[str] = frozenset()
    avbrutna: Mapping[tuple[str, str], str] = field(default_factory=dict)
    redovisade: Mapping[tuple[str, str | None], int | None] = field(default_factory=dict)
    ej_berattigat: Mapping[tuple[str | None, str | None], int] = field(default_factory=dict)
    aterrapporter: tuple[e.AterrapporteradTillMyndighet, ...] = ()
    avslutat: e.BidragsarAvslutat | None = None

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


@dataclass(frozen=True, slots=True)
class Pott:
    """One pott after some of its events; ``villkor`` is None before the first.

    ``koder`` says what each avvikelse was called when a rule found it, also if it has got a name.
    """

    pott: str
    villkor: e.PottUpprattad | None = None
    saldon: Mapping[Konto, int] = field(default_factory=dict)
    per_dag: Mapping[Konto, Mapping[str, Rorelse]] = field(default_factory=dict)
    vaga: Mapping[str, Vag] = field(default_factory=dict)
    noter: Noter = field(default_factory=Noter)
    noterade: tuple[e.Event, ...] = ()
    avvikelser: Mapping[tuple[str, str], str] = field(default_factory=dict)
    koder: Mapping[tuple[str, str], str] = field(default_factory=dict)
    vantande: Vantande = field(default_factory=Vantande)
    rattelser: tuple[tuple[str, str], ...] = ()
    rattade: frozenset[str] = frozenset()

    @property
    def oppna(self) -> Mapping[tuple[str, str], str]:
        """The open avvikelser, (command, code) and rule; of what is corrected none is open (S7)."""
        return {key: rule for key, rule in self.avvikelser.items() if key[0] not in self.rattade}

    def rattade_efter(self, kommando_id: str, avser_id: str) -> frozenset[str]:
        """Return the commands that corrections in force reverse once one more is made (R50)."""
        return frozenset(rattade([*self.rattelser, (kommando_id, avser_id)]))

    @property
    def oattesterade(self) -> Mapping[int, int]:
        """How much lacks an attest, by the year it happened; what is corrected needs none (R35)."""
        return self.vantande.per_ar

    def saldo(self, position: str, of: Mottagare | None = None) -> int:
        """Return a position in öre, of the pott itself or of a nämnd (and sub-unit)."""
        konto = Konto(position, of.namnd, of.underenhet) if of else Konto(position)
        return self.saldon.get(konto, 0)

    def total(self, *positions: str) -> int:
        """Return positions in öre, summed over the pott and all its nämnder."""
        return sum(ore for konto, ore in self.saldon.items() if konto.position in positions)

    @property
    def statsbidrag(self) -> bool:
        """Whether the money is the state's; else it is KS anslag."""
        return self.villkor is not None and self.villkor.kalla == "statsbidrag"


def evolve(pott: Pott, event: e.Event) -> Pott:
    """Return the pott after one more event; raises InvariantBroken when it cannot be."""
    try:
        after = replace(_noted(_avvikelser(pott, event), event), saldon=_moved(pott.saldon, event))
    except KeyError as missing:
        msg = f"{pott.pott}: händelsen avser {missing}, som inte finns"
        raise InvariantBroken(msg) from None
    check(after)
    return replace(
        after,
        per_dag=daterad(pott.per_dag, event, pott.vaga),
        vaga=vagt_daterad(pott.vaga, event),
        vantande=pott.vantande.after(event, pott.rattade, after.rattade),
    )


def check(pott: Pott) -> None:
    """Raise InvariantBroken unless I0-I3 and I8 hold to the öre (design §3)."""
    saldon = pott.saldon
    efterhand = pott.villkor is not None and pott.villkor.utbetalning == "efterhand"
    kom_in = pott.saldo(p.TILLDELAT if efterhand else p.REKVIRERAT) + pott.saldo(p.AVSATT)
    broken = [
        f"I1 {konto} blir {kr(-ore)} under noll"
        for konto, ore in saldon.items()
        if ore < 0 and konto.position not in p.SIGNED
    ]
    if (held := pott.total(*p.HELD)) != kom_in:
        broken.append(f"I0 att fördela {kr(kom_in)}, men positionerna {kr(held)}")
    if not pott.saldo(p.INBETALT) <= pott.saldo(p.REKVIRERAT) <= pott.saldo(p.TILLDELAT):
        broken.append("I2 inbetalt ≤ rekvirerat ≤ tilldelat gäller inte")
    if 0 < pott.saldo(p.ANVISAT) < pott.saldo(p.AVSATT):
        broken.append("I2 avsatt ≤ anvisat gäller inte")
    kvar = pott.saldo(p.INBETALT) + pott.saldo(p.FORSKOTTERAT) - pott.total(*p.UTE)
    if pott.statsbidrag and not efterhand and kvar < 0:
        broken.append(f"I3 {kr(-kvar)} mer än inbetalt och förskotterat är överfört")
    if pott.noter.avslutat and (left := pott.total(*p.OREGLERAT)):
        broken.append(f"I8 bidragsåret är avslutat, men {kr(left)} är oreglerat")
    broken += _notes_broken(pott)
    if broken:
        raise InvariantBroken(f"{pott.pott}: " + "; ".join(broken))


def _notes_broken(pott: Pott) -> list[str]:
    """Return what does not hold between the notes, and between them and the positions."""
    broken = pott.noter.broken()
    if pott.saldo(p.AVSATT) and not pott.noter.anslag_anvisat:
        broken.append("I2 medel är avsatta utan anslag")
    for position, stated in ((p.ASKAT, pott.noter.askat), (p.REDOVISAT, pott.noter.redovisade)):
        konton = {Konto(position, *of): ore or 0 for of, ore in stated.items()}
        wrong = [konto for konto, ore in konton.items() if pott.saldon.get(konto, 0) != ore]
        broken += (f"{konto} är inte det som senast angavs" for konto in wrong)
    return broken


def _moved(saldon: Mapping[Konto, int], event: e.Event) -> Mapping[Konto, int]:
    changes = sides(event)
    if not changes:
        return saldon
    after = dict(saldon)
    for konto, delta in changes:
        after[konto] = after.get(konto, 0) + delta
    return after


def _noted(pott: Pott, event: e.Event) -> Pott:
    """Keep what rules need to know beyond the positions; a correction forgets what it reverses."""
    if isinstance(event, e.PottUpprattad):
        return replace(pott, villkor=event)
    if isinstance(event, e.HandelseRattad):
        rattelse = event.kommando_id, event.avser_id
        reversed_ids = pott.rattade_efter(*rattelse)
        noter = Noter()
        for one in pott.noterade:
            if one.kommando_id not in reversed_ids:
                noter = noted(noter, one)
        rattelser = (*pott.rattelser, rattelse)
        return replace(pott, noter=noter, rattelser=rattelser, rattade=reversed_ids)
    noter = noted(pott.noter, event)
    if noter is pott.noter:
        return pott
    return replace(pott, noter=noter, noterade=(*pott.noterade, event))


def _avvikelser(pott: Pott, event: e.Event) -> Pott:
    """Keep which avvikelser are open, by the command and the code that point them out."""
    end, begun = ended(event), tuple(opened(event))
    if end is None and not begun:
        return pott
    oppna, koder, forst = dict(pott.avvikelser), dict(pott.koder), None
    if end is not None:
        key = end.kommando_id, end.kod
        if key not in pott.oppna:
            raise InvariantBroken(f"{pott.pott}: {end.kod} är inte öppen för {end.kommando_id}")
        del oppna[key]
        forst = koder.pop(key)
    oppna |= {(one.kommando_id, one.kod): one.regel for one in begun}
    koder |= {(one.kommando_id, one.kod): one.kod for one in begun}
    if forst is not None and isinstance(event, e.AvvikelseNoterad) and event.avser_id is not None:
        koder[event.avser_id, event.kod] = forst
    return replace(pott, avvikelser=oppna, koder=koder)


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
        case e.MedelAterlamnade():
            return replace(noter, aterkommet_ore=noter.aterkommet_ore + event.belopp_ore)
        case e.MedelAvbojda() | e.AnnanInsatsBegard() | e.NamndensBeskedProvat():
            return _begaran(noter, event)
        case _:
            return _noted_of_insats(noter, event)


def _noted_of_insats(noter: Noter, event: e.Event) -> Noter:
    match event:
        case e.InsatsUppfoljd():
            return replace(noter, uppfoljda=(*noter.uppfoljda, event))
        case e.InsatsAvbruten():
            key = event.namnd, skelett(event.insats)
            return replace(noter, avbrutna={**noter.avbrutna, key: event.handelsedatum})
        case e.InsatsJusterad():
            return _tillatna(noter, event.namnd, event.ny_insats)
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
    noter = replace(noter, fordelning_beslutad=True, fordelat=fordelat)
    for rad in event.rader:
        noter = _tillatna(noter, rad.namnd, rad.insats)
    return noter


def _tillatna(noter: Noter, namnd: str, insats: str | None) -> Noter:
    """Keep what a nämnd may use money for (R51)."""
    if insats is None or okant(insats):
        return replace(noter, utan_insats=noter.utan_insats | {namnd})
    avbrutna = dict(noter.avbrutna)
    avbrutna.pop((namnd, skelett(insats)), None)
    insatser = {**noter.insatser, (namnd, skelett(insats)): insats}
    return replace(noter, insatser=insatser, avbrutna=avbrutna)


def _askande(noter: Noter, event: e.AskandeInlamnat) -> Noter:
    """Keep who has applied, and what is announced but not decided by the nämnd (R14)."""
    of, asked = (event.namnd, event.underenhet), event.belopp_ore or 0
    announced = noter.preliminart.get(of, {})
    replaced = sum(announced.values()) if event.beslut else 0
    left = {} if event.beslut else {**announced, event.kommando_id: asked}
    return replace(
        noter,
        omgang=noter.omgang | {*event.for_potter},
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
            before.insats,
        )
        if event.utfall == "medgiven" and before.insats is not None:
            noter = _tillatna(noter, before.namnd, before.insats)
        if event.utfall == "aterlamnas":
            noter = replace(noter, aterkommet_ore=noter.aterkommet_ore + event.belopp_ore)
    else:
        insats = getattr(event, "insats", None)
        key, left = event.kommando_id, Begaran(event.namnd, event.underenhet, *parts, insats)
    return replace(noter, begaranden={**noter.begaranden, key: left})


def daterad(before: PerDag, event: e.Event, vaga: Vaga) -> PerDag:
    """Return what each position changed by each date, with one more event."""
    changed = andringar([event])
    if not changed:
        return before
    datum, omvand, after = event.handelsedatum, _omvand(event, vaga), dict(before)
    for konto, ore in changed.items():
        kom, gick = after.get(konto, {}).get(datum, Rorelse())
        came = (ore > 0) != omvand
        rorelse = Rorelse(kom + ore, gick) if came else Rorelse(kom, gick - ore)
        after[konto] = {**after.get(konto, {}), datum: rorelse}
    return after


def vagt_daterad(vaga: Vaga, event: e.Event) -> Vaga:
    """Return the events of vague date by the command they are of, with one more event."""
    if exakt(event.handelsedatum):
        return vaga
    return {**vaga, event.kommando_id: Vag(event.handelsedatum, _omvand(event, vaga))}


def _omvand(event: e.Event, vaga: Vaga) -> bool:
    """Tell whether an event takes back one on the same day, whichever day of an interval it is."""
    earlier = vaga.get(event.avser_id) if isinstance(event, e.HandelseRattad) else None
    return earlier == Vag(event.handelsedatum, omvand=False)
