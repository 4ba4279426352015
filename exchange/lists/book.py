"""A workbook as cells: python-calamine reads it, and what that does not tell is looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import python_calamine as calamine

from exchange.errors import Unreadable
from exchange.lists import limits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SHOWN = calamine.SheetVisibleEnum.Visible
_CELLS = calamine.SheetTypeEnum.WorkSheet


class Book:
    """A workbook that is open; raises Unreadable when it is none."""

    def __init__(self, path: Path) -> None:
        """Open the workbook."""
        try:
            self._book = calamine.CalamineWorkbook.from_path(path)
        except calamine.PasswordError:
            raise Unreadable(
                "filen är skyddad med lösenord", "Spara den utan lösenord och läs in den igen."
            ) from None
        except calamine.CalamineError as error:
            raise Unreadable(f"filen är ingen hel arbetsbok ({error})") from None

    def sheets(self) -> list[tuple[str, bool]]:
        """Return the names of the sheets that have cells, and whether each is hidden."""
        return [
            (one.name, one.visible != _SHOWN)
            for one in self._book.sheets_metadata
            if one.typ == _CELLS
        ]

    def rows(self, name: str) -> Iterator[tuple[int, list[Any]]]:
        """Yield the rows of a sheet with their numbers."""
        sheet = self._book.get_sheet_by_name(name)
        if sheet.end is None or sheet.start is None:
            return
        if sheet.end[0] >= limits.ROWS or sheet.end[1] >= limits.COLUMNS:
            raise Unreadable(f"bladet {name!r} är för stort")
        for nr, row in enumerate(sheet.iter_rows(), 1):
            yield nr, row
