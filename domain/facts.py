"""What a command states and its event keeps: one declaration of the fields that both share."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from domain.fields import (
    Ar,
    Datum,
    Diarienummer,
    Id,
    Kod,
    Namn,
    Ore,
    PottId,
    Record,
    Sha256,
    Summa,
    Text,
)

Kalla = Literal["statsbidrag", "ks_anslag"]
Regelverk = Literal["standard", "malmo-2022", "malmo-2023", "malmo-2024"]
Underlagstyp = Literal[
    "protokoll", "tjansteskrivelse", "bilaga", "kvittens", "kontoutdrag", "bokforingsorder",
    "arsanalys", "annat",
]  # fmt: skip
Texter = Annotated[tuple[Text, ...], Field(strict=False, max_length=100)]


class Beslut(Record):
    """Who decided, when, and where it can be read; ``organ`` is a code, name or alias."""

    organ: Namn
    datum: Datum
    paragraf: Annotated[int, Field(gt=0, le=9999)] | None = None
    punkt: Text | None = None
    diarienummer: Diarienummer | None = None
    delegation: Text | None = None


class Underlag(Record):
    """A document that supports what is recorded."""

    typ: Underlagstyp
    titel: Text
    diarienummer: Diarienummer | None = None
    sha256: Sha256 | None = None


Underlagslista = Annotated[tuple[Underlag, ...], Field(strict=False, max_length=100)]


class Insatsdata(Record):
    """What is known of an insats beyond its name (STK-2018-1233, bedömningsgrunderna)."""

    slag: Literal["befintlig", "utokning", "pilot", "forstudie"] | None = None
    avbrytbar: bool | None = None
    fysisk: bool | None = None
    enhet: Text | None = None
    prioriterat_omrade: Text | None = None
    geso: Text | None = None
    utforare: Texter = ()
    samverkan: Texter = ()


class AskadInsats(Record):
    """An insats that a nämnd applies for."""

    insats: Text
    belopp_ore: Ore | None = None
    insatsdata: Insatsdata | None = None


class Avvikelse(Record):
    """A deviation that a soft rule found: what stands, and what the rule expects."""

    kod: Namn
    regel: Namn
    lasning_1: Text
    lasning_2: Text
    belopp_ore: Summa | None = None


class Belopp(Record):
    """An amount in öre; its direction is the name of the command or event."""

    belopp_ore: Ore


class Mottagare(Record):
    """The nämnd that disposes of the money, and its sub-unit where the row names one (R25)."""

    namnd: Namn
    underenhet: Namn | None = None


class Rad(Mottagare, Belopp):
    """One row of a fördelning; ``belopp_ore`` in öre."""

    insats: Text | None = None
    kriterier: Texter = ()
    insatsdata: Insatsdata | None = None


Rader = Annotated[tuple[Rad, ...], Field(strict=False, min_length=1, max_length=500)]


class Pottvillkor(Record):
    """What a pott is: source, programme, year, purpose and the periods it is bound by."""

    kalla: Kalla
    givare: Namn | None = None
    program: Text
    bidragsar: Ar
    andamal: Text
    kriterier: Texter = ()
    nyttjas_from: Datum
    nyttjas_tom: Datum
    rekvireras_from: Datum | None = None
    rekvireras_tom: Datum | None = None
    askande_senast: Datum | None = None
    svar_senast: Datum | None = None
    redovisas_senast: Datum | None = None
    engangsmedel: bool
    regelverk: Regelverk = "standard"
    nationell_ram_ore: Ore | None = None


class Villkorsandring(Record):
    """A condition changed afterwards, from a date (R43)."""

    andring: Text
    galler_fran: Datum
    ny_nyttjas_tom: Datum | None = None


class Rekvisition(Belopp):
    """Money called in under a reference; ``ombud`` is the role, never a name."""

    rekvisition: Id
    ombud: Text | None = None


class Rekvisitionsdel(Belopp):
    """An amount that belongs to a rekvisition."""

    rekvisition: Id


class Anslag(Record):
    """KF's appropriation; the amount may be unknown (D16)."""

    belopp_ore: Ore | None = None


class Askande(Mottagare):
    """A nämnd's application, with or without an amount."""

    belopp_ore: Ore | None = None
    insatser: Annotated[tuple[Text | AskadInsats, ...], Field(strict=False, max_length=100)] = ()
    lamnat_av: Text | None = None


class Fordelning(Record):
    """A table nämnd → amount with the total that the document states."""

    total_ore: Ore
    rader: Rader
    prioriteringsgrunder: Texter = ()


class Avbojande(Mottagare, Belopp):
    """An amount that a nämnd declines or hands back, and why."""

    skal: Text


class AnnanInsats(Mottagare, Belopp):
    """An amount that a nämnd wants to use otherwise, for what, and the criterion it meets (R20)."""

    insats: Text
    kriterium: Text


class Forbrukning(Mottagare, Belopp):
    """An outcome in the books; ``verifikat`` is the row of the general ledger that it claims."""

    insats: Text
    period: Datum | None = None
    verifikat: Id | None = None
    verifikat_belopp_ore: Ore | None = None
    geso: Text | None = None


class Kreditering(Mottagare, Belopp):
    """A cost that came back to the nämnd."""

    verifikat: Id | None = None


class Motsagelse(Record):
    """Two readings that cannot both be right; ``regel`` is the rule it concerns, if any."""

    kod: Namn
    lasning_1: Text
    lasning_2: Text
    belopp_ore: Ore | None = None
    regel: Namn | None = None
    avser_id: Id | None = None


class Utredning(Record):
    """What a person concluded about an open avvikelse."""

    avser_id: Id
    kod: Namn
    slutsats: Text


class Organ(Record):
    """A board, company, office or authority, from and to the days a document gives."""

    kod: Kod
    namn: Namn
    slag: Literal["fullmaktige", "namnd", "utskott", "forvaltning", "bolag", "myndighet"]
    overordnad: Namn | None = None
    giltig_from: Datum | None = None
    giltig_tom: Datum | None = None


class Alias(Record):
    """Another way that documents write an organ's name; never guessed, always registered."""

    alias: Namn
    kod: Namn


class Pottdel(Record):
    """The pott that something belongs to."""

    pott: PottId
