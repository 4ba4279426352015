"""The register grew: organs and their names, who records and who attests."""

from domain import facts
from domain.events.grund import RegisterEvent


class OrganRegistrerat(RegisterEvent, facts.Organ):
    """An organ was added."""

    faktum = True


class AliasRegistrerat(RegisterEvent, facts.Alias):
    """A spelling was added."""

    faktum = True


class AktorRegistrerad(RegisterEvent, facts.Aktor):
    """Somebody who records or attests was added."""

    faktum = True


class AttestrattGiven(RegisterEvent, facts.Attestratt):
    """Somebody may attest."""

    faktum = True
