"""What most commands and events share: the decision, the documents, who receives how much."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from domain.values.fields import (
    Beslutsdag,
    Datum,
    Diarienummer,
    Enhetsnamn,
    Grans,
    Namn,
    Namndnamn,
    Ore,
    Organnamn,
    Record,
    Sha256,
    Text,
)

Underlagstyp = Literal[
    "protokoll", "tjansteskrivelse", "bilaga", "kvittens", "kontoutdrag", "bokforingsorder",
    "arsanalys", "annat",
]  # fmt: skip
Finansiering = Literal["egna medel", "kommunbidrag"]
Utforarslag = Literal["bolag", "forening", "stiftelse", "trossamfund", "myndighet", "annan"]
Texter = Annotated[tuple[Text, ...], Field(strict=False, max_length=100)]


class Delegation(Record):
    """By whose right, and in which role, a decision was taken, and if it is reported (KL 6:40).

    ``anmald`` is the day that it was reported to the organ ``av``, once it has been.
    """

    av: Organnamn
    till_roll: Text
    punkt: Text | None = None
    anmalan: Literal["anmals", "protokollfors"]
    anmald: Datum | None = None

    @model_validator(mode="after")
    def reported(self) -> Self:
        """Return it if it is reported only when it is to be."""
        if self.anmald is not None and self.anmalan != "anmals":
            msg = "anmald anges bara för ett beslut som anmäls (anmalan: anmals)"
            raise ValueError(msg)
        return self


class Beslut(Record):
    """Who decided, when, and where it can be read; ``organ`` is a code, name or alias.

    Of a decision on delegation ``organ`` is where it was taken: the organ that has the right, or
    an utskott or office of it.
    ``datum`` is the day of the decision, whatever year its money is for.
    """

    organ: Organnamn
    datum: Beslutsdag
    paragraf: Annotated[int, Field(gt=0, le=9999)] | None = None
    punkt: Text | None = None
    diarienummer: Diarienummer | None = None
    delegation: Delegation | None = None


class Underlag(Record):
    """A document that supports what is recorded."""

    typ: Underlagstyp
    titel: Text
    diarienummer: Diarienummer | None = None
    sha256: Sha256 | None = None


Underlagslista = Annotated[tuple[Underlag, ...], Field(strict=False, max_length=100)]


class Utforare(Record):
    """An organisation, never a person, that carries an insats out for a nämnd.

    It is another legal person than the city. ``redovisas_senast`` is when one that is paid must
    have reported back to the nämnd.
    """

    slag: Utforarslag
    namn: Namn
    redovisas_senast: Grans | None = None


Utforarlista = Annotated[tuple[Utforare, ...], Field(strict=False, max_length=100)]


class Insatsdata(Record):
    """What is known of an insats beyond its name (STK-2018-1233, bedömningsgrunderna).

    ``finansieras_darefter`` is what pays for it when the pott no longer does; ``plats`` is where it
    is, as the document says it.
    """

    slag: Literal["befintlig", "utokning", "pilot", "forstudie"] | None = None
    avbrytbar: bool | None = None
    finansieras_darefter: Finansiering | None = None
    plats: Text | None = None
    fysisk: bool | None = None
    enhet: Text | None = None
    prioriterat_omrade: Text | None = None
    geso: Text | None = None
    utforare: Utforarlista = ()
    samverkan: Texter = ()


class Belopp(Record):
    """An amount in öre; its direction is the name of the command or event."""

    belopp_ore: Ore


class Mottagare(Record):
    """The nämnd that disposes of the money, and its sub-unit where the row names one (R25)."""

    namnd: Namndnamn
    underenhet: Enhetsnamn | None = None
