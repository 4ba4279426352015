"""R36 and R50: nothing is changed; what was wrong is reversed by a new event, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain import events as e
from domain.bookkeeping import positions as p
from domain.bookkeeping.rattelse import omvanda
from domain.deciding.context import by_avser, by_command
from domain.errors import InvariantBroken
from domain.rules.aterrapporten import i_ordning
from domain.rules.rule import Finding, Refusal, rule
from domain.rules.sources import egen_praxis, redovisningslagen
from domain.states.noted import SKRIVER
from domain.states.pott_fold import evolve
from domain.values.dates import datum_text as nar
from domain.values.referenser import skelett

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from domain.deciding.context import Context
    from domain.states.pott import Pott
    from domain.states.pott_notes import Komplettering

    Kompletteringar = Mapping[str, tuple[Komplettering, ...]]

_PA_REKVISITIONEN = (e.StatsbidragInbetalt, e.RekvisitionMakulerad)


@rule(
    "R36",
    "Ingenting ändras eller tas bort: det som var fel rättas, och det som saknas läggs till, med en"
    " ny händelse som pekar på den gamla.",
    redovisningslagen(
        "3 kap., rättelse av bokföringspost", "det framgår vad som rättats, när och av vem"
    ),
    egen_praxis("regel R36", "vad som kan rättas, i vilken ordning, och vad som kan kompletteras"),
    on=(c.RattaHandelse, c.KompletteraUnderlag),
)
def ny_handelse(pott: Pott, context: Context, command: c.Command) -> Iterator[Finding]:
    """Refuse what cannot be reversed, and documents that are not given."""
    match command:
        case c.RattaHandelse():
            yield from _reversible(pott, context, command)
        case c.KompletteraUnderlag() if not command.underlag:
            yield Refusal(f"inget underlag till {command.avser_id}", "Ange det som läggs till.")


def _reversible(pott: Pott, context: Context, command: c.RattaHandelse) -> Iterator[Finding]:
    if _rattad(context, command) is not None:
        return  # R50 says so
    events = context.events(by_command(command.avser_id))
    if not all(event.rattas for event in events):
        yield Refusal(
            f"{command.avser_id} ({type(events[0]).__name__}) rättas inte",
            _i_stallet(events[0]),
        )
        return
    if any(getattr(event, "pott", pott.pott) != pott.pott for event in events):
        return  # R10 says so
    reversing = e.HandelseRattad.model_construct(
        pott=pott.pott,
        handelsedatum=command.datum,
        kommando_id=command.id,
        avser=command.avser,
        avser_id=command.avser_id,
        skal=command.skal,
        flyttningar=omvanda(events),
    )
    try:
        after = evolve(pott, reversing, context.las)
    except InvariantBroken as broken:
        yield Refusal(
            f"rättelse av {command.avser_id}: {broken}", _forst(_byggt_pa(pott, context, reversing))
        )
        return
    yield from _i_omvand_ordning(pott, after, command)
    if i_ordning(pott.noter.aterrapporter) and not i_ordning(after.noter.aterrapporter):
        steg = ", ".join(one.steg for one in after.noter.aterrapporter)
        yield Refusal(
            f"rättelse av {command.avser_id}: återrapporteringens steg blir {steg}",
            _forst(_efter(pott.noter.aterrapporter, after.noter.aterrapporter)),
        )


def _forst(senare: Iterable[e.Event]) -> str:
    """Say what is to be corrected first, the latest first, where it is known what it is."""
    namn = ", ".join(
        f"{one.kommando_id} ({type(one).__name__} {nar(one.handelsedatum)})" for one in senare
    )
    return f"Rätta först det som senare byggt på händelsen{namn and f': {namn}'}."


def _byggt_pa(pott: Pott, context: Context, rattelse: e.HandelseRattad) -> Iterator[e.Event]:
    """Yield, the latest first, what rests on a command: what closed the year, paid or judged it."""
    avser_id = rattelse.avser_id
    places = (one for flytt in rattelse.flyttningar for one in (flytt.fran, flytt.till) if one)
    avslut = pott.noter.avslutat
    if (
        avslut
        and avslut.kommando_id != avser_id
        and any(one.position in p.OREGLERAT for one in places)
    ):
        yield avslut
    called = {
        skelett(one.rekvisition)
        for one in context.events(by_command(avser_id))
        if isinstance(one, e.StatsbidragRekvirerat)
    }
    for one in reversed(context.noterade):
        pays = isinstance(one, _PA_REKVISITIONEN) and skelett(one.rekvisition) in called
        points = getattr(one, "avser_id", None) == avser_id and type(one) in SKRIVER
        if (pays or points) and one.kommando_id not in pott.rattade:
            yield one


def _efter(fore: Sequence[e.Event], efter: Sequence[e.Event]) -> Sequence[e.Event]:
    """Return what comes after the step that a correction takes away, or brings back."""
    short, long = sorted((fore, efter), key=len)
    kvar = {one.kommando_id for one in short}
    at = next(nr for nr, one in enumerate(long) if one.kommando_id not in kvar)
    return long[:at:-1]


def _i_omvand_ordning(pott: Pott, after: Pott, command: c.RattaHandelse) -> Iterator[Finding]:
    """Refuse to take back a completion before those that came after it."""
    if senare := _kompletterat_senare(pott.noter.kompletterade, after.noter.kompletterade):
        yield Refusal(
            f"rättelse av {command.avser_id}: beslutet är kompletterat i flera steg, senast genom"
            f" {senare}",
            f"Rätta först {senare}.",
            senare,
        )


def _kompletterat_senare(fore: Kompletteringar, efter: Kompletteringar) -> str | None:
    """Return the completion that a correction jumps over: the last one made is the first to go."""
    for of in fore.keys() | efter.keys():
        had, has = fore.get(of, ()), efter.get(of, ())
        short, long = sorted((had, has), key=len)
        if short != long[: len(short)]:
            return long[-1].kommando_id
    return None


def _i_stallet(event: e.Event) -> str:
    match event:
        case e.RakenskapsarStangt() | e.RakenskapsarOppnat():
            return "Ett räkenskapsår öppnas och stängs igen genom ett eget beslut."
        case e.PottEvent() | e.AvvikelseEvent() | e.HandelseAttesterad():
            return "Komplettera, ändra villkoret eller utred i stället."
        case e.UppdragAterrapporterat():
            return (
                "Registrera svaret på nytt och ange i upprepning varför; det ersätter det förra."
                " Besvarades fel fråga, ställ den på nytt, så väntar den på sitt svar."
            )
        case _:
            return "Registrera det som är rätt på nytt; det som registreras sist gäller."


@rule(
    "R50",
    "En händelse rättas högst en gång; rättelsen kan i sin tur rättas.",
    redovisningslagen(
        "3 kap., rättelse av bokföringspost", "det framgår vad som rättats, när och av vem"
    ),
    egen_praxis("regel R50", "en händelse rättas en gång, och rättelsen i sin tur"),
    on=(c.RattaHandelse,),
)
def en_rattelse(pott: Pott, context: Context, command: c.RattaHandelse) -> Iterator[Finding]:
    """Refuse to correct what has been corrected; what is in force again is undone by its last."""
    earlier = _rattad(context, command)
    if earlier is None:
        return
    rattad = f"{command.avser_id} är redan rättad genom {earlier.kommando_id}"
    rattas_av = {avser_id: kommando_id for kommando_id, avser_id in pott.rattelser}
    kedja = [earlier.kommando_id]
    while kedja[-1] in rattas_av:
        kedja.append(rattas_av[kedja[-1]])
    if len(kedja) % 2:
        yield Refusal(
            rattad,
            f"Rätta {kedja[-1]} om rättelsen var fel, och registrera på nytt.",
            kedja[-1],
        )
    else:
        yield Refusal(
            f"{rattad}, och gäller igen genom {kedja[-1]}",
            f"Rätta {kedja[-1]} om {command.avser_id} var fel, och registrera på nytt.",
            kedja[-1],
        )


def _rattad(context: Context, command: c.RattaHandelse) -> e.HandelseRattad | None:
    about = context.events(by_avser(command.avser_id))
    return next((one for one in about if isinstance(one, e.HandelseRattad)), None)
