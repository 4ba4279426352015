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
from projections.model.rows import journalrader
from projections.model.rows.bevakade import followed
from projections.model.rows.delposter import Delpost, parts
from projections.model.rows.journalrader import journalrad
from projections.model.rows.kinds import into, model
from projections.model.rows.oppnade import avvikelserna

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from domain.bookkeeping.postings import Konto
    from domain.events.recorded import Recorded
    from projections.model.rows.kinds import Into, Likt

_HANDELSE = into("handelse", *journalrader.COLUMNS)
_DELPOST = into("delpost", "rad", "pott", "ar", "kommando_id", *Delpost._fields)
_POTTENS = (
    *("program", "givare", "kalla", "utbetalning", "engangsmedel"),
    *("nyttjas_from", "nyttjas_tom"),
)


class Post(NamedTuple):
    """A side of a move, as ``post`` keeps it."""

    nr: int
    rad: int
    pott: str
    ar: int
    namnd: str
    underenhet: str
    position: str
    delta_ore: int
    handelsedatum: str
    forsta_dag: str
    sista_dag: str
    registrerad: str
    exempeldata: bool


@dataclass(frozen=True, slots=True)
class Batch:
    """The rows of some consecutive events, by their tables."""

    ar: dict[str, int]  # the bidragsår of every pott so far
    poster: list[Post] = field(default_factory=list)
    rader: dict[Into, list[tuple[Any, ...]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, recorded: Recorded) -> None:
        """Add the rows of one more event."""
        event, kind = recorded.event, model(recorded.event)
        when = recorded.nr, last_day(event.handelsedatum), recorded.registrerad
        changes = sides(event)
        self.rader[_HANDELSE].append(journalrad(recorded, changes) + when)
        if _is(kind, e.PottEvent):
            self._add_pott(event, changes, when)
        if event.avvikelser or _is(kind, e.AvvikelseEvent, e.BeslutKompletterat):
            for table, row in avvikelserna(recorded.nr, event):
                self._rad(table, row, when)
        for where, values in followed(recorded.nr, event):
            self.rader[where].append(values + when)

    def _rad(self, table: str, row: Mapping[str, Any], when: tuple[int, str, str]) -> None:
        self.rader[into(table, *row)].append((*row.values(), *when))

    def _add_pott(
        self, event: Likt, changes: Iterable[tuple[Konto, int]], when: tuple[int, str, str]
    ) -> None:
        pott = event.pott
        if model(event) is e.PottUpprattad:
            self.ar[pott] = event.bidragsar
            stated = {name: getattr(event, name) for name in _POTTENS}
            self._rad("pott", {"pott": pott, "ar": event.bidragsar, **stated}, when)
            return
        if (ar := self.ar.get(pott)) is None:
            raise UnknownPott(f"händelse {when[0]}: potten {pott!r} är inte upplagd")
        nr, sista_dag, registrerad = when
        datum, exempel = event.handelsedatum, event.exempeldata
        forsta_dag = first_day(datum)
        for rad, (konto, delta) in enumerate(changes):
            namnd, underenhet = konto.namnd or "", konto.underenhet or ""
            whose = pott, ar, namnd, underenhet, konto.position
            self.poster.append(
                Post(nr, rad, *whose, delta, datum, forsta_dag, sista_dag, registrerad, exempel)
            )
        for (of_namnd, of_underenhet), ore in (proposal(event) or {}).items():
            of = {"pott": pott, "namnd": of_namnd or "", "underenhet": of_underenhet or ""}
            self._rad("forslag", {**of, "belopp_ore": ore}, when)
        delposter = self.rader[_DELPOST]
        for rad, part in enumerate(parts(event, changes)):
            delposter.append((rad, pott, ar, event.kommando_id, *part, *when))

    def of(self, table: str, *columns: str) -> Iterator[tuple[Any, ...]]:
        """Yield what the rows of a table have in some columns, two at least, in order."""
        for where, rows in self.rader.items():
            if where.table == table:
                yield from map(itemgetter(*map(where.columns.index, columns)), rows)


@cache
def _is(kind: type[e.Event], *of: type[e.Event]) -> bool:
    return issubclass(kind, of)


def batch_of(chunk: Iterable[Recorded], first: int, ar: dict[str, int]) -> Batch:
    """Return the rows of consecutive events from number ``first``; raises Gap."""
    batch = Batch(ar)
    for expected, recorded in enumerate(chunk, first):
        if recorded.nr != expected:
            raise Gap(f"händelse {expected} väntades, men {recorded.nr} kom")
        batch.add(recorded)
    return batch
