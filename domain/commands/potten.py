"""The pott: what it is, what comes in, and how KS distributes it."""

from domain import facts
from domain.commands.grund import PottCommand


class UpprattaPott(PottCommand, facts.Pottvillkor):
    """Sets up a pott: one source, one programme, one year."""

    rubrik = "pott"


class AndraVillkor(PottCommand, facts.Villkorsandring):
    """Changes a condition of the pott from a date."""

    rubrik = "villkor"


class RegistreraTilldelning(PottCommand, facts.Belopp):
    """Records what the authority grants."""

    rubrik = "tilldelning"


class SankTilldelning(PottCommand, facts.Belopp):
    """Records that the authority grants less than it first did."""

    rubrik = "sänkt tilldelning"


class RekvireraStatsbidrag(PottCommand, facts.Rekvisition):
    """Calls in granted money."""

    rubrik = "rekvisition"


class MakuleraRekvisition(PottCommand, facts.Rekvisitionsdel):
    """Takes back what was called in and is neither paid nor distributed."""

    rubrik = "makulering"


class RegistreraInbetalning(PottCommand, facts.Inbetalning):
    """Records money received on a rekvisition."""

    rubrik = "inbetalning"


class RegistreraOidentifieradInbetalning(PottCommand, facts.Belopp):
    """Records money received without a rekvisition to hold it against."""

    rubrik = "oidentifierad inbetalning"


class BeslutaForskottering(PottCommand, facts.Belopp):
    """Lets the city go ahead of the state's payment, up to an amount."""

    rubrik = "förskottering"


class AnvisaAnslag(PottCommand, facts.Anslag):
    """Records KF's appropriation."""

    rubrik = "anslag"


class AvsattMedel(PottCommand, facts.Belopp):
    """Sets KS money aside for the purpose."""

    rubrik = "avsättning"


class ForeslaFordelning(PottCommand, facts.Fordelning):
    """Records a proposed distribution; no money moves."""

    rubrik = "fördelningsförslag"


class BeslutaFordelning(PottCommand, facts.Fordelning):
    """Records KS's decision to distribute."""

    rubrik = "fördelning"


class AndraFordelning(PottCommand):
    """Takes distributed but not transferred money back to the pott, by row."""

    rubrik = "ändrad fördelning"

    rader: facts.Beloppsrader


class OverforMedel(PottCommand, facts.Mottagare, facts.Belopp):
    """Transfers statsbidrag to a nämnd."""

    rubrik = "överföring"


class OverforKommunbidrag(PottCommand, facts.Mottagare, facts.Belopp):
    """Transfers KS anslag to a nämnd as kommunbidrag within the year."""

    rubrik = "kommunbidrag"
