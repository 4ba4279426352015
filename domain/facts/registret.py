"""What is stated in the register: organs and their names, and who may record and attest."""

from typing import Literal

from domain.values.fields import AktorId, Grans, Kod, Namn, Organnamn, PottId, Record, Text

Attestslag = Literal["granskning", "beslut"]


class Organ(Record):
    """A board, company, office or authority, from and to the days a document gives."""

    kod: Kod
    namn: Namn
    slag: Literal["fullmaktige", "namnd", "utskott", "forvaltning", "bolag", "myndighet"]
    overordnad: Organnamn | None = None
    giltig_from: Grans | None = None
    giltig_tom: Grans | None = None


class Alias(Record):
    """Another way that documents write an organ's name; never guessed, always registered."""

    alias: Namn
    kod: Organnamn


class Aktor(Record):
    """Somebody who records or attests, by id and role; the name stands outside the log (D14)."""

    aktor: AktorId
    roll: Text
    organ: Organnamn | None = None


class Attestratt(Record):
    """What somebody may attest, from and to a day; without pott or nämnd, all of them."""

    aktor: AktorId
    slag: Attestslag
    for_pott: PottId | None = None
    for_namnd: Organnamn | None = None
    giltig_from: Grans
    giltig_tom: Grans | None = None
