"""Who may take the decision that each command rests on, and which commands must rest on one."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from domain import commands as c
from domain import facts
from domain.deciding.besluten import behorigt
from domain.deciding.kinds import EVENT_OF
from domain.rules.rakenskapsaret import RAKENSKAPSARET
from domain.values.dates import within

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.deciding.context import Context
    from domain.events import Event
    from domain.states.pott import Pott

    _Sagt = c.Command | Event
    _Vem = Callable[[Pott, Context, _Sagt], tuple[str, ...]]


def _givaren(pott: Pott, _: Context, said: _Sagt) -> tuple[str, ...]:
    """Return whoever gives the money: of a new pott as it is stated, if anybody does."""
    if isinstance(said, facts.Pottvillkor):
        return tuple(filter(None, [said.givare]))
    return ((pott.villkor and pott.villkor.givare) or "SOS",)


def _staten(pott: Pott, context: Context, said: _Sagt) -> tuple[str, ...]:
    """Return whoever gives the money and the authorities over it, as the government is."""
    alla = (one.kod for one in context.register.organ.values() if one.slag == "myndighet")
    return *_givaren(pott, context, said), *alla


def _villkorens(pott: Pott, context: Context, said: _Sagt) -> tuple[str, ...]:
    """Return who may change a condition: of the state's money only the state how long it lasts."""
    if not pott.statsbidrag:
        return STADEN
    staten = _staten(pott, context, said)
    return staten if getattr(said, "ny_nyttjas_tom", None) else (*staten, *STADEN)


def _namnden(_: Pott, context: Context, said: _Sagt) -> tuple[str, ...]:
    """Return the nämnd that it is about; when that has ceased, whichever has its tasks, and KF."""
    kod = getattr(said, "namnd", None)
    if kod is None:
        return ()
    register = context.register
    dag = said.beslut.datum if said.beslut else getattr(said, "handelsedatum", None)
    if dag is None or within(dag, None, register.organ[kod].giltig_tom) is not False:
        return (kod,)
    return kod, "KF", *filter(register.recipient, register.organ)


def _betalaren(_: Pott, context: Context, said: _Sagt) -> tuple[str, ...]:
    """Return the nämnd that bears a cost, or that whoever bears it belongs to."""
    kod = getattr(said, "buren_av", None)
    return (context.register.namnden(kod),) if kod else ()


def _fordelaren(pott: Pott, _: Context, said: _Sagt) -> tuple[str, ...]:
    """Return by whose right the recipient got its money."""
    mottagare = getattr(said, "namnd", ""), getattr(said, "underenhet", None)
    return tuple(behorigt(one.beslut) for one in pott.noter.fordelat.get(mottagare, ()))


def _den_som_lade_till(_: Pott, __: Context, said: _Sagt) -> tuple[str, ...]:
    """Return who decided what is added to an event; of what rests on no decision, the city."""
    return STADEN if said.beslut is None else (behorigt(said.beslut),)


STADEN = ("KS", "KF")
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
            c.GodkannAterrapportering,
            c.AvslutaBidragsar,
            *RAKENSKAPSARET,
        ),
        STADEN,
    ),
    (_BEVILJAR, (_givaren,)),
    ((c.TaEmotAterkrav, c.EfterskankAterkrav), (_staten,)),
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
        (*STADEN, _givaren),
    ),
    ((c.FaststallSkuld,), (*STADEN, _givaren, _namnden)),
    (  # what a nämnd answers
        (
            c.LamnaAskande,
            c.TaEmotMedel,
            c.AvbojMedel,
            c.BegarAnnanInsats,
            c.LamnaNamndredovisning,
        ),
        (_namnden,),
    ),
    (  # what a nämnd does with the money, or the city with what it has given
        (
            c.JusteraInsats,
            c.FoljUppInsats,
            c.AvbrytInsats,
            c.KrediteraForbrukning,
            c.AvraknaEgenfinansiering,
        ),
        (_namnden, *STADEN),
    ),
    ((c.RedovisaForbrukning,), (_namnden, _betalaren, *STADEN)),
    ((c.AterlamnaMedel,), (_namnden, _fordelaren, "KF")),
    ((c.KompletteraBeslut, c.KompletteraUnderlag), (_den_som_lade_till,)),
)
"""Who may take the decision that a command rests on.

What is not here anybody may say: what is only prepared, as a proposal or an assessment, noted,
attested or held against other books.
"""
VEM = {command: vilka for commands, vilka in _BESLUTAR for command in commands}
_KOMMANDO: dict[type, type[c.Command]] = {event: of for of, event in EVENT_OF.items()}
_KOMMANDO |= {command: command for command in EVENT_OF}

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


def deciders(pott: Pott, context: Context, said: _Sagt) -> tuple[str, ...]:
    """Return the codes of the organs that may take this decision; none of what anybody may say."""
    vilka = VEM.get(_KOMMANDO.get(type(said), c.Command), ())
    found = ((vem,) if isinstance(vem, str) else vem(pott, context, said) for vem in vilka)
    return tuple(dict.fromkeys(chain.from_iterable(found)))


def bara_kf(said: _Sagt) -> bool:
    """Tell whether nobody but fullmäktige may decide this, so that it is never delegated."""
    return _KOMMANDO.get(type(said)) in _BARA_KF
