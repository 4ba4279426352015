"""R54: a code, a name or an id means one thing, also to the eye."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain import events as e
from domain.deciding.context import by_pottnamn
from domain.facts import Organ
from domain.rules.rule import Finding, Refusal, rule
from domain.rules.sources import egen_praxis
from domain.values.skelett import actor_looks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.deciding.context import Context
    from domain.events import OrganRegistrerat
    from domain.states.pott import Pott
    from domain.states.register import Register

_ORGANETS = (
    "Ett namn får bara betyda ett organ; välj ett annat namn eller en annan kod."
    " Ett organ som upphör registreras på nytt, oförändrat, med sin sista dag."
)


@rule(
    "R54",
    "En kod, ett namn och ett id betyder en enda sak, också för ögat.",
    egen_praxis("regel R54", "entydigt register"),
    on=(c.RegistreraOrgan, c.RegistreraAlias, c.RegistreraAktor, c.UpprattaPott),
    any_kind=True,
)
def en_betydelse(
    _pott: Pott,
    context: Context,
    command: c.RegistreraOrgan | c.RegistreraAlias | c.RegistreraAktor | c.UpprattaPott,
) -> Iterator[Finding]:
    """Refuse a name that would mean two organs, and an id that is taken for another's."""
    match command:
        case c.RegistreraAktor():
            yield from _aktor(context.register, command)
        case c.UpprattaPott():
            named = context.events(by_pottnamn(command.pott))
            lika = {event.pott for event in named if isinstance(event, e.PottEvent)}
            for pott in sorted(lika - {command.pott}):
                yield Refusal(
                    f"potten {command.pott} går att läsa som {pott}, som finns",
                    "Välj ett namn som inte går att ta för ett annat.",
                )
        case _:
            yield from _organ(context.register, command)


def _aktor(register: Register, command: c.RegistreraAktor) -> Iterator[Finding]:
    if command.aktor in register.aktorer:
        yield Refusal(f"aktören {command.aktor} är redan registrerad", "Välj ett annat id.")
        return
    seen = actor_looks(command.aktor)
    for other in register.aktorer:
        if actor_looks(other) == seen:
            yield Refusal(
                f"aktören {command.aktor} går att läsa som {other}, som finns",
                "Välj ett id som inte går att ta för ett annat; O läses som 0 och I som 1.",
            )


def _organ(register: Register, command: c.RegistreraOrgan | c.RegistreraAlias) -> Iterator[Finding]:
    if isinstance(command, c.RegistreraAlias):
        names: tuple[str, ...] = (command.alias,)
    elif _far_sista_dag(register.organ.get(command.kod), command):
        return
    else:
        names = command.kod, command.namn
    for namn in dict.fromkeys(names):
        if register.knows(namn):
            kod = register.find(namn).kod
            yield Refusal(f"namnet {namn!r} är upptaget av {kod}", _ORGANETS)
            continue
        for kod in sorted(register.resembles(namn) - {command.kod}):
            yield Refusal(f"namnet {namn!r} går att ta för ett av {kod}", _ORGANETS)


def _far_sista_dag(organ: OrganRegistrerat | None, command: c.RegistreraOrgan) -> bool:
    """Tell whether an organ is registered anew just as it was, but for its last day."""
    if organ is None:
        return False
    stated = Organ.model_fields
    return {n for n in stated if getattr(organ, n) != getattr(command, n)} == {"giltig_tom"}
