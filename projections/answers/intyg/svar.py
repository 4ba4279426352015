"""The certificate as a value: what it says of each pott, and in short."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from projections.model.as_of import Per, Vilar


class Lagsta(TypedDict):
    """The lowest value in öre, and the event and day that first left it so low.

    In the order of registration ``datum`` is the event's own, as vague as it was stated.
    """

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


class Avstamt(TypedDict):
    """The latest time that a figure was held against other books, and how it stands by now.

    ``nu_ore`` is what the ledger has today of that day: what came later and is dated before it is
    in it. ``avstamt`` when nothing differs, or it is explained, and nothing has changed since.
    """

    handelse: int
    datum: str
    konto: str | None
    per_datum: str
    belopp_ore: int
    liggarens_ore: int
    differens_ore: int
    nu_ore: int
    forklaring: str | None
    avstamt: bool


class Uppgift(TypedDict):
    """What headroom does not say, in öre, and what outside the log must confirm it.

    ``slag`` is the figure; ``avstamning`` None when it never was held against anything.
    """

    slag: str
    namnd: str | None
    underenhet: str | None
    belopp_ore: int
    varav_egenfinansierat_ore: int
    mot: Literal["huvudbok", "bank", "balansrakning"]
    avstamning: Avstamt | None


class Pottintyg(TypedDict):
    """What is certified of a pott; what is held against other books, and what is not."""

    pott: str
    ar: int
    marginaler: list[Marginal]
    avstamt: list[Uppgift]
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


class Raknat(TypedDict):
    """How many figures other books confirm, do not any longer, or never did."""

    avstamt: int
    ej_avstamt: int
    aldrig_avstamt: int


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
    avstamningar: Raknat
    kontrollpunkter: NotRequired[Kontrollpunkter]


class Intyg(TypedDict):
    """The certificate that no pott was overspent; without ``potter`` in the short form.

    Where example data is left out, ``vilar_pa_exempel`` are the potts it says nothing of.
    """

    schema: Literal["intyg/2"]
    per: Per
    potter: NotRequired[list[Pottintyg]]
    kort: Kort
    exempeldata: bool
    vilar_pa_exempel: NotRequired[list[Vilar]]
