"""What somebody who records something is answered with, the first time and every time after."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.events.recorded import Recorded


class Receipt(NamedTuple):
    """What became of an accepted command; ``redan`` when it had been accepted before.

    It is then the same receipt; ``av_annan`` is who got it first, when it was somebody else.
    """

    kommando_id: str
    forsta_nr: int
    sista_nr: int
    redan: bool
    events: tuple[Recorded, ...] = ()
    av_annan: str = ""

    @classmethod
    def again(cls, events: Sequence[Recorded], aktor: str) -> Receipt:
        """Return the receipt of what is recorded, to somebody who sends it once more."""
        first, last = events[0], events[-1]
        av_annan = first.registrerad_av if first.registrerad_av != aktor else ""
        return cls(
            first.event.kommando_id,
            first.nr,
            last.nr,
            redan=True,
            events=tuple(events),
            av_annan=av_annan,
        )
