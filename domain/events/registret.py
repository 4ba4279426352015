"""The register grew: organs and their names, who records and who attests."""

from domain import facts
from domain.events.grund import RegisterEvent


class OrganRegistrerat(RegisterEvent, facts.Organ):
    """An organ was added."""


class AliasRegistrerat(RegisterEvent, facts.Alias):
    """A spelling was added."""


class AktorRegistrerad(RegisterEvent, facts.Aktor):
    """Somebody who records or attests was added."""


class AttestrattGiven(RegisterEvent, facts.Attestratt):
    """Somebody may attest."""
