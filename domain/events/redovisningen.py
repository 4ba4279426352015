"""Money was followed up, reported, repaid and made permanent, and the year was closed."""

from domain import facts
from domain.events.grund import PottEvent
from domain.fields import OreOrZero


class NamndredovisningInlamnad(PottEvent, facts.Namndredovisning):
    """A nämnd reported; ``ersatter_ore`` is the outcome of the report that this one replaces."""

    numbered = False

    ersatter_ore: OreOrZero


class RedovisningBedomd(PottEvent, facts.Redovisningsbedomning):
    """A nämnd's report was assessed."""

    numbered = False


class AterrapporteringGodkand(PottEvent, facts.Godkannande):
    """KS approved what the nämnder reported."""

    numbered = False


class AterrapporteradTillMyndighet(PottEvent, facts.Aterrapport):
    """The report to the authority took a step."""

    numbered = False


class AterbetalningsskuldFaststalld(PottEvent, facts.Skuld):
    """Money became a debt to the state; a cost it had paid is the nämnd's own again."""


class AterkravMottaget(PottEvent, facts.Aterkrav):
    """The authority claimed money back."""


class StatsbidragAterbetalt(PottEvent, facts.Aterbetalning):
    """Money went back to the state."""


class AterkravEfterskankt(PottEvent, facts.Efterskankning):
    """The authority let a debt off."""


class KommunbidragVaxlat(PottEvent, facts.Vaxling):
    """KF moved permanent kommunbidrag from one organ to another."""


class BidragsarAvslutat(PottEvent):
    """The pott was closed: where what was left went, and what is in every position since."""

    flyttningar: facts.Flyttningar
    slutsaldon: facts.Slutsaldon
