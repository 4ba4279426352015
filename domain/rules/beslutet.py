"""R37 and R38: that money moves only on a decision, and how it is cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain.deciding.besluten import annat, saknas
from domain.deciding.context import by_command, by_paragraf
from domain.deciding.uppslag import struken
from domain.rules.avslutet import RAKENSKAPSARET
from domain.rules.behorigheten import DECIDED, deciders, vad
from domain.rules.rule import Deviation, Finding, Refusal, fynd, rule
from domain.rules.sources import (
    aterrapportering_2024,
    egen_praxis,
    fordelning_2022,
    fordelning_2023,
    kommunallagen,
)
from domain.states.avvikelser import HELT_BESLUT
from domain.values.dates import datum_text as nar
from domain.values.dates import first_day, last_day
from domain.values.fields import OKAND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.deciding.context import Context
    from domain.facts import Beslut
    from domain.states.pott import Pott


@rule(
    "R37",
    "Pengar flyttas bara på beslut; en tjänsteskrivelse är ett förslag och flyttar ingenting.",
    fordelning_2022(
        "förslag till beslut", "tjänsteskrivelsen föreslår vad kommunstyrelsen ska besluta"
    ),
    fordelning_2023(
        "förslag till beslut", "också det ärende vars rubrik anger ett beslut är ett förslag"
    ),
    egen_praxis("regel R37", "räkenskapsåret kräver ett helt beslut, och samma kompletteras"),
    on=(*DECIDED, c.OverforMedel, c.OverforKommunbidrag, c.KompletteraBeslut),
    any_kind=True,
)
def beslut_finns(pott: Pott, context: Context, command: c.Command) -> Iterator[Finding]:
    """Refuse what needs a decision and has none, and to complete one with another.

    Of the city's books the decision is stated whole from the beginning: nothing completes it.
    """
    if isinstance(command, DECIDED):
        if command.beslut is None:
            organ = " eller ".join(deciders(pott, command))
            yield Refusal(
                f"beslut saknas för {vad(command)}",
                f"Ange beslutet: organ ({organ}), datum, paragraf och diarienummer.",
            )
        elif isinstance(command, RAKENSKAPSARET):
            yield from _helt_beslut(command, command.beslut)
    elif isinstance(command, c.KompletteraBeslut):
        yield from _samma_beslut(context, command)
    elif not pott.noter.fordelning_beslutad:
        yield Refusal(
            f"beslut saknas: i {pott.pott} är ingen fördelning beslutad",
            "Registrera kommunstyrelsens beslut om fördelning först.",
        )


def _helt_beslut(command: c.Command, beslut: Beslut) -> Iterator[Finding]:
    if beslut.paragraf is None or beslut.diarienummer in {None, OKAND}:
        yield Refusal(
            f"beslutet om {vad(command)} saknar paragraf eller diarienummer",
            "Ange hela beslutet: organ, datum, paragraf och diarienummer; det kompletteras inte.",
        )
    if first_day(beslut.datum) > last_day(command.datum):
        yield Refusal(
            f"{vad(command)} {nar(command.datum)}, före beslutet {nar(beslut.datum)}",
            "Rätta datumen; det gäller tidigast den dag då det beslutades.",
        )


def _samma_beslut(context: Context, command: c.KompletteraBeslut) -> Iterator[Finding]:
    if command.beslut is None:
        yield Refusal(
            f"beslut saknas i kompletteringen av {command.avser_id}",
            "Ange hela beslutet: organ, datum, paragraf och diarienummer.",
        )
        return
    completed = context.events(by_command(command.avser_id))
    other = next(
        (e.beslut for e in completed if e.beslut and annat(command.beslut, e.beslut)), None
    )
    if other is not None:
        yield Refusal(
            f"{_angivet(command.beslut)} är ett annat beslut än det som kompletteras,"
            f" {_angivet(other)}",
            "Ange samma beslut; vilar händelsen på ett annat rättas den och registreras på nytt.",
        )


@rule(
    "R38",
    "Ett beslut anges med organ, datum, paragraf och diarienummer; en paragraf finns en gång per"
    " organ och år.",
    fordelning_2023("beslutsunderlag", "nämndernas beslut anges med organ, dag och paragraf"),
    aterrapportering_2024("ärendet", "KS beslut i mars 2024 anges utan dag och paragraf"),
    kommunallagen("5 kap. 65-69 §§", "protokollets innehåll och justering"),
    egen_praxis("regel R38", "en paragraf finns en gång per organ och år"),
    on=(c.PottCommand, c.Attestera),
    soft=True,
    any_kind=True,
)
def beslut_angivet(
    pott: Pott, context: Context, command: c.PottCommand | c.Attestera
) -> Iterator[Finding]:
    """Open an avvikelse for a decision without § or diarienummer, or with another one's §."""
    beslut = command.beslut
    if beslut is None or command.pott is None:  # nothing completes what is of no pott
        return
    cited = f"{beslut.organ} {nar(beslut.datum)}"
    if missing := saknas(beslut):
        yield Deviation(
            f"beslutet anges som {cited} utan {' och '.join(missing)}",
            HELT_BESLUT,
            fynd=(fynd(dag=beslut.datum),),
        )
    if first_day(beslut.datum) > last_day(command.datum):
        yield Deviation(
            f"beslutet är daterat {nar(beslut.datum)}",
            f"det har hänt {nar(command.datum)}, före beslutet",
            fynd=(fynd(dag=beslut.datum), fynd(dag=command.datum)),
        )
    if beslut.paragraf is not None:
        yield from _against_earlier(pott, context, beslut)


def _against_earlier(pott: Pott, context: Context, beslut: Beslut) -> Iterator[Finding]:
    """Find a § that means two decisions, of what is not corrected."""
    earlier = (
        one.beslut
        for one in context.events(by_paragraf(beslut))
        if one.beslut is not None
        and annat(beslut, one.beslut)
        and not struken(one, pott, context.events)
    )
    other = next(earlier, None)
    if other is not None:
        yield Deviation(
            _angivet(beslut),
            f"samma paragraf {nar(other.datum)} ({other.diarienummer or OKAND})",
            fynd=(fynd(dag=beslut.datum), fynd(dag=other.datum)),
        )


def _angivet(beslut: Beslut) -> str:
    paragraf = f" § {beslut.paragraf}" if beslut.paragraf else ""
    return f"{beslut.organ} {nar(beslut.datum)}{paragraf} ({beslut.diarienummer or OKAND})"
