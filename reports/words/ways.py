"""What can be done next, in the words of whoever shows the answer: a command line, or a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PROVA, ATTESTER, HELA_LOGGEN, BEVIS = "prova", "attester", "hela_loggen", "bevis"
REGEL, INTYGET, RAD_FOR_RAD = "regel", "intyget", "rad_for_rad"
ALLA_KOLUMNER, ALLA_RADER = "alla_kolumner", "alla_rader"
_spoken: dict[str, str] = {}


def speak(words: Mapping[str, str]) -> None:
    """Let a face say how it is done there: once, before it answers anything."""
    _spoken.update(words)


def way(name: str, *of: object) -> str:
    """Return how something is done, '' when the face has no such way; ``of``: to what."""
    return _spoken.get(name, "").format(*of)
