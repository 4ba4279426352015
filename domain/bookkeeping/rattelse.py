"""The moves of a correction, and which events are in force when some have been corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from domain import events as e
from domain.bookkeeping.postings import postings
from domain.bookkeeping.rattelsekedja import rattade
from domain.facts import Flyttning, Plats

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from domain.bookkeeping.postings import Konto

E = TypeVar("E", bound=e.Event)


def gallande(events: Sequence[E], *also: tuple[str, str]) -> list[E]:
    """Return the events, oldest first, that no correction in force reverses (R36, R50).

    ``also`` are corrections that are about to be made: their command and what it corrects.
    """
    rattar = [
        (event.kommando_id, event.avser_id if isinstance(event, e.HandelseRattad) else None)
        for event in events
    ]
    reversed_ids = rattade([*rattar, *also])
    return [event for event in events if event.kommando_id not in reversed_ids]


def omvanda(events: Iterable[e.Event]) -> tuple[Flyttning, ...]:
    """Return the moves that undo what the events of a command moved, last first."""
    moves = [move for event in events for move in postings(event)]
    return tuple(
        Flyttning.model_construct(
            fran=till and plats(till), till=fran and plats(fran), belopp_ore=ore
        )
        for fran, till, ore in reversed(moves)
    )


def frigjort(events: Iterable[e.Event]) -> str | None:
    """Return the voucher that the events of a command claim, free or claim again (R48)."""
    kinds = (e.ForbrukningRedovisad, e.ForbrukningKrediterad, e.HandelseRattad)
    return next((event.verifikat for event in events if isinstance(event, kinds)), None)


def plats(konto: Konto) -> Plats:
    """Return an account as an event states it."""
    return Plats.model_construct(
        position=konto.position, namnd=konto.namnd, underenhet=konto.underenhet
    )
