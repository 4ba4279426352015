"""R53: what has been registered is not registered once more, unless somebody says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain import events as e
from domain.context import by_command, by_det_viktiga, by_hela, by_paragraf
from domain.dates import datum_text as nar
from domain.fields import okant
from domain.kinds import EVENT_OF
from domain.money import kronor_text as kr
from domain.rattelsen import ursprunget
from domain.referenser import skelett
from domain.rules.rule import Deviation, Finding, Refusal, fynd, rule
from domain.sources import egen_praxis
from domain.upprepning import FLYTTAR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.context import Context
    from domain.facts import Fynd
    from domain.pott import Pott

_SKALET = "Är det verkligen en till, ange skälet som upprepning; annars är det redan gjort."


@rule(
    "R53",
    "Samma sak registreras en gång: det som i allt är likt något som gäller avvisas, om inte ett"
    " skäl anges, och en rekvisitions beteckning finns en gång i sin pott.",
    egen_praxis("regel R53"),
    on=(*FLYTTAR, c.RattaHandelse),
)
def en_enda_gang(pott: Pott, context: Context, command: c.PottCommand) -> Iterator[Finding]:
    """Refuse what has been said already and stands; show what differs only in words."""
    if isinstance(command, c.RattaHandelse):
        yield from _aterford(pott, context, command)
        return
    if isinstance(command, c.RekvireraStatsbidrag) and _upptagen(pott, command.rekvisition):
        taken = pott.noter.rekvisitioner[skelett(command.rekvisition)]
        yield Refusal(
            f"rekvisition {command.rekvisition!r} finns redan i {pott.pott}"
            f" ({kr(taken.rekvirerat_ore)} rekvirerat)",
            "Är det en ny rekvisition, ange dess egen beteckning; annars är den redan registrerad.",
        )
        return
    if command.upprepning is not None:
        return
    lika = _i_kraft(pott.rattade, context, by_hela(command))
    if lika is not None:
        yield Refusal(
            f"{_vad(command)} är redan registrerat som {lika.kommando_id}, lika i allt", _SKALET
        )
        return
    nara = _i_kraft(pott.rattade, context, by_det_viktiga(command))
    nara = nara or _samma_beslut(pott.rattade, context, command)
    if nara is not None:
        yield Deviation(
            f"{_vad(command)}: {command.avser}",
            f"lika i slag, pott, nämnd, belopp och dag eller beslut är {nara.kommando_id}:"
            f" {nara.avser}",
            getattr(command, "belopp_ore", None),
            (_lika(command, nara),),
        )


def _aterford(pott: Pott, context: Context, command: c.RattaHandelse) -> Iterator[Finding]:
    """Refuse to bring back what has been registered anew since it was corrected."""
    origin = ursprunget(command.avser_id, pott.rattelser)
    after = pott.rattade_efter(command.id, command.avser_id)
    if origin not in pott.rattade or origin in after:
        return
    for event in context.events(by_command(origin)):
        if isinstance(event, e.StatsbidragRekvirerat) and _upptagen(pott, event.rekvisition):
            yield Refusal(
                f"rättelse av {command.avser_id}: rekvisition {event.rekvisition!r} finns redan"
                f" i {pott.pott}",
                "Rätta först den andra rekvisitionen med samma beteckning.",
            )
            continue
        key = by_hela(event)
        others = [one for one in context.events(key) if one.kommando_id not in after] if key else []
        unexplained = [one for one in others if one.upprepning is None]
        if len(unexplained) > 1 and command.upprepning is None:
            other = next(one for one in others if one.kommando_id != origin)
            yield Refusal(
                f"rättelse av {command.avser_id}: {origin} är registrerat på nytt som"
                f" {other.kommando_id}, lika i allt",
                "Ska båda gälla, ange skälet som upprepning.",
            )


def _upptagen(pott: Pott, reference: str) -> bool:
    return not okant(reference) and skelett(reference) in pott.noter.rekvisitioner


def _i_kraft(
    struck: frozenset[str], context: Context, key: tuple[str, str] | None
) -> e.Event | None:
    found = context.events(key) if key else ()
    return next((event for event in found if event.kommando_id not in struck), None)


def _samma_beslut(
    struck: frozenset[str], context: Context, command: c.PottCommand
) -> e.Event | None:
    """Return what is already the same thing by the same point of a decision, on another day."""
    beslut = command.beslut
    if beslut is None or beslut.paragraf is None:
        return None
    own = type(command).model_fields.keys() - c.Command.model_fields.keys()
    return next(
        (
            event
            for event in context.events(by_paragraf(beslut))
            if type(event) is EVENT_OF[type(command)]
            and event.kommando_id not in struck
            and event.beslut is not None
            and event.beslut.punkt == beslut.punkt
            and all(getattr(event, name) == getattr(command, name) for name in own)
        ),
        None,
    )


_BELOPP = ("belopp_ore", "total_ore", "utfall_ore", "belopp_per_ar_ore")


def _belopp(said: c.PottCommand | e.Event) -> int | None:
    return next((ore for name in _BELOPP if (ore := getattr(said, name, None))), None)


def _lika(command: c.PottCommand, nara: e.Event) -> Fynd:
    """Return the amount that is said once more, whose it is, and the day it was first said of."""
    return fynd(
        namnd=getattr(command, "namnd", None),
        underenhet=getattr(command, "underenhet", None),
        dag=nara.handelsedatum,
        belopp=_belopp(command),
        redan=_belopp(nara),
    )


def _vad(command: c.PottCommand) -> str:
    """Say what a command is: noun, amount, recipient, pott and day."""
    belopp = None if (ore := _belopp(command)) is None else kr(ore)
    whose = getattr(command, "underenhet", None) or getattr(command, "namnd", None)
    parts = (
        command.rubrik,
        belopp,
        whose and f"för {whose}",
        f"i {command.pott} {nar(command.datum)}",
    )
    return " ".join(part for part in parts if part)
