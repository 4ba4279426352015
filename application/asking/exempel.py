"""What is left of a ledger without its example data, and what of it rests on that (D16)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypedDict

from domain import events as e
from domain.bookkeeping.postings import sides
from domain.errors import InvariantBroken
from domain.states.pott import Pott
from domain.states.pott_fold import Lopande
from ledger.store import reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from domain.events.recorded import Recorded
    from ledger.store.sqlite.reading import Reader
    from projections.model.as_of import AsOf, Vilar


class Utan(TypedDict, total=False):
    """What an answer without example data says of the potts that have no figures there."""

    vilar_pa_exempel: list[Vilar]


def without_examples(source: Reader, bounds: AsOf, sist: int) -> list[Vilar]:
    """Return which potts have no figures within some bounds without the example data.

    It is read out of the log as far as the event ``sist``, whatever has been recorded since.
    """
    return resting(
        one
        for one in reader.events(
            source, last=sist if bounds.handelse is None else min(sist, bounds.handelse)
        )
        if bounds.registrerad is None or one.registrerad <= bounds.registrerad
    )


def left_out(bounds: AsOf, found: Sequence[Vilar], pott: str | None = None) -> tuple[AsOf, Utan]:
    """Return the bounds with those potts left out too, and what is said of them, or of one."""
    potter = json.dumps([one["pott"] for one in found])
    shown = [one for one in found if pott in {None, one["pott"]}]
    return bounds._replace(utan_exempel=potter), {"vilar_pa_exempel": shown}


def resting(recorded: Iterable[Recorded]) -> list[Vilar]:
    """Return each pott in which an unmarked event cannot be without the marked ones, by name.

    It is the first such event: the rest of the unmarked ones are not looked at. What only adds to
    an example, and moves nothing, does not rest on its money.
    """
    examples, potter = set[str](), dict[str, Lopande]()
    found: dict[str, int] = {}
    for one in recorded:
        event = one.event
        if not isinstance(event, e.PottEvent | e.AvvikelseEvent) or event.pott is None:
            continue
        pott = event.pott
        if event.exempeldata:
            examples.add(event.kommando_id)
            continue
        beside = getattr(event, "avser_id", None) in examples and not sides(event)
        if pott not in found and not beside and not _follows(potter, pott, event):
            found[pott] = one.nr
    return [{"pott": pott, "handelse": nr} for pott, nr in sorted(found.items())]


def _follows(potter: dict[str, Lopande], namn: str, event: e.Event) -> bool:
    """Tell whether an event can follow those before it in its pott, and take it if it can."""
    pott = potter.setdefault(namn, Lopande(Pott(namn)))
    if pott.villkor is None and not isinstance(event, e.PottUpprattad):
        return False
    try:
        pott.ta(event)
    except (InvariantBroken, LookupError):
        return False
    return True
