"""What happened to the ledger as a whole."""

from typing import Literal

from domain import facts
from domain.events.grund import Event, LiggareEvent
from domain.values.fields import Id, Sha256, Text, Vkey


class LiggareOppnad(LiggareEvent):
    """The ledger began, event 0: its identity, its name to others, the program that made it."""

    faktum = True

    liggare: Id
    ursprung: Id
    program: Text


class NyckelBytt(LiggareEvent):
    """From here on this key, and none before it, signs the ledger's checkpoints."""

    faktum = True

    nyckel: Vkey


class PersonuppgiftDold(LiggareEvent):
    """A person's name belongs to an event: the log holds a salted commitment, not the name (D14).

    ``atagande`` is a SHA-256 over salt and text, both kept outside the log, where they can be
    erased; ``om`` says what the person is in the matter, never who.
    """

    faktum = True

    avser_id: Id
    om: Literal["handlaggare", "kontaktperson", "mottagare", "ombud", "uppgiftslamnare", "annan"]
    atagande: Sha256


class PersonuppgiftUtplanad(LiggareEvent):
    """What a commitment hides was erased outside the log; the commitment itself stays."""

    faktum = True

    atagande: Sha256
    skal: Text


class RakenskapsarStangt(Event, facts.Rakenskapsarsbeslut):
    """The city's books of a year were closed: nothing more is posted in it (R41)."""

    faktum = True
    numbered = True
    attesteras = True
    rattas = False


class RakenskapsarOppnat(Event, facts.Rakenskapsarsbeslut):
    """The city's books of a closed year were opened again: the year before is the last closed."""

    faktum = True
    numbered = True
    attesteras = True
    rattas = False
