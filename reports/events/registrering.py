"""What a command did to the money, or would do, as lines of text."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from domain.bookkeeping import positions as p
from domain.deciding.upprepning import kommandot
from domain.events import EgenfinansieringNoterad
from domain.values.dates import datum_text
from domain.values.money import kronor_text
from reports.words.terms import whose, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from domain.events import Event
    from domain.events.recorded import Recorded

_KVAR = {
    p.OFORDELAT: "kvar att fördela",
    p.FORDELAT: "fördelat, kvar att föra över",
    p.HOS_NAMND: "kvar hos nämnden",
    p.EGENFINANSIERAT: "egenfinansierat",
}
_SAGT = {p.OVERFORT, p.AVBOJT, p.ATERLAMNAT}
"""Gross figures that say no more than the positions that the money was moved between."""


def effects(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield a line a position that has changed: whose it is, what it is now and what it was."""
    owner = itemgetter("pott", "namnd", "underenhet")
    told = [row for row in rows if row["position"] not in _SAGT]
    for (pott, *_), changed in groupby(sorted(told, key=_order), owner):
        lines = list(changed)
        vem = whose(lines[0])
        head = f"{vem} i {pott}: " if vem else f"{pott}: "
        for row in lines:
            said = _KVAR.get(row["position"]) or word(row["position"])
            fore, efter = kronor_text(row["fore_ore"]), kronor_text(row["efter_ore"])
            yield f"{head}{said} {efter} (före {fore})"
            head = " " * len(head)


def _order(row: Mapping[str, Any]) -> tuple[str, str, str]:
    return row["pott"], row["namnd"] or "", row["underenhet"] or ""


def borne(event: Event) -> str:
    """Return what the nämnd bears itself of a cost, in words; '' of any other event."""
    if not isinstance(event, EgenfinansieringNoterad):
        return ""
    return (
        f"{kronor_text(event.belopp_ore)} ryms inte i det som"
        f" {event.underenhet or event.namnd} disponerar och bärs av egen ram"
    )


def similar(found: Iterable[Recorded]) -> Iterator[str]:
    """Yield what each event that something looks like is, with its number."""
    for recorded in found:
        event = recorded.event
        ore = getattr(event, "belopp_ore", None)
        vem = whose(event.stored())
        parts = kommandot(event).rubrik, ore and kronor_text(ore), vem and f"för {vem}"
        said = " ".join(part for part in parts if part)
        yield (
            f"liknar händelse {recorded.nr}: {said} {datum_text(event.handelsedatum)},"
            f" {event.avser}"
        )
