"""What is stated of what does not add up, and of what a person concluded about it."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from domain.values.fields import (
    Arendenummer,
    Datum,
    Id,
    Namn,
    Ore,
    PottId,
    Record,
    Saldo,
    Summa,
    Text,
)


class Avvikelsedel(Record):
    """What an avvikelse belongs to: a pott, or else an ärende."""

    pott: PottId | None = None
    arende: Arendenummer | None = None

    @model_validator(mode="after")
    def either(self) -> Self:
        """Return it if it belongs to one thing, and one only."""
        if (self.pott is None) == (self.arende is None):
            msg = "ange den pott eller det ärende som avvikelsen hör till, det ena av dem"
            raise ValueError(msg)
        return self


Avvikelseslag = Literal["motsagelse", "lucka", "anmarkning"]


class Varde(Record):
    """A figure that a rule compared, in öre, and what it is."""

    namn: Namn
    ore: Saldo


class Fynd(Record):
    """One thing that a soft rule found: where, on which day, and the figures it compared."""

    position: Namn | None = None
    namnd: Namn | None = None
    underenhet: Namn | None = None
    dag: Datum | None = None
    varden: Annotated[tuple[Varde, ...], Field(strict=False)] = ()


class Avvikelse(Record):
    """A deviation that a soft rule found: what stands, and what the rule expects.

    ``slag`` is left out for a remark, which most of them are.
    What was compared stands in ``fynd``; ``fynd_utelamnade`` counts what the event had no room
    for. The two readings are for people, and may be cut.
    """

    kod: Namn
    regel: Namn
    lasning_1: Text
    lasning_2: Text
    belopp_ore: Summa | None = None
    fynd: Annotated[tuple[Fynd, ...], Field(strict=False)] | None = None
    fynd_utelamnade: Annotated[int, Field(gt=0)] | None = None
    slag: Avvikelseslag | None = None


class Iakttagelse(Record):
    """Two readings that cannot both be right, a gap or a remark; ``regel`` is the rule it concerns.

    ``potter`` are the others that it concerns too.
    """

    kod: Namn
    slag: Avvikelseslag = "motsagelse"
    lasning_1: Text
    lasning_2: Text | None = None
    potter: Annotated[tuple[PottId, ...], Field(strict=False, max_length=100)] = ()
    belopp_ore: Ore | None = None
    regel: Namn | None = None
    avser_id: Id | None = None


class Utredning(Record):
    """What a person concluded about an open avvikelse."""

    avser_id: Id
    kod: Namn
    slutsats: Text
