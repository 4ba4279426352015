"""Something that waits for somebody: what, for whom, and until when."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple, TypeAlias

STADSKONTORET = "stadskontoret"
EKONOMI = "ekonomiavdelningen"
NAMNDERNA = "nämnderna"
ATTESTANT = "attestant"
ROLLER = (EKONOMI, STADSKONTORET, NAMNDERNA, ATTESTANT)
"""Who may have to act and is no organ."""
KS, KF = "KS", "KF"


Status: TypeAlias = Literal["forsenad", "snart", "vantar", "senare"]


Slag: TypeAlias = Literal[
    "anmalan", "anslag", "askande", "aterkrav", "aterrapport", "aterremiss", "attest", "avsattning",
    "bedomning", "beslut", "bidragsar", "bordlagt", "fordelning", "godkannande", "komplettering",
    "kvittens", "laga_kraft", "lucka", "namndbeslut", "nyttjande", "oidentifierad", "overforing",
    "redovisning", "rekvisition", "remiss", "skuld", "sparrat", "svar", "tilldelning", "uppdrag",
    "utestaende", "utforare",
]  # fmt: skip
"""What something is that waits."""


class Vantan(NamedTuple):
    """What waits: ``vem`` must act, ``vad`` says for what, and ``lage`` is the state it is in.

    ``forfaller`` is the last day, None when there is none; ``handelse`` the event that it follows
    from; ``belopp_ore`` what it concerns.
    """

    slag: Slag
    vem: str
    vad: str
    namnd: str | None = None
    underenhet: str | None = None
    pott: str | None = None
    arende: str | None = None
    lage: str = ""
    forfaller: str | None = None
    belopp_ore: int | None = None
    handelse: int | None = None


def dagar(forfaller: str, idag: str) -> int:
    """Return the days that are left until a last day; below zero when it has passed."""
    return (date.fromisoformat(forfaller) - date.fromisoformat(idag)).days


def status(forfaller: str | None, idag: str, inom: int) -> Status:
    """Return ``forsenad``, ``snart`` (within ``inom`` days), ``senare``, or ``vantar`` (no day)."""
    if forfaller is None:
        return "vantar"
    left = dagar(forfaller, idag)
    if left < 0:
        return "forsenad"
    return "snart" if left <= inom else "senare"
