"""Texts that must not be stored for ever: invisible, disguised, personal, or without end."""

# ruff: noqa: RUF001 - letters and digits that look like others are what is tried

from __future__ import annotations

from tests.cli.felaktigt.grund import Fel, fel, felskriv

PERSON = "personnummer"
_STYRTECKEN = (
    "a\x00b", "a\x07b", "\x1b[31mrött\x1b[0m", "a\nb", "a\tb", "a\rb", "a\x7fb", "a\u0085b",
    "a\u202eb", "a\u2066b\u2069", "a\u061cb", "a\u200bb", "a\u200db", "a\ufeffb", "a\u00adb",
    "a\u2028b", "a\u2029b", "a\ue000b", "a\ud800b", "a\u0378b", "a\U000e0041b", "a\u180eb",
)  # fmt: skip
_SKRIFT = ("\u041calmö", "Malm\u03bf", "\u05d0", "漢字", "a\u0430", "Ⅷ\u0391")
_SIFFROR = ("１００", "١٠٠", "१", "①", "⁵")
_NFD = ("Malmo\u0308", "A\u030angström", "e\u0301", "\u212b")
_TOMMA = (" ", "   ", "\u00a0", "\u2003 ")
# Made-up numbers with a right check digit, as the tax agency prints them in its instructions.
_PERSONNUMMER = (
    "811218-9876", "8112189876", "19811218-9876", "198112189876", "811218+9876", "811218 9876",
    "19811218 9876", "701063-2391", "19701063-2391", "7010632391",
    "kontakt 811218-9876 om frågor", "(811218-9876)", "nr:811218-9876.",
    "811218–9876", "811218\u00a09876", "ä811218-9876ö",
    "2022-08-17 811218-9876", "1981-12-18 9876", "81.12.18-9876", "19 811218-9876",
    "8 1 1 2 1 8 9 8 7 6", "811218_9876",
)  # fmt: skip
_FALT = (
    ("RegistreraTilldelning", "avser"),
    ("RegistreraTilldelning", "motpart"),
    ("RegistreraTilldelning", "id"),
    ("RegistreraTilldelning", "underlag.0.titel"),
    ("RegistreraTilldelning", "beslut.organ"),
    ("RegistreraTilldelning", "beslut.punkt"),
    ("RegistreraTilldelning", "beslut.delegation.av"),
    ("RegistreraTilldelning", "beslut.delegation.till_roll"),
    ("RegistreraTilldelning", "beslut.delegation.punkt"),
    ("UpprattaPott", "program"),
    ("UpprattaPott", "andamal"),
    ("UpprattaPott", "givare"),
    ("UpprattaPott", "kriterier.0"),
    ("AndraVillkor", "andring"),
    ("LamnaAskande", "insatser.0"),
    ("BeslutaFordelning", "prioriteringsgrunder.0"),
    ("BeslutaFordelning", "rader.0.namnd"),
    ("BeslutaFordelning", "rader.0.insats"),
    ("BeslutaFordelning", "rader.0.kriterier.0"),
    ("BeslutaFordelning", "rader.0.insatsdata.enhet"),
    ("BeslutaFordelning", "rader.0.insatsdata.geso"),
    ("BeslutaFordelning", "rader.0.insatsdata.plats"),
    ("BeslutaFordelning", "rader.0.insatsdata.utforare.0.namn"),
    ("ProvaNamndensBesked", "avser_id"),
    ("AterlamnaMedel", "skal"),
    ("RedovisaForbrukning", "insats"),
    ("RedovisaForbrukning", "verifikat"),
    ("RedovisaForbrukning", "geso"),
    ("NoteraAvvikelse", "lasning_1"),
    ("NoteraAvvikelse", "lasning_2"),
    ("UtredAvvikelse", "slutsats"),
    ("UtredAvvikelse", "kod"),
    ("RegistreraOrgan", "namn"),
    ("RegistreraAlias", "alias"),
)
_ALLA = (
    *((text, "styrtecken eller osynligt tecken") for text in _STYRTECKEN if text != "a\ud800b"),
    ("a\ud800b", ""),  # half a character: pydantic or the text's own check, whichever comes first
    *((text, "annan skrift") for text in _SKRIFT),
    *((text, "skriv 0-9") for text in _SIFFROR),
    *((text, "NFC") for text in _NFD),
    *((text, "texten är tom") for text in _TOMMA),
    ("", "är tom"),
    *((text, PERSON) for text in _PERSONNUMMER),
    (5, "text"), (True, "text"), ([], "text"), ({}, ""),
)  # fmt: skip

TEXTER: list[Fel] = [
    *(fel(*_FALT[0], text, ordet) for text, ordet in _ALLA),
    *(fel(*falt, "kontakt 811218-9876", PERSON) for falt in _FALT),
    *(fel(*falt, "701063-2391", PERSON) for falt in _FALT[1:]),
    *(fel(*falt, "a\u202eb", "osynligt tecken") for falt in _FALT),
    *(fel(*falt, "\u041calmö", "annan skrift") for falt in _FALT),
    *(fel(*falt, "Malmo\u0308", "NFC") for falt in _FALT),
    *(fel(*falt, "x" * 2001, "längre än") for falt in _FALT),
    *(felskriv("tilldelning", ordet, avser=t) for t, ordet in _ALLA if isinstance(t, str)),
    *(felskriv("tilldelning", PERSON, id=text) for text in _PERSONNUMMER[:4]),
    *(felskriv("tilldelning", PERSON, underlag=f"annat: {t}") for t in _PERSONNUMMER[:4]),
    *(felskriv("fordelning", PERSON, rad=f"KUN=100; insats={t}") for t in _PERSONNUMMER[:4]),
    felskriv("tilldelning", "går inte att läsa", beslut="SOS 811218-9876 2022-09-01 § 1"),
    felskriv("tilldelning", "längre än 2000 tecken", avser="x" * 2001),
    felskriv("tilldelning", "längre än 200 tecken", id="x" * 201),
    *(
        felskriv("tilldelning", "--aktor", aktor=t)
        for t in (" ", "EK\x1b", "811218-9876", "\u0415\u041a-01")
    ),
]
