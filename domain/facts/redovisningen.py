"""What is stated when money is followed up, reported, claimed back and made permanent."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from domain.facts.allmant import Belopp, Mottagare, Texter
from domain.values.fields import (
    Ar,
    Avrundning,
    Datum,
    Enhetsnamn,
    Grans,
    Kontokod,
    MedTecken,
    Namndnamn,
    Ore,
    OreOrZero,
    Organnamn,
    Record,
    Saldo,
    Text,
)

Skuldgrund = Literal["ej_forbrukat", "fel_andamal", "fel_belopp", "ej_redovisat"]
Skuldposition = Literal["ofordelat", "fordelat", "hos_namnd", "forbrukat"]
Steg = Literal["utkast", "inskickad", "kvitterad", "komplettering"]
Motbok = Literal["huvudbok", "bank"]
Uppgiftsnamn = Literal[
    "inbetalt", "oidentifierat", "balanskonto", "centralt", "aterbetalningsskuld", "aterbetalt",
    "kostnad", "forbrukat", "egenfinansierat", "hos_namnd", "ej_utnyttjat",
]  # fmt: skip
_NAMNDENS = ("kostnad", "forbrukat", "egenfinansierat", "hos_namnd", "ej_utnyttjat")


class Rakenskapsarsbeslut(Record):
    """Which year of the city's books is closed or opened again, and why."""

    ar: Ar
    skal: Text


class Insatsjustering(Mottagare):
    """An insats changed within the criteria, after dialogue with stadskontoret (R24)."""

    insats: Text
    ny_insats: Text
    kriterium: Text | None = None
    dialog_datum: Datum | None = None


class Insatsuppfoljning(Mottagare):
    """What effect an insats had, by the measures it was followed up with."""

    insats: Text
    effekt: Literal["god", "viss", "ingen", "okand"]
    bedomning: Text
    matt: Texter = ()


class Insatsavbrott(Mottagare):
    """An insats that is stopped, and why."""

    insats: Text
    skal: Text


class Namndredovisning(Mottagare):
    """What a nämnd reports of its money: outcome in öre, if it states one, and text."""

    utfall_ore: OreOrZero | None = None
    text: Text
    uppfoljning: Text | None = None


class Redovisningsbedomning(Mottagare):
    """How stadskontoret assesses a nämnd's report against the intention."""

    bedomning: Literal["godtagbar", "komplettering", "ej_godtagbar"]
    text: Text


class Godkannande(Record):
    """KS's approval of what the nämnder have reported."""

    text: Text | None = None


class Kostnadsurval(Record):
    """The costs behind a sum: how many events changed what is spent, and what they come to.

    By a day that is below zero when a credit note is dated before its cost.
    """

    antal: Annotated[int, Field(ge=0)]
    summa_ore: Saldo


class Aterrapport(Record):
    """What is reported to the authority: whole kronor in öre, per a date, with a forecast part.

    ``kostnader`` are all that were recorded before and are dated by then. ``verksamheter`` are what
    the money was used for, and how much of it by other legal persons; ``kontakt_roll`` is the role,
    never a name, that the rekvisition gave as contact.
    """

    steg: Steg
    summa_ore: OreOrZero
    per_datum: Grans
    prognos_ore: OreOrZero | None = None
    kvittens: Text | None = None
    forklaring: Text | None = None
    kostnader: Kostnadsurval | None = None
    verksamheter: Texter = ()
    kontakt_roll: Text | None = None
    andel_andra_juridiska_personer_ore: OreOrZero | None = None


class Skuld(Belopp):
    """What is to be repaid, why, and the position it is taken from."""

    grund: Skuldgrund
    fran_position: Skuldposition
    namnd: Namndnamn | None = None
    underenhet: Enhetsnamn | None = None


class Aterkrav(Belopp):
    """What the authority claims back, and when it is due."""

    forfallodag: Grans


class Aterbetalning(Belopp):
    """What is repaid; ``ranta_ore`` is paid beside it and is no money of the pott.

    ``oresavrundning_ore`` is what is paid beyond the debt, or below zero what is left of it, since
    the authority deals in whole kronor.
    """

    ranta_ore: Ore | None = None
    oresavrundning_ore: Avrundning | None = None


class Efterskankning(Belopp):
    """What the authority lets off, and why."""

    skal: Text


class Vaxling(Record):
    """Permanent kommunbidrag from one organ to another, in öre a year from a year (R34)."""

    fran: Organnamn
    till: Organnamn
    belopp_per_ar_ore: Ore
    fran_ar: Ar
    effektbedomning: Text
    insats: Text | None = None


class Avstamning(Record):
    """What the books of others show on a day of a figure that the ledger has, in öre.

    It is one position of the pott, or what it derives: ``kostnad`` is all that nämnder have booked,
    whoever bears it. Of what nämnder have, one of them may be meant; else it is all together.
    """

    slag: Motbok
    konto: Kontokod | None = None
    per_datum: Grans
    position: Uppgiftsnamn
    namnd: Namndnamn | None = None
    underenhet: Enhetsnamn | None = None
    belopp_ore: MedTecken
    forklaring: Text | None = None

    @model_validator(mode="after")
    def whose(self) -> Self:
        """Return the reconciliation if its figure is one that whoever is named has."""
        if (self.namnd and self.position not in _NAMNDENS) or (self.underenhet and not self.namnd):
            msg = "anger en underenhet utan sin nämnd" if not self.namnd else "är pottens egen"
            raise ValueError(f"uppgiften {self.position} {msg}")
        return self
