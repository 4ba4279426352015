"""R41: closing the city's books of a year, and what is posted in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain.deciding.kinds import EVENT_OF
from domain.rules.rule import Finding, Refusal, rule
from domain.rules.sources import egen_praxis, redovisningslagen
from domain.values.dates import datum_text as nar
from domain.values.dates import last_day, year

if TYPE_CHECKING:
    from collections.abc import Iterator

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

RAKENSKAPSARET = (c.StangRakenskapsar, c.OppnaRakenskapsar)
"""What closes the city's books of a year, and opens them again."""


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
    if not bokfors(command):
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


def bokfors(command: c.Command) -> bool:
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
