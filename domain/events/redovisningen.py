"""Money was followed up, reported, repaid and made permanent, and the year was closed."""

from domain import facts
from domain.events.grund import PottEvent
from domain.values.fields import OreOrZero, Saldo


class NamndredovisningInlamnad(PottEvent, facts.Namndredovisning):
    """A nämnd reported; ``ersatter_ore`` is the outcome of the report that this one replaces."""

    faktum = True
    numbered = False

    ersatter_ore: OreOrZero


class RedovisningBedomd(PottEvent, facts.Redovisningsbedomning):
    """A nämnd's report was assessed."""

    faktum = True
    numbered = False


class AterrapporteringGodkand(PottEvent, facts.Godkannande):
    """KS approved what the nämnder reported."""

    faktum = False
    numbered = False


class AterrapporteradTillMyndighet(PottEvent, facts.Aterrapport):
    """The report to the authority took a step; ``kostnader`` are those that the ledger had."""

    faktum = True
    numbered = False

    kostnader: facts.Kostnadsurval


class AterbetalningsskuldFaststalld(PottEvent, facts.Skuld):
    """Money became a debt to the state; a cost it had paid is the nämnd's own again."""

    faktum = True


class AterkravMottaget(PottEvent, facts.Aterkrav):
    """The authority claimed money back."""

    faktum = True


class StatsbidragAterbetalt(PottEvent, facts.Aterbetalning):
    """Money went back to the state."""

    faktum = True


class AterkravEfterskankt(PottEvent, facts.Efterskankning):
    """The authority let a debt off."""

    faktum = False


class KommunbidragVaxlat(PottEvent, facts.Vaxling):
    """KF moved permanent kommunbidrag from one organ to another."""

    faktum = False


class PostAvstamd(PottEvent, facts.Avstamning):
    """A figure was held against other books: what the ledger had per that day, and what differs.

    ``differens_ore`` is what the others show less what the ledger has.
    """

    faktum = True
    numbered = False

    liggarens_ore: Saldo
    differens_ore: Saldo


class BidragsarAvslutat(PottEvent):
    """The pott was closed: where what was left went, and what is in every position since."""

    faktum = True

    flyttningar: facts.Flyttningar
    slutsaldon: facts.Slutsaldon
