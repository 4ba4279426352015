"""The nämnd asked, answered, handed back and spent."""

from typing import Literal

from domain import facts
from domain.events.grund import PottEvent
from domain.values.fields import Id, Ore, OreOrZero, Record, Referens, Summa


class AskandeInlamnat(PottEvent, facts.Askande):
    """A nämnd applied; ``ersatter_ore`` is what it had announced before it decided."""

    faktum = True
    numbered = False

    ersatter_ore: Summa | None = None


class MedelMottagna(PottEvent, facts.Mottagare, facts.Belopp):
    """A nämnd accepted."""

    faktum = True


class Sparr(Record):
    """How much of a blocked amount came from, or goes back to, either position."""

    fran_fordelat_ore: OreOrZero
    fran_hos_namnd_ore: OreOrZero


class MedelAvbojda(PottEvent, facts.Avbojande, Sparr):
    """A nämnd declined; the money is blocked until KS decides (R21)."""

    faktum = False


class AnnanInsatsBegard(PottEvent, facts.AnnanInsats, Sparr):
    """A nämnd asked for another use; the money is blocked until KS decides (R21)."""

    faktum = False


class NamndensBeskedProvat(PottEvent, facts.Mottagare, Sparr):
    """KS decided on a nämnd's answer: back to where the money came from, or to the pott."""

    faktum = False

    avser_id: Id
    utfall: Literal["medgiven", "aterlamnas"]
    belopp_ore: Ore


class MedelAterlamnade(PottEvent, facts.Avbojande):
    """A nämnd handed money back to KS."""

    faktum = True


class ForbrukningRedovisad(PottEvent, facts.Forbrukning):
    """An outcome was recorded; ``forbrukat_ore`` of it is financed by the pott."""

    faktum = True

    forbrukat_ore: OreOrZero


class EgenfinansieringNoterad(PottEvent, facts.Mottagare, facts.Belopp):
    """The part of an outcome that the nämnd bears itself (R28)."""

    faktum = True
    attesteras = False  # with the outcome that it is part of

    verifikat: Referens | None = None


class ForbrukningKrediterad(PottEvent, facts.Kreditering):
    """A cost came back: first what the nämnd bore itself, then what the pott financed."""

    faktum = True

    fran_egenfinansierat_ore: OreOrZero
    fran_forbrukat_ore: OreOrZero


class EgenfinansieringAvraknad(PottEvent, facts.Mottagare, facts.Belopp):
    """A cost that the nämnd had borne was settled against its money in the pott."""

    faktum = True


class InsatsJusterad(PottEvent, facts.Insatsjustering):
    """An insats was adjusted within the criteria."""

    faktum = False
    numbered = False


class InsatsUppfoljd(PottEvent, facts.Insatsuppfoljning):
    """The effect of an insats was followed up."""

    faktum = True
    numbered = False


class InsatsAvbruten(PottEvent, facts.Insatsavbrott):
    """An insats was stopped."""

    faktum = False
    numbered = False
