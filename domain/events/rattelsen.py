"""Something was added to an event that stands."""

from typing import Annotated

from pydantic import Field

from domain import facts
from domain.events.grund import Event, PottEvent
from domain.values.fields import Ar, Namn, Referens


class HandelseRattad(PottEvent, facts.Rattelse):
    """An earlier command was reversed.

    ``verifikat`` is the row of the general ledger, or the credit note, that it frees or that is
    claimed again: under it the correction is found beside the claims (R48). ``stanger`` are the
    codes of the avvikelser that were open on the command, and ``oattesterad_ar`` its year if it
    lacked an attest: a correction of this brings them back.
    """

    faktum = True

    flyttningar: facts.Flyttningar
    verifikat: Referens | None = None
    stanger: Annotated[tuple[Namn, ...], Field(strict=False, min_length=1)] | None = None
    oattesterad_ar: Ar | None = None


class BeslutKompletterat(PottEvent, facts.Komplettering):
    """A decision was completed; ``stanger`` are the avvikelser on it that this answers.

    What is still missing it opens anew, on the command that is completed. Its rows move money.
    """

    faktum = True

    stanger: Annotated[tuple[Namn, ...], Field(strict=False, min_length=1)] | None = None

    @property
    def numreras(self) -> bool:
        """Whether it has rows: else it only says more of what is decided."""
        return bool(self.rader)


class UnderlagKompletterat(PottEvent, facts.Hanvisning):
    """Documents were added."""

    faktum = True
    numbered = False
    rattas = False


class HandelseAttesterad(Event, facts.Attest):
    """Somebody else attested; ``klar`` when it was the last of the two attests needed.

    ``avser_ar`` is the year of what was attested, by its handelsedatum.
    """

    faktum = True
    numbered = False
    rattas = False

    klar: bool
    avser_ar: Ar
