"""SIE 4, the finance systems' own format: accounts by their roles, and what each event books.

The accounts are those that a grant from the state has in a city's books: what the bank got, what is
not yet income and at whom it lies, what is owed to the state, and what has become income. KS anslag
is budget and no cash, and books nothing here.
"""

from __future__ import annotations

from typing import NamedTuple

FORDRAN, BANK, EJ_INTAKTSFORT, SKULD, INTAKT, EFTERSKANKT = (
    "fordran", "bank", "ej_intaktsfort", "skuld", "intakt", "efterskankt",
)  # fmt: skip
ROLLER = (FORDRAN, BANK, EJ_INTAKTSFORT, SKULD, INTAKT, EFTERSKANKT)
RESULTAT = (INTAKT, EFTERSKANKT)
"""The roles that are of a year and begin each from nothing."""


class Konto(NamedTuple):
    """An account: its number, what it is called, and its kind in SIE (T, S, K or I)."""

    nummer: str
    namn: str
    typ: str


EXEMPEL = {
    FORDRAN: Konto("1684", "Fordran på staten, statsbidrag", "T"),
    BANK: Konto("1940", "Bank", "T"),
    EJ_INTAKTSFORT: Konto("2973", "Ej intäktsförda statsbidrag", "S"),
    SKULD: Konto("2871", "Skuld till staten, statsbidrag att återbetala", "S"),
    INTAKT: Konto("3511", "Statsbidrag", "I"),
    EFTERSKANKT: Konto("3519", "Efterskänkta statsbidrag", "I"),
}
"""Accounts where a city has named none: examples, to be held to its own plan."""


class Plan(NamedTuple):
    """The accounts by their roles, whose books they are, and whether they are only examples."""

    konton: dict[str, Konto]
    namn: str = "Kommunen"
    orgnr: str = ""
    exempel: bool = True
