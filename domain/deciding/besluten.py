"""When two decisions as stated can be the same one: what is absent or vague fits anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.values.dates import within
from domain.values.fields import OKAND

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.commands import Command
    from domain.events import Event
    from domain.facts import Beslut
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


def saknas(beslut: Beslut) -> list[str]:
    """Return what is not stated of a decision; one on delegation may have no §."""
    stated = {"paragraf": beslut.paragraf, "diarienummer": beslut.diarienummer}
    if beslut.delegation:
        del stated["paragraf"]
    return [name for name, value in stated.items() if value in {None, OKAND}]


def samma_punkt(stated: Iterable[Beslut]) -> bool:
    """Tell whether statements of one § can be of the same point of it."""
    return len({one.punkt for one in stated} - {None}) <= 1


def beslut_om(said: Command | Event, pott: Pott) -> list[Beslut]:
    """Return the decision of a command or event as it was stated, and as it was completed."""
    stated = [] if said.beslut is None else [said.beslut]
    return [*stated, *pott.kompletterade.get(getattr(said, "kommando_id", ""), ())]


def _samma_dag(one: Beslut, other: Beslut) -> bool:
    return within(one.datum, other.datum, other.datum) is not False
