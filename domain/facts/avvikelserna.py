"""What is stated of contradictions, and of what a person concluded about them."""

from domain.fields import Id, Namn, Ore, Record, Summa, Text


class Avvikelse(Record):
    """A deviation that a soft rule found: what stands, and what the rule expects."""

    kod: Namn
    regel: Namn
    lasning_1: Text
    lasning_2: Text
    belopp_ore: Summa | None = None


class Motsagelse(Record):
    """Two readings that cannot both be right; ``regel`` is the rule it concerns, if any."""

    kod: Namn
    lasning_1: Text
    lasning_2: Text
    belopp_ore: Ore | None = None
    regel: Namn | None = None
    avser_id: Id | None = None


class Utredning(Record):
    """What a person concluded about an open avvikelse."""

    avser_id: Id
    kod: Namn
    slutsats: Text
