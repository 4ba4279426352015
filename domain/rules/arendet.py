"""R39, R40 and R56: dissent changes nothing, when decisions gain force, and what is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from domain import commands as c
from domain import events as e
from domain.bookkeeping import positions as p
from domain.deciding.context import by_avser, by_command, by_mote
from domain.rules.behorigheten import utan_protokoll
from domain.rules.rule import Deviation, Finding, Refusal, fynd, rule
from domain.rules.sources import (
    egen_praxis,
    fordelning_2023,
    helgdagslagen,
    kommunallagen,
    lagstadgad_tid,
)
from domain.values import helgdagar
from domain.values.dates import SISTA_AR, first_day, last_day, year
from domain.values.dates import datum_text as nar
from domain.values.helgdagar import sista_dagen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.deciding.context import Context
    from domain.facts import Beslut
    from domain.states.pott import Pott


@rule(
    "R39",
    "En reservation eller ett särskilt yttrande ändrar inga belopp och anmäls innan sammanträdet"
    " är slut.",
    fordelning_2023("ärendets rubrik", "beslutet 2023-06-07 med reservation (M+C) och (SD)"),
    kommunallagen("4 kap. 27 §", "en reservation anmäls innan sammanträdet avslutas"),
    egen_praxis("regel R39", "ett särskilt yttrande likaså; båda anges med sitt beslut"),
    on=(c.AntecknaReservation,),
)
def anmald_i_tid(
    _pott: Pott, context: Context, command: c.AntecknaReservation
) -> Iterator[Finding]:
    """Refuse dissent without its decision, or announced after the meeting, or in none."""
    yield from utan_protokoll(context, command)
    if command.beslut is None:
        yield Refusal(
            f"reservation i {command.arende} utan beslut", "Ange det beslut som den gäller."
        )
    elif first_day(command.datum) > last_day(command.beslut.datum):
        yield Refusal(
            f"reservation {nar(command.datum)}, efter sammanträdet {nar(command.beslut.datum)}",
            "Ange sammanträdets dag; det som kommer senare är ingen reservation.",
        )


@rule(
    "R40",
    "Ett protokoll justeras inom 14 dagar och anslås senast andra dagen därefter; beslutet vinner"
    " laga kraft dagen efter den sista dagen att överklaga, tre veckor efter anslaget. Det får"
    " verkställas innan dess om inte särskilda skäl talar emot, och då visas det.",
    kommunallagen(
        "5 kap. 69 §, 6 kap. 35 §, 8 kap. 12 §, 13 kap. 5 §",
        "justering, anslag och överklagandetid",
    ),
    kommunallagen(
        "13 kap. 14 §",
        "ett beslut får verkställas innan det vunnit laga kraft, om inte särskilda skäl talar emot"
        " det",
    ),
    lagstadgad_tid("2 §", "en sista dag som är en helgdag eller lördag flyttas till nästa vardag"),
    helgdagslagen("1-2 §§", "vilka dagar som är helgdagar"),
    egen_praxis(
        "regel R40",
        "sammanträde, justering och anslag i den ordningen; att ett beslut verkställs före laga"
        " kraft visas, så att skälen prövas",
    ),
    on=(c.JusteraProtokoll, c.OverforMedel, c.OverforKommunbidrag),
)
def laga_kraft(
    pott: Pott,
    context: Context,
    command: c.JusteraProtokoll | c.OverforMedel | c.OverforKommunbidrag,
) -> Iterator[Finding]:
    """Refuse minutes of no meeting or out of order; find what is too late, or done too early."""
    if isinstance(command, c.JusteraProtokoll):
        yield from utan_protokoll(context, command)
        yield from _justerat(command)
        yield from _for_sent(command)
    else:
        yield from _verkstallt(pott, context, command)


def _verkstallt(
    pott: Pott, context: Context, command: c.OverforMedel | c.OverforKommunbidrag
) -> Iterator[Finding]:
    """Find a transfer that executes a decision without legal force yet.

    One that states no decision takes first of those that have gained force.
    """
    dag = last_day(command.datum)
    waiting = [
        (when, one.belopp_ore)
        for one in pott.noter.verkstalls(command)
        if dag < (when := _laga_kraft(context, one.beslut))
    ]
    kvar = 0 if command.beslut else pott.saldo(p.FORDELAT, command) - command.belopp_ore
    if waiting and sum(ore for _, ore in waiting) > kvar:
        yield Deviation(
            f"verkställt {nar(command.datum)}",
            f"laga kraft {max(waiting)[0]}; innan dess får det verkställas om inte särskilda skäl"
            " talar emot; pröva det",
            fynd=tuple(fynd(command, dag=dag, vantar=ore, kvar=kvar) for dag, ore in waiting),
        )


def _laga_kraft(context: Context, beslut: Beslut) -> str:
    """Return when a meeting's decisions have gained force, as far as its minutes say; else ''.

    Of minutes that are registered anew in an ärende the latest count.
    """
    minutes = [m for m in context.events(by_mote(beslut)) if isinstance(m, e.ProtokollJusterat)]
    latest = {one.arende: one.laga_kraft or "" for one in minutes if one.beslutat}
    return max(latest.values(), default="")


def _justerat(command: c.JusteraProtokoll) -> Iterator[Finding]:
    if command.beslut is None:
        yield Refusal(f"justering i {command.arende} utan beslut", "Ange sammanträdets beslut.")
        return
    mote, justerat, anslaget = command.beslut.datum, command.datum, command.anslaget
    if last_day(justerat) < first_day(mote):
        yield Refusal(f"justerat {nar(justerat)}, före sammanträdet {nar(mote)}", "Rätta datumen.")
    if anslaget and last_day(anslaget) < first_day(justerat):
        yield Refusal(
            f"anslaget {nar(anslaget)}, före justeringen {nar(justerat)}", "Rätta datumen."
        )
    if anslaget and year(kraft := helgdagar.laga_kraft(anslaget)) > SISTA_AR:
        yield Refusal(
            f"anslaget {nar(anslaget)} ger laga kraft {kraft}",
            f"Rätta datumet: dagar anges till och med {SISTA_AR}.",
        )


def _for_sent(command: c.JusteraProtokoll) -> Iterator[Finding]:
    """Find minutes that were approved, or announced, after the last day, however vague."""
    stated = [] if command.beslut is None or not command.beslutat else [
        ("justerat", command.datum, command.beslut.datum, 14, "14 dagar efter sammanträdet")
    ]  # fmt: skip
    if command.anslaget and command.beslutat:
        stated.append(
            ("anslaget", command.anslaget, command.datum, 2, "andra dagen efter justeringen")
        )
    for vad, skett, sedan, dagar, tiden in stated:
        if first_day(skett) > (senast := sista_dagen(sedan, dagar)):
            yield Deviation(
                f"{vad} {nar(skett)}",
                f"senast {senast}, {tiden}",
                fynd=(fynd(dag=skett), fynd(dag=senast)),
            )


_SVARAS = (e.UppdragGivet, e.ArendeRemitterat, e.ArendeAterremitterat)
Fraga = e.UppdragGivet | e.ArendeRemitterat | e.ArendeAterremitterat


@rule(
    "R56",
    "Ett svar hör till det uppdrag, den remiss eller den återremiss i samma ärende som det"
    " besvarar, kommer från den som har frågats och inte före frågan, och ges en gång; ett svar som"
    " ges på nytt anger varför och ersätter det förra.",
    egen_praxis("regel R56", "ett svar per fråga, från den som har frågats"),
    on=(c.AterrapporteraUppdrag,),
)
def ett_svar(_pott: Pott, context: Context, command: c.AterrapporteraUppdrag) -> Iterator[Finding]:
    """Refuse an answer to what nobody asked in the ärende, of somebody else, and a second one."""
    asked = [
        event
        for event in context.events(by_command(command.avser_id))
        if isinstance(event, _SVARAS) and event.arende == command.arende
    ]
    if not asked:
        yield Refusal(
            f"{command.avser_id} är inget uppdrag och ingen remiss i {command.arende}",
            "Ange id för det som besvaras.",
        )
        return
    if command.beslutat and not asked[0].beslutat:
        yield Refusal(
            f"{command.avser_id} är inte beslutat, bara föreslaget eller planerat",
            "Registrera det på nytt när det är beslutat, och besvara det.",
        )
    fraga, till = asked[0], _tillfragade(asked[0])
    if last_day(command.datum) < first_day(fraga.handelsedatum):
        yield Refusal(
            f"svar {nar(command.datum)}, före det som besvaras {nar(fraga.handelsedatum)}",
            "Rätta datumet, eller ange id för det som besvaras.",
        )
    av = _svarande(command.av, till)
    if till and av not in till:
        yield Refusal(
            f"{command.avser_id} besvaras av {' eller '.join(till)}, inte av {av or 'okänt organ'}",
            "Ange i av det organ som har frågats; är det ett annat som ska svara, ställ frågan till"
            " det.",
        )
    elif command.beslutat and command.upprepning is None:
        yield from _redan(context, command, till)


def _redan(
    context: Context, command: c.AterrapporteraUppdrag, till: tuple[str, ...]
) -> Iterator[Finding]:
    """Refuse a second answer of whoever was asked; an återremiss has one, whoever gives it."""
    av = _svarande(command.av, till)
    said = context.events(by_avser(command.avser_id))
    svarat = [_svarande(one.av, till) for one in said if _svar(one)]
    same = [vem for vem in svarat if not till or vem == av]
    if same:
        yield Refusal(
            f"{command.avser_id} är redan besvarat av {same[0] or 'den som frågades'}",
            "Ange i upprepning varför svaret ges på nytt, om det förra var fel.",
        )


def _svar(event: e.Event) -> TypeGuard[e.UppdragAterrapporterat]:
    """Tell whether an event is an answer that has been given, not only planned."""
    return isinstance(event, e.UppdragAterrapporterat) and event.beslutat


def _tillfragade(fraga: Fraga) -> tuple[str, ...]:
    """Return the organs that something was put to; an återremiss is put to whoever prepares it."""
    match fraga:
        case e.UppdragGivet():
            return (fraga.till,)
        case e.ArendeRemitterat():
            return tuple(dict.fromkeys(fraga.mottagare))
        case _:
            return ()


def _svarande(av: str | None, till: tuple[str, ...]) -> str | None:
    """Return who answers: when it is not said, the one who was asked, if that is one."""
    return till[0] if av is None and len(till) == 1 else av
