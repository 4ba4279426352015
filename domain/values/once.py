"""What is worked out of a value that never changes, and asked for over and over, only once."""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
R = TypeVar("R")
_REMEMBERED = 32


class _Same:
    """A value as itself: equal to no other, however alike."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.value is other.value


def once(of: Callable[[T], R]) -> Callable[[T], R]:
    """Return a function that remembers what it said of the values asked about last.

    Neither they nor what is said of them may be changed.
    """

    @lru_cache(maxsize=_REMEMBERED)
    def remembered(one: _Same) -> Any:  # noqa: ANN401 - what ``of`` returns
        return of(one.value)  # type: ignore[arg-type]

    @wraps(of)
    def asked(value: T) -> R:
        said: R = remembered(_Same(value))
        return said

    return asked
