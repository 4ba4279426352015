"""What an .ods says of its sheets besides the values of their cells.

A cell or a row may stand for many: a few bytes can claim more cells than any memory holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from exchange.errors import Unreadable
from exchange.parsing import limits
from exchange.parsing.package import UNLOCK

if TYPE_CHECKING:
    from exchange.parsing.package import Package

CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_CELLS = {"table:table-cell", "table:covered-table-cell"}
_MOST = 7  # digits


def check(package: Package) -> None:
    """Raise Unreadable for a workbook under a password, or with more cells than a list has."""
    package.walk(_MANIFEST, _no_password)
    package.walk(CONTENT, _Extent().start)


def _no_password(tag: str, _attrs: dict[str, str]) -> None:
    if tag.endswith("encryption-data"):
        raise Unreadable("är skyddad med lösenord", UNLOCK)


class _Extent:
    """Counts how far the cells that hold something reach."""

    def __init__(self) -> None:
        self._rows = self._columns = self._repeated = 0

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        """Begin an element."""
        if tag in _CELLS:
            self._columns += _times(attrs, "table:number-columns-repeated")
            if "office:value-type" in attrs:
                self._check()
        elif tag == "table:table-row":
            self._rows += self._repeated
            self._repeated = _times(attrs, "table:number-rows-repeated")
            self._columns = 0
        elif tag == "table:table":
            self._rows = self._columns = self._repeated = 0

    def _check(self) -> None:
        rows = self._rows + self._repeated
        if (
            rows > limits.ROWS
            or self._columns > limits.COLUMNS
            or rows * self._columns > limits.CELLS
        ):
            raise limits.too_large()


def _times(attrs: dict[str, str], name: str) -> int:
    stated = attrs.get(name, "1")
    if not stated.isdecimal() or len(stated) > _MOST:
        raise limits.too_large()
    return int(stated)
