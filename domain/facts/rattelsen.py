"""What is stated about an earlier event: corrections, attests, and the moves of a correction."""

from typing import Annotated

from pydantic import Field

from domain.facts.registret import Attestslag
from domain.fields import Id, Namn, Record, Summa, Text


class Hanvisning(Record):
    """The earlier command that something is about, by its id."""

    avser_id: Id


class Rattelse(Hanvisning):
    """What is reversed, and why."""

    skal: Text


class Attest(Hanvisning):
    """What is attested, and in which of the two ways."""

    slag: Attestslag


class Plats(Record):
    """A position, of the pott itself or of a nämnd and its sub-unit."""

    position: Namn
    namnd: Namn | None = None
    underenhet: Namn | None = None


class Flyttning(Record):
    """A sum in öre from one position to another; an absent one is outside the pott."""

    belopp_ore: Summa
    fran: Plats | None = None
    till: Plats | None = None


class Slutsaldo(Record):
    """A position and what is in it, in öre, when the year closes."""

    belopp_ore: Summa
    plats: Plats


Flyttningar = Annotated[tuple[Flyttning, ...], Field(strict=False, max_length=2000)]
Slutsaldon = Annotated[tuple[Slutsaldo, ...], Field(strict=False, max_length=2000)]
