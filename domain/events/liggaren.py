"""What happened to the ledger as a whole."""

from __future__ import annotations

from domain.events.grund import Event
from domain.fields import Ar, Id, Text


class LiggareOppnad(Event):
    """The ledger began, event 0: its identity, its name to others, the program that made it."""

    numbered = False

    liggare: Id
    ursprung: Id
    program: Text


class RakenskapsarStangt(Event):
    """The city's books of a year were closed: nothing more is posted in it (R41)."""

    numbered = False

    ar: Ar
