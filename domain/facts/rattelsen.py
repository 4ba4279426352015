"""What is stated about an earlier event: corrections, attests, and the moves of a correction."""

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from domain.bookkeeping.positions import NAMNDENS, POTTENS_EGNA, check_position
from domain.facts.pengarna import Rader
from domain.facts.registret import Attestslag
from domain.values.fields import Id, Namn, PottId, Record, Saldo, Summa, Text


class Hanvisning(Record):
    """The earlier command that something is about, by its id."""

    avser_id: Id


class Komplettering(Hanvisning):
    """What was missing of a decision: its § as ``beslut``, or rows and their amounts."""

    rader: Rader = ()


class Rattelse(Hanvisning):
    """What is reversed, and why."""

    skal: Text


class Attest(Hanvisning):
    """What is attested, in which of the two ways, and in which pott.

    Without a pott it is the closing or opening of a year, which is of the ledger as a whole.
    """

    pott: PottId | None = None
    slag: Attestslag


class Plats(Record):
    """A position, of the pott itself or of a nämnd and its sub-unit."""

    position: Annotated[str, AfterValidator(check_position)]
    namnd: Namn | None = None
    underenhet: Namn | None = None

    @model_validator(mode="after")
    def whose(self) -> Self:
        """Return the place if its position is one that a nämnd, or the pott itself, has."""
        alone = self.position in POTTENS_EGNA and (self.namnd or self.underenhet)
        nobody = self.position in NAMNDENS and not self.namnd
        if alone or nobody or (self.underenhet and not self.namnd):
            msg = f"positionen {self.position} är {'pottens egen' if alone else 'en nämnds'}"
            raise ValueError(msg)
        return self


class Flyttning(Record):
    """A sum in öre from one position to another; an absent one is outside the pott."""

    belopp_ore: Summa
    fran: Plats | None = None
    till: Plats | None = None


class Slutsaldo(Record):
    """A position and what is in it, in öre, when the year closes; rounding may be below zero."""

    belopp_ore: Saldo
    plats: Plats


Flyttningar = Annotated[tuple[Flyttning, ...], Field(strict=False, max_length=2000)]
Slutsaldon = Annotated[tuple[Slutsaldo, ...], Field(strict=False, max_length=2000)]
