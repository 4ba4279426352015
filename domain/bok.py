"""The state of the ledger as a whole: which years of the city's books are closed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from domain import events as e


@dataclass(frozen=True, slots=True)
class Bok:
    """The city's books after some of the ledger's own events (R41)."""

    stangda: frozenset[int] = frozenset()


def evolve(bok: Bok, event: e.Event) -> Bok:
    """Return the books after one more event."""
    if isinstance(event, e.RakenskapsarStangt):
        return replace(bok, stangda=bok.stangda | {event.ar})
    return bok
