"""R6: who decides, in its own right or on delegation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from domain import commands as c
from domain.bookkeeping.rattelsekedja import ursprunget
from domain.deciding.besluten import behorigt, beslut_om
from domain.deciding.context import by_command
from domain.rules.beslutande import DECIDED, VEM, bara_kf, deciders
from domain.rules.rakenskapsaret import RAKENSKAPSARET
from domain.rules.rule import Finding, Refusal, rule
from domain.rules.sources import egen_praxis, fordelning_2022, fordelning_2023, kommunallagen
from domain.values.dates import datum_text as nar
from domain.values.dates import first_day, last_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from domain.deciding.context import Context
    from domain.events import Event
    from domain.facts import Beslut
    from domain.states.pott import Pott


_OM_ETT_ANNAT = (c.RattaHandelse, c.KompletteraBeslut, c.KompletteraUnderlag)


class _Ratt(NamedTuple):
    """Whose right a decision may rest on; who took it, if that is stated; if it is KF's alone."""

    organ: tuple[str, ...]
    tog: frozenset[str] = frozenset()
    bara_kf: bool = False


def _ratten(pott: Pott, context: Context, command: c.Command) -> _Ratt:
    """Return who may decide: of what is corrected or completed, whoever may decide that."""
    if isinstance(command, c.KompletteraBeslut):
        completed = context.events(by_command(command.avser_id))
        if stated := [beslut for one in completed for beslut in beslut_om(one, pott)]:
            return _Ratt(tuple(map(behorigt, stated)), frozenset(one.organ for one in stated))
    forst: Sequence[c.Command | Event] = [command]
    if isinstance(command, _OM_ETT_ANNAT):
        forst = context.events(by_command(ursprunget(command.avser_id, pott.rattelser)))
    organ = tuple(kod for one in forst for kod in deciders(pott, context, one))
    return _Ratt(organ, bara_kf=any(map(bara_kf, forst)))


def vad(command: c.Command) -> str:
    """Say what a decision is about: in a pott, or of a year."""
    about = command.ar if isinstance(command, RAKENSKAPSARET) else getattr(command, "pott", "")
    return f"{command.rubrik} {'av' if isinstance(about, int) else 'i'} {about}"


@rule(
    "R6",
    "Beslutet fattas av det organ som har rätt till det, eller av den som organet har delegerat"
    " det till: KS fördelar, KF anvisar och får besluta i KS ställe, nämnden svarar; den som har"
    " fördelat får också ta tillbaka det som inte är använt.",
    fordelning_2022("förslag till beslut, punkt 2 och 3", "kommunstyrelsen beviljar medlen"),
    fordelning_2023("förslag till beslut, punkt 1 och 2", "kommunstyrelsen beviljar medlen"),
    fordelning_2023("kommunstyrelsens förstärkning", "kommunfullmäktige har avsatt 15 000 000 kr"),
    kommunallagen(
        "5 kap. 1 §, 6 kap. 1 och 3 §§", "KF beslutar om budget, KS leder, nämnden beslutar i sitt"
    ),
    kommunallagen(
        "5 kap. 2 §, 6 kap. 37-40 §§, 7 kap. 5-8 §§",
        "vem ett organ får delegera till, och att beslutet anmäls eller protokollförs",
    ),
    egen_praxis(
        "regel R6",
        "myndigheten beslutar själv om sitt bidrag, regeringen också om villkor och återkrav; KS"
        " stänger och öppnar räkenskapsåret; KS tar tillbaka det som KS har fördelat; också ett"
        " beslut som inte krävs är fattat av den som får fatta det",
    ),
    on=(*VEM, c.RattaHandelse),
    any_kind=True,
)
def ratt_organ(pott: Pott, context: Context, command: c.Command) -> Iterator[Finding]:
    """Refuse a decision taken by another organ, or by one that the right one cannot have let."""
    beslut = command.beslut
    if beslut is None:
        return
    ratt = _ratten(pott, context, command)
    if not ratt.organ:
        return
    if behorigt(beslut) not in ratt.organ or (ratt.tog and beslut.organ not in ratt.tog):
        av = f" på delegation av {behorigt(beslut)}" if beslut.delegation else ""
        yield Refusal(
            f"fel beslutsorgan: beslutet om {vad(command)} är fattat av {beslut.organ}{av},"
            f" men fattas av {' eller '.join(dict.fromkeys(ratt.organ))}",
            "Registrera beslutet från rätt organ när det finns"
            + ("." if isinstance(command, DECIDED) else ", eller utan beslut: det krävs inte."),
        )
    elif beslut.delegation:
        yield from _delegerat(context, command, beslut, aldrig=ratt.bara_kf)


def _delegerat(
    context: Context, command: c.Command, beslut: Beslut, *, aldrig: bool
) -> Iterator[Finding]:
    """Refuse what is never delegated, or not to that organ, and an anmälan before the decision."""
    av = behorigt(beslut)
    if aldrig:
        yield Refusal(
            f"beslutet om {vad(command)} delegeras inte: KF beslutar det själv",
            "Registrera kommunfullmäktiges beslut när det finns.",
        )
    elif not context.register.delegates(av, beslut.organ):
        yield Refusal(
            f"{av} kan inte ha delegerat beslutet om {vad(command)} till {beslut.organ}",
            "Ange det organ som beslutade: ett utskott eller en förvaltning under nämnden, eller"
            " nämnden själv med rollen, också när den som har den är anställd någon annanstans i"
            " kommunen.",
        )
    anmald = beslut.delegation and beslut.delegation.anmald
    if anmald and last_day(anmald) < first_day(beslut.datum):
        yield Refusal(
            f"beslutet är anmält {nar(anmald)}, innan det fattades {nar(beslut.datum)}",
            "Rätta datumen.",
        )


_PROTOKOLL = frozenset({"fullmaktige", "namnd", "utskott"})
"""What has meetings of which minutes are kept (KL 5:65, 6:35)."""


def utan_protokoll(
    context: Context, command: c.JusteraProtokoll | c.AntecknaReservation
) -> Iterator[Finding]:
    """Refuse a decision of one that keeps no minutes: an office, a company, an authority."""
    organ = context.register.find(command.beslut.organ) if command.beslut else None
    if organ is not None and organ.slag not in _PROTOKOLL:
        yield Refusal(
            f"{command.rubrik} i {command.arende} av {organ.namn} ({organ.kod}), som inte har några"
            " sammanträden",
            "Ange den nämnd, det utskott eller det fullmäktige vars protokoll det står i.",
        )
