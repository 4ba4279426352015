"""A stream as it is kept between commands: the state that its events lead to, and how many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.states.streams import fold, initial
from ledger.errors import Damaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from domain.events import Event
    from domain.events.recorded import Recorded
    from domain.states.pott_fold import Las
    from domain.states.streams import State


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream's state and how many events it has; ``nr`` is the number of the last."""

    state: State
    version: int = 0
    nr: int = -1

    def after(self, added: Iterable[Recorded], las: Las = tuple) -> Stream:
        """Return the stream with the events that come after it; raises Damaged.

        ``las`` reads those before that leave a note in its state, should one of them be corrected.
        """
        last: Recorded | None = None

        def events() -> Iterator[Event]:
            nonlocal last
            for last in added:
                yield last.event

        try:
            state = fold(self.state, events(), las)
        except (TypeError, AttributeError, LookupError) as error:
            msg = f"händelse {last and last.nr}: innehållet går inte att räkna med ({error})"
            raise Damaged(msg) from None
        return Stream(state, last.version, last.nr) if last else self


def empty(name: str) -> Stream:
    """Return a stream before its first event."""
    return Stream(initial(name))
