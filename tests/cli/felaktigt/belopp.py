"""Amounts that can be read in two ways, or in none."""

# ruff: noqa: RUF001 - letters and digits that look like others are what is tried

from __future__ import annotations

from domain.values.money import MAX_ORE, kronor_text
from tests.cli.felaktigt.grund import Fel, fel, felskriv, ra

HELTAL = "heltal"
HOGST = f"högst {MAX_ORE}"
_RAA = (
    ("1.0", "inget heltal"), ("1.5", "inget heltal"), ("100.00", "inget heltal"),
    ("1e2", "inget heltal"), ("1E400", "inget heltal"), ("-1e-400", "inget heltal"),
    ("NaN", "inget heltal"), ("Infinity", "inget heltal"), ("-Infinity", "inget heltal"),
    ("9" * 5000, "för många siffror"), ("-0", "större än 0"),
    ("0100", "inte giltig JSON"), ("+5", "inte giltig JSON"), ("1_000", "inte giltig JSON"),
    ("1 000", "inte giltig JSON"), ("1,5", "inte giltig JSON"), ("0x64", "inte giltig JSON"),
    ("١٠٠", "inte giltig JSON"), ("１００", "inte giltig JSON"), ("nan", "inte giltig JSON"),
    (".5", "inte giltig JSON"), ("5.", "inte giltig JSON"), ("--5", "inte giltig JSON"),
)  # fmt: skip
_VARDEN = (
    ("100", HELTAL), ("1 000", HELTAL), ("22 200 700 kr", HELTAL), ("NaN", HELTAL),
    ("１００", HELTAL), ("١٠٠", HELTAL), ("", HELTAL), ("1 mkr", HELTAL),
    (True, HELTAL), (False, HELTAL), ([100], HELTAL), ({}, HELTAL),
    (-1, "större än 0"), (-(2**63), ""), (0, "större än 0"),
    (2**53, HOGST), (MAX_ORE + 1, HOGST), (2**64, ""), (10**30, ""),
)  # fmt: skip
_FALT = (
    ("RegistreraTilldelning", "belopp_ore"),
    ("BeslutaFordelning", "rader.0.belopp_ore"),
    ("BeslutaFordelning", "total_ore"),
    ("RedovisaForbrukning", "verifikat_belopp_ore"),
)
_OLASLIGA = (
    "1.5", "1,500", "1.000.000", "22.200.700", "1,000,000", "1e3", "1E400", "NaN", "nan", "inf",
    "Infinity", "-5", "+5", "−5", "1 mkr", "2,7 miljoner", "2 tkr", "2 Mkr", "１００", "١٠٠", "१००",
    "1_000", "0x10", "1/2", "½", "²", "1 00", "10 00 000", "1  000", "", "  ", "kr", "kr 5",
    "1000 EUR", "€5", "$5", "5:--", "5,-", "1'000", "1,0,0", "5 kr kr", "1\n000", "1\t000", "5,",
    ",5", "5,001", "5 ,5", "100 öre", "ett hundra", "true", "None", "5;6", "1\u200b000", "5\u202e6",
)  # fmt: skip
_FEL_STORLEK = (
    "0",
    "0,00",
    "0 kr",
    "000",
    "90 071 992 547 409,92",
    "90071992547410",
    "9" * 100,
    kronor_text(MAX_ORE + 1),
)
_KAN_INTE = "går inte att läsa"

BELOPP: list[Fel] = [
    *(ra(*falt, raw, ordet) for falt in _FALT for raw, ordet in _RAA),
    *(fel(*falt, value, ordet) for falt in _FALT for value, ordet in _VARDEN),
    *(felskriv("tilldelning", _KAN_INTE, belopp=text) for text in _OLASLIGA),
    *(felskriv("fordelning", _KAN_INTE, rad=f"KUN={t}") for t in _OLASLIGA if ";" not in t),
    *(felskriv("fordelning", _KAN_INTE, total=text) for text in _OLASLIGA[:20]),
    *(felskriv("tilldelning", "större än noll", belopp=text) for text in _FEL_STORLEK),
    *(felskriv("fordelning", "större än noll", rad=f"KUN={text}") for text in _FEL_STORLEK),
    felskriv("tilldelning", "belopp", belopp="9" * 5000),
    felskriv("tilldelning", "belopp: saknas", belopp=None),
]
