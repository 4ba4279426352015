"""What is worked out of a value that never changes, and asked for over and over, only once."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
R = TypeVar("R")
_REMEMBERED = 32


def once(of: Callable[[T], R]) -> Callable[[T], R]:
    """Return a function that remembers what it said of the values asked about last.

    Neither they nor what is said of them may be changed. A value is known as itself: it is no
    other, however alike, and none takes its place in memory while it is remembered.
    """
    said: dict[int, tuple[T, R]] = {}

    @wraps(of)
    def asked(value: T) -> R:
        known = said.get(id(value))
        if known is None:
            if len(said) >= _REMEMBERED:
                said.clear()
            known = said[id(value)] = value, of(value)
        return known[1]

    return asked
