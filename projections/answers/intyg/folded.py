"""What the certificate asks, followed event by event while the ledger is verified.

So what is certified is read once, and it is the fold itself that the figures come out of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import events as e
from domain.bookkeeping.postings import sides
from domain.values.dates import exakt, first_day, last_day
from projections.answers.intyg.certifying import Certifying
from projections.answers.intyg.foljare import Foljare, Nar

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from domain.events.recorded import Recorded
    from domain.states.pott_fold import Lopande


class Folded:
    """Follows the events of a ledger from the first."""

    def __init__(self, liggare: str) -> None:
        """Follow nothing yet."""
        self._model, self._forskott = Certifying(liggare), set[str]()
        self.foljare = Foljare(self._forskott)

    def take(self, recorded: Recorded, pott: Lopande | None) -> None:
        """Take the next event, and the pott that has taken it."""
        self._model.take(recorded, pott)
        event = recorded.event
        if pott is None or not isinstance(event, e.PottEvent):
            return
        if isinstance(event, e.PottUpprattad):
            if (event.kalla, event.utbetalning) == ("statsbidrag", "forskott"):
                self._forskott.add(event.pott)
        elif changes := sides(event):
            datum = event.handelsedatum
            omvand = not exakt(datum) and pott.vaga[event.kommando_id].omvand
            when = Nar(recorded.nr, first_day(datum), last_day(datum), datum)
            self.foljare.take(event.pott, when, changes, omvand=omvand)

    def end(self, digest: Callable[[int], str | None]) -> sqlite3.Connection:
        """Return a connection to a read model that answers the certificate, and nothing else."""
        return self._model.end(digest)
