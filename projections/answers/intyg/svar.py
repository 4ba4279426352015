"""The certificate as a value: what it says of each pott, and in short."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from projections.model.as_of import Per


class Lagsta(TypedDict):
    """The lowest value in öre, and the event and day that first left it so low."""

    lagsta_ore: int
    handelse: int
    datum: str


class Grund(TypedDict):
    """The avvikelse that R49 opened on a series, under the name it has now."""

    kod: str
    handelse: int
    status: Literal["oppen", "utredd", "rattad"]


class Marginal(TypedDict):
    """How near to zero a position or a ceiling has been, in either order; None where not asked.

    ``handelser`` is how many events have touched it.
    """

    slag: str
    namnd: str | None
    underenhet: str | None
    handelser: int
    registrering: Lagsta | None
    handelsedatum: Lagsta | None
    avvikelse: Grund | None


class Uppgift(TypedDict):
    """What headroom does not say, in öre, and what outside the log must confirm it."""

    slag: Literal["kostnad", "inbetalt", "balanskonto"]
    namnd: str | None
    underenhet: str | None
    belopp_ore: int
    varav_egenfinansierat_ore: int
    mot: Literal["huvudbok", "bank", "balansrakning"]
    avstamning: None


class Pottintyg(TypedDict):
    """What is certified of a pott."""

    pott: str
    ar: int
    marginaler: list[Marginal]
    ej_avstamt: list[Uppgift]


class Minsta(Lagsta):
    """The smallest headroom of money, where it was first, and how many were as low.

    A memo figure below zero, such as an application that was replaced before its day, is counted
    for itself: it says nothing of what was spent.
    """

    pott: str
    slag: str
    namnd: str | None
    underenhet: str | None
    lika_laga: int
    under_noll: int
    minnesbelopp_under_noll: int


class Kontrollpunkter(TypedDict):
    """How many checkpoints lie beside the ledger, and the size of the largest; not verified."""

    antal: int
    storsta: int | None


class Kort(TypedDict):
    """The short form; what the ledger alone knows is added by whoever has it."""

    liggare: NotRequired[str]
    rot: NotRequired[str | None]
    handelser: NotRequired[int]
    registrering: Minsta | None
    handelsedatum: Minsta | None
    oattesterade: int
    oppna_avvikelser: int
    egenfinansierat_ore: int
    kontrollpunkter: NotRequired[Kontrollpunkter]


class Intyg(TypedDict):
    """The certificate that no pott was overspent; without ``potter`` in the short form."""

    schema: Literal["intyg/1"]
    per: Per
    potter: NotRequired[list[Pottintyg]]
    kort: Kort
    exempeldata: bool
