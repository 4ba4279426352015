"""R47: closing a pott, and what has its place in it after that."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from domain import commands as c
from domain import events as e
from domain.bookkeeping import positions as p
from domain.bookkeeping.postings import Konto, sides
from domain.bookkeeping.rattelse import omvanda
from domain.deciding.context import by_command
from domain.rules.luckan import okanda_belopp
from domain.rules.rakenskapsaret import BOKFORS, bokfors
from domain.rules.rule import Finding, Refusal, rule
from domain.rules.sources import egen_praxis, fordelning_2022, rkr_r2
from domain.values.dates import datum_text as nar
from domain.values.dates import last_day
from domain.values.money import kronor_text as kr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.deciding.context import Context
    from domain.states.pott import Pott

EFTER_AVSLUTET = (
    c.FaststallSkuld,
    c.AterbetalaStatsbidrag,
    c.EfterskankAterkrav,
    c.KrediteraForbrukning,
    c.RattaHandelse,
    c.RegistreraOidentifieradInbetalning,
)
"""What may change balances also in a pott that is closed, though not those it was closed with."""

VISAS = 3
"""How many of the balances that have changed are told; the rest is counted."""

FLYTTAR_INGET = (c.TaEmotAterkrav, c.VaxlaKommunbidrag)
"""What is posted in a pott, closed or not, and leaves its balances as they are."""


@rule(
    "R47",
    "Ett bidragsår avslutas när nyttjandeperioden är slut och allt är bokfört, med inget"
    " utestående, utan spärrade medel, utan beslutade rader som väntar på belopp och utan nämnd med"
    " både pengar kvar och egenfinansierat; sedan regleras bara skulden, och det som nämnden har"
    " burit själv krediteras. Ett bidrag som betalas i efterhand är då också helt rekvirerat.",
    rkr_r2("villkor och restriktion", "ett bidrag är skuld tills villkoren är uppfyllda"),
    fordelning_2022("särskilt om Socialstyrelsens medel", "medlen ska kunna nyttjas under 2022"),
    egen_praxis(
        "regel R47",
        "vad som ska vara klart före avslutet, och hur en dag som en klocka gav fel rättas",
    ),
    on=BOKFORS,
    any_kind=True,
)
def avslutat(pott: Pott, context: Context, command: c.PottCommand) -> Iterator[Finding]:
    """Refuse to close too early or with open matters, and to move money after closing."""
    slut = pott.noter.avslutat
    if slut is None:
        if isinstance(command, c.AvslutaBidragsar):
            yield from _for_tidigt(pott, context, command)
            yield from _oppet(pott)
        elif isinstance(command, c.RattaHandelse):
            yield from _igen(pott, context, command)
    elif bokfors(command) and not isinstance(command, (*EFTER_AVSLUTET, *FLYTTAR_INGET)):
        yield Refusal(
            f"{command.rubrik} i {pott.pott}: bidragsåret är avslutat ({slut.kommando_id})",
            f"Rätta {slut.kommando_id} om avslutet var fel; annars hör det till en annan pott.",
            slut.kommando_id,
        )
    elif isinstance(command, EFTER_AVSLUTET):
        yield from _fore_avslutet(pott, slut, command)
        if isinstance(command, c.RattaHandelse):
            yield from _ny_brist(pott, context, slut, command)
        elif isinstance(command, c.KrediteraForbrukning):
            yield from _pottens_krediterat(pott, slut, command)


def _fore_avslutet(
    pott: Pott, slut: e.BidragsarAvslutat, command: c.PottCommand
) -> Iterator[Finding]:
    tidigast = last_day(slut.handelsedatum)
    if last_day(command.datum) >= tidigast:
        return
    hjalp = f"; hörde det till före avslutet, rätta {slut.kommando_id} först."
    if isinstance(command, c.RattaHandelse) and command.avser_id == slut.kommando_id:
        hjalp = ", avslutets egen dag, också om den inte har kommit."
    yield Refusal(
        f"{command.rubrik} {nar(command.datum)} i {pott.pott}: bidragsåret avslutades"
        f" {nar(slut.handelsedatum)}, med de saldon som det hade då",
        f"Ange tidigast {tidigast}{hjalp}",
        slut.kommando_id,
    )


def _igen(pott: Pott, context: Context, command: c.RattaHandelse) -> Iterator[Finding]:
    """Refuse to bring a closing back into force unless the pott is as it was closed."""
    slut = _ater_i_kraft(pott, context, command)
    if slut is None:
        return
    hjalp = "Avsluta bidragsåret på nytt i stället: det stänger med de saldon som är nu."
    vad = f"{command.rubrik} av {command.avser_id}: avslutet {slut.kommando_id}"
    if andrat := list(_andrat(pott, context, slut, command)):
        flera = f" och {len(andrat) - VISAS} till" if len(andrat) > VISAS else ""
        yield Refusal(
            f"{vad} har saldon som inte längre är pottens: {', '.join(andrat[:VISAS])}{flera}",
            hjalp,
        )
    if last_day(slut.handelsedatum) < last_day(pott.nyttjas_tom):
        yield Refusal(
            f"{vad} är daterat {nar(slut.handelsedatum)}, men {pott.pott} kan användas till"
            f" {pott.nyttjas_tom}",
            hjalp,
        )
    yield from okanda_belopp(pott)


def _ater_i_kraft(
    pott: Pott, context: Context, command: c.RattaHandelse
) -> e.BidragsarAvslutat | None:
    """Return the closing that a correction brings back: it undoes one that undid that."""
    forst = pott.aterford(command.id, command.avser_id)
    events = context.events(by_command(forst)) if forst is not None else ()
    return next((one for one in events if isinstance(one, e.BidragsarAvslutat)), None)


def _andrat(
    pott: Pott, context: Context, slut: e.BidragsarAvslutat, command: c.RattaHandelse
) -> Iterator[str]:
    """Yield what would be other than the closing says; what nämnder only state may have changed."""
    ar = Counter(pott.saldon)
    for event in context.events(by_command(command.avser_id)):
        for konto, ore in sides(event):
            ar[konto] -= ore
    var = {
        Konto(one.plats.position, one.plats.namnd, one.plats.underenhet): one.belopp_ore
        for one in slut.slutsaldon
    }
    for konto in dict.fromkeys([*var, *ar]):
        if konto.position not in p.OBOKFORT and ar[konto] != var.get(konto, 0):
            yield f"{konto} är {kr(ar[konto])}, inte {kr(var.get(konto, 0))}"


def _pottens_krediterat(
    pott: Pott, slut: e.BidragsarAvslutat, command: c.KrediteraForbrukning
) -> Iterator[Finding]:
    """Refuse to credit what the pott has paid: it is a debt first, and then the nämnd's own."""
    rest = command.belopp_ore - pott.saldo(p.EGENFINANSIERAT, command)
    if rest <= 0:
        return
    hos, bar = command.underenhet or command.namnd, "anslaget"
    hjalp = f"Rätta avslutet ({slut.kommando_id}) först, kreditera sedan, och avsluta på nytt."
    if pott.statsbidrag:
        bar = "staten"
        hjalp = (
            f"Fastställ först en skuld på {kr(rest)} ur förbrukat hos {hos} (grund fel_belopp), och"
            " kreditera sedan."
        )
    yield Refusal(
        f"{command.rubrik} {kr(command.belopp_ore)} för {hos} i {pott.pott}: bidragsåret är"
        f" avslutat ({slut.kommando_id}), och {bar} har betalat {kr(rest)} av det",
        hjalp,
        slut.kommando_id,
    )


def _ny_brist(
    pott: Pott, context: Context, slut: e.BidragsarAvslutat, command: c.RattaHandelse
) -> Iterator[Finding]:
    """Refuse to take back a payment: what replaces it could not be posted."""
    events = context.events(by_command(command.avser_id))
    reversing = omvanda(one for one in events if getattr(one, "pott", None) == pott.pott)
    obetalt = sum(
        one.belopp_ore for one in reversing if one.fran and one.fran.position == p.INBETALT
    )
    if obetalt:
        yield Refusal(
            f"{command.rubrik} av {command.avser_id}: {pott.pott} är avslutad och får"
            f" {kr(obetalt)} utestående hos staten",
            f"Rätta {slut.kommando_id} först; registrera det rätta och avsluta på nytt.",
            slut.kommando_id,
        )


def _for_tidigt(pott: Pott, context: Context, command: c.AvslutaBidragsar) -> Iterator[Finding]:
    if last_day(command.datum) < last_day(pott.nyttjas_tom):
        yield Refusal(
            f"{pott.pott} kan användas till {pott.nyttjas_tom}; {nar(command.datum)} är för tidigt",
            f"Avsluta tidigast {last_day(pott.nyttjas_tom)}.",
        )
    if last_day(command.datum) < (bokford_tom := pott.bokford_tom):
        fel_dag = "; är den dagen fel, rätta det som har den, med den dagen som rättelsens dag"
        yield Refusal(
            f"{pott.pott} är bokförd till och med {bokford_tom}; {nar(command.datum)} är för"
            " tidigt",
            f"Avsluta tidigast {bokford_tom}{fel_dag if bokford_tom > context.dagen else ''}.",
        )


def _oppet(pott: Pott) -> Iterator[Finding]:
    if utestaende := pott.total(*p.UTESTAENDE.plus) - pott.total(*p.UTESTAENDE.minus):
        yield Refusal(
            f"{pott.pott} har {kr(utestaende)} utestående hos staten",
            "Registrera inbetalningen, eller makulera det som inte betalas.",
        )
    if pott.efterhand and (kvar := pott.saldo(p.TILLDELAT) - pott.saldo(p.REKVIRERAT)):
        yield Refusal(
            f"{pott.pott} betalas i efterhand och har {kr(kvar)} tilldelat som inte är rekvirerat",
            "Rekvirera det som kostnaderna motsvarar, och sänk tilldelningen med resten.",
        )
    if okant := pott.saldo(p.OIDENTIFIERAT):
        yield Refusal(
            f"{pott.pott} har {kr(okant)} oidentifierat",
            "Registrera vilken rekvisition det hör till, eller rätta registreringen.",
        )
    if sparrat := pott.total(p.SPARRAT_UR_FORDELAT, p.SPARRAT_UR_HOS_NAMND):
        yield Refusal(f"{pott.pott} har {kr(sparrat)} spärrat", "Registrera KS prövning först.")
    yield from okanda_belopp(pott)
    for konto, hos in pott.saldon.items():
        if konto.position != p.HOS_NAMND or not hos:
            continue
        if egen := pott.att_avrakna(konto.namnd, konto.underenhet):
            yield Refusal(
                f"{konto.underenhet or konto.namnd} har {kr(hos)} kvar och {kr(egen)}"
                f" egenfinansierat i {pott.pott}",
                f"Avräkna {kr(min(hos, egen))} först.",
            )
