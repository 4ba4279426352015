"""The pott was set up, money came in, and KS distributed it."""

from domain import facts
from domain.events.grund import PottEvent
from domain.values.fields import OreOrZero


class PottUpprattad(PottEvent, facts.Pottvillkor):
    """A pott was set up."""

    faktum = False
    numbered = False
    rattas = False


class VillkorAndrat(PottEvent, facts.Villkorsandring):
    """A condition of the pott changed."""

    faktum = False
    numbered = False


class StatsbidragTilldelat(PottEvent, facts.Belopp):
    """The authority granted money; what can be distributed at once is paid in arrears."""

    faktum = False

    till_ofordelat_ore: OreOrZero


class TilldelningSankt(PottEvent, facts.Belopp):
    """The authority granted less than it first did."""

    faktum = False

    fran_ofordelat_ore: OreOrZero


class StatsbidragRekvirerat(PottEvent, facts.Rekvisition):
    """The city called money in; what can be distributed by it is paid in advance."""

    faktum = True

    till_ofordelat_ore: OreOrZero


class RekvisitionMakulerad(PottEvent, facts.Rekvisitionsdel):
    """A rekvisition was taken back, wholly or in part."""

    faktum = True

    fran_ofordelat_ore: OreOrZero


class StatsbidragInbetalt(PottEvent, facts.Inbetalning):
    """The authority paid."""

    faktum = True


class OidentifieradInbetalningRegistrerad(PottEvent, facts.Belopp):
    """Money came that no rekvisition explains yet."""

    faktum = True


class ForskotteringBeslutad(PottEvent, facts.Belopp):
    """KS let the city go ahead of the payment."""

    faktum = False


class AnslagAnvisat(PottEvent, facts.Anslag):
    """KF appropriated; without an amount, how much is unknown."""

    faktum = False


class MedelAvsatta(PottEvent, facts.Belopp):
    """KS money was set aside for the purpose."""

    faktum = False


class FordelningForeslagen(PottEvent, facts.Fordelning):
    """A distribution was proposed."""

    faktum = False
    numbered = False


class FordelningBeslutad(PottEvent, facts.Fordelning):
    """KS distributed."""

    faktum = False


class FordelningAndrad(PottEvent):
    """KS took distributed money back to the pott."""

    faktum = False

    rader: facts.Beloppsrader


class MedelOverforda(PottEvent, facts.Mottagare, facts.Belopp):
    """Statsbidrag reached a nämnd."""

    faktum = True


class KommunbidragOverfort(PottEvent, facts.Mottagare, facts.Belopp):
    """KS anslag reached a nämnd as kommunbidrag."""

    faktum = True
