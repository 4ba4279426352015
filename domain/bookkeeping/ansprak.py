"""Who claims a row of the general ledger, and how much of it there is to claim (R48).

A cost claims the row it names, over all potts. Credit notes claim in a series of their own, where
nobody states an amount: the same note counts once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from domain import events as e
from domain.bookkeeping.rattelse import gallande

if TYPE_CHECKING:
    from collections.abc import Sequence


class Ansprak(NamedTuple):
    """A claim in force: by which command, in which pott, on how much, of a row of how much."""

    kommando_id: str
    pott: str
    belopp_ore: int
    angivet_ore: int | None


def ansprak(event: e.Event) -> Ansprak | None:
    """Return what an event claims, if it is a cost or a credit note."""
    match event:
        case e.ForbrukningRedovisad():
            angivet = event.verifikat_belopp_ore
        case e.ForbrukningKrediterad():
            angivet = None
        case _:
            return None
    return Ansprak(event.kommando_id, event.pott, event.belopp_ore, angivet)


def gallande_ansprak(events: Sequence[e.Event], *also: tuple[str, str]) -> list[Ansprak]:
    """Return the claims among events, oldest first, that no correction in force has freed.

    ``also`` are corrections that are about to be made.
    """
    return [claim for event in gallande(events, *also) if (claim := ansprak(event)) is not None]


def tak(claims: Sequence[Ansprak]) -> int | None:
    """Return the ceiling: the first amount stated by a claim in force; None if none states it."""
    return next((one.angivet_ore for one in claims if one.angivet_ore is not None), None)


def summa(claims: Sequence[Ansprak]) -> int:
    """Return what is claimed together, in öre."""
    return sum(one.belopp_ore for one in claims)


def ryms(claims: Sequence[Ansprak]) -> bool:
    """Tell whether claims in force are within their ceiling, or are one where there is none."""
    ceiling = tak(claims)
    return len(claims) <= 1 if ceiling is None else summa(claims) <= ceiling


def lasningar(claims: Sequence[Ansprak]) -> dict[int, Ansprak]:
    """Return how much the row is, as each claim reads it, with the first that reads it so.

    One that states no amount claims the whole row, unless an earlier one has said how much it is.
    """
    found: dict[int, Ansprak] = {}
    stated = False
    for one in claims:
        stated = stated or one.angivet_ore is not None
        if (read := one.angivet_ore if stated else one.belopp_ore) is not None:
            found.setdefault(read, one)
    return found
