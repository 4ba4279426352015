"""That the fast verification is not certain, and so has nothing to say."""

from __future__ import annotations


class Unsure(Exception):
    """Something is not certain; what, is for the whole verification to tell."""


def certain(holds: bool) -> None:  # noqa: FBT001 - read as a sentence: certain(a == b)
    """Raise Unsure unless something holds."""
    if not holds:
        raise Unsure
