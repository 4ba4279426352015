"""A stream as it is kept between commands: the state that its events lead to, and how many."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.states.streams import fold, initial
from ledger.errors import Damaged
from ledger.pictures.picture import pictured

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from domain.events import Event
    from domain.events.recorded import Recorded
    from domain.states.pott_fold import Las
    from domain.states.streams import State
    from ledger.store import Reading
    from ledger.store.pictures import Picture


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream's state and how many events it has; ``nr`` is the number of the last.

    ``pictured`` is how many it had when it was pictured last.
    """

    state: State
    version: int = 0
    nr: int = -1
    pictured: int = 0

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
        return self.grown(state, last.version, last.nr) if last else self

    @property
    def unpictured(self) -> int:
        """How many events it has got since it was pictured last."""
        return self.version - self.pictured

    def seen(self) -> Stream:
        """Return the stream when it has been pictured."""
        return replace(self, pictured=self.version)

    def grown(self, state: State, version: int, nr: int) -> Stream:
        """Return the stream with so many events, of which the last has this number."""
        return Stream(state, version, nr, self.pictured)


def empty(name: str) -> Stream:
    """Return a stream before its first event."""
    return Stream(initial(name))


def shown(reading: Reading, name: str, found: Picture | None) -> Stream:
    """Return a stream as a picture shows it; before its first event, if it shows none of ours."""
    state = None if found is None else pictured(reading, name, found)
    if found is None or state is None:
        return empty(name)
    return Stream(state, found.version, found.nr, found.version)
