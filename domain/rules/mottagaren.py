"""R25 and R26: who disposes of the money, and under which sub-unit."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

from domain import commands as c
from domain.rules.rakenskapsaret import RAKENSKAPSARET
from domain.rules.rule import Finding, Refusal, rule
from domain.rules.sources import egen_praxis, fordelning_2022, fordelning_2023
from domain.values.dates import datum_text as nar
from domain.values.dates import within
from domain.values.once import once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from domain.deciding.context import Context
    from domain.events import OrganRegistrerat
    from domain.facts import Mottagare
    from domain.states.pott import Pott
    from domain.states.register import Register

_WITH_RECIPIENT = (
    c.LamnaAskande,
    c.ForeslaFordelning,
    c.BeslutaFordelning,
    c.KompletteraBeslut,
    c.AndraFordelning,
    c.OverforMedel,
    c.OverforKommunbidrag,
    c.TaEmotMedel,
    c.AvbojMedel,
    c.BegarAnnanInsats,
    c.AterlamnaMedel,
    c.RedovisaForbrukning,
    c.KrediteraForbrukning,
    c.AvraknaEgenfinansiering,
    c.JusteraInsats,
    c.FoljUppInsats,
    c.AvbrytInsats,
    c.LamnaNamndredovisning,
    c.BedomRedovisning,
    c.FaststallSkuld,
    c.AvstamPost,
)

_EFTERAT = (
    c.AndraFordelning,
    c.AvbojMedel,
    c.AterlamnaMedel,
    c.KrediteraForbrukning,
    c.AvraknaEgenfinansiering,
    c.FoljUppInsats,
    c.AvbrytInsats,
    c.LamnaNamndredovisning,
    c.BedomRedovisning,
    c.FaststallSkuld,
    c.AvstamPost,
)
"""What gives and promises nothing: it ends what an organ has left when it has ceased."""

_SLAG = {
    "fullmaktige": "fullmäktige",
    "utskott": "ett utskott",
    "forvaltning": "en förvaltning",
    "bolag": "ett bolag",
    "myndighet": "en myndighet",
}
_EN_ANNAN = frozenset({"bolag", "myndighet"})
"""What is another legal person than the city: it can carry an insats out, but is no nämnd."""
_DELAR = frozenset({"namnd", "forvaltning"})
"""What a sub-unit of a nämnd can be."""


@once
def _recipients(command: c.Command) -> tuple[tuple[str, str | None], ...]:
    rows: tuple[Mottagare, ...] | None = command.__dict__.get("rader")
    if rows is None:
        rows = (cast("Mottagare", command),)
    return tuple(dict.fromkeys((row.namnd, row.underenhet) for row in rows if row.namnd))


@rule(
    "R26",
    "Den nämnd som disponerar medlen svarar för dem, även om andra använder dem; mottagaren är en"
    " nämnd, aldrig ett bolag eller en annan juridisk person, och varje organ finns den dagen; det"
    " som har upphört får inget mer, men det som det har kvar redovisas, lämnas tillbaka och"
    " regleras.",
    fordelning_2022(
        "stadskontorets bedömning",
        "den som skickat in förslaget disponerar medlen, som flera kan nyttja",
    ),
    fordelning_2023("sammanfattning", "kommunstyrelsen kan överföra kommunbidrag till nämnder"),
    egen_praxis(
        "regel R26",
        "ett bolag är utförare, inte mottagare; det som ett organ har kvar när det har upphört",
    ),
    on=(c.PottCommand, c.ArendeCommand, c.AvvikelseCommand, c.Attestera, *RAKENSKAPSARET),
    any_kind=True,
)
def disponerande_namnd(_pott: Pott, context: Context, command: c.Command) -> Iterator[Finding]:
    """Refuse a recipient that cannot dispose of money, and an organ that is not there that day."""
    recipients = _recipients(command) if isinstance(command, _WITH_RECIPIENT) else ()
    find = context.register.find
    named = [find(namnd) for namnd, _ in recipients]
    wrong = {organ.kod: organ for organ in named if organ.slag != "namnd"}
    units = [find(unit) for _, unit in recipients if unit]
    wrong |= {unit.kod: unit for unit in units if unit.slag not in _DELAR}
    for kod, organ in wrong.items():
        yield Refusal(
            f"{organ.namn} ({kod}) är {_SLAG[organ.slag]} och kan inte disponera medel",
            utanfor_staden(organ.slag) or "Ange den nämnd som svarar för medlen.",
        )
    if isinstance(command, c.RedovisaForbrukning) and command.buren_av:
        organ = find(command.buren_av)
        if organ.slag not in _DELAR:
            yield Refusal(
                f"{organ.namn} ({organ.kod}) är {_SLAG[organ.slag]} och bär ingen kostnad åt en"
                " nämnd",
                "Ange den nämnd eller förvaltning vars bokföring kostnaden står i.",
            )
    yield from _fanns_da(context.register, command)


def utanfor_staden(slag: str) -> str | None:
    """Return the way out where another legal person is named instead of a nämnd; else None."""
    if slag not in _EN_ANNAN:
        return None
    vad = "bolaget" if slag == "bolag" else "myndigheten"
    return f"Ange den nämnd som svarar för medlen, och {vad} som utförare på insatsen."


def _fanns_da(register: Register, command: c.Command) -> Iterator[Finding]:
    """Refuse an organ that did not exist, be it nämnd, sub-unit or whoever was asked or answers.

    A cost is of the period that it belongs to, whenever it is booked. Who took a decision is held
    against the day it was taken: an organ that has ceased decides nothing more. From when it was
    there a decision itself can show, so only its end is held.
    """
    dag: str = getattr(command, "period", None) or command.datum
    efterat = isinstance(command, _EFTERAT)
    absent = _saknade(register)
    wrong = {
        organ.kod: (organ, dag)
        for kod in _namngivna(command)
        if (organ := absent(kod, dag, efterat))
    }
    beslut = command.beslut
    decider = beslut and register.absent(beslut.organ, beslut.datum)
    if beslut and decider and within(beslut.datum, None, decider.giltig_tom) is False:
        wrong[decider.kod] = decider, beslut.datum
    kostnad = isinstance(command, c.RedovisaForbrukning)
    for organ, datum in wrong.values():
        yield Refusal(
            f"{organ.namn} ({organ.kod}) finns {organ.giltig_from or '…'} till"
            f" {organ.giltig_tom or '…'}, inte {nar(datum)}",
            "Ange det organ som fanns då, eller rätta datumet"
            + (" eller perioden som kostnaden hör till." if kostnad else "."),
        )


@once
def _saknade(register: Register) -> Callable[[str, str, bool], OrganRegistrerat | None]:
    """Return what says which organ was not there on a day, each worked out once."""

    @lru_cache(maxsize=4096)
    def absent(kod: str, dag: str, efterat: bool) -> OrganRegistrerat | None:  # noqa: FBT001 - kept by its place
        return register.absent(kod, dag, efterat=efterat)

    return absent


def _namngivna(command: c.Command) -> Iterator[str]:
    """Yield the codes of the organs that a command names beside who decided."""
    if isinstance(command, _WITH_RECIPIENT):
        for namnd, underenhet in _recipients(command):
            yield underenhet or namnd
            yield namnd
    stated = command.__dict__
    for name in ("givare", "fran", "till", "av", "buren_av"):
        if (kod := stated.get(name)) is not None:
            yield kod
    if isinstance(command, c.RemitteraArende):
        yield from command.mottagare


@rule(
    "R25",
    "En underenhet har egen rad, men ansvarig är den nämnd som den hör till.",
    fordelning_2022(
        "stadskontorets förslag",
        "en egen rad för Grundskolenämnden avseende Pedagogisk inspiration",
    ),
    on=_WITH_RECIPIENT,
    any_kind=True,
)
def underenhetens_namnd(_pott: Pott, context: Context, command: c.Command) -> Iterator[Finding]:
    """Refuse a sub-unit that belongs to another nämnd."""
    for namnd, underenhet in _recipients(command):
        if underenhet is None:
            continue
        hor_till = context.register.find(underenhet).overordnad
        if hor_till != namnd:
            yield Refusal(
                f"{underenhet} hör till {hor_till or 'ingen nämnd'}, inte till {namnd}",
                "Ange underenheten under den nämnd som den hör till.",
            )
