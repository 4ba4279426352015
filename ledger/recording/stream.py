"""A stream as it is kept between commands: the state that its events lead to, and how many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.deciding import decider
from ledger.errors import Damaged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.events.recorded import Recorded


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream's state and how many events it has."""

    state: decider.State
    version: int = 0

    def after(self, added: Iterable[Recorded]) -> Stream:
        """Return the stream with the events that come after it; raises Damaged."""
        state, version = self.state, self.version
        for recorded in added:
            try:
                state, version = decider.evolve(state, recorded.event), recorded.version
            except (TypeError, AttributeError, KeyError) as error:
                msg = f"händelse {recorded.nr}: innehållet går inte att räkna med ({error})"
                raise Damaged(msg) from None
        return Stream(state, version)


def empty(name: str) -> Stream:
    """Return a stream before its first event."""
    return Stream(decider.initial(name))
