"""Every command: what can be asked of the ledger, in the imperative (design §4)."""

from __future__ import annotations

from typing import ClassVar, Literal

from domain import facts
from domain.fields import Datum, Id, Ore, Record, Text

_FOLD = str.maketrans("åäöÅÄÖ ", "aaoAAO-")  # design D2


class Command(Record):
    """What every command carries; ``id`` makes it idempotent (D13), ``datum`` is when it was."""

    rubrik: ClassVar[str]  # the Swedish noun for it, as people say it

    id: Id
    datum: Datum
    avser: Text
    underlag: facts.Underlagslista = ()
    beslut: facts.Beslut | None = None
    motpart: Text | None = None
    exempeldata: bool = False

    @classmethod
    def substantiv(cls) -> str:
        """Return its name on the command line, ``registrera <substantiv>``: ASCII, one word."""
        return cls.rubrik.translate(_FOLD)


class PottCommand(Command, facts.Pottdel):
    """A command about one pott."""


class UpprattaPott(PottCommand, facts.Pottvillkor):
    """Sets up a pott: one source, one programme, one year."""

    rubrik = "pott"


class AndraVillkor(PottCommand, facts.Villkorsandring):
    """Changes a condition of the pott from a date."""

    rubrik = "villkor"


class RegistreraTilldelning(PottCommand, facts.Belopp):
    """Records what the authority grants."""

    rubrik = "tilldelning"


class RekvireraStatsbidrag(PottCommand, facts.Rekvisition):
    """Calls in granted money."""

    rubrik = "rekvisition"


class MakuleraRekvisition(PottCommand, facts.Rekvisitionsdel):
    """Takes back what was called in and is neither paid nor distributed."""

    rubrik = "makulering"


class RegistreraInbetalning(PottCommand, facts.Rekvisitionsdel):
    """Records money received on a rekvisition."""

    rubrik = "inbetalning"


class BeslutaForskottering(PottCommand, facts.Belopp):
    """Lets the city go ahead of the state's payment, up to an amount."""

    rubrik = "förskottering"


class AnvisaAnslag(PottCommand, facts.Anslag):
    """Records KF's appropriation."""

    rubrik = "anslag"


class AvsattMedel(PottCommand, facts.Belopp):
    """Sets KS money aside for the purpose."""

    rubrik = "avsättning"


class LamnaAskande(PottCommand, facts.Askande):
    """Records a nämnd's application."""

    rubrik = "äskande"


class ForeslaFordelning(PottCommand, facts.Fordelning):
    """Records a proposed distribution; no money moves."""

    rubrik = "fördelningsförslag"


class BeslutaFordelning(PottCommand, facts.Fordelning):
    """Records KS's decision to distribute."""

    rubrik = "fördelning"


class AndraFordelning(PottCommand):
    """Takes distributed but not transferred money back to the pott, by row."""

    rubrik = "ändrad fördelning"

    rader: facts.Rader


class OverforMedel(PottCommand, facts.Mottagare, facts.Belopp):
    """Transfers statsbidrag to a nämnd."""

    rubrik = "överföring"


class OverforKommunbidrag(PottCommand, facts.Mottagare, facts.Belopp):
    """Transfers KS anslag to a nämnd as kommunbidrag within the year."""

    rubrik = "kommunbidrag"


class TaEmotMedel(PottCommand, facts.Mottagare, facts.Belopp):
    """Records that a nämnd accepts."""

    rubrik = "mottagande"


class AvbojMedel(PottCommand, facts.Avbojande):
    """Records that a nämnd declines."""

    rubrik = "avböjande"


class BegarAnnanInsats(PottCommand, facts.AnnanInsats):
    """Records that a nämnd asks for another use."""

    rubrik = "annan insats"


class ProvaNamndensBesked(PottCommand):
    """Records KS's decision on a nämnd's answer; without an amount, all that is left of it."""

    rubrik = "prövning"

    avser_id: Id
    utfall: Literal["medgiven", "aterlamnas"]
    belopp_ore: Ore | None = None


class AterlamnaMedel(PottCommand, facts.Avbojande):
    """Records money that a nämnd hands back to KS."""

    rubrik = "återlämning"


class RedovisaForbrukning(PottCommand, facts.Forbrukning):
    """Records an outcome; what exceeds the nämnd's money is borne by its own ram (R28)."""

    rubrik = "förbrukning"


class KrediteraForbrukning(PottCommand, facts.Kreditering):
    """Records a cost that came back."""

    rubrik = "kreditering"


class AvraknaEgenfinansiering(PottCommand, facts.Mottagare, facts.Belopp):
    """Settles a cost the nämnd bore itself against money that came later."""

    rubrik = "avräkning"


class NoteraAvvikelse(PottCommand, facts.Motsagelse):
    """Notes a contradiction with both readings."""

    rubrik = "avvikelse"


class UtredAvvikelse(PottCommand, facts.Utredning):
    """Closes an avvikelse with a conclusion and its underlag."""

    rubrik = "utredning"


class RegistreraOrgan(Command, facts.Organ):
    """Adds an organ to the register."""

    rubrik = "organ"


class RegistreraAlias(Command, facts.Alias):
    """Adds a spelling of an organ's name to the register."""

    rubrik = "alias"


COMMANDS: dict[str, type[Command]] = {
    command.__name__: command
    for command in (
        UpprattaPott,
        AndraVillkor,
        RegistreraTilldelning,
        RekvireraStatsbidrag,
        MakuleraRekvisition,
        RegistreraInbetalning,
        BeslutaForskottering,
        AnvisaAnslag,
        AvsattMedel,
        LamnaAskande,
        ForeslaFordelning,
        BeslutaFordelning,
        AndraFordelning,
        OverforMedel,
        OverforKommunbidrag,
        TaEmotMedel,
        AvbojMedel,
        BegarAnnanInsats,
        ProvaNamndensBesked,
        AterlamnaMedel,
        RedovisaForbrukning,
        KrediteraForbrukning,
        AvraknaEgenfinansiering,
        NoteraAvvikelse,
        UtredAvvikelse,
        RegistreraOrgan,
        RegistreraAlias,
    )
}
