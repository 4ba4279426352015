"""Which events of a stream its state may have to be told once more, when one is corrected."""

from __future__ import annotations

from domain.states.noted import SKRIVER
from ledger.format.codec import TYPES

_NAMES = ", ".join(f"'{name}'" for name, model in TYPES.items() if model in SKRIVER)

NOTED = f"aggregat = ? AND version < ? AND typ IN ({_NAMES})"
"""The events of a stream before a version that leave a note in its state, as SQL tells them."""
