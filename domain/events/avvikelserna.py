"""Contradictions were noted, and persons looked into them."""

from domain import facts
from domain.events.grund import PottEvent
from domain.values.fields import Namn


class AvvikelseNoterad(PottEvent, facts.Motsagelse):
    """A contradiction was noted; ``benamner`` is the code of the finding that it gives a name."""

    faktum = True
    numbered = False
    rattas = False

    benamner: Namn | None = None


class AvvikelseUtredd(PottEvent, facts.Utredning):
    """An avvikelse was closed."""

    faktum = True
    numbered = False
    rattas = False
