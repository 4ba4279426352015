"""What every event carries, and the streams that events stand in."""

from typing import Annotated, ClassVar

from pydantic import Field

from domain import facts
from domain.values.fields import Datum, Id, Namn, Record, Text


class Event(Record):
    """What every event carries; who registered it and when is added by the ledger (D12)."""

    version: ClassVar[int] = 1
    numbered: ClassVar[bool] = True  # moves or decides money, so it gets a liggarnummer (D8)
    attesteras: ClassVar[bool] = True  # a numbered one is attested by somebody else (R35)
    rattas: ClassVar[bool] = False  # a rättelse can reverse it; else it is said anew (R36)
    faktum: ClassVar[bool]  # something that has happened, never to come; else a decision (R55)

    handelsedatum: Datum
    kommando_id: Id
    avser: Text
    underlag: facts.Underlagslista = ()
    beslut: facts.Beslut | None = None
    motpart: Text | None = None
    exempeldata: bool = False
    upprepning: Text | None = None
    regler: Annotated[tuple[Namn, ...], Field(strict=False)] = ()
    avvikelser: Annotated[tuple[facts.Avvikelse, ...], Field(strict=False)] = ()

    @property
    def numreras(self) -> bool:
        """Whether it gets a liggarnummer: it does if its type is ``numbered``."""
        return self.numbered


class PottEvent(Event, facts.Pottdel):
    """Something that happened to one pott."""

    rattas = True


class ArendeEvent(Event, facts.Arendedel):
    """Something that happened to one ärende; it moves no money."""

    numbered = False


class AvvikelseEvent(Event, facts.Avvikelsedel):
    """Something about an avvikelse, in a pott or in an ärende; it moves no money."""

    numbered = False


class LiggareEvent(Event):
    """What the ledger notes about itself; no rule decides on it, and no command gives it."""

    numbered = False


class RegisterEvent(Event):
    """Something that changed the register."""

    numbered = False
