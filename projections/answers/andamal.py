"""What an amount is for, where its own event does not say it.

What an event does not say is taken from the event it belongs to, when that is certain:

* a correction: the amount that it undoes; own financing: the outcome of the same command;
* a cost credited, settled or owed: the outcome with its verifikat, of the same nämnd and
  sub-unit, or else, of each thing, the one that all outcomes there have been for;
* an outcome's område, area and criterion: the decided rows of the same nämnd and insats, those of
  the same sub-unit first; then its äskanden and what it asked to do instead;
* what was decided and came back without naming its insats: the decided rows of the same nämnd
  and sub-unit.

Where several say different things, it is None. A credited cost lowers what the nämnd bore itself
first (R28): there the own financing can be below zero, while the cost of the insats is right.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypedDict

from domain.bookkeeping.rattelsekedja import rattade
from projections.model.views import BOKFORT, DELADE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from projections.model.as_of import Bound

DIMENSIONER = ("insats", "prioriterat_omrade", "geso", "kriterium", *BOKFORT)
_FIGURES = tuple(ore.removesuffix("_ore") for ore in DELADE)
_SOURCES = ("beslutat", "begart", "askat")
_ANY = ""  # any sub-unit, or none

Group: TypeAlias = "tuple[Bound, ...]"


class Part(TypedDict):
    """A part of a figure, or several alike."""

    nr: int
    pott: str
    ar: int
    namnd: str | None
    underenhet: str | None
    figur: str
    insats: str | None
    prioriterat_omrade: str | None
    geso: str | None
    kriterium: str | None
    konto: str | None
    verksamhet: str | None
    kostnadsslag: str | None
    foljer: str | None
    belopp_ore: int
    kommando_id: str | None
    verifikat: str | None


class Andamal(NamedTuple):
    """What an amount is for; None where nothing says it."""

    insats: str | None = None
    prioriterat_omrade: str | None = None
    geso: str | None = None
    kriterium: str | None = None
    konto: str | None = None
    verksamhet: str | None = None
    kostnadsslag: str | None = None


def resolved(found: list[Part]) -> Iterator[tuple[Part, Andamal]]:
    """Yield each part of a figure with what it is for, in the order of the events."""
    undone = rattade(
        (
            part["kommando_id"] or "",
            part["foljer"] if part["foljer"] != part["kommando_id"] else None,
        )
        for part in found
    )
    sources = _sources(found, undone)
    made: dict[Group, list[tuple[int, Andamal]]] = defaultdict(list)  # by each command
    said: dict[Group, set[Andamal]] = defaultdict(set)  # by outcomes in force
    for part in found:
        figur, ore, whose = part["figur"], part["belopp_ore"], part["kommando_id"]
        place = (part["pott"], part["namnd"], part["underenhet"])
        verifikat = (*place, part["verifikat"])
        andamal = _own(part)
        if part["foljer"] not in {None, whose}:
            andamal = _undone(part, made[*place, figur, part["foljer"]], sources)
        elif figur == "beslutat":
            andamal = _inherited(andamal, place, sources) if ore < 0 else andamal
        elif part["foljer"] is not None:
            same = {one for _, one in made[*place, "forbrukat", whose]}
            ways = (same, said[verifikat] if part["verifikat"] else set(), said[place])
            andamal = _agreed(*ways)
        elif figur == "forbrukat":
            andamal = _inherited(andamal, place, sources)
            if whose not in undone:
                said[verifikat].add(andamal)
                said[place].add(andamal)
        if figur in _FIGURES:
            made[*place, figur, whose].append((ore, andamal))
            yield part, andamal


def _own(part: Part) -> Andamal:
    said = {name: part[name] for name in DIMENSIONER}  # type: ignore[literal-required]
    return Andamal(**said)


def _undone(
    part: Part, made: list[tuple[int, Andamal]], sources: dict[Group, set[Andamal]]
) -> Andamal:
    """Return what an amount is for that follows another command: what that made of it."""
    taken, own = _taken(made, -part["belopp_ore"]), _own(part)
    if taken is None and part["figur"] == "beslutat":
        return _inherited(own, (part["pott"], part["namnd"], part["underenhet"]), sources)
    return taken or own


def _taken(made: list[tuple[int, Andamal]], ore: int) -> Andamal | None:
    """Take the last of the amounts that a command made, of just that size: what is undone."""
    for at in reversed(range(len(made))):
        if made[at][0] == ore:
            return made.pop(at)[1]
    return None


def _sources(found: Iterable[Part], undone: set[str]) -> dict[Group, set[Andamal]]:
    """Return what is said of each insats, by what says it and how closely it is named."""
    sources: dict[Group, set[Andamal]] = defaultdict(set)
    for part in found:
        figur, pott, namnd, insats = (part[n] for n in ("figur", "pott", "namnd", "insats"))
        if part["foljer"] is not None or part["kommando_id"] in undone:
            continue
        if figur in _SOURCES and part["belopp_ore"] >= 0:
            for unit in (part["underenhet"], _ANY):
                sources[figur, pott, namnd, unit, insats].add(_own(part))
            sources[figur, pott, namnd, part["underenhet"]].add(_own(part))
    return sources


def _inherited(own: Andamal, place: Group, sources: dict[Group, set[Andamal]]) -> Andamal:
    """Fill in what an amount does not say from the rows and äskanden it belongs to."""
    pott, namnd, underenhet = place
    if own.insats is None:
        return _only(sources.get(("beslutat", *place), set())) or own
    said = [
        sources.get((figur, pott, namnd, unit, own.insats), set())
        for figur in _SOURCES
        for unit in (underenhet, _ANY)
    ]
    return Andamal(*(_first(own, name, said) for name in DIMENSIONER))


def _first(own: Andamal, name: str, said: list[set[Andamal]]) -> str | None:
    """Return a value that is stated, or else the first that is; None where they disagree."""
    for level in ({own}, *said):
        values = {getattr(one, name) for one in level}
        if len(values) > 1:
            return None
        if values and (value := values.pop()) is not None:
            return str(value)
    return None


def _agreed(*ways: set[Andamal]) -> Andamal:
    """Return each thing as the first of some ways has it, in which all say the same of it."""
    said = ([{getattr(one, name) for one in way} for way in ways] for name in DIMENSIONER)
    return Andamal(*(next((min(v) for v in values if len(v) == 1), None) for values in said))


def _only(values: set[Andamal]) -> Andamal | None:
    return next(iter(values)) if len(values) == 1 else None
