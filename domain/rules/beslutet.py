"""R6, R37 and R38: who decides, that money moves only on a decision, and how it is cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain.context import by_command, by_paragraf
from domain.dates import first_day, last_day
from domain.fields import OKAND
from domain.kinds import EVENT_OF
from domain.rules.rule import Deviation, Finding, Refusal, rule
from domain.sources import fordelning_2022, fordelning_2023, kommunallagen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.context import Context
    from domain.events import Event
    from domain.facts import Beslut
    from domain.pott import Pott


_BY_ORGAN: tuple[tuple[tuple[type[c.Command], ...], tuple[str, ...]], ...] = (
    ((c.AnvisaAnslag, c.VaxlaKommunbidrag), ("KF",)),
    ((c.AvsattMedel,), ("KF", "KS")),
    (
        (
            c.BeslutaFordelning,
            c.AndraFordelning,
            c.BeslutaForskottering,
            c.ProvaNamndensBesked,
            c.GodkannAterrapportering,
        ),
        ("KS",),
    ),
)
_BY_GIVARE = (c.RegistreraTilldelning, c.SankTilldelning)
_BY_NAMND = (c.AvbojMedel, c.BegarAnnanInsats, c.AterlamnaMedel)

DECIDED: tuple[type[c.Command], ...] = (
    *(command for commands, _ in _BY_ORGAN for command in commands),
    *_BY_GIVARE,
    *_BY_NAMND,
)
"""The commands that must rest on a decision (design §4)."""


def deciders(pott: Pott, command: c.Command) -> tuple[str, ...]:
    """Return the codes of the organs that may take this decision."""
    if isinstance(command, _BY_GIVARE):
        return ((pott.villkor and pott.villkor.givare) or "SOS",)
    if isinstance(command, _BY_NAMND):
        return (command.namnd,)
    return next(organ for commands, organ in _BY_ORGAN if isinstance(command, commands))


@rule(
    "R37",
    "Pengar flyttas bara på beslut; en tjänsteskrivelse är ett förslag och flyttar ingenting.",
    fordelning_2022("rubriken Förslag till beslut"),
    fordelning_2023("rubriken Förslag till beslut"),
    on=(*DECIDED, c.OverforMedel, c.OverforKommunbidrag, c.KompletteraBeslut),
    any_kind=True,
)
def beslut_finns(pott: Pott, _context: Context, command: c.PottCommand) -> Iterator[Finding]:
    """Refuse what needs a decision and has none."""
    if isinstance(command, DECIDED):
        if command.beslut is None:
            organ = " eller ".join(deciders(pott, command))
            yield Refusal(
                f"beslut saknas för {command.rubrik} i {command.pott}",
                f"Ange beslutet: organ ({organ}), datum, paragraf och diarienummer.",
            )
    elif isinstance(command, c.KompletteraBeslut):
        if command.beslut is None:
            yield Refusal(
                f"beslut saknas i kompletteringen av {command.avser_id}",
                "Ange hela beslutet: organ, datum, paragraf och diarienummer.",
            )
    elif not pott.noter.fordelning_beslutad:
        yield Refusal(
            f"beslut saknas: i {command.pott} är ingen fördelning beslutad",
            "Registrera kommunstyrelsens beslut om fördelning först.",
        )


@rule(
    "R6",
    "Beslutet fattas av det organ som har rätt till det: KS fördelar, KF anvisar, nämnden svarar.",
    fordelning_2022("förslag till beslut, punkt 2 och 3"),
    fordelning_2023("förslag till beslut, punkt 1 och 2"),
    kommunallagen("5 kap. 1 §, 6 kap. 1 och 3 §§"),
    on=(*DECIDED, c.KompletteraBeslut),
    any_kind=True,
)
def ratt_organ(pott: Pott, context: Context, command: c.PottCommand) -> Iterator[Finding]:
    """Refuse a decision taken by another organ."""
    if command.beslut is None:
        return
    if isinstance(command, c.KompletteraBeslut):
        completed = context.events(by_command(command.avser_id))
        ratt = tuple(event.beslut.organ for event in completed if event.beslut)
        if not ratt:
            return
    else:
        ratt = deciders(pott, command)
    if command.beslut.organ not in ratt:
        yield Refusal(
            f"fel beslutsorgan: beslutet om {command.rubrik} i {command.pott} är fattat av"
            f" {command.beslut.organ}, men fattas av {' eller '.join(ratt)}",
            "Registrera beslutet från rätt organ när det finns.",
        )


@rule(
    "R38",
    "Ett beslut anges med organ, datum, paragraf och diarienummer; en paragraf finns en gång per"
    " organ och år.",
    fordelning_2023("beslutsunderlag"),
    kommunallagen("5 kap. 65-69 §§"),
    on=(c.PottCommand,),
    soft=True,
    any_kind=True,
)
def beslut_angivet(_pott: Pott, context: Context, command: c.PottCommand) -> Iterator[Finding]:
    """Open an avvikelse for a decision without § or diarienummer, or with another one's §."""
    beslut = command.beslut
    if beslut is None:
        return
    cited = f"{beslut.organ} {beslut.datum}"
    missing = [
        name
        for name, value in (("paragraf", beslut.paragraf), ("diarienummer", beslut.diarienummer))
        if value in {None, OKAND}
    ]
    if missing:
        yield Deviation(
            f"beslutet anges som {cited} utan {' och '.join(missing)}",
            "ett beslut har organ, datum, paragraf och diarienummer",
        )
    if first_day(beslut.datum) > last_day(command.datum):
        yield Deviation(
            f"beslutet är daterat {beslut.datum}", f"det har hänt {command.datum}, före beslutet"
        )
    if beslut.paragraf is not None:
        yield from _against_earlier(context, command, beslut)


def _against_earlier(context: Context, command: c.PottCommand, beslut: Beslut) -> Iterator[Finding]:
    """Find a § that means two decisions, and a decision that is registered twice."""
    earlier = [(e, e.beslut) for e in context.events(by_paragraf(beslut)) if e.beslut is not None]
    other = next((one for _, one in earlier if _another(beslut, one)), None)
    if other is not None:
        yield Deviation(
            f"{beslut.organ} {beslut.datum} § {beslut.paragraf} ({beslut.diarienummer or OKAND})",
            f"samma paragraf {other.datum} ({other.diarienummer or OKAND})",
        )
    twice = next((event for event, one in earlier if _same(command, event, one)), None)
    if twice is not None:
        yield Deviation(
            f"{command.rubrik} enligt {beslut.organ} {beslut.datum} § {beslut.paragraf}",
            f"samma beslut är redan registrerat som {twice.kommando_id}",
        )


def _same(command: c.PottCommand, event: Event, decided: Beslut) -> bool:
    """Tell whether an event is already the same thing by the same point of the decision."""
    own = type(command).model_fields.keys() - c.Command.model_fields.keys()
    return (
        type(event) is EVENT_OF[type(command)]
        and command.beslut is not None
        and decided.punkt == command.beslut.punkt
        and all(getattr(event, name) == getattr(command, name) for name in own)
    )


def _another(one: Beslut, other: Beslut) -> bool:
    """Tell whether two decisions with the same § cannot be the same decision."""
    dnr = {one.diarienummer, other.diarienummer} - {None, OKAND}
    return one.datum != other.datum or len(dnr) > 1
