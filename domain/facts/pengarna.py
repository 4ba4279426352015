"""What is stated of a pott and of the money in it."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from domain.facts.allmant import Belopp, Insatsdata, Mottagare, Texter, Utforare
from domain.values.fields import (
    Ar,
    Grans,
    Id,
    Kontokod,
    Ore,
    OreOrZero,
    Organnamn,
    Period,
    PottId,
    Record,
    Referens,
    Text,
)

Kalla = Literal["statsbidrag", "ks_anslag"]
Kostnadsslag = Literal["lon", "kop", "lokal", "overhead", "ovrigt"]
Regelverk = Literal["standard", "malmo-2022", "malmo-2023", "malmo-2024"]
Utbetalning = Literal["forskott", "efterhand"]


class Pottdel(Record):
    """The pott that something belongs to."""

    pott: PottId


class Pottvillkor(Record):
    """What a pott is: source, programme, year, purpose and the periods it is bound by.

    ``utbetalning`` says whether the state pays in advance, or in arrears for costs that there are.
    """

    kalla: Kalla
    givare: Organnamn | None = None
    program: Text
    bidragsar: Ar
    andamal: Text
    kriterier: Texter = ()
    nyttjas_from: Grans
    nyttjas_tom: Grans
    rekvireras_from: Grans | None = None
    rekvireras_tom: Grans | None = None
    askande_senast: Grans | None = None
    svar_senast: Grans | None = None
    redovisas_senast: Grans | None = None
    engangsmedel: bool
    utbetalning: Utbetalning = "forskott"
    regelverk: Regelverk = "standard"
    nationell_ram_ore: Ore | None = None

    @property
    def statsbidrag(self) -> bool:
        """Whether the money is the state's; else it is KS anslag."""
        return self.kalla == "statsbidrag"

    @property
    def efterhand(self) -> bool:
        """Whether the state pays in arrears, for costs that there are."""
        return self.utbetalning == "efterhand"


class Villkorsandring(Record):
    """A condition changed afterwards, from a date (R43)."""

    andring: Text
    galler_fran: Grans
    ny_nyttjas_tom: Grans | None = None


class Rekvisition(Belopp):
    """Money called in under a reference; ``ombud`` is the role, never a name."""

    rekvisition: Referens
    ombud: Text | None = None


class Rekvisitionsdel(Belopp):
    """An amount that belongs to a rekvisition."""

    rekvisition: Referens


class Inbetalning(Rekvisitionsdel):
    """Money received; ``avser_id`` is the unidentified payment that it turned out to be."""

    avser_id: Id | None = None


class Anslag(Record):
    """KF's appropriation; the amount may be unknown (D16)."""

    belopp_ore: Ore | None = None


class AskadInsats(Record):
    """An insats that a nämnd applies for."""

    insats: Text
    belopp_ore: Ore | None = None
    insatsdata: Insatsdata | None = None


class Askande(Mottagare):
    """A nämnd's application, with or without an amount.

    ``for_potter`` are the other potts that it concerns: its amount counts once, where it is.
    """

    belopp_ore: Ore | None = None
    insatser: Annotated[tuple[Text | AskadInsats, ...], Field(strict=False, max_length=100)] = ()
    for_potter: Annotated[tuple[PottId, ...], Field(strict=False, max_length=100)] = ()
    lamnat_av: Text | None = None


class Rad(Mottagare):
    """One row of a fördelning; without an amount it moves nothing, and waits for one (R57)."""

    belopp_ore: Ore | None = None
    insats: Text | None = None
    kriterier: Texter = ()
    insatsdata: Insatsdata | None = None


class Beloppsrad(Rad):
    """One row of what is taken back: its amount is known."""

    belopp_ore: Ore


Rader = Annotated[tuple[Rad, ...], Field(strict=False, max_length=500)]
Beloppsrader = Annotated[tuple[Beloppsrad, ...], Field(strict=False, min_length=1, max_length=500)]


class Fordelning(Record):
    """A table nämnd → amount with the total that the document states; either may lack (D16)."""

    total_ore: Ore | None = None
    rader: Rader = ()
    prioriteringsgrunder: Texter = ()


class Avbojande(Mottagare, Belopp):
    """An amount that a nämnd declines or hands back, and why."""

    skal: Text


class AnnanInsats(Mottagare, Belopp):
    """An amount that a nämnd wants to use otherwise, for what, and the criterion it meets (R20)."""

    insats: Text
    kriterium: Text


class Forbrukning(Mottagare, Belopp):
    """An outcome in the books; ``verifikat`` is the row of the general ledger that it claims.

    The amount is without the VAT that is deducted, which stands beside it as information. Who the
    cost was paid to is ``utforare``; ``buren_av`` is another organ than the nämnd that disposes of
    the money, in whose books the cost stands (STK-2018-1233: several förvaltningar may use it).
    """

    insats: Text | None = None
    period: Period | None = None
    verifikat: Referens | None = None
    verifikat_belopp_ore: Ore | None = None
    geso: Text | None = None
    plats: Text | None = None
    konto: Kontokod | None = None
    verksamhet: Kontokod | None = None
    kostnadsslag: Kostnadsslag | None = None
    moms_ore: OreOrZero | None = None
    utforare: Utforare | None = None
    buren_av: Organnamn | None = None

    @model_validator(mode="after")
    def deducted(self) -> Self:
        """Return the cost if the VAT beside it can be VAT on it."""
        if (self.moms_ore or 0) > self.belopp_ore:
            msg = "momsen är mer än beloppet; beloppet anges utan den moms som dras av"
            raise ValueError(msg)
        return self


class Kreditering(Mottagare, Belopp):
    """A cost that came back to the nämnd."""

    verifikat: Referens | None = None
