"""R34: one-off money that becomes permanent kommunbidrag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain.rules.mottagaren import utanfor_staden
from domain.rules.rule import Deviation, Finding, Refusal, fynd, rule
from domain.rules.sources import egen_praxis, fordelning_2022, kommunallagen
from domain.values.dates import datum_text as nar
from domain.values.dates import last_day
from domain.values.money import kronor_text as kr
from domain.values.referenser import skelett

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.deciding.context import Context
    from domain.facts import Vaxling
    from domain.rules.rule import Utfall
    from domain.states.pott import Pott


EFFEKT = {"god", "viss"}
"""What an insats that becomes permanent has had."""

_I_ORD = {"ingen": "ingen", "okand": "okänd"}


def _effekter(pott: Pott, vaxling: Vaxling, datum: str) -> set[str]:
    """Return what the latest follow-up of each insats of the receiver said, by a day."""
    by_then = [
        one
        for one in pott.noter.uppfoljda
        if one.namnd == vaxling.till
        and vaxling.insats in {None, one.insats}
        and last_day(one.handelsedatum) <= last_day(datum)
    ]
    by_then.sort(key=lambda one: last_day(one.handelsedatum))
    return {*{one.insats: one.effekt for one in by_then}.values()}


def _utan_effekt(utfall: Utfall, _context: Context, _command: c.PottCommand) -> Iterator[Finding]:
    """Open an avvikelse when what a växling in force rested on has changed."""
    fore, efter = utfall.pott, utfall.efter
    for one in efter.noter.vaxlingar:
        effekter = [_effekter(pott, one, one.handelsedatum) for pott in (fore, efter)]
        if EFFEKT & effekter[0] and not EFFEKT & effekter[1]:
            yield Deviation(
                f"växlingen av {kr(one.belopp_per_ar_ore)} om året till {one.till} från"
                f" {one.fran_ar} vilar inte längre på någon effekt",
                f"den beslutades {nar(one.handelsedatum)} ({one.kommando_id})",
                one.belopp_per_ar_ore,
                (fynd(namnd=one.till, dag=one.handelsedatum, per_ar=one.belopp_per_ar_ore),),
            )


@rule(
    "R34",
    "Kommunbidrag växlas bara ur kommunens egna medel, från ett organ till ett annat, från året"
    " efter bidragsåret och efter att insatsens effekt följts upp; är den inte uppföljd, utan känd"
    " effekt eller avbruten visas det.",
    fordelning_2022(
        "anslutande uppdrag", "kommunbidragsväxling efter bedömning av insatsernas effekter"
    ),
    kommunallagen("5 kap. 1 §", "KF beslutar om budget"),
    egen_praxis(
        "regel R34",
        "växlingen går mellan två organ som har kommunbidrag, från året efter; KF beslutar också"
        " när effekten är okänd, och det visas",
    ),
    on=(c.VaxlaKommunbidrag, c.FoljUppInsats, c.RattaHandelse),
    efterat=_utan_effekt,
)
def ur_egna_medel(pott: Pott, context: Context, command: c.PottCommand) -> Iterator[Finding]:
    """Refuse statsbidrag, one organ, a year too early; find what no known effect speaks for."""
    if not isinstance(command, c.VaxlaKommunbidrag):
        return  # what växlingar rest on is held when it has changed
    if pott.statsbidrag:
        yield Refusal(
            f"statsbidrag kan inte växlas: {pott.pott} är statens medel",
            "Växla ur en pott med kommunens egna medel.",
        )
    if command.fran == command.till:
        yield Refusal(f"växling från {command.fran} till sig självt", "Ange två olika organ.")
    for kod in dict.fromkeys((command.fran, command.till)):
        if not context.register.recipient(kod):
            hjalp = utanfor_staden(context.register.find(kod).slag) or "Ange en nämnd."
            yield Refusal(f"{kod} har inget kommunbidrag", hjalp)
    if pott.villkor and command.fran_ar <= pott.villkor.bidragsar:
        yield Refusal(
            f"växling från {command.fran_ar}, men bidragsåret är {pott.villkor.bidragsar}",
            f"Ange tidigast {pott.villkor.bidragsar + 1}.",
        )
    yield from _effekten(pott, command)
    yield from _redan_vaxlad(pott, command)


def _redan_vaxlad(pott: Pott, command: c.VaxlaKommunbidrag) -> Iterator[Finding]:
    """Open an avvikelse when the same insats becomes permanent once more: its ram is summed."""
    for one in pott.noter.vaxlingar:
        if command.insats and (one.till, one.insats) == (command.till, command.insats):
            yield Deviation(
                f"{command.insats} hos {command.till} växlas med"
                f" {kr(command.belopp_per_ar_ore)} om året från {command.fran_ar}",
                f"redan växlad med {kr(one.belopp_per_ar_ore)} om året från {one.fran_ar}"
                f" ({one.kommando_id})",
                command.belopp_per_ar_ore,
                (
                    fynd(
                        namnd=one.till,
                        per_ar=command.belopp_per_ar_ore,
                        redan=one.belopp_per_ar_ore,
                    ),
                ),
            )


def _effekten(pott: Pott, command: c.VaxlaKommunbidrag) -> Iterator[Finding]:
    """Find what speaks against it and KF may decide all the same: no effect, none known, a stop."""
    effekter = _effekter(pott, command, command.datum)
    om = f"{command.insats or 'någon insats'} hos {command.till}"
    ore = command.belopp_per_ar_ore
    vaxlas = f"{kr(ore)} om året växlas från {command.fran_ar}"
    figures = (fynd(namnd=command.till, dag=command.datum, per_ar=ore),)
    if not effekter:
        yield Deviation(f"effekten av {om} är inte uppföljd i {pott.pott}", vaxlas, ore, figures)
    elif not EFFEKT & effekter:
        visat = " och ".join(_I_ORD[effekt] for effekt in sorted(effekter))
        yield Deviation(
            f"den senaste uppföljningen av {om} visar {visat} effekt", vaxlas, ore, figures
        )
    if command.insats and (
        stopped := pott.noter.avbrutna.get((command.till, skelett(command.insats)))
    ):
        yield Deviation(f"{om} är avbruten {nar(stopped)}", vaxlas, ore, figures)
