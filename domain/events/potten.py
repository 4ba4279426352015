"""The pott was set up, money came in, and KS distributed it."""

from domain import facts
from domain.events.grund import PottEvent


class PottUpprattad(PottEvent, facts.Pottvillkor):
    """A pott was set up."""

    numbered = False
    rattas = False


class VillkorAndrat(PottEvent, facts.Villkorsandring):
    """A condition of the pott changed."""

    numbered = False


class StatsbidragTilldelat(PottEvent, facts.Belopp):
    """The authority granted money."""


class TilldelningSankt(PottEvent, facts.Belopp):
    """The authority granted less than it first did."""


class StatsbidragRekvirerat(PottEvent, facts.Rekvisition):
    """The city called money in."""


class RekvisitionMakulerad(PottEvent, facts.Rekvisitionsdel):
    """A rekvisition was taken back, wholly or in part."""


class StatsbidragInbetalt(PottEvent, facts.Inbetalning):
    """The authority paid."""


class OidentifieradInbetalningRegistrerad(PottEvent, facts.Belopp):
    """Money came that no rekvisition explains yet."""


class ForskotteringBeslutad(PottEvent, facts.Belopp):
    """KS let the city go ahead of the payment."""


class AnslagAnvisat(PottEvent, facts.Anslag):
    """KF appropriated; without an amount, how much is unknown."""


class MedelAvsatta(PottEvent, facts.Belopp):
    """KS money was set aside for the purpose."""


class FordelningForeslagen(PottEvent, facts.Fordelning):
    """A distribution was proposed."""

    numbered = False


class FordelningBeslutad(PottEvent, facts.Fordelning):
    """KS distributed."""


class FordelningAndrad(PottEvent):
    """KS took distributed money back to the pott."""

    rader: facts.Rader


class MedelOverforda(PottEvent, facts.Mottagare, facts.Belopp):
    """Statsbidrag reached a nämnd."""


class KommunbidragOverfort(PottEvent, facts.Mottagare, facts.Belopp):
    """KS anslag reached a nämnd as kommunbidrag."""
