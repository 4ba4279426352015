"""The register: organs and their names, who records and who attests."""

from domain import facts
from domain.commands.grund import Command


class RegistreraOrgan(Command, facts.Organ):
    """Adds an organ to the register."""

    rubrik = "organ"


class RegistreraAlias(Command, facts.Alias):
    """Adds a spelling of an organ's name to the register."""

    rubrik = "alias"


class RegistreraAktor(Command, facts.Aktor):
    """Adds somebody who records or attests, by id and role."""

    rubrik = "aktör"


class GeAttestratt(Command, facts.Attestratt):
    """Lets somebody attest, from and to a day."""

    rubrik = "attesträtt"
