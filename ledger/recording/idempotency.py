"""Whether a command that comes again says the same as the first time (D13)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from domain.bookkeeping.splits import splits
from domain.deciding.context import Context
from domain.deciding.kinds import EVENT_OF, kept_as
from domain.deciding.names import resolve
from domain.errors import UnknownName
from domain.states.pott import Pott
from domain.states.streams import REGISTER
from domain.values.fields import plain
from ledger.errors import Conflict, Damaged
from ledger.recording.receipt import Receipt

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.commands import Command
    from domain.events import Event
    from domain.events.recorded import Recorded
    from domain.states.register import Register
    from domain.states.streams import State
    from ledger.recording.streams import Streams


def again(command: Command, streams: Streams, aktor: str) -> Receipt:
    """Return the receipt of a command that is recorded; raises Conflict if it says another thing.

    Nothing that it rests on can change, so nobody need be kept waiting for it. Raises Damaged when
    it leads to no event.
    """
    events = streams.recorded(command.id)
    if not events:
        raise Damaged(f"kommandot {command.id!r} pekar inte på någon händelse")
    if not _same(command, events[0], streams):
        raise Conflict(clash(command, events[0].nr))
    return Receipt.again(events, aktor)


def _same(command: Command, first: Recorded, streams: Streams) -> bool:
    """Tell whether a command has the content that its id was first sent with."""
    try:
        named = resolve(command, cast("Register", streams.state(REGISTER)))
    except UnknownName:  # what was recorded has names that are known
        return False
    return restates(named, first.event, lambda: streams.before(first))


def restates(command: Command, event: Event, before: Callable[[], State]) -> bool:
    """Tell whether a command, its names already codes, says just what its first event keeps.

    Nothing else is kept of a command, so nothing else could be altered unseen. Every field must be
    the same; what the command left to the ledger is worked out anew from the state ``before``.
    """
    if type(event) is not EVENT_OF[type(command)]:
        return False
    said, kept = command.stored(), event.stored()
    names = kept_as(type(command))
    wrong = {name for name, as_kept in names.items() if said.get(name) != kept.get(as_kept)}
    if not wrong:
        return True
    if not all(_part_of(said[name], kept.get(name)) for name in said.keys() & wrong):
        return False
    left = _left_to_the_ledger(command, before())
    return all(left.get(name) == kept.get(name) for name in wrong)


def _part_of(said: object, kept: object) -> bool:
    """Tell whether what is kept says all that was said; the ledger may have filled in the rest."""
    if isinstance(said, dict) and isinstance(kept, dict):
        return all(name in kept and _part_of(one, kept[name]) for name, one in said.items())
    if isinstance(said, list) and isinstance(kept, list):
        return not said or (len(said) == len(kept) and all(map(_part_of, said, kept)))
    return said == kept


def _left_to_the_ledger(command: Command, state: State) -> dict[str, Any]:
    try:
        made = splits(command, state, Context()) if isinstance(state, Pott) else {}
    except LookupError:  # it points at something that was not there
        return {}
    return {name: plain(value) for name, value in made.items()}


def clash(command: Command, nr: int) -> str:
    """Say that an id belongs to another command, and what to do."""
    return (
        f"kommandot {command.id!r} är redan registrerat med annat innehåll (händelse {nr});"
        " ge det nya ett eget id"
    )
