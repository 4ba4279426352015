"""All of an answer is of one moment: who writes in between is in neither the rows nor the line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from projections import reading
from tests.cli.program import Run

TILLDELNING = (
    "registrera", "tilldelning", "--pott", "SOC-2022", "--datum", "2022-09-01", "--avser", "prov",
    "--belopp", "1", "--beslut", "SOS 2022-09-01 dnr 5.1-1/2022",
)  # fmt: skip


@pytest.mark.parametrize(
    "verb",
    [("handelser",), ("avvikelser",), ("saldo",), ("bevaka",), ("attestforteckning",)],
    ids=" ".join,
)
def test_what_is_recorded_in_between_is_in_neither_the_rows_nor_the_line(
    avtal: Path, run: Run, monkeypatch: pytest.MonkeyPatch, verb: tuple[str, ...]
) -> None:
    alone = run(*verb)
    written: list[int] = []
    asked = reading.per

    def writer_first(*args: Any, **how: Any) -> Any:
        """Somebody records, and somebody else's answer brings the read model up to date."""
        if not written:
            written.append(0)
            written[0] = run(*TILLDELNING).code
            run("saldo")
        return asked(*args, **how)

    for module in _asking():
        monkeypatch.setattr(module, "per", writer_first)
    between = run(*verb)

    assert written == [0]
    assert between.out == alone.out
    assert _sista(run(*verb).text) == _sista(alone.text) + 1


def _asking() -> Iterator[Any]:
    from projections import attestforteckning, bevakning  # noqa: PLC0415 - all that ask

    yield from (reading, attestforteckning, bevakning)


def _sista(text: str) -> int:
    found = re.search(r"(?i)till och med händelse ([0-9]+)", text)
    assert found, text
    return int(found[1])
