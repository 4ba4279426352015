"""What somebody looks for: a number, a name, a diarienummer, a voucher, a section, a word."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from application.asking.rules import rules
from projections.answers.journal import arenden
from projections.answers.sidor.sok import sok as found_by
from reports.tables import Column
from web.addresses import page
from web.asking import Svar
from web.parts.kolumner import DATUM, SLAG, nr
from web.rendering import Kolumn, tabell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from projections.answers.sidor.sok import Traff
    from web.addresses import Sida
    from web.asking import Fraga
    from web.rendering import Tabell

_MEST = 20  # names that are told of each kind


def sok(fraga: Fraga) -> Svar:
    """Make the page of what was found."""
    ord_ = fraga.given.get("q", "")
    events = {
        slag: _tabell(fraga, slag, rows)
        for slag, rows in (found_by(fraga.asking.conn, ord_) if ord_ else {}).items()
        if rows
    }
    vad = {"ord": ord_, "namn": list(_names(fraga, ord_)) if ord_ else [], "handelser": events}
    return Svar("sok.html", f"Sök: {ord_}" if ord_ else "Sök", vad)


def _names(fraga: Fraga, ord_: str) -> Iterator[tuple[str, str]]:
    """Yield what is called so, and where it leads: an event by its number first.

    A command line of ours leads to the page that answers the same.
    """
    if (asked := _asked(ord_)) is not None:
        sida, of = asked
        yield ord_, sida.address(of)
    if (number := fraga.asking.number_of(ord_)) is not None:
        yield f"Händelse {number}", fraga.address("handelse", nr=number)
    for pott in _like(ord_, fraga.asking.potter()):
        yield pott, fraga.address("pott", pott=pott)
    organ = {f"{namn} ({kod})": kod for kod, namn in fraga.asking.organ_names().items()}
    for shown in _like(ord_, organ):
        yield shown, fraga.address("namnd", namnd=organ[shown])
    for nummer in _like(ord_, arenden(fraga.asking.conn)):
        yield f"Ärende {nummer}", fraga.address("arende", arende=nummer)
    regler = {f"{row['id']} {row['regel']}": row["id"] for row in rules()["rader"]}
    for shown in _like(ord_, regler):
        yield shown, fraga.address("regel", regel=regler[shown])


def _asked(ord_: str) -> tuple[Sida, dict[str, str]] | None:
    """Return the page that a command line asks for, if it is one and there is such a page."""
    try:
        program, *argv = shlex.split(ord_)
    except ValueError:
        return None
    return page(argv) if program == "liggare" else None


def _like(ord_: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if ord_.casefold() in name.casefold()][:_MEST]


def _tabell(fraga: Fraga, slag: str, rows: list[Traff]) -> Tabell:
    columns = [
        *(nr(fraga), DATUM, SLAG),
        Kolumn(Column.text("Pott", "pott")),
        Kolumn(Column.text("Avser", "avser")),
    ]
    return tabell(slag, rows, columns)
