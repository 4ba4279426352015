"""The liggarnummer of events: an unbroken series for each year of ``handelsedatum`` (D8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.values.dates import year

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from domain.events import Event
    from ledger.store import Number


def liggarnummer(number: Number) -> str | None:
    """Return a number in its year as people write it, ``2022-000017``."""
    return f"{number[0]}-{number[1]:06d}" if number else None


def numbers(events: Sequence[Event], latest: Callable[[int], int]) -> Iterator[Number]:
    """Yield the next liggarnummer of each event; ``latest`` says the last one of a year."""
    given: dict[int, int] = {}
    for event in events:
        if not event.numreras:
            yield None
            continue
        ar = year(event.handelsedatum)
        given[ar] = given.get(ar, 0) or latest(ar)
        given[ar] += 1
        yield ar, given[ar]
