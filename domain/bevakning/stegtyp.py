"""What a step can be: each is called as the type of event that says it.

Nothing here needs an event, so that a read model can be asked without loading any.
``domain.bevakning.steg`` finds the types themselves by these names, and a name that is none of
them is an error as soon as it is imported.
"""

from __future__ import annotations

from enum import Enum, auto


class Stegtyp(Enum):
    """The type of event that a step is of; its name is the text that a read model keeps."""

    __hash__ = object.__hash__  # each is one object; Enum's own goes by the name, in Python

    VillkorAndrat = auto()
    StatsbidragTilldelat = auto()
    TilldelningSankt = auto()
    StatsbidragRekvirerat = auto()
    RekvisitionMakulerad = auto()
    StatsbidragInbetalt = auto()
    OidentifieradInbetalningRegistrerad = auto()
    ForskotteringBeslutad = auto()
    AnslagAnvisat = auto()
    MedelAvsatta = auto()
    FordelningForeslagen = auto()
    FordelningBeslutad = auto()
    FordelningAndrad = auto()
    MedelOverforda = auto()
    KommunbidragOverfort = auto()
    AskandeInlamnat = auto()
    MedelMottagna = auto()
    MedelAvbojda = auto()
    AnnanInsatsBegard = auto()
    NamndensBeskedProvat = auto()
    MedelAterlamnade = auto()
    ForbrukningRedovisad = auto()
    InsatsUppfoljd = auto()
    NamndredovisningInlamnad = auto()
    RedovisningBedomd = auto()
    AterrapporteringGodkand = auto()
    AterrapporteradTillMyndighet = auto()
    AterbetalningsskuldFaststalld = auto()
    AterkravMottaget = auto()
    StatsbidragAterbetalt = auto()
    AterkravEfterskankt = auto()
    KommunbidragVaxlat = auto()
    BidragsarAvslutat = auto()
    HandelseRattad = auto()
    BeslutKompletterat = auto()
    ReservationAntecknad = auto()
    ProtokollJusterat = auto()
    BeslutExpedierat = auto()
    ArendeAterremitterat = auto()
    ArendeBordlagt = auto()
    ArendeRemitterat = auto()
    UppdragGivet = auto()
    UppdragAterrapporterat = auto()
