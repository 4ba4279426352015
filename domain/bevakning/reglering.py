"""What waits when money is paid, reported and repaid, and in an ärende: also in a closed pott."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.bevakning.bild import INBETALT, oidentifierade
from domain.bevakning.kraven import aterkrav
from domain.bevakning.lage_arende import BESLUT, arendets_lage, obesvarade, utan_ersatta
from domain.bevakning.lage_pott import (
    aterrapporteringen,
    bedomning,
    godkand,
    pottens_lage,
    redovisat,
    tilldelningens_lage,
)
from domain.bevakning.oppen_pott import oppen
from domain.bevakning.stegtyp import Stegtyp
from domain.bevakning.vantan import EKONOMI, KS, STADSKONTORET, Slag, Vantan
from domain.bookkeeping import positions as p
from domain.values.money import kronor_text as kr
from domain.values.referenser import skelett

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from domain.bevakning.bild import Del, Lagesteg
    from domain.bevakning.pottbild import Pottbild


def pottens(bild: Pottbild, idag: str) -> Iterator[Vantan]:
    """Yield all that a pott waits for, with the state of the pott or of the nämnd's share."""
    own = pottens_lage(bild, idag)
    shares = {part: tilldelningens_lage(bild, part) for part in bild.delar}
    waits = [
        *_delegationens(bild),
        *_inbetalningarnas(bild),
        *_redovisningens(bild, idag),
        *_skuldens(bild),
        *_utforarnas(bild),
    ]
    if not bild.avslutat:
        waits = [*oppen(bild, idag), *waits]
    for one in waits:
        lage, nr = own, one.handelse
        if one.namnd is not None:
            part = one.namnd, one.underenhet
            lage = shares[part]
            if nr is None and (steps := bild.av(part)):
                nr = steps[-1].nr
        yield one._replace(pott=bild.pott, lage=lage, handelse=bild.tider.nr if nr is None else nr)


def _delegationens(bild: Pottbild) -> Iterator[Vantan]:
    """Yield the decisions on delegation that are to be reported, by what was said last (KL 6:40).

    What only rests on a decision, such as a transfer, may cite it too, and reports nothing.
    """
    sagt = {one.kommando_id: one for one in bild.har(*_PA_DELEGATION)}
    for one in bild.har(Stegtyp.BeslutKompletterat):
        if one.anmals is not None and one.avser_id in sagt:
            sagt[one.avser_id] = one
    for one in sagt.values():
        if one.anmals:
            vad = f"Anmäl till {one.anmals} beslutet {one.mote}, som är fattat på delegation."
            yield Vantan("anmalan", one.organ or one.anmals, vad, handelse=one.nr)


_PA_DELEGATION = (
    *sorted(BESLUT, key=lambda typ: typ.value),
    Stegtyp.AskandeInlamnat,
    Stegtyp.MedelAvbojda,
    Stegtyp.AnnanInsatsBegard,
    Stegtyp.MedelAterlamnade,
)


def _inbetalningarnas(bild: Pottbild) -> Iterator[Vantan]:
    """Yield what the state has not paid, and what it has paid without a rekvisition (R4)."""
    if utestaende := bild.saldo(*p.UTESTAENDE.plus) - bild.saldo(*p.UTESTAENDE.minus):
        vad = f"Bevaka inbetalningen av {kr(utestaende)}, som är rekvirerat."
        yield Vantan("utestaende", EKONOMI, vad, belopp_ore=utestaende)
    for one, kvar in oidentifierade(bild.ordnade(*INBETALT)):
        vad = f"Utred {kr(kvar)}, som kom in {one.dag} utan känd rekvisition."
        yield Vantan("oidentifierad", EKONOMI, vad, belopp_ore=kvar, handelse=one.nr)


def _redovisningens(bild: Pottbild, idag: str) -> Iterator[Vantan]:
    """Yield the reports that are missing, to be assessed, to be approved and to be sent."""
    if not bild.tider.redovisas_senast and idag <= bild.nyttjas_tom:
        return
    for part in bild.redovisande:
        yield from _namndens(bild, part)
    rapport = aterrapporteringen(bild)
    if rapport.internt == "bedomd":
        vad = "Godkänn återrapporteringen: alla nämnder har redovisat."
        yield Vantan("godkannande", KS, vad)
    steg = _NASTA.get(rapport.myndighet)
    if steg and bild.saldo(p.REKVIRERAT):
        slag, vad, dated = steg
        senast = bild.tider.redovisas_senast if dated else None
        steps = bild.har(Stegtyp.AterrapporteradTillMyndighet)
        nr = steps[-1].nr if steps else None
        yield Vantan(slag, STADSKONTORET, vad, forfaller=senast, handelse=nr)


def _utforarnas(bild: Pottbild) -> Iterator[Vantan]:
    """Yield the organisations that are paid for an insats and that no nämnd has reported of.

    Who is said to be paid for it both by a decision and by costs, by the same day, is one.
    """
    reported = {(one.namnd, one.underenhet) for one in bild.har(Stegtyp.NamndredovisningInlamnad)}
    followed = bild.har(Stegtyp.InsatsUppfoljd)
    paid: dict[tuple[str | None, ...], Lagesteg] = {}
    for one in bild.har(Stegtyp.FordelningBeslutad, Stegtyp.ForbrukningRedovisad):
        if one.val is not None and (one.namnd, one.underenhet) not in reported:
            what = skelett(one.insats or ""), skelett(one.val)
            paid.setdefault((one.namnd, one.underenhet, *what, one.forfaller), one)
    for one in paid.values():
        namn = skelett(one.insats or "")
        if not any((of.namnd, skelett(of.insats or "")) == (one.namnd, namn) for of in followed):
            om = f" om {one.insats}" if one.insats else ""
            vad = f"Hämta in redovisningen{om} från {one.val}."
            part = (one.namnd or "", one.underenhet)
            yield Vantan("utforare", part[0], vad, *part, forfaller=one.forfaller, handelse=one.nr)


_NASTA: dict[str, tuple[Slag, str, bool]] = {
    "ej_inskickad": ("aterrapport", "Återrapportera till myndigheten.", True),
    "utkast": ("aterrapport", "Skicka in återrapporten, som är ett utkast.", True),
    "inskickad": ("kvittens", "Bevaka att myndigheten kvitterar återrapporten.", False),
    "komplettering": ("komplettering", "Komplettera återrapporten till myndigheten.", False),
}


def _namndens(bild: Pottbild, part: Del) -> Iterator[Vantan]:
    stands, senast = bedomning(bild, part), bild.tider.redovisas_senast
    ore = bild.hos(part, p.FORBRUKAT) or None
    if stands == "":
        vad = "Redovisa hur pengarna har använts, med belopp och text."
        yield Vantan("redovisning", part[0], vad, *part, forfaller=senast, belopp_ore=ore)
    elif not redovisat(bild, part):
        vad = "Komplettera redovisningen med belopp."
        yield Vantan("redovisning", part[0], vad, *part, forfaller=senast, belopp_ore=ore)
    elif stands is None:
        if not godkand(bild, part):
            yield Vantan(
                "bedomning", STADSKONTORET, "Bedöm nämndens redovisning.", *part, belopp_ore=ore
            )
    elif stands != "godtagbar":
        vad = "Komplettera redovisningen, som inte är godtagbar."
        yield Vantan("redovisning", part[0], vad, *part, forfaller=senast, belopp_ore=ore)


def _skuldens(bild: Pottbild) -> Iterator[Vantan]:
    """Yield the debt to the state: first what nobody has claimed, then claim by claim."""
    claims = aterkrav(bild)
    if skuld := bild.saldo(p.ATERBETALNINGSSKULD) - sum(ore for _, ore in claims):
        vad = f"Betala tillbaka {kr(skuld)}, som är skuld till staten utan återkrav."
        yield Vantan("skuld", EKONOMI, vad, belopp_ore=skuld)
    for one, ore in claims:
        vad = f"Betala tillbaka {kr(ore)}, som myndigheten har krävt."
        yield Vantan(
            "aterkrav", EKONOMI, vad, forfaller=one.forfaller, belopp_ore=ore, handelse=one.nr
        )


def arendets(arende: str, steg: Sequence[Lagesteg], idag: str) -> Iterator[Vantan]:
    """Yield the answers that an ärende waits for, when it comes back, and when it has force."""
    if not any(one.typ in VANTAR for one in steg):
        return
    lage = arendets_lage(steg, idag)
    for one in obesvarade(steg):
        slag, vad = _SVARAS[one.typ]
        yield Vantan(
            slag, one.namnd or STADSKONTORET, vad, one.namnd, lage=lage, arende=arende,
            forfaller=one.forfaller, handelse=one.nr,
        )  # fmt: skip
    bordlagt = [one for one in steg if one.typ is Stegtyp.ArendeBordlagt]
    if lage == "bordlagd":
        one = max(bordlagt, key=lambda one: (one.dag, one.nr))
        yield Vantan(
            "bordlagt", one.organ or KS, "Ta upp det bordlagda ärendet igen.", lage=lage,
            arende=arende, forfaller=one.forfaller, handelse=one.nr,
        )  # fmt: skip
    for one in utan_ersatta(steg):
        if one.typ is Stegtyp.ProtokollJusterat and one.forfaller and one.forfaller > idag:
            vem = one.organ or KS  # whoever decided waits for the time to appeal to run out
            vad = f"Beslutet vinner laga kraft {one.forfaller}, om ingen överklagar."
            yield Vantan(
                "laga_kraft", vem, vad, lage=lage, arende=arende, forfaller=one.forfaller,
                handelse=one.nr,
            )  # fmt: skip


_SVARAS: dict[Stegtyp, tuple[Slag, str]] = {
    Stegtyp.ArendeAterremitterat: ("aterremiss", "Bered ärendet på nytt: det är återremitterat."),
    Stegtyp.ArendeRemitterat: ("remiss", "Svara på remissen."),
    Stegtyp.UppdragGivet: ("uppdrag", "Återrapportera uppdraget."),
}
VANTAR = frozenset({*_SVARAS, Stegtyp.ArendeBordlagt, Stegtyp.ProtokollJusterat})
"""What an ärende may wait for anything by."""
