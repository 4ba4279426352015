"""What is asked of a store and what it answers: values, whatever database it is."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from eventsourcing.persistence import StoredEvent

Key = tuple[str, str]
"""What earlier events are found by: of which kind, and which (``domain.deciding.context``)."""

KOMMANDO = "kommando"  # the kind of key that finds what a command gave: none is added under it
MOST_OF_A_COMMAND = 1000  # events: more than any gives

Number = tuple[int, int] | None
"""A year and the liggarnummer in it, for an event that has one."""

Derived = Literal["kommando", "sokord"]
"""What can be made anew of the events: which command gave them, and what they are found by."""

_NONE: Mapping[str, int] = MappingProxyType({})


class Row(NamedTuple):
    """An event as it is stored; damage may have put anything in any place but ``nr``.

    ``noder`` is its seal, None when that is gone. An event that was found has no number nor seal.
    """

    nr: int
    aggregat: str
    version: int
    typ: str
    data: bytes
    ar: int | None = None
    lopnummer: int | None = None
    noder: bytes | None = None


class Head(NamedTuple):
    """The identity of a ledger and the number of its last event."""

    liggare: str
    nr: int


class Wanted(NamedTuple):
    """What a decision rests on, asked for at once.

    ``streams`` says after which version each is wanted, at ``most`` so many. ``newest`` wants of a
    key only the last event before a number. ``series`` are years, ``last`` the last event.
    """

    kommando_id: str | None = None
    streams: Mapping[str, int] = _NONE
    keys: Sequence[Key] = ()
    newest: Sequence[tuple[Key, int]] = ()
    series: Sequence[int] = ()
    last: bool = False
    most: int | None = None


class Found(NamedTuple):
    """What was wanted, oldest first, as of when the ledger had ``antal`` events.

    ``kommando`` holds the first and last nr of the events of the command, if it is recorded;
    ``series`` the last liggarnummer of each year.
    """

    antal: int
    kommando: tuple[int, int] | None
    streams: Mapping[str, Sequence[Row]]
    keys: Mapping[Key, Sequence[Row]]
    newest: Mapping[Key, Row | None]
    series: Mapping[int, int]
    last: Row | None


class Addition(NamedTuple):
    """An event on its way into the log: its bytes, its liggarnummer, what it is found by."""

    stored: StoredEvent
    number: Number
    keys: Sequence[Key]


class Decision(NamedTuple):
    """The events of one command, which share its id."""

    kommando_id: str
    events: Sequence[Addition]


class Placed(NamedTuple):
    """The events of a decision are in the log, from this number on, one after the other."""

    nr: int


class Moved(NamedTuple):
    """Nothing was appended: the log has ``antal`` events, and others when it was decided."""

    antal: int
