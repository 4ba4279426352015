"""The decisions and moves of money of a pott or a nämnd, as a line through time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from projections.answers.sidor.blad import blad
from reports.tables import Column
from web.parts import kolumner
from web.rendering import Kolumn, ore, tabell

if TYPE_CHECKING:
    from web.asking import Fraga
    from web.rendering import Tabell

_MEST = 100  # of the latest


def beslut(fraga: Fraga, **of: Any) -> dict[str, Any]:
    """Return what was decided, the latest last, and how many more there are."""
    found = fraga.asking.answer(blad, fraga.bounds, many=_MEST, beslutade=True, **of)
    rows = found["rader"]
    return {"tabell": _tabell(fraga, rows), "fler": found["antal"] - len(rows)}


def _tabell(fraga: Fraga, rows: list[Any]) -> Tabell:
    columns = [
        *(kolumner.nr(fraga), kolumner.DATUM, kolumner.SLAG),
        Kolumn(Column.text("Beslutat av", "organ")),
        Kolumn(
            Column.text("§", lambda row: "" if row["paragraf"] is None else str(row["paragraf"]))
        ),
        Kolumn(Column.text("Ärende", "diarienummer"), lambda row: arende(fraga, row)),
        *([kolumner.pott(fraga)] if len({row["pott"] for row in rows}) > 1 else []),
        kolumner.vem(),
        Kolumn(ore("Belopp", "belopp_ore")),
    ]
    return tabell("Beslut", rows, columns)


def arende(fraga: Fraga, row: Any) -> str | None:
    """Return where the ärende of a decision leads; nowhere when its number is not known."""
    nummer = row["diarienummer"]
    return None if nummer == "okänd" else fraga.address("arende", arende=nummer)
