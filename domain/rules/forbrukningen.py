"""R27 and R28: when a cost counts, and who bears the excess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain.bookkeeping import positions as p
from domain.rules.rule import Deviation, Finding, Refusal, fynd, rule
from domain.rules.sources import egen_praxis, fordelning_2022, villkor_2023
from domain.values.dates import datum_text as nar
from domain.values.dates import last_day, within, year
from domain.values.money import at_most
from domain.values.money import kronor_text as kr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.deciding.context import Context
    from domain.states.pott import Pott


@rule(
    "R27",
    "En kostnad räknas bara om den faller inom pottens nyttjandeperiod.",
    villkor_2023("sista dag att använda medlen", "medlen får användas till och med 2023-12-31"),
    fordelning_2022("särskilt om Socialstyrelsens medel", "medlen ska kunna nyttjas under 2022"),
    egen_praxis(
        "regel R27", "medan året är öppet bokförs kostnaden i det, annars anges dess dag som period"
    ),
    on=(c.RedovisaForbrukning,),
)
def inom_perioden(
    pott: Pott, context: Context, command: c.RedovisaForbrukning
) -> Iterator[Finding]:
    """Refuse a cost outside the use period; one only partly inside is an avvikelse.

    So is one of an earlier year than it is posted in: it is in another year's result.
    """
    if pott.villkor is None:
        return
    period = command.period or command.datum
    start, end = pott.villkor.nyttjas_from, pott.nyttjas_tom_for(period)
    inside = within(period, start, end)
    if inside is False:
        yield Refusal(
            f"kostnad {nar(period)} är utanför nyttjandeperioden för {pott.pott}, {start} till"
            f" {end}",
            "Bokför på den pott vars period kostnaden faller i, eller på nämndens egen ram."
            + ("" if command.period else _bara_bokford(end)),
        )
    elif inside is None:
        yield Deviation(
            f"kostnaden är angiven till {nar(period)}",
            f"nyttjandeperioden är {start} till {end}; en del kan falla utanför",
            command.belopp_ore,
            (fynd(command, dag=period, kostnad=command.belopp_ore),),
        )
    if year(period) < year(command.datum):
        yield Deviation(
            f"kostnaden hör till {period}",
            f"den bokförs {nar(command.datum)}, ett senare år{_oppet(context, period)}",
            command.belopp_ore,
            (
                fynd(command, dag=period, kostnad=command.belopp_ore),
                fynd(command, dag=command.datum, kostnad=command.belopp_ore),
            ),
        )


def _bara_bokford(end: str) -> str:
    return (
        f" En kostnad i perioden som bokförs efter den har {last_day(end)} som datum medan"
        " räkenskapsåret är öppet (bokslutstransaktion, periodisering); är det stängt, ange"
        " bokföringsdagen som datum och kostnadens dag som period."
    )


def _oppet(context: Context, period: str) -> str:
    """Say how to post a cost whose own year is open still: in that year's closing entries."""
    if (ar := year(period)) <= context.bok.stangt_tom:
        return ""
    return f"; {ar} är öppet, och där bokförs den {ar}-12-31 (bokslutstransaktion, periodisering)"


@rule(
    "R28",
    "Förbrukat ur potten är högst det nämnden disponerar; resten bär nämndens egen ram tills den"
    " avräknas.",
    fordelning_2022(
        "stadskontorets förslag", "uppställningen anger vad varje nämnd får att disponera"
    ),
    egen_praxis("regel R28", "en kostnad däröver är ett faktum, som nämnden bär med sin egen ram"),
    on=(c.KrediteraForbrukning, c.AvraknaEgenfinansiering),
)
def inom_disponibelt(
    pott: Pott, _context: Context, command: c.KrediteraForbrukning | c.AvraknaEgenfinansiering
) -> Iterator[Finding]:
    """Refuse to credit or settle more than was recorded, or than there is money for."""
    egen = pott.saldo(p.EGENFINANSIERAT, command)
    if isinstance(command, c.KrediteraForbrukning):
        forbrukat = pott.saldo(p.FORBRUKAT, command)
        high, shown = egen + forbrukat, f"förbrukat {kr(forbrukat)}"
    else:
        hos = pott.saldo(p.HOS_NAMND, command)
        rest = pott.att_avrakna(command.namnd, command.underenhet)
        high, shown = min(rest, hos), f"att avräkna {kr(rest)}, hos nämnden {kr(hos)}"
    if command.belopp_ore > high:
        yield Refusal(
            f"{command.rubrik} {kr(command.belopp_ore)} för"
            f" {command.underenhet or command.namnd} i {pott.pott}: egenfinansierat {kr(egen)},"
            f" {shown}",
            f"{at_most('Ange', high)}.",
        )
