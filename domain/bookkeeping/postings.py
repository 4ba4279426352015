"""The moves of an event, as the table of moves has them (D5).

State, balances, exports and the auditor's own check all follow from ``postings``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from domain import events as e
from domain.bookkeeping.positions import NAMNDENS, i_ord
from domain.bookkeeping.rorelser import RORELSER, Over, Utan

if TYPE_CHECKING:
    from domain.bookkeeping.rorelser import Belopp, Flytt, Position


_NAMNDENS = frozenset(NAMNDENS)


class Konto(NamedTuple):
    """A position, of the pott itself or of a nämnd and its sub-unit."""

    position: str
    namnd: str | None = None
    underenhet: str | None = None

    def __str__(self) -> str:
        """Write the position in words, and whose it is."""
        return i_ord(*self)


class Move(NamedTuple):
    """``ore`` > 0 from one position to another; None is outside the pott."""

    fran: Konto | None
    till: Konto | None
    ore: int


def postings(event: e.Event) -> tuple[Move, ...]:
    """Return the moves that an event means; none for those that move nothing."""
    declared = RORELSER.get(type(event))
    if declared is None:
        return ()
    return tuple([move for one in declared for move in _made(one, event) if move[2]])


def sides(event: e.Event) -> tuple[tuple[Konto, int], ...]:
    """Return what an event changes in each position, in öre: less and more."""
    changes: list[tuple[Konto, int]] = []
    for fran, till, ore in postings(event):
        if fran is not None:
            changes.append((fran, -ore))
        if till is not None:
            changes.append((till, ore))
    return tuple(changes)


def proposal(event: e.Event) -> dict[tuple[str | None, str | None], int] | None:
    """Return what a proposal says, by (nämnd, sub-unit) and its stated total under (None, None).

    What it does not say is 0: a total is no sum, nor a sum a total (D16).

    The latest proposal of a pott replaces the one before, so it is no move.
    """
    if not isinstance(event, e.FordelningForeslagen):
        return None
    stated: dict[tuple[str | None, str | None], int] = {(None, None): event.total_ore or 0}
    for rad in event.rader:
        key = (rad.namnd, rad.underenhet)
        stated[key] = stated.get(key, 0) + (rad.belopp_ore or 0)
    return stated


def _made(declared: Flytt, event: e.Event) -> list[Move]:
    fran, till, belopp, om, per = declared
    if om is not None:
        value = getattr(event, om.falt)
        if value is None or om.varde not in {None, value}:
            return []
    rows = (event,) if per is None else getattr(event, per)
    return [Move(_konto(fran, one), _konto(till, one), _ore(belopp, one)) for one in rows]


def _konto(position: Position, one: Any) -> Konto | None:  # noqa: ANN401 - an event or a row of it
    if position is None:
        return None
    if isinstance(position, str):
        return _of(one, position) if position in _NAMNDENS else Konto(position)
    stated = getattr(one, position.namn)
    if stated is None:
        return None
    return _of(one, stated) if isinstance(stated, str) else _of(stated, stated.position)


def _of(whose: Any, position: str) -> Konto:  # noqa: ANN401 - the same
    return Konto(position, whose.namnd, whose.underenhet)


def _ore(belopp: Belopp, one: Any) -> int:  # noqa: ANN401 - the same
    if isinstance(belopp, str):
        return getattr(one, belopp) or 0
    stated: int = getattr(one, belopp.falt) or 0
    if isinstance(belopp, Utan):
        return stated - max(0, getattr(one, belopp.avgar) or 0)
    return max(0, stated if isinstance(belopp, Over) else -stated)
