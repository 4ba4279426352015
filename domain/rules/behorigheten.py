"""R6: who decides, in its own right or on delegation."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from domain import commands as c
from domain import facts
from domain.deciding.besluten import behorigt
from domain.deciding.context import by_command
from domain.deciding.kinds import EVENT_OF
from domain.rules.rakenskapsaret import RAKENSKAPSARET
from domain.rules.rule import Finding, Refusal, rule
from domain.rules.sources import egen_praxis, fordelning_2022, fordelning_2023, kommunallagen
from domain.values.dates import datum_text as nar
from domain.values.dates import first_day, last_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from domain.deciding.context import Context
    from domain.events import Event
    from domain.states.pott import Pott

    _Sagt = c.Command | Event
    _Vem = Callable[[Pott, _Sagt], tuple[str, ...]]


def _givaren(pott: Pott, said: _Sagt) -> tuple[str, ...]:
    """Return whoever gives the money: of a new pott as it is stated, if anybody does."""
    if isinstance(said, facts.Pottvillkor):
        return tuple(filter(None, [said.givare]))
    return ((pott.villkor and pott.villkor.givare) or "SOS",)


def _namnden(_: Pott, said: _Sagt) -> tuple[str, ...]:
    """Return the nämnd that it is about, and for a cost also the one that bears it."""
    about = getattr(said, "namnd", None), getattr(said, "buren_av", None)
    return tuple(filter(None, about))


def _fordelaren(pott: Pott, said: _Sagt) -> tuple[str, ...]:
    """Return by whose right the recipient got its money."""
    mottagare = getattr(said, "namnd", ""), getattr(said, "underenhet", None)
    return tuple(behorigt(one.beslut) for one in pott.noter.fordelat.get(mottagare, ()))


def _villkorens(pott: Pott, said: _Sagt) -> tuple[str, ...]:
    """Return who may change a condition: of the state's money only the state how long it lasts."""
    if not pott.statsbidrag:
        return _STADEN
    givaren = _givaren(pott, said)
    return givaren if getattr(said, "ny_nyttjas_tom", None) else (*givaren, *_STADEN)


_STADEN = ("KS", "KF")
"""What KS may decide, KF may too."""
_BARA_KF = (c.AnvisaAnslag, c.VaxlaKommunbidrag)
"""What KL 5:1 lets nobody but fullmäktige decide: the budget, and what is as good as that."""
_BEVILJAR = (c.RegistreraTilldelning, c.SankTilldelning)

_BESLUTAR: tuple[tuple[tuple[type[c.Command], ...], tuple[str | _Vem, ...]], ...] = (
    (_BARA_KF, ("KF",)),
    ((c.AvsattMedel,), ("KF", "KS")),
    (
        (
            c.BeslutaFordelning,
            c.AndraFordelning,
            c.OverforMedel,
            c.OverforKommunbidrag,
            c.BeslutaForskottering,
            c.ProvaNamndensBesked,
            c.BedomRedovisning,
            c.GodkannAterrapportering,
            c.AvslutaBidragsar,
            *RAKENSKAPSARET,
        ),
        _STADEN,
    ),
    ((*_BEVILJAR, c.TaEmotAterkrav, c.EfterskankAterkrav), (_givaren,)),
    ((c.AndraVillkor,), (_villkorens,)),
    (  # between the city and whoever gives the money
        (
            c.UpprattaPott,
            c.RekvireraStatsbidrag,
            c.MakuleraRekvisition,
            c.RegistreraInbetalning,
            c.RegistreraOidentifieradInbetalning,
            c.AterrapporteraTillMyndighet,
            c.AterbetalaStatsbidrag,
        ),
        (*_STADEN, _givaren),
    ),
    ((c.FaststallSkuld,), (*_STADEN, _givaren, _namnden)),
    ((c.LamnaAskande, c.AvbojMedel, c.BegarAnnanInsats, c.LamnaNamndredovisning), (_namnden,)),
    (  # between a nämnd and those who gave it the money
        (
            c.TaEmotMedel,
            c.JusteraInsats,
            c.FoljUppInsats,
            c.AvbrytInsats,
            c.RedovisaForbrukning,
            c.KrediteraForbrukning,
            c.AvraknaEgenfinansiering,
        ),
        (_namnden, *_STADEN),
    ),
    ((c.AterlamnaMedel,), (_namnden, _fordelaren, "KF")),
)
"""Who may take the decision that a command rests on. What is not here anybody may say."""
_VEM = {command: vilka for commands, vilka in _BESLUTAR for command in commands}
_KOMMANDO: dict[type, type[c.Command]] = {event: of for of, event in EVENT_OF.items()}
_OM_ETT_ANNAT = (c.RattaHandelse, c.KompletteraUnderlag)

DECIDED: tuple[type[c.Command], ...] = (
    *_BARA_KF,
    c.AvsattMedel,
    c.BeslutaFordelning,
    c.AndraFordelning,
    c.BeslutaForskottering,
    c.ProvaNamndensBesked,
    c.GodkannAterrapportering,
    *RAKENSKAPSARET,
    *_BEVILJAR,
    c.AvbojMedel,
    c.BegarAnnanInsats,
    c.AterlamnaMedel,
)
"""The commands that must rest on a decision (design §4)."""

MED_HANDLING = (c.AndraVillkor, c.TaEmotAterkrav, c.EfterskankAterkrav)
"""The commands of which a decision, or a document that tells of it, is to say them (R38)."""


def deciders(pott: Pott, said: _Sagt) -> tuple[str, ...]:
    """Return the codes of the organs that may take this decision; none of what anybody may say."""
    made_by: type = type(said)
    vilka = _VEM.get(_KOMMANDO.get(made_by, made_by), ())
    found = ((vem,) if isinstance(vem, str) else vem(pott, said) for vem in vilka)
    return tuple(dict.fromkeys(chain.from_iterable(found)))


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
        ratt = tuple(dict.fromkeys((*ratt, *_STADEN)))
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
    on=(*_VEM, c.KompletteraBeslut, *_OM_ETT_ANNAT),
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
    return not isinstance(command, _BEVILJAR) and state(organ) and state(*ratt)


def _delegerat(context: Context, command: c.Command, beslut: facts.Beslut) -> Iterator[Finding]:
    """Refuse what is never delegated, or not to that organ, and an anmälan before the decision."""
    av = behorigt(beslut)
    if isinstance(command, _BARA_KF):
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
