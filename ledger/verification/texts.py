"""Texts of one kind, held by pydantic as their model states it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

if TYPE_CHECKING:
    from collections.abc import Collection

_MOST_TEXTS = 2048  # of one kind, that are remembered to be good


class NotOfForm(ValueError):
    """A value is not one that its model allows; which, and why, is for the model to say."""


class Texts:
    """Texts of one kind, held by pydantic; each different one once, while it is remembered."""

    def __init__(self, stated: Any) -> None:  # noqa: ANN401 - typing's own objects
        """Know none; what may be left out is no text, and good."""
        self._validate = TypeAdapter(stated).validate_python
        self.good: set[str | None] = {None}

    def hold(self, text: str) -> None:
        """Raise ValueError unless the text is of its kind, and is kept as it is."""
        if self._validate(text, strict=True) != text:
            raise NotOfForm(text)
        if len(self.good) >= _MOST_TEXTS:
            self.good = {None}
        self.good.add(text)

    def hold_all(self, several: Collection[str]) -> None:
        """Hold several texts; raises ValueError."""
        if not self.good.issuperset(several):
            for text in several:
                self.hold(text)
