"""What a face of the program lets be told while an answer is made (D19)."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager


class Watcher:
    """Whoever waits for an answer; this one lets nothing be told, as a program that asks does."""

    def note(self, *lines: str) -> None:
        """Be told something beside the answer."""

    def warn(self, text: str, kommando_id: str | None = None) -> None:
        """Be told what is well to know of something that went well all the same."""

    def flush(self) -> None:
        """See to it that what was answered has left; raises OSError when it could not."""

    def progress(self, _label: str, _length: int) -> AbstractContextManager[Callable[[int], None]]:
        """Give the block what it calls with how many of ``length`` are done."""
        return nullcontext(lambda _done: None)


SILENT = Watcher()
