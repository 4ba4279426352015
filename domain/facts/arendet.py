"""What is stated of an ärende: how it was prepared, decided, recorded and answered."""

from typing import Annotated, Literal

from pydantic import Field

from domain.facts.rattelsen import Hanvisning
from domain.values.fields import Arendenummer, Datum, Grans, Namn, Organnamn, Parti, Record, Text

_LISTA = Field(strict=False, min_length=1, max_length=100)
Mottagarlista = Annotated[tuple[Namn, ...], _LISTA]
Organlista = Annotated[tuple[Organnamn, ...], _LISTA]


Lage = Literal["foreslaget", "planerat", "beslutat"]


class Arendedel(Record):
    """The ärende that something belongs to, and if it is decided, or only proposed or planned."""

    arende: Arendenummer
    lage: Lage = "beslutat"

    @property
    def beslutat(self) -> bool:
        """Whether it has been decided and happened; what else is said of an ärende binds nobody."""
        return self.lage == "beslutat"


class Reservation(Record):
    """A recorded dissent or comment, by party and never by person (KL 4 kap. 27 §)."""

    slag: Literal["reservation", "sarskilt_yttrande"]
    partier: Annotated[tuple[Parti, ...], Field(strict=False, min_length=1, max_length=20)]
    muntlig: bool = False


class Justering(Record):
    """When the minutes were announced on the notice board; they were approved on ``datum``."""

    anslaget: Datum | None = None


class Expediering(Record):
    """Who was sent the decision, as the document names them."""

    mottagare: Mottagarlista


class Svarsdag(Record):
    """The last day for an answer, if one is set."""

    svar_senast: Grans | None = None


class Aterremiss(Svarsdag):
    """Why the ärende was sent back."""

    motivering: Text


class Bordlaggning(Record):
    """Why, and to when, the ärende was postponed."""

    motivering: Text | None = None
    till_datum: Grans | None = None


class Remiss(Svarsdag):
    """The organs that are asked for their opinion."""

    mottagare: Organlista


class Uppdrag(Svarsdag):
    """What an organ is asked to do."""

    uppdrag: Text
    till: Organnamn


class Uppdragssvar(Hanvisning):
    """The answer to an uppdrag, a remiss or an återremiss, and which organ gave it."""

    av: Organnamn | None = None
    text: Text
