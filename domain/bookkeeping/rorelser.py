"""Which position each type of event takes money from and puts it in: the one place of signs (D5).

``RORELSER`` is data: ``domain.bookkeeping.postings`` reads it for one event, and
``docs/rorelser.md`` is written from it, for an auditor to read. An event that is not in it moves
nothing. A position that is None lies outside the pott; memo positions hold no money and are only
ever counted from None. Whose a position is follows from its name (``positions.NAMNDENS``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from domain import events as e
from domain.bookkeeping import positions as p

if TYPE_CHECKING:
    from collections.abc import Mapping


class Falt(NamedTuple):
    """The position that the event itself states, in the field of this name."""

    namn: str


class Over(NamedTuple):
    """What a field's signed amount is above zero."""

    falt: str


class Under(NamedTuple):
    """What a field's signed amount is below zero, as an amount."""

    falt: str


class Utan(NamedTuple):
    """A field's amount less what another's is above zero."""

    falt: str
    avgar: str


class Om(NamedTuple):
    """A field that must have a value for the move to be made: this one, or any when it is None."""

    falt: str
    varde: str | None = None


Position: TypeAlias = str | Falt | None
Belopp: TypeAlias = str | Over | Under | Utan


class Flytt(NamedTuple):
    """A move that a type of event makes: from, to, the field with the amount, and when.

    ``per`` is a field that holds rows: then there is a move a row, whose fields the rest names.
    """

    fran: Position
    till: Position
    belopp: Belopp = "belopp_ore"
    om: Om | None = None
    per: str | None = None


_MEDGIVEN, _ATERLAMNAS = Om("utfall", "medgiven"), Om("utfall", "aterlamnas")
_TILL_OFORDELAT = Flytt(None, p.OFORDELAT, "till_ofordelat_ore")
_FRAN_OFORDELAT = Flytt(p.OFORDELAT, None, "fran_ofordelat_ore")
_OVERFORS = (Flytt(p.FORDELAT, p.HOS_NAMND), Flytt(None, p.OVERFORT))
_SPARRAS = (
    Flytt(p.FORDELAT, p.SPARRAT_UR_FORDELAT, "fran_fordelat_ore"),
    Flytt(p.HOS_NAMND, p.SPARRAT_UR_HOS_NAMND, "fran_hos_namnd_ore"),
)
_SOM_ANGES = (Flytt(Falt("fran"), Falt("till"), per="flyttningar"),)

RORELSER: Mapping[type[e.Event], tuple[Flytt, ...]] = {
    e.StatsbidragTilldelat: (Flytt(None, p.TILLDELAT), _TILL_OFORDELAT),
    e.TilldelningSankt: (Flytt(p.TILLDELAT, None), _FRAN_OFORDELAT),
    e.StatsbidragRekvirerat: (Flytt(None, p.REKVIRERAT), _TILL_OFORDELAT),
    e.RekvisitionMakulerad: (Flytt(p.REKVIRERAT, None), _FRAN_OFORDELAT),
    e.StatsbidragInbetalt: (
        Flytt(None, p.INBETALT),
        Flytt(p.OIDENTIFIERAT, None, om=Om("avser_id")),
    ),
    e.OidentifieradInbetalningRegistrerad: (Flytt(None, p.OIDENTIFIERAT),),
    e.ForskotteringBeslutad: (Flytt(None, p.FORSKOTTERAT),),
    e.AnslagAnvisat: (Flytt(None, p.ANVISAT),),
    e.MedelAvsatta: (Flytt(None, p.AVSATT), Flytt(None, p.OFORDELAT)),
    e.FordelningBeslutad: (Flytt(p.OFORDELAT, p.FORDELAT, per="rader"),),
    e.BeslutKompletterat: (Flytt(p.OFORDELAT, p.FORDELAT, per="rader"),),
    e.FordelningAndrad: (Flytt(p.FORDELAT, p.OFORDELAT, per="rader"),),
    e.MedelOverforda: _OVERFORS,
    e.KommunbidragOverfort: _OVERFORS,
    e.AskandeInlamnat: (Flytt(p.ASKAT, None, "ersatter_ore"), Flytt(None, p.ASKAT)),
    e.MedelAvbojda: (*_SPARRAS, Flytt(None, p.AVBOJT)),
    e.AnnanInsatsBegard: _SPARRAS,
    e.NamndensBeskedProvat: (
        Flytt(p.SPARRAT_UR_FORDELAT, p.FORDELAT, "fran_fordelat_ore", _MEDGIVEN),
        Flytt(p.SPARRAT_UR_HOS_NAMND, p.HOS_NAMND, "fran_hos_namnd_ore", _MEDGIVEN),
        Flytt(p.SPARRAT_UR_FORDELAT, p.OFORDELAT, "fran_fordelat_ore", _ATERLAMNAS),
        Flytt(p.SPARRAT_UR_HOS_NAMND, p.OFORDELAT, "fran_hos_namnd_ore", _ATERLAMNAS),
        Flytt(None, p.ATERLAMNAT, "fran_hos_namnd_ore", _ATERLAMNAS),
    ),
    e.MedelAterlamnade: (Flytt(p.HOS_NAMND, p.OFORDELAT), Flytt(None, p.ATERLAMNAT)),
    e.ForbrukningRedovisad: (Flytt(p.HOS_NAMND, p.FORBRUKAT, "forbrukat_ore"),),
    e.EgenfinansieringNoterad: (Flytt(None, p.EGENFINANSIERAT),),
    e.ForbrukningKrediterad: (
        Flytt(p.EGENFINANSIERAT, None, "fran_egenfinansierat_ore"),
        Flytt(p.FORBRUKAT, p.HOS_NAMND, "fran_forbrukat_ore"),
    ),
    e.EgenfinansieringAvraknad: (
        Flytt(p.HOS_NAMND, p.FORBRUKAT),
        Flytt(p.EGENFINANSIERAT, None),
    ),
    e.NamndredovisningInlamnad: (
        Flytt(p.REDOVISAT, None, "ersatter_ore"),
        Flytt(None, p.REDOVISAT, "utfall_ore"),
    ),
    e.AterbetalningsskuldFaststalld: (
        Flytt(Falt("fran_position"), p.ATERBETALNINGSSKULD),
        Flytt(None, p.EGENFINANSIERAT, om=Om("fran_position", p.FORBRUKAT)),
    ),
    e.StatsbidragAterbetalt: (
        Flytt(p.ATERBETALNINGSSKULD, p.ATERBETALT, Utan("belopp_ore", "oresavrundning_ore")),
        Flytt(p.ORESAVRUNDNING, p.ATERBETALT, Over("oresavrundning_ore")),
        Flytt(p.ATERBETALNINGSSKULD, p.ORESAVRUNDNING, Under("oresavrundning_ore")),
    ),
    e.AterkravEfterskankt: (Flytt(p.ATERBETALNINGSSKULD, p.EFTERSKANKT),),
    e.BidragsarAvslutat: _SOM_ANGES,
    e.HandelseRattad: _SOM_ANGES,
}
