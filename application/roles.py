"""In which role somebody has opened a ledger."""

from __future__ import annotations

from enum import Enum


class Roll(Enum):
    """What somebody may do with a ledger that they have opened."""

    REVISOR = "revisor"
    REGISTRERARE = "registrerare"
    ATTESTANT = "attestant"
