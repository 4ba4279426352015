"""Following up and closing: reports, debts to the state, permanent kommunbidrag, the year's end."""

from domain import facts
from domain.commands.grund import Command, PottCommand


class LamnaNamndredovisning(PottCommand, facts.Namndredovisning):
    """Records what a nämnd reports in its årsanalys; a later report replaces it."""

    rubrik = "nämndredovisning"


class BedomRedovisning(PottCommand, facts.Redovisningsbedomning):
    """Records how stadskontoret assesses a nämnd's report."""

    rubrik = "bedömning"


class GodkannAterrapportering(PottCommand, facts.Godkannande):
    """Records that KS approves what the nämnder reported."""

    rubrik = "godkännande"


class AterrapporteraTillMyndighet(PottCommand, facts.Aterrapport):
    """Records a step of the report to the authority."""

    rubrik = "återrapportering"


class FaststallSkuld(PottCommand, facts.Skuld):
    """Records that money is to be repaid, wherever it is now."""

    rubrik = "skuld"


class TaEmotAterkrav(PottCommand, facts.Aterkrav):
    """Records what the authority claims back."""

    rubrik = "återkrav"


class AterbetalaStatsbidrag(PottCommand, facts.Aterbetalning):
    """Records what is repaid to the state."""

    rubrik = "återbetalning"


class EfterskankAterkrav(PottCommand, facts.Efterskankning):
    """Records what the authority lets off."""

    rubrik = "efterskänkning"


class VaxlaKommunbidrag(PottCommand, facts.Vaxling):
    """Records that one-off money becomes permanent kommunbidrag between two organs (R34)."""

    rubrik = "växling"


class AvslutaBidragsar(PottCommand):
    """Closes the pott: what is left becomes a debt to the state, or is not used."""

    rubrik = "bidragsårsslut"


class AvstamPost(PottCommand, facts.Avstamning):
    """Records that a figure of the ledger was held against the general ledger or the bank."""

    rubrik = "avstämning"


class StangRakenskapsar(Command, facts.Rakenskapsarsbeslut):
    """Closes the city's books of a year, for every pott, as KS has decided."""

    rubrik = "årsstängning"


class OppnaRakenskapsar(Command, facts.Rakenskapsarsbeslut):
    """Opens the city's books of a closed year again, and of those after it, as KS has decided."""

    rubrik = "årsöppning"
