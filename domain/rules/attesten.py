"""R35: one person registers, another attests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain.deciding.context import by_command
from domain.rules.rule import Finding, Refusal, rule
from domain.rules.sources import attestreglementet, egen_praxis
from domain.values.dates import datum_text as nar
from domain.values.dates import first_day, last_day, within
from domain.values.skelett import actor_looks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.deciding.context import Context
    from domain.states.pott import Pott

_KLARA = (c.AvslutaBidragsar, c.AterrapporteraTillMyndighet, c.StangRakenskapsar)


@rule(
    "R35",
    "Den som registrerar attesterar inte själv; det som inte är attesterat varken avslutas eller"
    " återrapporteras.",
    attestreglementet(
        "granskningsattest och beslutsattest; bokföringsorder",
        "den som registrerar en bokföringsorder beslutsattesterar den inte",
    ),
    egen_praxis(
        "regel R35",
        "vad som attesteras, när, en gång av varje slag, av registrerad aktör; också det som"
        " en klocka som gick fel gav en senare dag",
    ),
    on=(c.Attestera, *_KLARA, c.GeAttestratt),
)
def tva_personer(pott: Pott, context: Context, command: c.Command) -> Iterator[Finding]:
    """Refuse an attest by the same person or without the right, and closing before it is given.

    The right must be in force the day that the attest is recorded, whatever day is written on it.
    What is of a day to come is attested from the day that it is.
    """
    match command:
        case c.Attestera():
            yield from _attest(context, command)
        case c.GeAttestratt():
            yield from _ratt(context, command)
        case _:
            yield from _oattesterat(pott, context, command)


def _oattesterat(pott: Pott, context: Context, command: c.Command) -> Iterator[Finding]:
    if isinstance(command, c.StangRakenskapsar):
        per_pott = {
            namn: sum(antal for ar, antal in one.oattesterade.items() if ar <= command.ar)
            for namn, one in context.potter.items()
        }
        egna = context.bok.vantande.per_ar.items()
        per_pott["liggaren"] = sum(antal for ar, antal in egna if ar <= command.ar)
        what = f"räkenskapsåret {command.ar} eller ett tidigare"
    elif isinstance(command, c.AterrapporteraTillMyndighet) and command.steg != "inskickad":
        return
    else:
        per_pott, what = {pott.pott: sum(pott.oattesterade.values())}, type(command).rubrik
    waiting = [f"{namn} {antal}" for namn, antal in sorted(per_pott.items()) if antal]
    if waiting:
        yield Refusal(
            f"{what} har händelser som inte är attesterade: {', '.join(waiting)}",
            "Låt någon annan attestera dem; bevakningen säger vilka de är.",
        )


def _ratt(context: Context, command: c.GeAttestratt) -> Iterator[Finding]:
    if command.aktor not in context.register.aktorer:
        yield Refusal(
            f"aktören {command.aktor} är inte registrerad",
            "Registrera aktören först.",
        )
    if actor_looks(command.aktor) == actor_looks(context.aktor):
        yield Refusal(
            f"{command.aktor} ger sig själv {command.slag}sattest",
            "Låt någon annan registrera rätten.",
        )
    if command.giltig_tom and last_day(command.giltig_tom) < first_day(command.giltig_from):
        yield Refusal(
            f"attesträtten slutar {command.giltig_tom}, före {command.giltig_from}",
            "Rätta datumen.",
        )


def _attest(context: Context, command: c.Attestera) -> Iterator[Finding]:
    events = context.events(by_command(command.avser_id))
    if not any(event.numreras and event.attesteras for event in events):
        yield Refusal(
            f"{command.avser_id} attesteras inte",
            "Ange en händelse som rör pengar, eller som stänger eller öppnar ett räkenskapsår.",
        )
        return
    av = context.registrerad_av.get(command.avser_id, "")
    if actor_looks(av) == actor_looks(context.aktor):
        yield Refusal(
            f"{context.aktor} har själv registrerat {command.avser_id}",
            "Låt någon annan attestera.",
        )
    hande = events[0].handelsedatum
    if last_day(command.datum) < (tidigast := min(first_day(hande), context.dagen)):
        yield Refusal(
            f"attest {nar(command.datum)} av {command.avser_id}, som"
            f" {'hände' if first_day(hande) == tidigast else 'är daterad'} {nar(hande)}",
            f"Ange tidigast {tidigast}.",
        )
    if command.slag in context.attester(command.avser_id):
        yield Refusal(
            f"{command.avser_id} har redan {command.slag}sattest", "Ge den attest som saknas."
        )
    yield from _utan_ratt(context, command, getattr(events[0], "namnd", None))


def _utan_ratt(context: Context, command: c.Attestera, namnd: str | None) -> Iterator[Finding]:
    """Refuse an attest that nobody with this right, on the day it is recorded, gives."""
    if not any(
        (one.aktor, one.slag) == (context.aktor, command.slag)
        and one.for_pott in {None, command.pott}
        and one.for_namnd in {None, namnd}
        and within(context.idag, one.giltig_from, one.giltig_tom)
        for one in context.register.attestratter.values()
    ):
        yield Refusal(
            f"{context.aktor or 'aktören'} har inte {command.slag}sattest i"
            f" {command.pott or 'hela liggaren'}"
            f" {context.idag}, den dag attesten registreras",
            "Se attestförteckningen; låt den attestera som har rätten då, eller ge rätten på nytt.",
        )
