"""R34: one-off money that becomes permanent kommunbidrag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain.dates import last_day
from domain.rules.rule import Finding, Refusal, rule
from domain.sources import fordelning_2022, kommunallagen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.context import Context
    from domain.pott import Pott


@rule(
    "R34",
    "Kommunbidrag växlas bara ur kommunens egna medel, från ett organ till ett annat, från året"
    " efter bidragsåret och efter att insatsens effekt följts upp.",
    fordelning_2022("kommunbidragsväxlingar för verksamheter som bryter segregation"),
    kommunallagen("5 kap. 1 §"),
    on=(c.VaxlaKommunbidrag,),
)
def ur_egna_medel(pott: Pott, context: Context, command: c.VaxlaKommunbidrag) -> Iterator[Finding]:
    """Refuse statsbidrag, one organ, a year too early, and an effect nobody has followed up."""
    if pott.statsbidrag:
        yield Refusal(
            f"statsbidrag kan inte växlas: {pott.pott} är statens medel",
            "Växla ur en pott med kommunens egna medel.",
        )
    if command.fran == command.till:
        yield Refusal(f"växling från {command.fran} till sig självt", "Ange två olika organ.")
    for kod in dict.fromkeys((command.fran, command.till)):
        if not context.register.recipient(kod):
            yield Refusal(f"{kod} har inget kommunbidrag", "Ange en nämnd eller ett bolag.")
    if pott.villkor and command.fran_ar <= pott.villkor.bidragsar:
        yield Refusal(
            f"växling från {command.fran_ar}, men bidragsåret är {pott.villkor.bidragsar}",
            f"Ange tidigast {pott.villkor.bidragsar + 1}.",
        )
    yield from _effekten(pott, command)


def _effekten(pott: Pott, command: c.VaxlaKommunbidrag) -> Iterator[Finding]:
    """Hold the latest follow-up of each insats of the receiver, by the day of the decision."""
    effekter = {
        one.insats: one.effekt
        for one in pott.noter.uppfoljda
        if one.namnd == command.till
        and command.insats in {None, one.insats}
        and last_day(one.handelsedatum) <= last_day(command.datum)
    }
    om = f"{command.insats or 'någon insats'} hos {command.till}"
    if not effekter:
        yield Refusal(
            f"effekten av {om} är inte uppföljd i {pott.pott}",
            "Registrera uppföljningen först: liggare registrera uppfoljning.",
        )
    elif not {"god", "viss"} & {*effekter.values()}:
        yield Refusal(
            f"uppföljningen visar ingen effekt av {om}",
            "En insats utan effekt avslutas; växla en som har effekt.",
        )
    if command.insats and (command.till, command.insats) in pott.noter.avbrutna:
        yield Refusal(f"{om} är avbruten", "Växla en insats som fortsätter.")
