"""Contradictions: noted with both readings, closed by a person."""

from domain import facts
from domain.commands.grund import AvvikelseCommand


class NoteraAvvikelse(AvvikelseCommand, facts.Motsagelse):
    """Notes a contradiction with both readings."""

    rubrik = "avvikelse"


class UtredAvvikelse(AvvikelseCommand, facts.Utredning):
    """Closes an avvikelse with a conclusion and its underlag."""

    rubrik = "utredning"
