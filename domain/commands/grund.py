"""What every command carries, and the streams that commands are about."""

from typing import ClassVar

from domain import facts
from domain.errors import folded
from domain.values.fields import Datum, KommandoId, Record, Text


class Command(Record):
    """What every command carries; ``id`` makes it idempotent (D13), ``datum`` is when it was.

    ``upprepning`` says why a command that says just what an earlier one said is no mistake (R53).
    """

    rubrik: ClassVar[str]  # the Swedish noun for it, as people say it

    id: KommandoId
    datum: Datum
    avser: Text
    underlag: facts.Underlagslista = ()
    beslut: facts.Beslut | None = None
    motpart: Text | None = None
    exempeldata: bool = False
    upprepning: Text | None = None

    @classmethod
    def substantiv(cls) -> str:
        """Return its name on the command line, ``registrera <substantiv>``: ASCII, one word."""
        return folded(cls.rubrik)


class PottCommand(Command, facts.Pottdel):
    """A command about one pott."""


class AvvikelseCommand(Command, facts.Avvikelsedel):
    """A command about an avvikelse, in a pott or in an ärende."""


class ArendeCommand(Command, facts.Arendedel):
    """A command about one ärende, which may concern several potts."""
