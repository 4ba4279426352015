"""How earlier events are looked up, and what a recheck finds wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from domain.deciding.context import Key
    from domain.events import Event
    from domain.events.recorded import Recorded

    Lookup = Callable[[Key, int], Sequence[Recorded] | None]
    """The events under a key with a lower number, oldest first; None when one is not known."""


class Wrong(NamedTuple):
    """What is wrong with an event, in Swedish; ``rests`` on what was looked up, or does not."""

    text: str
    slag: str = "innebord"
    rests: bool = False


class Unknown(Exception):
    """What an event is to be held against is missing or not to be trusted."""


class Looked(Mapping["Key", "tuple[Event, ...]"]):
    """The earlier events as ``Context`` has them, looked up when they are asked for."""

    def __init__(self, lookup: Lookup) -> None:
        """Know nothing yet, of a log without events."""
        self._lookup, self._number = lookup, 0
        self._found: dict[Key, Sequence[Recorded] | None] = {}

    def before(self, nr: int) -> Looked:
        """Look from now on among the events before a number; what was found before is let go."""
        self._number = nr
        self._found = {}
        return self

    @property
    def used(self) -> bool:
        """Whether anything was looked up."""
        return bool(self._found)

    def recorded(self, key: Key) -> Sequence[Recorded]:
        """Return the events under a key with their places in the log; raises Unknown."""
        if key not in self._found:
            self._found[key] = self._lookup(key, self._number)
        found = self._found[key]
        if found is None:
            raise Unknown
        return found

    def __getitem__(self, key: Key) -> tuple[Event, ...]:
        """Return the events under a key; raises Unknown."""
        return tuple(one.event for one in self.recorded(key))

    def __iter__(self) -> Iterator[Key]:
        """Yield what was looked up."""
        return iter(self._found)

    def __len__(self) -> int:
        """Return how many keys were looked up."""
        return len(self._found)
