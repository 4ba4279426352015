"""Contradictions, gaps and remarks were noted, and persons looked into them."""

from domain import facts
from domain.events.grund import AvvikelseEvent
from domain.values.fields import Namn


class AvvikelseNoterad(AvvikelseEvent, facts.Iakttagelse):
    """What does not add up was noted; ``benamner`` is the code of the finding that it names."""

    faktum = True

    benamner: Namn | None = None


class AvvikelseUtredd(AvvikelseEvent, facts.Utredning):
    """An avvikelse was closed."""

    faktum = True
