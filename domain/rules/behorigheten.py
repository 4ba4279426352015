"""R6: who decides, in its own right or on delegation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain import facts
from domain.deciding.besluten import behorigt
from domain.deciding.context import by_command
from domain.rules.beslutande import BARA_KF, BEVILJAR, STADEN, VEM, deciders
from domain.rules.rakenskapsaret import RAKENSKAPSARET
from domain.rules.rule import Finding, Refusal, rule
from domain.rules.sources import egen_praxis, fordelning_2022, fordelning_2023, kommunallagen
from domain.values.dates import datum_text as nar
from domain.values.dates import first_day, last_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.deciding.context import Context
    from domain.states.pott import Pott


_OM_ETT_ANNAT = (c.RattaHandelse, c.KompletteraUnderlag)


def _behoriga(
    pott: Pott, context: Context, command: c.Command
) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return whose right a decision may rest on; and who took it, when that is stated already."""
    if not isinstance(command, (c.KompletteraBeslut, *_OM_ETT_ANNAT)):
        return deciders(pott, command), frozenset()
    andra = context.events(by_command(command.avser_id))
    stated = [one.beslut for one in andra if one.beslut is not None]
    if stated and isinstance(command, c.KompletteraBeslut):
        return tuple(map(behorigt, stated)), frozenset(one.organ for one in stated)
    ratt = tuple(kod for one in andra for kod in deciders(pott, one))
    if ratt and isinstance(command, _OM_ETT_ANNAT):
        ratt = tuple(dict.fromkeys((*ratt, *STADEN)))
    return ratt, frozenset()


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
    on=(*VEM, c.KompletteraBeslut, *_OM_ETT_ANNAT),
    any_kind=True,
)
def ratt_organ(pott: Pott, context: Context, command: c.Command) -> Iterator[Finding]:
    """Refuse a decision taken by another organ, or by one that the right one cannot have let."""
    beslut = command.beslut
    if beslut is None:
        return
    ratt, tog = _behoriga(pott, context, command)
    if not ratt:
        return
    if _regeringens(context, command, ratt, behorigt(beslut)):
        ratt = (*ratt, behorigt(beslut))
    if behorigt(beslut) not in ratt or (tog and beslut.organ not in tog):
        av = f" på delegation av {behorigt(beslut)}" if beslut.delegation else ""
        yield Refusal(
            f"fel beslutsorgan: beslutet om {vad(command)} är fattat av {beslut.organ}{av},"
            f" men fattas av {' eller '.join(ratt)}",
            "Registrera beslutet från rätt organ när det finns.",
        )
    elif beslut.delegation:
        yield from _delegerat(context, command, beslut)


def _regeringens(context: Context, command: c.Command, ratt: tuple[str, ...], organ: str) -> bool:
    """Tell whether an organ is over the giver, as the government is: but for what is granted."""
    state = context.register.of_the_state
    return not isinstance(command, BEVILJAR) and state(organ) and state(*ratt)


def _delegerat(context: Context, command: c.Command, beslut: facts.Beslut) -> Iterator[Finding]:
    """Refuse what is never delegated, or not to that organ, and an anmälan before the decision."""
    av = behorigt(beslut)
    if isinstance(command, BARA_KF):
        yield Refusal(
            f"beslutet om {vad(command)} delegeras inte: KF beslutar det själv",
            "Registrera kommunfullmäktiges beslut när det finns.",
        )
    elif not context.register.delegates(av, beslut.organ):
        yield Refusal(
            f"{av} kan inte ha delegerat beslutet om {vad(command)} till {beslut.organ}",
            "Ange det organ som beslutade: ett utskott eller en förvaltning under nämnden, eller"
            " nämnden själv med rollen.",
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
