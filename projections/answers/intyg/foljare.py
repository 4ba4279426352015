"""How near to zero each position and ceiling of a pott has been, in one order or the other.

The moves are taken once, in the order of registration. In the order of the days (R49) what
happened on a day counts at its end, and of a vague date what came counts on its first day and what
went on its last: below zero is what is so under every dating. Besides one value a series, one a
day that it changed is kept, so that memory grows with the calendar, not with the log. A series
counts from the first event that touches it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from domain.bookkeeping import positions as p

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from domain.bookkeeping.postings import Konto


class Serie(NamedTuple):
    """What is followed: a position of a pott or of a nämnd in it ('' for none), or a ceiling."""

    pott: str
    slag: str
    namnd: str = ""
    underenhet: str = ""


class Lagst(NamedTuple):
    """The lowest value, and the event and day that first left it so low."""

    ore: int
    handelse: int
    datum: str


@dataclass(slots=True, eq=False)
class Foljd:
    """A series on its way: what it stands at, how many events have touched it, its lowest.

    ``dagar`` says what it changed by each day, and the last event that did.
    """

    serie: Serie
    ore: int = 0
    antal: int = 0
    lagst: Lagst | None = None
    dagar: dict[str, tuple[int, int]] = field(default_factory=dict)

    def see(self, ore: int, nr: int, dag: str) -> None:
        """Keep a value if it is the lowest yet."""
        if self.lagst is None or ore < self.lagst.ore:
            self.lagst = Lagst(ore, nr, dag)

    def move(self, ore: int, nr: int, dag: str) -> None:
        """Add what an event changes, on the day that it counts."""
        before, last = self.dagar.get(dag, (0, 0))
        self.dagar[dag] = before + ore, max(last, nr)


class Nar(NamedTuple):
    """When an event was: its number, the first and last day that its date can mean, the date."""

    nr: int
    forsta: str
    sista: str
    datum: str


class Foljare:
    """Follows every series in the order of registration, and keeps what the order of days needs.

    ``forskott`` are the potts that are paid in advance: a pott is there when its first event is
    taken.
    """

    def __init__(self, forskott: Container[str]) -> None:
        """Follow nothing yet."""
        self.registrerat: dict[Serie, Foljd] = {}
        self._sure: dict[str, Foljd] = {}  # of each pott: as little as KF can have appropriated
        self._parts: dict[tuple[str, Konto], list[tuple[Foljd, int]]] = {}
        self._forskott = forskott

    def take(
        self, pott: str, nar: Nar, sides: Iterable[tuple[Konto, int]], *, omvand: bool
    ) -> None:
        """Take what an event changes, in öre; ``omvand`` when it takes back what is of its day."""
        changed: dict[Foljd, int] = {}
        for konto, ore in sides:
            for one, sign in self._parts.get((pott, konto)) or self._new(pott, konto):
                changed[one] = changed.get(one, 0) + sign * ore
        for one, ore in changed.items():
            came = (ore > 0) != omvand
            one.ore += ore
            one.antal += 1
            one.move(ore, nar.nr, nar.forsta if came else nar.sista)
            if one.serie.slag == p.ANVISAT:
                sure = self._sure.setdefault(pott, Foljd(one.serie))
                sure.move(ore, nar.nr, nar.sista if came else nar.forsta)
        for one in changed:
            if one.serie.slag != p.KVAR_ATT_AVSATTA.slag or self._anvisat(pott) > 0:
                one.see(one.ore, nar.nr, nar.datum)

    def _new(self, pott: str, konto: Konto) -> list[tuple[Foljd, int]]:
        """Return the series that a position not met before is in, each with its sign."""
        self._parts[pott, konto] = parts = [
            (self.registrerat.setdefault(serie, Foljd(serie)), sign)
            for serie, sign in _series(pott, konto, self._forskott)
        ]
        return parts

    def _anvisat(self, pott: str) -> int:
        so_far = self.registrerat.get(Serie(pott, p.ANVISAT))
        return so_far.ore if so_far else 0

    def dag_for_dag(self, serie: Serie, okant_anslag: Mapping[str, str]) -> Foljd:
        """Follow a series day by day.

        What is left of KF's appropriation is not known before there is an amount, nor from the day
        of one without amount (``okant_anslag``) until there surely is.
        """
        of = self.registrerat[serie]
        made, ore, known = Foljd(serie, antal=of.antal), 0, 0
        ceiling = serie.slag == p.KVAR_ATT_AVSATTA.slag
        okant = okant_anslag.get(serie.pott, "9")
        sakert = self._sure[serie.pott].dagar if serie.pott in self._sure else {}
        days = {**of.dagar}
        if ceiling:
            days |= {dag: days.get(dag, (0, nr)) for dag, (_, nr) in sakert.items()}
        for dag in sorted(days):
            change, nr = days[dag]
            ore += change
            known += sakert.get(dag, (0, 0))[0] if ceiling else 0
            if not ceiling or (self._anvisat(serie.pott) and (dag < okant or known > 0)):
                made.see(ore, nr, dag)
        return made


def _series(pott: str, konto: Konto, forskott: Container[str]) -> Iterator[tuple[Serie, int]]:
    """Yield what a change of a position changes: itself, and sums it is in, with the sign."""
    position, namnd, underenhet = konto
    if position not in p.SIGNED:
        yield Serie(pott, position, namnd or "", underenhet or ""), 1
    for tak in p.TAK:
        if tak == p.KVAR_ATT_OVERFORA and pott not in forskott:
            continue  # kommunbidrag is budget, not cash; in arrears the city lays out
        if position in tak.plus:
            yield Serie(pott, tak.slag), 1
        if position in tak.minus:
            yield Serie(pott, tak.slag), -1
