"""Chains of corrections, by the ids of commands alone: what a correction reverses (R36, R50).

This is the one place that says which commands are corrected; ``struck`` in
``projections.model.views`` is its form in SQL. Nothing here needs an event, so that a read model
can be asked without loading any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def rattade(handelser: Iterable[tuple[str, str | None]]) -> set[str]:
    """Return the commands that a correction in force reverses (R36, R50).

    Of each event, oldest first, come its command and, if it is a correction, what it corrects.
    """
    found: set[str] = set()
    for kommando_id, rattar in reversed([*handelser]):
        if rattar is not None and kommando_id not in found:
            found.add(rattar)
    return found


def rattad(kommando_id: str, rattelsen_av: Callable[[str], str | None]) -> bool:
    """Tell whether a correction in force reverses a command.

    ``rattelsen_av`` is asked for the command that corrects one; each has one at most (R50).
    """
    rattelser: dict[str, str] = {}
    sist = kommando_id
    while (av := rattelsen_av(sist)) is not None and av not in rattelser:
        rattelser[av] = sist
        sist = av
    return kommando_id in rattade(rattelser.items())


def ursprunget(avser_id: str, rattelser: Iterable[tuple[str, str]]) -> str:
    """Return the command that a correction is about in the end, whatever is corrected between."""
    return kedjan(avser_id, rattelser)[-1]


def kedjan(avser_id: str, rattelser: Iterable[tuple[str, str]]) -> list[str]:
    """Return what a correction is about: a command, what that corrects, and so to the first.

    Of each correction there has been come its command and what it corrects. Corrections that a
    forged log has made point at each other are each followed once.
    """
    rattar = dict(rattelser)
    chain = [avser_id]
    while (corrected := rattar.pop(chain[-1], None)) is not None:
        chain.append(corrected)
    return chain
