"""What is kept between the questions of one ledger, whose events only come to be more (D11).

A page that is asked for at every event would else read all steps and find anew what no event has
touched. It holds nothing that the read model does not say: whoever is asked without it answers the
same. Several may ask at once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from functools import partial
from operator import attrgetter
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from domain.bevakning.bild import i_kraft
from domain.bevakning.reglering import VANTAR
from domain.bevakning.stegtyp import Stegtyp
from domain.bookkeeping.rattelsekedja import rattade
from projections.model.as_of import NU, AsOf, first_ones
from projections.model.shape import lagesteg

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Hashable, Iterable, Sequence

    from domain.bevakning.bild import Lagesteg

T = TypeVar("T")
MOMENT = 4
"""How many moments what is found of the same thing is kept of."""
_NR = attrgetter("nr")
_ALLTID = "9999-12-31"
_RATTADE = "rättade"
_NOT = object()


class Steg(NamedTuple):
    """The steps in force at a moment, by nr: of each pott, and of what ärenden may wait for."""

    per_pott: dict[str, Sequence[Lagesteg]]
    per_arende: dict[str, Sequence[Lagesteg]]


class Kept:
    """The steps of a ledger, and what has been found of them and of its balances."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._nr = -1
        self._potter: dict[str, list[Lagesteg]] = {}
        self._arenden: dict[str, list[Lagesteg]] = {}
        self._vantar: dict[str, list[Lagesteg]] = {}  # of these those that may wait for anything
        self._rattelser: list[Lagesteg] = []
        self._found: dict[Hashable, OrderedDict[Hashable, object]] = {}
        self._lock = Lock()

    def steg(self, conn: sqlite3.Connection, asof: AsOf) -> Steg:
        """Return the steps in force within some bounds; those that are not kept are read."""
        sist = first_ones(conn, asof)
        if sist is None or asof.utan_exempel is not None:
            return _delade(i_kraft(lagesteg(conn, asof)))
        self.read(conn)
        datum, rattelser = asof.datum or _ALLTID, _many(self._rattelser, sist)
        of_all = rattelser, datum
        reversed_ids = self.once(_RATTADE, of_all, partial(self._rattade, rattelser, datum))

        def held(what: str, kept: dict[str, list[Lagesteg]]) -> dict[str, Sequence[Lagesteg]]:
            found: dict[str, Sequence[Lagesteg]] = {}
            for name, some in [*kept.items()]:
                many = _many(some, sist)
                own = partial(_held, some, many, datum, reversed_ids)
                if many and (steg := self.once((what, name), (many, *of_all), own)):
                    found[name] = steg
            return found

        return Steg(held("pottens steg", self._potter), held("ärendets steg", self._vantar))

    def once(self, what: Hashable, of: Hashable, found: Callable[[], T]) -> T:
        """Return what is found ``of`` just that, found now if it is not kept."""
        moments = self._found.setdefault(what, OrderedDict())
        if (kept := moments.get(of, _NOT)) is not _NOT:
            return cast("T", kept)
        made = found()
        with self._lock:
            moments[of] = made
            while len(moments) > MOMENT:
                moments.popitem(last=False)
        return made

    def read(self, conn: sqlite3.Connection) -> None:
        """Read the steps that are not kept."""
        with self._lock:
            sist = first_ones(conn, NU)
            if sist is None or sist <= self._nr:
                return
            for one in lagesteg(conn, AsOf(handelse=sist), efter=self._nr):
                if one.typ is Stegtyp.HandelseRattad:  # which only takes others away
                    self._rattelser.append(one)
                    continue
                if one.pott is not None:
                    self._potter.setdefault(one.pott, []).append(one)
                if one.arende is not None:
                    own = self._arenden.setdefault(one.arende, [])
                    own.append(one)
                    if one.typ in VANTAR:
                        self._vantar[one.arende] = own
            self._nr = sist

    def _rattade(self, many: int, datum: str) -> set[str]:
        """Return the commands that the first so many corrections reverse, of those by a day."""
        some = self._rattelser[:many]
        return rattade((one.kommando_id, one.avser_id) for one in some if one.dag <= datum)


def _many(some: list[Lagesteg], sist: int) -> int:
    """Return how many of the steps are not after an event; there may come to be more meanwhile."""
    many = len(some)
    if not many or some[many - 1].nr <= sist:
        return many
    return bisect_right(some, sist, hi=many, key=_NR)


def _held(
    some: list[Lagesteg], many: int, datum: str, reversed_ids: Collection[str]
) -> list[Lagesteg]:
    """Return the steps in force of the first so many, of those by a day."""
    return [one for one in some[:many] if one.dag <= datum and one.kommando_id not in reversed_ids]


def _delade(steg: Iterable[Lagesteg]) -> Steg:
    per_pott: dict[str, list[Lagesteg]] = {}
    per_arende: dict[str, list[Lagesteg]] = {}
    for one in steg:
        if one.typ is Stegtyp.HandelseRattad:
            continue
        if one.pott is not None:
            per_pott.setdefault(one.pott, []).append(one)
        if one.arende is not None:
            per_arende.setdefault(one.arende, []).append(one)
    may_wait = (
        (name, own) for name, own in per_arende.items() if any(one.typ in VANTAR for one in own)
    )
    return Steg({**per_pott}, dict(may_wait))
