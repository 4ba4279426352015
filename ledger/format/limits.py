"""How much an entry may hold: one figure each for who writes, reads or proves one."""

from __future__ import annotations

MAX_BYTES = 65_535
MAX_DEPTH = 32
"""How many objects and lists may lie in one another; ours need some eight."""

LARGEST = 2**53 - 1
"""The largest number or size: what every reader of JSON holds exactly."""
