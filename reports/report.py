"""An answer on its way to whoever asked: the value, its rows, and how it reads (D19)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from reports.asof import marked, told_of
from reports.writers import xlsx
from reports.writers.json import json_bytes, jsonl_bytes
from reports.writers.sheet import csv_bytes, flat

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Report(NamedTuple):
    """One value, whatever form it is written in; ``text`` and ``page`` are only for people.

    ``rows`` are those of a sheet; ``lines``, if they hold more than a cell can, those of jsonl.
    """

    answer: Mapping[str, Any]
    rows: Sequence[Mapping[str, Any]]
    text: Callable[[], str]
    lines: Sequence[Mapping[str, Any]] | None = None
    page: Callable[[], bytes] | None = None

    def written(self, form: str) -> str | bytes:
        """Return it in a form: text for people, bytes for programs.

        In a sheet, which is saved and sent on, every row carries what it is as of, the root and
        whether the answer holds example data (D11, D16); a line of JSON has that alone.
        """
        match form:
            case "tabell":
                return self.text()
            case "json":
                return json_bytes(self.answer)
            case "jsonl":
                return jsonl_bytes(
                    marked(self.answer, self.rows if self.lines is None else self.lines)
                )
            case "html" if self.page is not None:
                return self.page()
            case "csv":
                return csv_bytes(told_of(self.answer, self.rows))
            case _:
                return xlsx.xlsx_bytes(flat(told_of(self.answer, self.rows)))

    def is_silent_of_when(self, form: str) -> bool:
        """Tell whether a form has no place for what the answer is as of: then a face says it."""
        return "per" in self.answer and (
            form == "jsonl" or (form in {"csv", "xlsx"} and not self.rows)
        )
