"""R38: how a decision is cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain.deciding.besluten import annat, beslut_om, i_sin_helhet, saknas
from domain.deciding.context import by_command, by_paragraf
from domain.deciding.uppslag import struken
from domain.rules.beslutande import MED_HANDLING
from domain.rules.rule import Deviation, Finding, fynd, rule
from domain.rules.sources import (
    aterrapportering_2024,
    egen_praxis,
    fordelning_2023,
    kommunallagen,
)
from domain.values.dates import OKAND, first_day, last_day
from domain.values.dates import datum_text as nar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.deciding.context import Context
    from domain.facts import Beslut, Fynd
    from domain.states.pott import Pott


def angivet(beslut: Beslut) -> str:
    """Cite a decision in words."""
    paragraf = f" § {beslut.paragraf}" if beslut.paragraf else ""
    return f"{beslut.organ} {nar(beslut.datum)}{paragraf} ({beslut.diarienummer or OKAND})"


@rule(
    "R38",
    "Ett beslut anges med organ, datum, paragraf och diarienummer, en myndighets utan paragraf; en"
    " paragraf finns en gång per organ och år; ändrade villkor, återkrav och efterskänkning anges"
    " med beslutet eller med den handling där det står.",
    fordelning_2023("beslutsunderlag", "nämndernas beslut anges med organ, dag och paragraf"),
    aterrapportering_2024("ärendet", "KS beslut i mars 2024 anges utan dag och paragraf"),
    kommunallagen("5 kap. 65-69 §§", "protokollets innehåll och justering"),
    egen_praxis(
        "regel R38",
        "en paragraf finns en gång per organ och år; det som någon annan meddelar har sin handling",
    ),
    on=(c.PottCommand, c.AvvikelseCommand, c.Attestera),
    soft=True,
    any_kind=True,
)
def beslut_angivet(
    pott: Pott, context: Context, command: c.PottCommand | c.AvvikelseCommand | c.Attestera
) -> Iterator[Finding]:
    """Open an avvikelse for a decision that lacks a part, or has another one's §.

    What a completion says is judged together with what was stated before, of what it completes;
    what lacked a part and has been looked into since is not found again.
    """
    if command.pott is None:  # nothing completes what is of no pott
        return
    if isinstance(command, c.KompletteraBeslut):
        yield from _kompletterat(pott, context, command)
    elif command.beslut is not None:
        yield from _saknat(context, command.beslut)
        yield from _motsagt(pott, context, command.beslut, command.datum)
    elif isinstance(command, MED_HANDLING) and not command.underlag:
        yield Deviation(
            f"{command.rubrik} i {pott.pott} utan beslut och utan handling",
            "det anges med beslutet eller med den handling där det står",
        )


def _kompletterat(
    pott: Pott, context: Context, command: c.KompletteraBeslut
) -> Iterator[Deviation]:
    """Find what is left of an avvikelse on what is completed, under the name that it has."""
    events = context.events(by_command(command.avser_id))
    beslut = i_sin_helhet(command, pott, events)
    if beslut is None or command.beslut is None:
        return
    kod = pott.finding(command.avser_id, "R38")
    stated = any(beslut_om(event, pott) for event in events)
    found = [*_saknat(context, beslut)] if kod or not stated else []
    found += _motsagt(pott, context, beslut, events[0].handelsedatum)
    yield from (one._replace(kod=kod) for one in found)


def _saknat(context: Context, beslut: Beslut) -> Iterator[Deviation]:
    """Find what is not stated; an authority, and a delegate, may decide without §."""
    names = ["datum", "paragraf", "diarienummer"]
    if beslut.delegation or context.register.find(beslut.organ).slag == "myndighet":
        names.remove("paragraf")
    missing = saknas(beslut, names)
    if missing:
        cited = f"{beslut.organ} {nar(beslut.datum)}"
        yield Deviation(
            f"beslutet anges som {cited} utan {' och '.join(missing)}",
            f"ett beslut har organ, {', '.join(names[:-1])} och diarienummer",
            fynd=_dagar(beslut.datum),
            slag="lucka",
        )


def _motsagt(
    pott: Pott, context: Context, beslut: Beslut, handelsedatum: str
) -> Iterator[Deviation]:
    """Find a decision that was taken after what it decides, and another with the same §."""
    if first_day(beslut.datum) > last_day(handelsedatum):
        yield Deviation(
            f"beslutet är daterat {nar(beslut.datum)}",
            f"det har hänt {nar(handelsedatum)}, före beslutet",
            fynd=_dagar(beslut.datum, handelsedatum),
        )
    if beslut.paragraf is not None and beslut.datum != OKAND:
        yield from _against_earlier(pott, context, beslut)


def _dagar(*datum: str) -> tuple[Fynd, ...]:
    """Return the days that were compared, of those that are known."""
    return tuple(fynd(dag=dag) for dag in datum if dag != OKAND)


def _against_earlier(pott: Pott, context: Context, beslut: Beslut) -> Iterator[Deviation]:
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
            angivet(beslut),
            f"samma paragraf {nar(other.datum)} ({other.diarienummer or OKAND})",
            fynd=_dagar(beslut.datum, other.datum),
        )
