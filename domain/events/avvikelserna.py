"""Contradictions were noted, and persons looked into them."""

from domain import facts
from domain.events.grund import AvvikelseEvent
from domain.values.fields import Namn


class AvvikelseNoterad(AvvikelseEvent, facts.Motsagelse):
    """A contradiction was noted; ``benamner`` is the code of the finding that it gives a name."""

    faktum = True

    benamner: Namn | None = None


class AvvikelseUtredd(AvvikelseEvent, facts.Utredning):
    """An avvikelse was closed."""

    faktum = True
