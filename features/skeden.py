"""The stages of the money's life cycle, in order, and the feature files that tell of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pytest_bdd.feature import get_features

from features.scenarier import FEATURES, inside

if TYPE_CHECKING:
    from collections.abc import Sequence

SKEDEN: dict[str, tuple[str, ...]] = {
    "Potten": ("potten",),
    "Anslag, rekvisition och inbetalning": (
        "anslag_och_avsattning",
        "rekvisition_och_inbetalning",
        "betalning_i_efterhand",
    ),
    "Äskande och prioritering": ("askande_och_prioritering",),
    "Fördelning": ("fordelning", "beslutet", "luckor"),
    "Överföring": ("overforing",),
    "Nämndens besked": ("namndens_besked", "aterlamning"),
    "Insatsen": ("insatsen",),
    "Förbrukning": ("forbrukning",),
    "Redovisning": ("redovisning",),
    "Återrapportering": ("aterrapportering",),
    "Återbetalning och återkrav": ("aterbetalning",),
    "Kommunbidragsväxling": ("kommunbidragsvaxling",),
    "Bokslut": ("balanskontot", "avstamning", "bokslut", "rakenskapsaret"),
    "Registrering, rättelse och attest": (
        "dagen",
        "dagordning",
        "upprepning",
        "rattelse_och_attest",
    ),
    "Ärendet": ("arendet",),
    "Registret": ("registret", "personuppgifter"),
    "Läsning och bevakning": ("avvikelser", "bevaka", "intyg"),
    "Bevis": ("verifiera", "kontrollpunkt", "bevis", "nyckel"),
}


class Egenskap(NamedTuple):
    """A feature file: its name, the rules and promises it has scenarios of, and how many."""

    fil: str
    namn: str
    regler: tuple[str, ...]
    antal: int


def egenskaper() -> dict[str, Egenskap]:
    """Return every feature file by its name without an ending."""
    found = {}
    for feature in get_features([str(FEATURES)]):
        fil = inside(feature.filename)
        held = {s.rule.name.split()[0]: None for s in feature.scenarios.values() if s.rule}
        namn = feature.name or ""
        found[fil.removesuffix(".feature")] = Egenskap(
            fil, namn, tuple(held), len(feature.scenarios)
        )
    return found


def innehall() -> list[tuple[str, Sequence[Egenskap]]]:
    """Return the stages in order with the feature files of each."""
    told = egenskaper()
    return [(skede, [told[fil] for fil in filer]) for skede, filer in SKEDEN.items()]
