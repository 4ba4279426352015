"""An event with its place in the log: what the ledger hands out and projections take in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from domain.events import Event


class Recorded(NamedTuple):
    """One stored event.

    ``nr`` is its dense number in the whole ledger, from 0; ``version`` counts from 1 in its
    stream ``aggregat``; ``registrerad`` is UTC with six decimals and ``Z``; ``liggarnummer``
    (``2022-000017``) is None for events that neither move nor decide money.
    """

    nr: int
    aggregat: str
    version: int
    typ: str
    event: Event
    registrerad: str
    registrerad_av: str
    liggarnummer: str | None
