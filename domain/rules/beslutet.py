"""R37 and R38: that money moves only on a decision, and how it is cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain.deciding.besluten import annat, beslut_om
from domain.deciding.context import by_command
from domain.rules.angivet import angivet
from domain.rules.behorigheten import vad
from domain.rules.beslutande import DECIDED, deciders
from domain.rules.rakenskapsaret import RAKENSKAPSARET
from domain.rules.rule import Finding, Refusal, rule
from domain.rules.sources import (
    aterrapportering_2024,
    egen_praxis,
    fordelning_2022,
    fordelning_2023,
)
from domain.values.dates import OKAND, first_day, last_day
from domain.values.dates import datum_text as nar

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
    aterrapportering_2024("förslag till beslut, punkt 1", "också godkännandet är ett förslag"),
    egen_praxis(
        "regel R37",
        "nämndens besked vilar på nämndens beslut, räkenskapsåret kräver ett helt beslut, samma"
        " kompletteras, och ett belopp som blir känt står i ett beslut eller en handling",
    ),
    on=(*DECIDED, c.OverforMedel, c.OverforKommunbidrag, c.KompletteraBeslut),
    any_kind=True,
)
def beslut_finns(pott: Pott, context: Context, command: c.Command) -> Iterator[Finding]:
    """Refuse what needs a decision and has none, and to complete one with another.

    Of the city's books the decision is stated whole from the beginning: nothing completes it.
    """
    if isinstance(command, DECIDED):
        if command.beslut is None:
            organ = " eller ".join(deciders(pott, context, command))
            yield Refusal(
                f"beslut saknas för {vad(command)}",
                f"Ange beslutet: organ ({organ}), datum, paragraf och diarienummer.",
            )
        elif isinstance(command, RAKENSKAPSARET):
            yield from _helt_beslut(command, command.beslut)
    elif isinstance(command, c.KompletteraBeslut):
        yield from _samma_beslut(pott, context, command)
    elif not pott.noter.fordelning_beslutad:
        yield Refusal(
            f"beslut saknas: i {pott.pott} är ingen fördelning beslutad",
            "Registrera beslutet om fördelning först (KS eller KF).",
        )


def _helt_beslut(command: c.Command, beslut: Beslut) -> Iterator[Finding]:
    if None in {beslut.paragraf, beslut.diarienummer} or OKAND in beslut.stored().values():
        yield Refusal(
            f"beslutet om {vad(command)} saknar dag, paragraf eller diarienummer",
            "Ange hela beslutet: organ, datum, paragraf och diarienummer; det kompletteras inte.",
        )
    if first_day(beslut.datum) > last_day(command.datum):
        yield Refusal(
            f"{vad(command)} {nar(command.datum)}, före beslutet {nar(beslut.datum)}",
            "Rätta datumen; det gäller tidigast den dag då det beslutades.",
        )


def _samma_beslut(pott: Pott, context: Context, command: c.KompletteraBeslut) -> Iterator[Finding]:
    if command.beslut is None:
        if not command.rader:
            yield Refusal(
                f"beslut saknas i kompletteringen av {command.avser_id}",
                "Ange hela beslutet: organ, datum, paragraf och diarienummer; eller de rader som"
                " saknades.",
            )
        elif not command.underlag:
            yield Refusal(
                f"kompletteringen av {command.avser_id} anger varken beslut eller underlag för sina"
                " rader",
                "Ange beslutet eller den handling där beloppen står: pengar flyttas inte på en"
                " uppgift utan källa.",
            )
        return
    completed = context.events(by_command(command.avser_id))
    stated = (one for event in completed for one in beslut_om(event, pott))
    other = next((one for one in stated if annat(command.beslut, one)), None)
    if other is not None:
        yield Refusal(
            f"{angivet(command.beslut)} är ett annat beslut än det som kompletteras,"
            f" {angivet(other)}",
            "Ange samma beslut; vilar händelsen på ett annat rättas den och registreras på nytt.",
        )
