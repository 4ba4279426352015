"""What an event says of others, held against them: all that needs no rule (D20).

A fold over recorded events, one at a time, with a function that looks earlier ones up, so that
memory does not grow with the log. ``verifiera`` and ``importera`` of a log use it alike; rules
are never run again, and what only they could tell is in ``UNCHECKED``.

* ``derived``: what the ledger worked out: splits, moves of a correction or a closing, attests.
* ``references``: what is pointed at exists, stands in the same stream, and may be pointed at so.
* ``claims``: what a voucher is claimed with, within what it is.
* ``own``: what an event must agree with itself in, and a command with its events.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from domain.deciding.context import Context
from domain.states.streams import sedd
from ledger.recheck.claims import overclaimed
from ledger.recheck.derived import DERIVES, derived
from ledger.recheck.looking import Looked, Unknown
from ledger.recheck.own import TURNS, Notes, own, parts
from ledger.recheck.references import referred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.events.recorded import Recorded
    from domain.states.streams import State
    from ledger.recheck.looking import Lookup, Wrong

UNCHECKED = (
    "Reglerna kördes inte om: vem som fick besluta och attestera, om tiderna hölls och vilka"
    " avvikelser som borde ha öppnats avgjordes när händelserna registrerades."
)
"""What the recheck leaves out, in Swedish."""


@dataclass(slots=True)
class Recheck:
    """Follows a log event by event; what is wrong is told of the event that says it.

    Without ``claims`` vouchers are not held against each other: who asks for that sees to it.
    ``notes`` and ``before``, the event that it goes on from, are of a log that was held so far.
    """

    lookup: Lookup
    claims: bool = True
    notes: Notes = field(default_factory=Notes)
    before: Recorded | None = None
    _looked: Looked = field(init=False)
    _context: Context = field(init=False)

    def __post_init__(self) -> None:
        """Look earlier events up for all that is held."""
        self._looked = Looked(self.lookup)
        self._context = Context(found=self._looked)

    def follow(self, recorded: Recorded, state: State | None) -> Iterator[Wrong]:
        """Yield what is wrong with the next event; ``state`` is its stream's before it, if known.

        An event is held against what is known alone: that something else is missing, or is not
        what was sealed, has been told of that.
        """
        before, self.before = self.before, recorded
        yield from own(recorded, self.notes)
        if before is None or before.nr + 1 == recorded.nr:
            yield from parts(before, recorded)
        if state is not None:
            looked = self._looked.before(recorded.nr)
            for one in self._against_others(recorded, state, looked):
                yield one._replace(rests=looked.used)

    def _against_others(self, recorded: Recorded, state: State, looked: Looked) -> list[Wrong]:
        event, kind = recorded.event, type(recorded.event)
        try:
            wrong = [*referred(recorded, looked)] if "avser_id" in event.__dict__ else []
            if not wrong and kind in DERIVES:
                wrong = [*derived(event, sedd(state), self._context)]
            if self.claims:
                wrong += overclaimed(event, looked)
            if kind in TURNS:
                wrong += TURNS[kind](event, state)
        except Unknown:
            return []
        return wrong

    def end(self, size: int) -> Iterator[Wrong]:
        """Yield what is wrong with the last event of a log of so many."""
        if self.before is not None and self.before.nr + 1 == size:
            yield from parts(self.before, None)


__all__ = ["UNCHECKED", "Recheck"]
