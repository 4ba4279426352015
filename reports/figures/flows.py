"""The money of a pott as three columns of the same sum: where from, with whom, in what state."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from domain.bookkeeping.positions import SIGNED
from projections.answers.saldo import amounts
from reports.words.lagen import LAGEN, STATENS_LAGEN, lage
from reports.words.terms import whose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from projections.answers.saldo import Saldo, Saldorad
    from projections.answers.sidor.historik import Historik

SAKNAS = "saknas"
"""What is called in and stands nowhere."""

_GAVS = ("beslutat_ore", "overfort_ore", "aterlamnat_ore", "avbojt_ore")
"""What tells that a nämnd has had something, though nothing of it is left."""


class Holder(NamedTuple):
    """A nämnd or sub-unit, or what has none: what it is called, and in full.

    ``of_pott`` when the money is the pott's own.
    """

    label: str
    full: str
    namnd: str | None = None
    underenhet: str | None = None

    @property
    def of_pott(self) -> bool:
        """Whether the money is with no nämnd."""
        return self.namnd is None


class Flow(NamedTuple):
    """So many öre that a holder has in a state, always above zero."""

    holder: Holder
    position: str
    ore: int


class Source(NamedTuple):
    """Where öre come from; ``position`` is None for what only a sum below zero gives rise to."""

    label: str
    ore: int
    position: str | None = None


class Flows(NamedTuple):
    """The three columns; each is as much as the others.

    ``holders`` also has those that nothing is left with.
    """

    sources: list[Source]
    holders: list[Holder]
    flows: list[Flow]

    @property
    def total(self) -> int:
        """All the money, in öre."""
        return sum(one.ore for one in self.flows)

    def held(self, holder: Holder) -> int:
        """Return what a holder has in all."""
        return sum(one.ore for one in self.flows if one.holder == holder)

    def lagen(self) -> dict[str, int]:
        """Return what is in each state, in their order."""
        sums = {
            position: sum(one.ore for one in self.flows if one.position == position)
            for position in (*LAGEN, SAKNAS)
        }
        return {position: ore for position, ore in sums.items() if ore}

    def given(self) -> Iterator[tuple[Source, Holder, int]]:
        """Yield what of each source each holder has; the last sources are used last."""
        left = [(one, one.ore) for one in self.sources if one.ore]
        for holder in self.holders:
            wanted = self.held(holder)
            while wanted:
                source, ore = left.pop(0)
                part = min(ore, wanted)
                yield source, holder, part
                wanted -= part
                if ore > part:
                    left.insert(0, (source, ore - part))


EJ_FORDELAT = Holder("Ej fördelat", "Ej fördelat")
STATEN = Holder("Staten", "Staten")
INGEN = Holder("Saknas", "Saknas")


def flows_of(answer: Saldo, of: Historik) -> Flows:
    """Return the money of a pott, of an answer with a row for each nämnd and sub-unit of it.

    What is below zero is no band: it stands among the sources, as what is spent without being
    there; and what does not add up is shown as that, on the side where it lacks. Raises ValueError
    when the rows are not told apart by pott, nämnd and sub-unit.
    """
    rows = answer["rader"]
    if any(not {"pott", "namnd", "underenhet"} <= row.keys() for row in rows):
        raise ValueError("a picture of a pott needs a row for each nämnd and sub-unit")
    rows = _in_order([row for row in rows if row["pott"] == of.pott], of)
    signed = [one for row in rows for one in _signed(row)]
    flows = [one for one in signed if one.ore > 0]
    below = [one for one in signed if one.ore < 0]
    came = sum(amounts(row)[f"{of.kalla}_ore"] for row in rows)
    sources = [Source(lage(of.kalla), max(came, 0), of.kalla)]
    sources += [Source(_below(one), -one.ore) for one in below]
    lacking = sum(one.ore for one in sources) - sum(one.ore for one in flows)
    if lacking > 0:
        flows.append(Flow(INGEN, SAKNAS, lacking))
    elif lacking < 0:
        sources.append(Source("Saknar källa", -lacking))
    named = [_holder(row) for row in rows if row["namnd"] is not None and _has_had(row)]
    own = dict.fromkeys(one.holder for one in flows if one.holder.of_pott)
    return Flows(sources, [*named, *own], flows)


def _in_order(rows: Sequence[Saldorad], of: Historik) -> list[Saldorad]:
    """Return the rows as the nämnder first came in, the pott's own last."""
    place = {whose_of: nth for nth, whose_of in enumerate(of.ordning)}

    def key(row: Saldorad) -> tuple[bool, int, str]:
        at = row["namnd"], row["underenhet"]
        return at[0] is None, place.get((at[0] or "", at[1]), len(place)), whose(row)

    return sorted(rows, key=key)


def _has_had(row: Saldorad) -> bool:
    found = amounts(row)
    return any(found.get(name) for name in (*_GAVS, *(f"{one}_ore" for one in LAGEN)))


def _holder(row: Saldorad) -> Holder:
    namnd, underenhet = row["namnd"], row["underenhet"]
    return Holder(underenhet or namnd or "", whose(row), namnd, underenhet)


def _signed(row: Saldorad) -> Iterator[Flow]:
    """Yield what a row has in each state, in their order; öre of either sign."""
    found = amounts(row)
    for position in LAGEN:
        ore = found.get(f"{position}_ore", 0)
        if ore:
            own = STATEN if position in STATENS_LAGEN else EJ_FORDELAT
            named = row["namnd"] is not None
            yield Flow(_holder(row) if named else own, position, ore)


def _below(one: Flow) -> str:
    """Return what an amount below zero is called; some may be."""
    if one.position in SIGNED:
        return lage(one.position)
    of = "" if one.holder.of_pott else f" {one.holder.full}"
    return f"{lage(one.position)}{of}, under noll"
