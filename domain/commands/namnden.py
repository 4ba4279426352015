"""The nämnd: what it asks for, answers, hands back and spends."""

from typing import Literal

from domain import facts
from domain.commands.grund import PottCommand
from domain.values.fields import Id, Ore


class LamnaAskande(PottCommand, facts.Askande):
    """Records a nämnd's application."""

    rubrik = "äskande"


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


class JusteraInsats(PottCommand, facts.Insatsjustering):
    """Records that an insats is adjusted within the criteria; no money moves (R24)."""

    rubrik = "insatsjustering"


class FoljUppInsats(PottCommand, facts.Insatsuppfoljning):
    """Records what effect an insats had."""

    rubrik = "uppföljning"


class AvbrytInsats(PottCommand, facts.Insatsavbrott):
    """Records that an insats is stopped."""

    rubrik = "avbrott"
