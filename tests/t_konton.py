"""The general ledger of a flow, booked by hand's rules: what ``docs/t-konton.md`` shows.

It reads the events as they are stored and shares nothing with the moves of ``domain``: each kind of
event is booked here as an accountant books it, debit and credit.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from domain.states.pott import Pott

BANK = "Bank"
KS = "Ej intäktsförda statsbidrag, kommunstyrelsen"
NAMND = "Ej intäktsförda statsbidrag, nämnderna"
SKULD = "Skuld till staten"
INTAKT = "Statsbidrag, intäkt"
KOSTNAD = "Kostnader"
EJ_INTAKT = (KS, NAMND)
KONTON = (BANK, KS, NAMND, SKULD, INTAKT, KOSTNAD)
_BREDD = 38  # columns of one side

NOUNS = {
    "StatsbidragInbetalt": "inbetalning",
    "MedelOverforda": "överföring",
    "NamndensBeskedProvat": "prövning, återlämnas",
    "MedelAterlamnade": "återlämning",
    "ForbrukningRedovisad": "kostnad",
    "ForbrukningKrediterad": "kreditering",
    "EgenfinansieringAvraknad": "avräkning",
    "AterbetalningsskuldFaststalld": "skuld",
    "StatsbidragAterbetalt": "återbetalning",
    "AterkravEfterskankt": "efterskänkning",
}
_UR = {"ofordelat": KS, "fordelat": KS, "hos_namnd": NAMND, "forbrukat": INTAKT}


class Bokning(NamedTuple):
    """An amount in öre, debited one account and credited another, for an event."""

    nr: int
    vad: str
    debet: str
    kredit: str
    ore: int


BOKFORS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "StatsbidragInbetalt": ((BANK, KS, "belopp_ore"),),
    "MedelOverforda": ((KS, NAMND, "belopp_ore"),),
    "NamndensBeskedProvat": ((NAMND, KS, "fran_hos_namnd_ore"),),
    "MedelAterlamnade": ((NAMND, KS, "belopp_ore"),),
    "ForbrukningRedovisad": ((KOSTNAD, BANK, "belopp_ore"), (NAMND, INTAKT, "forbrukat_ore")),
    "ForbrukningKrediterad": (
        (BANK, KOSTNAD, "belopp_ore"),
        (INTAKT, NAMND, "fran_forbrukat_ore"),
    ),
    "EgenfinansieringAvraknad": ((NAMND, INTAKT, "belopp_ore"),),
    "StatsbidragAterbetalt": ((SKULD, BANK, "belopp_ore"),),
    "AterkravEfterskankt": ((SKULD, INTAKT, "belopp_ore"),),
}
"""Debit, credit and the field of the amount; a prövning is booked when KS takes the money back."""


def bokningar(nr: int, typ: str, data: dict[str, Any]) -> list[Bokning]:
    """Return how an event is booked; what moves no money of the city's is booked nowhere."""
    lines = BOKFORS.get(typ, ())
    if typ == "AterbetalningsskuldFaststalld":
        lines = ((_UR[data["fran_position"]], SKULD, "belopp_ore"),)
    if data.get("utfall") == "medgiven":
        lines = ()
    vad = " ".join(part for part in (NOUNS.get(typ), data.get("namnd")) if part)
    return [Bokning(nr, vad, *konton, data[falt]) for *konton, falt in lines if data[falt]]


def saldon(booked: list[Bokning]) -> dict[str, int]:
    """Return the balance of each account in öre, debit above zero."""
    sums: dict[str, int] = defaultdict(int)
    for one in booked:
        sums[one.debet] += one.ore
        sums[one.kredit] -= one.ore
    return {konto: sums[konto] for konto in KONTON}


def t_konto(konto: str, booked: list[Bokning]) -> str:
    """Draw an account as a T: what it was debited to the left, credited to the right."""
    debet = [_rad(one.nr, one.vad, one.ore) for one in booked if one.debet == konto]
    kredit = [_rad(one.nr, one.vad, one.ore) for one in booked if one.kredit == konto]
    high = max(len(debet), len(kredit))
    rows = [_halva(debet, high), _halva(kredit, high)]
    if saldo := saldon(booked)[konto]:
        rows[0].append(_rad("", "saldo", saldo) if saldo > 0 else "")
        rows[1].append(_rad("", "saldo", -saldo) if saldo < 0 else "")
    drawn = [f"{left:<{_BREDD}} | {right}".rstrip() for left, right in zip(*rows, strict=True)]
    bar = "-" * (_BREDD + 1)
    return "\n".join([f"{konto:^{2 * _BREDD + 3}}".rstrip(), f"{bar}+{bar}", *drawn])


def _rad(nr: int | str, vad: str, ore: int) -> str:
    return f"{nr:>2} {vad:<24} {kr(ore):>10}"


def _halva(rows: list[str], high: int) -> list[str]:
    return rows + [""] * (high - len(rows))


def stammer(pott: Pott, booked: list[Bokning]) -> str:
    """Set what the ledger shows beside what the accounts add up to."""
    konton = saldon(booked)
    hos = sum(pott.total(position) for position in ("hos_namnd", "sparrat_ur_hos_namnd"))
    skuld = pott.saldo("aterbetalningsskuld")
    rows = (
        ("balanskonto", pott.balanskonto_ore, -sum(konton[k] for k in (*EJ_INTAKT, SKULD))),
        ("varav återbetalningsskuld", skuld, -konton[SKULD]),
        ("centralt", pott.centralt_ore, -konton[KS] - konton[SKULD]),
        ("hos nämnderna, spärrat därifrån", hos, -konton[NAMND]),
        ("förbrukat och efterskänkt", pott.total("forbrukat", "efterskankt"), -konton[INTAKT]),
    )
    head = "| | liggaren | huvudboken |\n|---|---:|---:|"
    return "\n".join([head, *(f"| {vad} | {kr(a)} | {kr(b)} |" for vad, a, b in rows)])


def kr(ore: int) -> str:
    """Write an amount in kronor, öre only when there are any."""
    whole, rest = divmod(abs(ore), 100)
    text = f"{whole:,}".replace(",", " ") + (f",{rest:02d}" if rest else "")
    return f"−{text}" if ore < 0 else text
