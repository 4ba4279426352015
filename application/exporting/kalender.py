"""What falls due, as a calendar."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from application import moments
from exchange.ical import Kalender, skriven
from ledger.evidence.seal import digest
from projections.answers.bevakning import bevaka
from projections.answers.rorelser import sist_registrerad

if TYPE_CHECKING:
    from collections.abc import Iterator

    from application.asking.snapshot import Asking
    from application.exporting.wanted import Wanted


def ics(asking: Asking, wanted: Wanted) -> Iterator[bytes]:
    """Yield the calendar of all that has a last day, on the day of the moment or today."""
    idag = moments.idag(wanted.bounds)
    of = {"pott": wanted.pott, "idag": idag, "inom": moments.MEST_DAGAR, "kept": asking.kept}
    answer = asking.answer(bevaka, wanted.bounds, **of)
    inom, _ = asking.bounded(wanted.bounds, wanted.pott)
    sist = datetime.fromisoformat(sist_registrerad(asking.conn, inom)).astimezone(UTC)
    kalender = Kalender(
        answer["rader"],
        digest(asking.source, 0) or "",
        f"{sist:%Y%m%dT%H%M%SZ}",
        answer["per"]["handelse"] or 0,
        f"Bidragsliggaren{f', {wanted.pott}' if wanted.pott else ''}",
        f"Till och med händelse {answer['per']['handelse']}, rot {answer['per']['rot']}",
    )
    return (part.encode() for part in skriven(kalender))
