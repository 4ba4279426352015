"""Every event: what can have happened, in the past tense. The only place that declares them.

The name in the log is the class name and a version, ``MedelOverforda/1``. A published name and
version never changes; ``tests/golden`` holds its bytes.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from domain import facts
from domain.fields import Datum, Id, Namn, Ore, OreOrZero, Record, Text


class Event(Record):
    """What every event carries; who registered it and when is added by the ledger (D12)."""

    version: ClassVar[int] = 1
    numbered: ClassVar[bool] = True  # moves or decides money, so it gets a liggarnummer (D8)

    handelsedatum: Datum
    kommando_id: Id
    avser: Text
    underlag: facts.Underlagslista = ()
    beslut: facts.Beslut | None = None
    motpart: Text | None = None
    exempeldata: bool = False
    regler: Annotated[tuple[Namn, ...], Field(strict=False)] = ()
    avvikelser: Annotated[tuple[facts.Avvikelse, ...], Field(strict=False)] = ()


class LiggareOppnad(Event):
    """The ledger began, event 0: its identity, its name to others, the program that made it."""

    numbered = False

    liggare: Id
    ursprung: Id
    program: Text


class PottEvent(Event, facts.Pottdel):
    """Something that happened to one pott."""


class PottUpprattad(PottEvent, facts.Pottvillkor):
    """A pott was set up."""

    numbered = False


class VillkorAndrat(PottEvent, facts.Villkorsandring):
    """A condition of the pott changed."""

    numbered = False


class StatsbidragTilldelat(PottEvent, facts.Belopp):
    """The authority granted money."""


class StatsbidragRekvirerat(PottEvent, facts.Rekvisition):
    """The city called money in."""


class RekvisitionMakulerad(PottEvent, facts.Rekvisitionsdel):
    """A rekvisition was taken back, wholly or in part."""


class StatsbidragInbetalt(PottEvent, facts.Rekvisitionsdel):
    """The authority paid."""


class ForskotteringBeslutad(PottEvent, facts.Belopp):
    """KS let the city go ahead of the payment."""


class AnslagAnvisat(PottEvent, facts.Anslag):
    """KF appropriated; without an amount, how much is unknown."""


class MedelAvsatta(PottEvent, facts.Belopp):
    """KS money was set aside for the purpose."""


class AskandeInlamnat(PottEvent, facts.Askande):
    """A nämnd applied."""

    numbered = False


class FordelningForeslagen(PottEvent, facts.Fordelning):
    """A distribution was proposed."""

    numbered = False


class FordelningBeslutad(PottEvent, facts.Fordelning):
    """KS distributed."""


class FordelningAndrad(PottEvent):
    """KS took distributed money back to the pott."""

    rader: facts.Rader


class MedelOverforda(PottEvent, facts.Mottagare, facts.Belopp):
    """Statsbidrag reached a nämnd."""


class KommunbidragOverfort(PottEvent, facts.Mottagare, facts.Belopp):
    """KS anslag reached a nämnd as kommunbidrag."""


class MedelMottagna(PottEvent, facts.Mottagare, facts.Belopp):
    """A nämnd accepted."""


class Sparr(Record):
    """How much of a blocked amount came from, or goes back to, either position."""

    fran_fordelat_ore: OreOrZero
    fran_hos_namnd_ore: OreOrZero


class MedelAvbojda(PottEvent, facts.Avbojande, Sparr):
    """A nämnd declined; the money is blocked until KS decides (R21)."""


class AnnanInsatsBegard(PottEvent, facts.AnnanInsats, Sparr):
    """A nämnd asked for another use; the money is blocked until KS decides (R21)."""


class NamndensBeskedProvat(PottEvent, facts.Mottagare, Sparr):
    """KS decided on a nämnd's answer: back to where the money came from, or to the pott."""

    avser_id: Id
    utfall: Literal["medgiven", "aterlamnas"]
    belopp_ore: Ore


class MedelAterlamnade(PottEvent, facts.Avbojande):
    """A nämnd handed money back to KS."""


class ForbrukningRedovisad(PottEvent, facts.Forbrukning):
    """An outcome was recorded; ``forbrukat_ore`` of it is financed by the pott."""

    forbrukat_ore: OreOrZero


class EgenfinansieringNoterad(PottEvent, facts.Mottagare, facts.Belopp):
    """The part of an outcome that the nämnd bears itself (R28)."""

    verifikat: Id | None = None


class ForbrukningKrediterad(PottEvent, facts.Kreditering):
    """A cost came back: first what the nämnd bore itself, then what the pott financed."""

    fran_egenfinansierat_ore: OreOrZero
    fran_forbrukat_ore: OreOrZero


class EgenfinansieringAvraknad(PottEvent, facts.Mottagare, facts.Belopp):
    """A cost that the nämnd had borne was settled against its money in the pott."""


class AvvikelseNoterad(PottEvent, facts.Motsagelse):
    """A contradiction was noted; ``benamner`` is the code of the finding that it gives a name."""

    numbered = False

    benamner: Namn | None = None


class AvvikelseUtredd(PottEvent, facts.Utredning):
    """An avvikelse was closed."""

    numbered = False


class RegisterEvent(Event):
    """Something that changed the organisation register."""

    numbered = False


class OrganRegistrerat(RegisterEvent, facts.Organ):
    """An organ was added."""


class AliasRegistrerat(RegisterEvent, facts.Alias):
    """A spelling was added."""


EVENTS: tuple[type[Event], ...] = (
    LiggareOppnad,
    PottUpprattad,
    VillkorAndrat,
    StatsbidragTilldelat,
    StatsbidragRekvirerat,
    RekvisitionMakulerad,
    StatsbidragInbetalt,
    ForskotteringBeslutad,
    AnslagAnvisat,
    MedelAvsatta,
    AskandeInlamnat,
    FordelningForeslagen,
    FordelningBeslutad,
    FordelningAndrad,
    MedelOverforda,
    KommunbidragOverfort,
    MedelMottagna,
    MedelAvbojda,
    AnnanInsatsBegard,
    NamndensBeskedProvat,
    MedelAterlamnade,
    ForbrukningRedovisad,
    EgenfinansieringNoterad,
    ForbrukningKrediterad,
    EgenfinansieringAvraknad,
    AvvikelseNoterad,
    AvvikelseUtredd,
    OrganRegistrerat,
    AliasRegistrerat,
)
