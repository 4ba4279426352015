"""Contradictions, gaps and remarks: noted, and closed by a person."""

from domain import facts
from domain.commands.grund import AvvikelseCommand


class NoteraAvvikelse(AvvikelseCommand, facts.Iakttagelse):
    """Notes a contradiction with both readings, a gap or a remark."""

    rubrik = "avvikelse"


class UtredAvvikelse(AvvikelseCommand, facts.Utredning):
    """Closes an avvikelse with a conclusion and its underlag."""

    rubrik = "utredning"
