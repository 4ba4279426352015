"""An ärende was prepared, decided, recorded, sent out and answered."""

from domain import facts
from domain.events.grund import ArendeEvent
from domain.values.fields import Grans


class ReservationAntecknad(ArendeEvent, facts.Reservation):
    """A party's dissent or comment was recorded."""

    faktum = True


class ProtokollJusterat(ArendeEvent, facts.Justering):
    """Minutes were approved; ``laga_kraft`` is when nobody can appeal any more (R40)."""

    faktum = True

    laga_kraft: Grans | None = None


class BeslutExpedierat(ArendeEvent, facts.Expediering):
    """A decision was sent out."""

    faktum = True


class ArendeAterremitterat(ArendeEvent, facts.Aterremiss):
    """An ärende was sent back."""

    faktum = True


class ArendeBordlagt(ArendeEvent, facts.Bordlaggning):
    """An ärende was postponed."""

    faktum = True


class ArendeRemitterat(ArendeEvent, facts.Remiss):
    """Organs were asked for their opinion."""

    faktum = True


class UppdragGivet(ArendeEvent, facts.Uppdrag):
    """An organ was asked to do something."""

    faktum = True


class UppdragAterrapporterat(ArendeEvent, facts.Uppdragssvar):
    """An answer came."""

    faktum = True
