"""R55: what has happened is not dated after the day that it is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain.bookkeeping.rattelsekedja import kedjan
from domain.deciding.context import by_command
from domain.deciding.kinds import EVENT_OF
from domain.rules.rule import Deviation, Finding, Refusal, fynd, rule
from domain.rules.sources import egen_praxis
from domain.values.dates import SENAST, first_day, last_day
from domain.values.dates import datum_text as nar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.deciding.context import Context
    from domain.states.pott import Pott


KLOCKAN = "R55-KLOCKAN"
"""The code of the avvikelse that stamps are far ahead of the clock: told once while it is open."""


@rule(
    "R55",
    "Det som har hänt dateras inte efter den dag då det registreras; i en pott är ett beslut som"
    " börjar gälla senare en avvikelse, liksom en registreringstid långt före klockan.",
    egen_praxis("regel R55", "en dag som inte har kommit"),
    on=(c.Command,),
    any_kind=True,
)
def har_hant(pott: Pott, context: Context, command: c.Command) -> Iterator[Finding]:
    """Refuse a fact, its decision or a cost's period of a day to come; find a wrong clock.

    A vague date is refused only when its first day is to come. A correction may have the day of
    what it takes back, also when that is to come. A wrong clock is found in potts, where somebody
    can look into it; of all else it is told on recording, and by ``verifiera``.
    """
    for vad, dag in _fakta(command):
        if _tidigast(dag) > max(context.dagen, _tas_tillbaka(pott, context, command, vad)):
            yield Refusal(
                f"{vad} {nar(dag)}: dagen har inte kommit, det är {context.dagen}",
                "Registrera det när det har hänt, eller rätta datumet.",
            )
    if not EVENT_OF[type(command)].faktum and _tidigast(command.datum) > context.dagen:
        yield Deviation(
            f"{command.rubrik} är daterad {nar(command.datum)}",
            f"det registreras {context.dagen}, innan det börjar gälla",
            fynd=(fynd(dag=command.datum), fynd(dag=context.dagen)),
        )
    in_pott = context.fore_klockan and getattr(command, "pott", None)
    if in_pott and not any(pott.koder[key] == KLOCKAN for key in pott.oppna):
        yield Deviation(
            f"registreringstiden är {context.idag}, mer än ett dygn före klockan",
            f"klockan visar {context.klockan}; en tidigare händelse har registrerats med en klocka"
            " som gick fel",
            fynd=(fynd(dag=context.idag), fynd(dag=context.klockan)),
            kod=KLOCKAN,
        )


def _tidigast(datum: str) -> str:
    """Return the day that must have come: the first that a date can mean.

    Of what is known as "senast" a day, that day: it is what a document proves, which is here.
    """
    return last_day(datum) if datum.startswith(SENAST) else first_day(datum)


def _fakta(command: c.Command) -> Iterator[tuple[str, str]]:
    """Yield what a command says has happened, and when."""
    if isinstance(command, c.ArendeCommand) and not command.beslutat:
        return  # a plan is of a day to come
    if EVENT_OF[type(command)].faktum:
        yield command.rubrik, command.datum
    if isinstance(command, c.RedovisaForbrukning) and command.period is not None:
        yield "kostnad för", command.period
    if command.beslut is not None:
        yield f"beslut av {command.beslut.organ}", command.beslut.datum
        if command.beslut.delegation and command.beslut.delegation.anmald:
            yield "anmälan av beslutet", command.beslut.delegation.anmald


def _tas_tillbaka(pott: Pott, context: Context, command: c.Command, vad: str) -> str:
    """Return the day of what a correction takes back, which its own may be; else ''.

    The latest one, of what it corrects and of all that it takes back with it: who corrects a
    correction of a correction takes back what the first of them did.
    """
    if not isinstance(command, c.RattaHandelse) or vad != command.rubrik:
        return ""
    taken = kedjan(command.avser_id, pott.rattelser)[::2]
    known = (one for id_ in taken for one in context.events(by_command(id_)))
    return max((_tidigast(one.handelsedatum) for one in known), default="")
