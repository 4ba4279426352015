"""The ärende: how it is prepared, decided, recorded, sent out and answered."""

from domain import facts
from domain.commands.grund import ArendeCommand


class AntecknaReservation(ArendeCommand, facts.Reservation):
    """Records a reservation or särskilt yttrande, by party."""

    rubrik = "reservation"


class JusteraProtokoll(ArendeCommand, facts.Justering):
    """Records that minutes were approved, and when they were announced."""

    rubrik = "justering"


class ExpedieraBeslut(ArendeCommand, facts.Expediering):
    """Records who was sent a decision."""

    rubrik = "expediering"


class AterremitteraArende(ArendeCommand, facts.Aterremiss):
    """Records that an ärende was sent back for more work."""

    rubrik = "återremiss"


class BordlaggArende(ArendeCommand, facts.Bordlaggning):
    """Records that an ärende was postponed."""

    rubrik = "bordläggning"


class RemitteraArende(ArendeCommand, facts.Remiss):
    """Records that organs were asked for their opinion."""

    rubrik = "remiss"


class GeUppdrag(ArendeCommand, facts.Uppdrag):
    """Records what an organ was asked to do."""

    rubrik = "uppdrag"


class AterrapporteraUppdrag(ArendeCommand, facts.Uppdragssvar):
    """Records the answer to an uppdrag, a remiss or an återremiss."""

    rubrik = "uppdragssvar"
