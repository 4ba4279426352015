"""What a face of the program lets be told while an answer is made (D19)."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager

T = TypeVar("T")


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


def watched(watcher: Watcher, label: str, lines: Iterable[T], length: int) -> Iterator[T]:
    """Yield what there is, and let it be seen how far it has come of ``length``."""
    with watcher.progress(label, length) as advance:
        for done, line in enumerate(lines, 1):
            yield line
            advance(done)


SILENT = Watcher()
