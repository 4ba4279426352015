"""R41 and R47: closing the city's books of a year, and closing a pott."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain.bookkeeping import positions as p
from domain.bookkeeping.rattelse import omvanda
from domain.deciding.context import by_command
from domain.deciding.kinds import EVENT_OF
from domain.rules.luckan import okanda_belopp
from domain.rules.rule import Finding, Refusal, rule
from domain.rules.sources import egen_praxis, fordelning_2022, redovisningslagen, rkr_r2
from domain.values.dates import datum_text as nar
from domain.values.dates import last_day, year
from domain.values.money import kronor_text as kr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain import events as e
    from domain.deciding.context import Context
    from domain.states.pott import Pott

BOKFORS: tuple[type[c.Command], ...] = tuple(
    command
    for command, event in EVENT_OF.items()
    if event.numbered and issubclass(command, c.PottCommand)
)
"""What is posted in the city's books: it moves or decides money."""

ANDRAR_SALDO: tuple[type[c.Command], ...] = (
    *BOKFORS,
    c.LamnaAskande,
    c.ForeslaFordelning,
    c.LamnaNamndredovisning,
)
"""What changes a figure of the balances: what is posted, asked for, proposed and reported."""

EFTER_AVSLUTET = (
    c.FaststallSkuld,
    c.AterbetalaStatsbidrag,
    c.EfterskankAterkrav,
    c.RattaHandelse,
    c.RegistreraOidentifieradInbetalning,
)
"""What may change balances also in a pott that is closed, though not those it was closed with."""

RAKENSKAPSARET = (c.StangRakenskapsar, c.OppnaRakenskapsar)
"""What closes the city's books of a year, and opens them again."""

FLYTTAR_INGET = (c.TaEmotAterkrav, c.VaxlaKommunbidrag)
"""What is posted in a pott, closed or not, and leaves its balances as they are."""


@rule(
    "R41",
    "Inget som ändrar ett saldo får händelsedatum i ett stängt räkenskapsår, eller i ett som är"
    " tidigare; det rättas i det öppna året. Året stängs när det är slut, och öppnas igen bara"
    " genom ett eget beslut.",
    redovisningslagen("3 kap. 1 §", "löpande bokföring, som avslutas vid räkenskapsårets utgång"),
    egen_praxis(
        "regel R41",
        "det som rör ett stängt år bokförs i det öppna, och KS stänger och öppnar liggarens år;"
        " enligt lag godkänner KF årsredovisningen",
    ),
    on=(*ANDRAR_SALDO, *RAKENSKAPSARET),
    any_kind=True,
)
def oppet_ar(_pott: Pott, context: Context, command: c.Command) -> Iterator[Finding]:
    """Refuse to post in what is closed, to close it twice, and to close a year that is not over.

    Nor is a year opened that is open, or either dated before what it undoes; today is never before
    it, whatever day a clock that went wrong once gave that.
    """
    bok = context.bok
    if not _bokfors(command):
        return
    if isinstance(command, c.OppnaRakenskapsar):
        yield from _oppning(context, command)
        return
    stanger = isinstance(command, c.StangRakenskapsar)
    ar = command.ar if isinstance(command, c.StangRakenskapsar) else year(command.datum)
    if ar <= bok.stangt_tom:
        yield Refusal(
            f"{command.rubrik}: räkenskapsåret {ar} är stängt"
            f" (stängt till och med {bok.stangt_tom})",
            _i_oppet_ar(command),
        )
    elif stanger and min(last_day(command.datum), context.dagen) <= f"{ar}-12-31":
        dag = command.datum if last_day(command.datum) <= f"{ar}-12-31" else context.dagen
        yield Refusal(
            f"räkenskapsåret {ar} är inte slut {nar(dag)}", f"Stäng det tidigast {ar + 1}-01-01."
        )
    elif stanger and last_day(command.datum) < (tidigast := min(bok.oppnad, context.dagen)):
        yield Refusal(
            f"{command.rubrik} {nar(command.datum)}: ett räkenskapsår öppnades igen {bok.oppnad}",
            f"Ange tidigast {tidigast}.",
        )


def _bokfors(command: c.Command) -> bool:
    """Tell whether a command is posted: to complete a decision is, when it says more amounts."""
    return not isinstance(command, c.KompletteraBeslut) or bool(command.rader)


def _oppning(context: Context, command: c.OppnaRakenskapsar) -> Iterator[Finding]:
    bok = context.bok
    if command.ar > bok.stangt_tom:
        till = f"stängt till och med {bok.stangt_tom}" if bok.stangt_tom else "inget år är stängt"
        yield Refusal(
            f"{command.rubrik}: räkenskapsåret {command.ar} är inte stängt ({till})",
            "Ange ett år som är stängt; i ett öppet år bokförs det direkt.",
        )
    elif last_day(command.datum) < (tidigast := min(bok.stangd, context.dagen)):
        yield Refusal(
            f"{command.rubrik} {nar(command.datum)}: ett räkenskapsår stängdes {bok.stangd}",
            f"Ange tidigast {tidigast}.",
        )


def _i_oppet_ar(command: c.Command) -> str:
    """Say how to post in the open year; of a cost, that its own day goes in another field."""
    if isinstance(command, c.StangRakenskapsar):
        return "Ett stängt år öppnas igen genom ett eget beslut, en årsöppning."
    if isinstance(command, c.RedovisaForbrukning):
        return (
            "Ange bokföringsdagen i det öppna året som datum och kostnadens dag som period,"
            f" till exempel {last_day(command.period or command.datum)}."
        )
    return "Bokför i det öppna året, med hänvisning till det gamla."


@rule(
    "R47",
    "Ett bidragsår avslutas när nyttjandeperioden är slut och allt är bokfört, med inget"
    " utestående, utan spärrade medel, utan beslutade rader som väntar på belopp och utan nämnd med"
    " både pengar kvar och egenfinansierat; sedan regleras bara skulden. Ett bidrag som betalas i"
    " efterhand är då också helt rekvirerat.",
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
    elif _bokfors(command) and not isinstance(command, (*EFTER_AVSLUTET, *FLYTTAR_INGET)):
        yield Refusal(
            f"{command.rubrik} i {pott.pott}: bidragsåret är avslutat ({slut.kommando_id})",
            f"Rätta {slut.kommando_id} om avslutet var fel; annars hör det till en annan pott.",
        )
    elif isinstance(command, EFTER_AVSLUTET):
        yield from _fore_avslutet(pott, slut, command)
        if isinstance(command, c.RattaHandelse):
            yield from _ny_brist(pott, context, slut, command)


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
