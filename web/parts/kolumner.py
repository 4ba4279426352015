"""What several pages have: columns, each with where it leads, and what is chosen from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reports.tables import Column
from reports.words.nouns import noun
from web.addresses import SIDOR
from web.rendering import Kolumn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from web.asking import Fraga

DATUM = Kolumn(Column.named("Datum", "handelsedatum"))
SLAG = Kolumn(Column.text("Slag", lambda row: noun(row["typ"])))


def nr(fraga: Fraga) -> Kolumn:
    """Return the number of an event, which leads to it."""
    return Kolumn(Column.handelse("Nr", "nr"), lambda row: fraga.address("handelse", nr=row["nr"]))


def pott(fraga: Fraga) -> Kolumn:
    """Return the pott, which leads to its page."""
    return Kolumn(Column.text("Pott", "pott"), lambda row: fraga.address("pott", pott=row["pott"]))


def kod(row: Mapping[str, Any]) -> str:
    """Return the code of the nämnd or sub-unit that a row is of; '' for the pott itself."""
    return str(row["underenhet"] or row["namnd"] or "")


def vem(potten: str = "") -> Kolumn:
    """Return whose a row is, by code; ``potten`` is what the pott itself is called."""
    return Kolumn(Column.text("Nämnd", lambda row: kod(row) or potten))


def potter(fraga: Fraga) -> list[tuple[str, str]]:
    """Return the potts to choose from."""
    return [(pott, pott) for pott in fraga.asking.potter()]


def organ(fraga: Fraga) -> list[tuple[str, str]]:
    """Return the organs to choose from: their codes and names, by name."""
    return sorted(fraga.asking.organ_names().items(), key=lambda one: one[1])


def rad(row: Mapping[str, Any], position: str) -> dict[str, str | int | None]:
    """Return what asks for the moves of the figure that stands on a row of balances, and no more.

    A sub-unit's row is all of it; a nämnd's and a pott's are without those below them.
    """
    egen = None if row["underenhet"] else 1
    return {"position": position, "pott": row.get("pott"), "namnd": kod(row), "egen": egen}


def figur(moment: Mapping[str, str], row: Mapping[str, Any], position: str) -> str:
    """Return the address of a figure that stands on a row, as of another moment than the page."""
    of = {name: str(value) for name, value in rad(row, position).items() if value is not None}
    return SIDOR["poster"].address({**moment, **of})
