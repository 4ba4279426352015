"""R53: what has been registered is not registered once more, unless somebody says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain import events as e
from domain.deciding.besluten import beslut_om, samma_punkt
from domain.deciding.context import by_command, by_det_viktiga, by_hela, by_paragraf
from domain.deciding.kinds import EVENT_OF
from domain.deciding.upprepning import FLYTTAR, PEKARE, kommandot, samma_pekare, upprepar
from domain.deciding.uppslag import Nytt
from domain.rules.rule import Deviation, Finding, Refusal, fynd, rule
from domain.rules.sources import egen_praxis
from domain.values.dates import datum_text as nar
from domain.values.fields import okant
from domain.values.money import kronor_text as kr
from domain.values.referenser import skelett

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from domain.deciding.context import Context, Key
    from domain.facts import Fynd
    from domain.states.pott import Pott

_SKALET = "Är det verkligen en till, ange skälet som upprepning; annars är det redan gjort."


@rule(
    "R53",
    "Samma sak registreras en gång: det som i allt är likt något som gäller avvisas, om inte ett"
    " skäl anges, och en rekvisitions beteckning finns en gång i sin pott.",
    egen_praxis("regel R53", "samma händelse räknas en gång, om ingen säger varför den hänt igen"),
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
    nytt = Nytt.av(command, pott, ())
    if (lika := _lika_i_allt(nytt, context)) is not None:
        yield Refusal(
            f"{_vad(command)} är redan registrerat som {lika.kommando_id}, lika i allt",
            _SKALET,
            lika.kommando_id,
        )
        return
    yield from _nara(nytt, pott, context, lambda: f"{_vad(command)}: {command.avser}")


def _aterford(pott: Pott, context: Context, command: c.RattaHandelse) -> Iterator[Finding]:
    """Refuse to bring back what has been registered anew since, and show what nearly has been."""
    origin = pott.aterford(command.id, command.avser_id)
    if origin is None:
        return
    events = context.events(by_command(origin))
    for event in events:
        if isinstance(event, e.StatsbidragRekvirerat) and _upptagen(pott, event.rekvisition):
            yield Refusal(
                f"rättelse av {command.avser_id}: rekvisition {event.rekvisition!r} finns redan"
                f" i {pott.pott}",
                "Rätta först den andra rekvisitionen med samma beteckning.",
            )
            return
    nytt = Nytt.av(command, pott, events)
    if (lika := _lika_i_allt(nytt, context)) is not None:
        yield Refusal(
            f"rättelse av {command.avser_id}: {origin} är registrerat på nytt som"
            f" {lika.kommando_id}, lika i allt",
            "Ska båda gälla, ange skälet som upprepning.",
        )
        return
    om = f"rättelsen av {command.avser_id} tar tillbaka {origin}"
    yield from _nara(nytt, pott, context, lambda: om)


def _upptagen(pott: Pott, reference: str) -> bool:
    return not okant(reference) and skelett(reference) in pott.noter.rekvisitioner


def _lika_i_allt(nytt: Nytt, context: Context) -> e.Event | None:
    """Return what says all that is said, and is in force."""
    keys = (by_hela(said) for said in nytt.sagt)
    found = (event for key in keys if key is not None for event in context.events(key))
    return next((event for event in found if nytt.galler(event)), None)


def _nara(nytt: Nytt, pott: Pott, context: Context, vad: Callable[[], str]) -> Iterator[Deviation]:
    """Show the first that may be the same thing: only words differ, or what one of them left out.

    ``vad`` says which command it is that says it again.
    """
    for said in nytt.sagt:
        found = [one for key in by_det_viktiga(said) for one in context.events(key)]
        alike = [one for one in found if upprepar(said, one, pott)]
        alike += _samma_beslut(said, pott, context)
        nara = next((one for one in alike if nytt.galler(one)), None)
        if nara is not None:
            yield Deviation(
                vad(),
                f"lika i slag, pott, nämnd, belopp och dag eller beslut är {nara.kommando_id}:"
                f" {nara.avser}",
                getattr(said, "belopp_ore", None),
                (_lika(said, nara),),
            )


def _samma_beslut(said: c.Command | e.Event, pott: Pott, context: Context) -> Iterator[e.Event]:
    """Yield what is the same thing by the same point of a decision, maybe on another day.

    What was decided without a § that it was completed with is found by the completion.
    """
    stated = beslut_om(said, pott)
    keys = [by_paragraf(beslut) for beslut in stated if beslut.paragraf is not None]
    if not keys:
        return
    kind = kommandot(said)
    own = kind.model_fields.keys() - c.Command.model_fields.keys() - {*PEKARE}
    for event in (one for key in keys for one in _beslutade(context, key)):
        if (
            type(event) is EVENT_OF[kind]
            and samma_pekare(said, event)
            and samma_punkt((*stated, *beslut_om(event, pott)))
            and all(getattr(event, name) == getattr(said, name) for name in own)
        ):
            yield event


def _beslutade(context: Context, key: Key) -> Iterator[e.Event]:
    """Yield the events that rest on a §, by the statement of it that was first or added."""
    for event in context.events(key):
        if isinstance(event, e.BeslutKompletterat):
            yield from context.events(by_command(event.avser_id))
        else:
            yield event


_BELOPP = ("belopp_ore", "total_ore", "utfall_ore", "belopp_per_ar_ore")


def _belopp(said: c.Command | e.Event) -> int | None:
    return next((ore for name in _BELOPP if (ore := getattr(said, name, None))), None)


def _lika(said: c.Command | e.Event, nara: e.Event) -> Fynd:
    """Return the amount that is said once more, whose it is, and the day it was first said of."""
    return fynd(
        namnd=getattr(said, "namnd", None),
        underenhet=getattr(said, "underenhet", None),
        dag=nara.handelsedatum,
        belopp=_belopp(said),
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
