"""What the ledger works out and an event keeps: worked out again, from the state before it.

It is what ``domain.bookkeeping.splits`` gives, whatever that comes to be: no field is listed here,
so none can be forgotten.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.bookkeeping.splits import splits
from domain.deciding.kinds import EVENT_OF
from domain.values.ja_nej import ja_nej_text
from ledger.recheck.looking import Wrong

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from domain import events as e
    from domain.deciding.context import Context
    from domain.states.pott import Pott

_MOST = 3  # moves or balances that are shown

DERIVES: Mapping[type[e.Event], Callable[[e.Event, Pott, Context], dict[str, Any]]] = {
    event: splits.dispatch(command)
    for command, event in EVENT_OF.items()
    if splits.dispatch(command) is not splits.dispatch(object)
}
"""The events that carry something the ledger works out, and what works it out."""


def derived(event: e.Event, pott: Pott, context: Context) -> Iterator[Wrong]:
    """Yield the fields that are not what the ledger would have worked out; raises Unknown."""
    try:
        expected = DERIVES[type(event)](event, pott, context)
    except LookupError:  # it points at what its pott has not: evolve says so, or ``referred``
        return
    for name, value in expected.items():
        kept = getattr(event, name, None)
        if kept != value:
            said, given = _shown(kept, value), _shown(value, kept)
            yield Wrong(f"{name} är {said}, men händelserna före ger {given}")


def _shown(value: Any, other: Any) -> str:  # noqa: ANN401 - the values of any field
    """Write a value for people; of many, those that another list has not."""
    if isinstance(value, tuple):
        alone = [one for one in value if one not in (other or ())]
        return "; ".join(map(_one, alone[:_MOST])) or f"{len(value)} i en annan ordning"
    if isinstance(value, bool):
        return ja_nej_text(value)
    return "inget" if value is None else str(value)


def _one(flyttning: Any) -> str:  # noqa: ANN401 - a move, a balance, or a code
    if isinstance(flyttning, str):
        return flyttning
    sides = [getattr(flyttning, name, None) for name in ("fran", "till", "plats")]
    named = [f"{one.position} {one.underenhet or one.namnd or ''}".strip() for one in sides if one]
    return f"{' > '.join(named)} {flyttning.belopp_ore} öre"
