"""When two decisions as stated can be the same one: what is absent or vague fits anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.facts import Beslut
from domain.values.dates import OKAND, narmast, within

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from domain.commands import Command, KompletteraBeslut
    from domain.events import Event
    from domain.states.pott import Pott


def annat(one: Beslut, other: Beslut) -> bool:
    """Tell whether two decisions of an organ cannot be the same: another day, § or ärende."""
    dnr = {one.diarienummer, other.diarienummer} - {None, OKAND}
    paragrafer = {one.paragraf, other.paragraf} - {None}
    return not _samma_dag(one, other) or max(len(dnr), len(paragrafer)) > 1


def forenligt(one: Beslut, other: Beslut) -> bool:
    """Tell whether what is decided on can be the same point of the same decision (R53).

    A diarienummer is no help: that of an authority is written in many ways, the city's is of all
    that its ärende decides.
    """
    paragrafer = {one.paragraf, other.paragraf} - {None}
    return (
        one.organ == other.organ
        and _samma_dag(one, other)
        and len(paragrafer) <= 1
        and samma_punkt((one, other))
    )


def behorigt(beslut: Beslut) -> str:
    """Return the organ whose right a decision rests on: who delegated it, else who took it."""
    return beslut.delegation.av if beslut.delegation else beslut.organ


def saknas(beslut: Beslut, delar: Iterable[str]) -> list[str]:
    """Return what is not stated of a decision."""
    return [name for name in delar if getattr(beslut, name) in {None, OKAND}]


def samma_punkt(stated: Iterable[Beslut]) -> bool:
    """Tell whether statements of one § can be of the same point of it."""
    return len({one.punkt for one in stated} - {None}) <= 1


def beslut_om(said: Command | Event, pott: Pott) -> list[Beslut]:
    """Return the decision of a command or event as it was stated, and as it was completed."""
    stated = [] if said.beslut is None else [said.beslut]
    added = pott.noter.kompletterade.get(getattr(said, "kommando_id", ""), ())
    return [*stated, *(one.beslut for one in added if one.beslut is not None)]


def samlat(stated: Sequence[Beslut]) -> Beslut:
    """Return one decision as all that is stated of it: its nearest day, and each known part."""
    parts = {
        name: value
        for one in stated
        for name in Beslut.model_fields
        if (value := getattr(one, name)) not in {None, OKAND}
    }
    return Beslut.model_construct(**parts | {"datum": narmast(one.datum for one in stated)})


def i_sin_helhet(command: KompletteraBeslut, pott: Pott, events: Iterable[Event]) -> Beslut | None:
    """Return the decision of what is completed as it stands with the completion."""
    stated = [one for event in events for one in beslut_om(event, pott)]
    if command.beslut is not None:
        stated.append(command.beslut)
    return samlat(stated) if stated else None


def _samma_dag(one: Beslut, other: Beslut) -> bool:
    return within(one.datum, other.datum, other.datum) is not False
