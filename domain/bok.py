"""The state of the ledger as a whole: how far the city's books are closed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from domain import events as e


@dataclass(frozen=True, slots=True)
class Bok:
    """The city's books after some of the ledger's own events (R41).

    They are closed to and with a year, whichever was closed first: 0 when none is.
    """

    stangt_tom: int = 0


def evolve(bok: Bok, event: e.Event) -> Bok:
    """Return the books after one more event."""
    if isinstance(event, e.RakenskapsarStangt):
        return replace(bok, stangt_tom=max(bok.stangt_tom, event.ar))
    return bok
