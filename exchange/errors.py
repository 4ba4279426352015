"""What can be wrong with a file of somebody else's.

Unreadable      it is not as its format says, line by line where it has lines
└── Missing     there is no such file, or it cannot be opened
"""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """What is wrong with one line."""

    rad: int
    meddelande: str


class Unreadable(Exception):
    """A file is not as its format says; ``lines`` tells each line that is wrong."""

    def __init__(self, text: str, hjalp: str = "", lines: tuple[Line, ...] = ()) -> None:
        """Keep what to say of the file, or of its lines."""
        self.hjalp, self.lines = hjalp, lines
        super().__init__(text)


class Missing(Unreadable):
    """A file is not there, or cannot be opened."""
