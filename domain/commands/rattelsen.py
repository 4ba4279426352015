"""What is added to an event that stands: a correction, what was missing, an attest."""

from domain import facts
from domain.commands.grund import Command, PottCommand


class RattaHandelse(PottCommand, facts.Rattelse):
    """Reverses what an earlier command moved, by an event that points at it (R36)."""

    rubrik = "rättelse"


class KompletteraBeslut(PottCommand, facts.Komplettering):
    """Adds what was missing of a decision, as ``beslut``, or of what it distributes, as rows."""

    rubrik = "beslutskomplettering"


class KompletteraUnderlag(PottCommand, facts.Hanvisning):
    """Adds documents that were missing, as ``underlag``."""

    rubrik = "underlagskomplettering"


class Attestera(Command, facts.Attest):
    """Records that another person has examined, or approved, what was registered (R35)."""

    rubrik = "attest"
