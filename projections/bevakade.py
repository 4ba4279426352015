"""What ``bevakning`` must find again of each event: the steps, a pott's days, attests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain import events as e
from domain.stegen import steg, tider

if TYPE_CHECKING:
    from collections.abc import Iterator


def followed(nr: int, event: e.Event) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the rows that an event adds, each with its table; when it was stands beside them."""
    for rad, one in enumerate(steg(nr, event)):
        row = one._asdict()
        del row["dag"]  # sista_dag says it
        yield "lagesteg", row | {"rad": rad}
    if isinstance(event, e.PottUpprattad):
        yield "pott_tid", tider(nr, event)._asdict() | {"pott": event.pott}
    if isinstance(event, e.HandelseAttesterad):
        yield "attest", {"avser_id": event.avser_id, "slag": event.slag}
    if event.numbered and event.attesteras:
        yield "attesteras", {}
