"""Where a pott's money can be, as a picture calls it: at times longer than its word elsewhere."""

from __future__ import annotations

from reports.words.terms import word

_LONGER = {
    "fordelat": "fördelat, ej överfört",
    "sparrat": "spärrat, väntar på KS",
    "aterbetalningsskuld": "att återbetala",
}

LAGEN = (
    "forbrukat",
    "hos_namnd",
    "fordelat",
    "sparrat",
    "ofordelat",
    "ej_utnyttjat",
    "aterbetalningsskuld",
    "aterbetalt",
    "efterskankt",
    "oresavrundning",
)
"""The positions of ``saldo`` that hold money, in the order of a picture; their sum is all (I0)."""

STATENS_LAGEN = frozenset({"aterbetalningsskuld", "aterbetalt", "efterskankt", "oresavrundning"})
"""Those of money that goes back to the state, or that the state has let off."""


def lage(position: str) -> str:
    """Return what a picture calls a position: ``Spärrat, väntar på KS``."""
    said = _LONGER.get(position) or word(position)
    return said[:1].upper() + said[1:]
