"""How far long work has come, for somebody who waits at a terminal."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WORTH_A_BAR = 5_000  # events


@contextmanager
def progress(label: str, length: int) -> Iterator[Callable[[int], None]]:
    """Lend what is told how many are done: a bar on a terminal when they are many, else none."""
    if length < WORTH_A_BAR or not sys.stderr.isatty():
        yield lambda _done: None
        return
    with click.progressbar(length=length, label=label, file=sys.stderr) as bar:
        yield lambda done: bar.update(done - bar.pos)
