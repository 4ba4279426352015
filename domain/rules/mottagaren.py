"""R25 and R26: who disposes of the money, and under which sub-unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from domain import commands as c
from domain.dates import datum_text as nar
from domain.facts import Organ
from domain.rules.rule import Finding, Refusal, rule
from domain.sources import fordelning_2022

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.context import Context
    from domain.events import OrganRegistrerat
    from domain.facts import Mottagare
    from domain.pott import Pott
    from domain.register import Register

_WITH_RECIPIENT = (
    c.LamnaAskande,
    c.ForeslaFordelning,
    c.BeslutaFordelning,
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
)

_SLAG = {
    "fullmaktige": "fullmäktige",
    "utskott": "ett utskott",
    "forvaltning": "en förvaltning",
    "myndighet": "en myndighet",
}


def _recipients(command: c.Command) -> tuple[tuple[str, str | None], ...]:
    rows: tuple[Mottagare, ...] = getattr(command, "rader", None) or (cast("Mottagare", command),)
    return tuple(dict.fromkeys((row.namnd, row.underenhet) for row in rows if row.namnd))


@rule(
    "R26",
    "Den nämnd som disponerar medlen svarar för dem, även om andra använder dem; mottagaren är en"
    " nämnd eller ett bolag, och varje organ är entydigt registrerat.",
    fordelning_2022("stadskontorets bedömning"),
    on=(*_WITH_RECIPIENT, c.RegistreraOrgan, c.RegistreraAlias),
    any_kind=True,
)
def disponerande_namnd(_pott: Pott, context: Context, command: c.Command) -> Iterator[Finding]:
    """Refuse a recipient that cannot dispose of money, and a name that would mean two organs."""
    if isinstance(command, c.RegistreraOrgan | c.RegistreraAlias):
        yield from _entydigt(context.register, command)
        return
    for namnd, _underenhet in _recipients(command):
        if not context.register.recipient(namnd):
            organ = context.register.find(namnd)
            yield Refusal(
                f"{organ.namn} ({namnd}) är {_SLAG[organ.slag]} och kan inte disponera medel",
                "Ange den nämnd eller det bolag som svarar för medlen.",
            )
        elif not context.register.exists(namnd, command.datum):
            organ = context.register.find(namnd)
            yield Refusal(
                f"{organ.namn} ({namnd}) finns {organ.giltig_from or '…'} till"
                f" {organ.giltig_tom or '…'}, inte {nar(command.datum)}",
                "Ange det organ som fanns då, eller rätta datumet.",
            )


def _entydigt(
    register: Register, command: c.RegistreraOrgan | c.RegistreraAlias
) -> Iterator[Finding]:
    if isinstance(command, c.RegistreraAlias):
        names: tuple[str, ...] = (command.alias,)
    elif _far_sista_dag(register.organ.get(command.kod), command):
        return
    else:
        names = command.kod, command.namn
    for namn in dict.fromkeys(names):
        if register.knows(namn):
            yield Refusal(
                f"namnet {namn!r} är upptaget av {register.find(namn).kod}",
                "Ett namn får bara betyda ett organ; välj ett annat namn eller en annan kod."
                " Ett organ som upphör registreras på nytt, oförändrat, med sin sista dag.",
            )


def _far_sista_dag(organ: OrganRegistrerat | None, command: c.RegistreraOrgan) -> bool:
    """Tell whether an organ is registered anew just as it was, but for its last day."""
    if organ is None:
        return False
    stated = Organ.model_fields
    return {n for n in stated if getattr(organ, n) != getattr(command, n)} == {"giltig_tom"}


@rule(
    "R25",
    "En underenhet har egen rad, men ansvarig är den nämnd som den hör till.",
    fordelning_2022("raden Grundskolenämnden avseende Pedagogisk inspiration"),
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
