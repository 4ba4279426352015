"""Lists of others, in: the cells of a spreadsheet, or of a text with separators.

What a file claims to be is not believed: ``exchange.parsing`` reads it, in a process of its own
that is bound in memory and time.
"""

from __future__ import annotations

from exchange.lists.cells import Cell, Problem, Row, Sheet, column_name
from exchange.lists.reading import read

__all__ = ["Cell", "Problem", "Row", "Sheet", "column_name", "read"]
