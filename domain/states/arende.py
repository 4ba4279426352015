"""The state of one ärende: none, since nothing is decided by what has happened in it before.

Rules ask the context for what an answer is about; where an ärende stands, and which answers are
still to come, is derived by ``domain.bevakning.lage``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Arende:
    """An ärende, whatever has happened in it."""

    arende: str
