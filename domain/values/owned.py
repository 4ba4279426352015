"""Mappings that are changed in place, but for those that somebody else may still be looking at."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

K = TypeVar("K")
V = TypeVar("V")


def owned(now: Mapping[K, V], lent: Mapping[K, V]) -> dict[K, V]:
    """Return a mapping that may be written in: a copy if it is the one that was lent out."""
    return now if isinstance(now, dict) and now is not lent else dict(now)
