"""What stands below a picture: the unit, and what it is as of (D11, D16)."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any, NamedTuple

from reports.asof import as_of_line
from reports.figures.svg import SECOND, make

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

_SMALL = 0.85
_STEP = 1.25
_TABLES = {"provad", "oattesterade"}
"""What is said below tables alone."""


class Foot(NamedTuple):
    """Lines of text, and the size of the text that stands above them."""

    lines: list[str]
    size: float

    @property
    def high(self) -> float:
        """How much room they take."""
        return (len(self.lines) + 0.8) * self.size * _STEP

    def write(self, root: Element, y: float) -> None:
        """Write the lines below a height."""
        for nth, line in enumerate(self.lines):
            at = y + (nth + 1.3) * self.size * _STEP
            make(root, "text", line, x=0, y=at, font_size=self.size * _SMALL, fill=SECOND)


def foot(answer: Mapping[str, Any], width: float, size: float) -> Foot:
    """Return what stands below the picture of an answer, in lines that it has room for."""
    letters = max(20, int(width / size / (_SMALL * 0.6)))
    return Foot(textwrap.wrap(f"Kronor. {of_when(answer)}", letters), size)


def of_when(answer: Mapping[str, Any]) -> str:
    """Return what an answer is as of, and if example data is in it."""
    kept = {name: of for name, of in answer.items() if name not in _TABLES}
    return as_of_line(kept).replace("\n", " ").strip()
