"""What a batch of events adds to each table; signs are those of ``domain.bookkeeping.postings``."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from domain import events as e
from domain.bookkeeping.postings import proposal, sides
from domain.values.dates import first_day, last_day
from projections.errors import Gap, UnknownPott
from projections.model.rows.bevakade import followed
from projections.model.rows.delposter import parts
from projections.model.rows.journalrader import journalrad
from projections.model.rows.kinds import into, model
from projections.model.rows.oppnade import avvikelserna

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from domain.bookkeeping.postings import Konto
    from domain.events.recorded import Recorded
    from projections.model.rows.kinds import Into, Likt, When

_SIDA = (
    *("rad", "pott", "ar", "namnd", "underenhet", "position", "delta_ore", "handelsedatum"),
    *("forsta_dag", "exempeldata"),
)
POST = into("post", *_SIDA)
_FORSLAG = into("forslag", "pott", "namnd", "underenhet", "belopp_ore")
_POTTENS = (
    *("program", "givare", "kalla", "utbetalning", "engangsmedel"),
    *("nyttjas_from", "nyttjas_tom"),
)


_INTYGAS = (e.AnslagAnvisat, e.FordelningForeslagen, e.HandelseRattad, e.PostAvstamd)
_INTYGETS = ("avstamning", "lagesteg")
"""What a certificate asks of, beside sums and avvikelser: some events, and some of their rows."""


class _Slag(NamedTuple):
    """What the type of an event tells of where its rows go."""

    pottens: bool
    upplagd: bool
    avvikelser: bool
    intygas: bool


@cache
def _slag(kind: type[e.Event]) -> _Slag:
    return _Slag(
        issubclass(kind, e.PottEvent),
        kind is e.PottUpprattad,
        issubclass(kind, (e.AvvikelseEvent, e.BeslutKompletterat)),
        issubclass(kind, _INTYGAS),
    )


@dataclass(frozen=True, slots=True)
class Batch:
    """The rows of some consecutive events, by their tables, and when those were.

    Without what is only ``listad`` they are those that a certificate asks of: the sums, and what
    is listed of every event, are then for somebody else.
    """

    ar: dict[str, int]  # the bidragsår of every pott so far
    listad: bool = True
    rader: dict[Into, list[tuple[Any, ...]]] = field(default_factory=lambda: defaultdict(list))
    nar: list[When] = field(default_factory=list)
    exempel: list[tuple[str, When]] = field(default_factory=list)  # '' for no pott

    def add(self, recorded: Recorded) -> None:
        """Add the rows of one more event."""
        event: Likt = recorded.event
        kind = model(event)
        slag = _slag(kind)
        when = recorded.nr, last_day(event.handelsedatum), recorded.registrerad
        self.nar.append(when)
        if event.exempeldata:
            self.exempel.append((getattr(event, "pott", None) or "", when))
        if self.listad or slag.intygas:
            self._add_listad(kind, recorded, when)
        if slag.upplagd:
            self._add_upplagd(event, when)
        if kind is e.FordelningForeslagen:
            for (namnd, underenhet), ore in (proposal(event) or {}).items():
                whose = event.pott, namnd or "", underenhet or ""
                self.rader[_FORSLAG].append((*whose, ore, *when))
        if event.avvikelser or slag.avvikelser:
            for table, of in avvikelserna(recorded.nr, event):
                self._rad(table, of, when)

    def _add_listad(self, kind: type[e.Event], recorded: Recorded, when: When) -> None:
        """Add what is listed of an event: in the journal, its moves and parts, what follows it."""
        event, changes = recorded.event, sides(recorded.event)
        where, row = journalrad(kind, recorded, changes, when)
        self.rader[where].append(row)
        if self.listad and _slag(kind).pottens and not _slag(kind).upplagd:
            self._add_pott(kind, event, changes, when)
        for into_, values in followed(kind, recorded.nr, event):
            if self.listad or into_.table in _INTYGETS:
                self.rader[into_].append(values + when)

    def list_last(self, recorded: Recorded) -> None:
        """Add what the journal says of an event that is added, if it is not there."""
        kind = model(recorded.event)
        if not (self.listad or _slag(kind).intygas):
            when = recorded.nr, last_day(recorded.event.handelsedatum), recorded.registrerad
            where, row = journalrad(kind, recorded, sides(recorded.event), when)
            self.rader[where].append(row)

    def _rad(self, table: str, row: Mapping[str, Any], when: When) -> None:
        self.rader[into(table, *row)].append((*row.values(), *when))

    def _add_upplagd(self, event: Likt, when: When) -> None:
        self.ar[event.pott] = event.bidragsar
        stated = {name: getattr(event, name) for name in _POTTENS}
        self._rad("pott", {"pott": event.pott, "ar": event.bidragsar, **stated}, when)

    def _add_pott(
        self, kind: type[e.Event], event: Likt, changes: Iterable[tuple[Konto, int]], when: When
    ) -> None:
        pott, kommando_id = event.pott, event.kommando_id
        if (ar := self.ar.get(pott)) is None:
            raise UnknownPott(f"händelse {when[0]}: potten {pott!r} är inte upplagd")
        if changes:
            datum, exempel = event.handelsedatum, int(event.exempeldata)
            on = datum, first_day(datum), exempel, *when
            poster = self.rader[POST]
            for rad, ((position, namnd, underenhet), delta) in enumerate(changes):
                whose = namnd or "", underenhet or "", position
                poster.append((rad, pott, ar, *whose, delta, *on))
        for rad, (where, part) in enumerate(parts(kind, event, changes)):
            self.rader[where].append((rad, pott, ar, kommando_id, *part, *when))

    def of(self, table: str, *columns: str) -> Iterator[tuple[Any, ...]]:
        """Yield what the rows of a table have in some columns, two at least, in order."""
        for where, rows in self.rader.items():
            if where.table == table:
                yield from map(itemgetter(*map(where.columns.index, columns)), rows)


def batch_of(chunk: Iterable[Recorded], first: int, ar: dict[str, int]) -> Batch:
    """Return the rows of consecutive events from number ``first``; raises Gap."""
    batch = Batch(ar)
    for expected, recorded in enumerate(chunk, first):
        if recorded.nr != expected:
            raise Gap(f"händelse {expected} väntades, men {recorded.nr} kom")
        batch.add(recorded)
    return batch
