"""Names that nobody is registered under, and names made to look like one that is."""

# ruff: noqa: RUF001 - letters and digits that look like others are what is tried

from __future__ import annotations

from tests.cli.felaktigt.grund import Fel, fel, felskriv

FINNS_INTE = "finns inte"
_OKANDA = (
    "Kulturnamnden", "Kulturnämden", "kun", "Kun", "KUN ", " KUN", "KUN.", "KUN,GRN", "KUN/GRN",
    "Nämnden för livets goda", "XX", "KU", "KUNN", "K", "*", "%", "KUN'; DROP TABLE handelse; --",
    "../KUN", "null", "None", "$(whoami)", "{0}", "%s",
)  # fmt: skip
_FORKLADDA = (
    ("K\u0423N", "annan skrift"), ("\u041aUN", "annan skrift"), ("\u041cN", "annan skrift"),
    ("KU\u039d", "annan skrift"), ("Kulturna\u0308mnden", "NFC"), ("ＫＵＮ", "annan skrift"),
    ("KUN\u200b", "osynligt tecken"), ("K\u00adUN", "osynligt tecken"),
    ("\u202eNUK", "osynligt tecken"), ("KUN\x00", "styrtecken"), ("KUN\n", "styrtecken"),
    ("K\u0261N", "finns inte"),
)  # fmt: skip
_FALT = (
    ("TaEmotMedel", "namnd"),
    ("BeslutaFordelning", "rader.0.namnd"),
    ("BeslutaFordelning", "rader.0.underenhet"),
    ("RegistreraTilldelning", "beslut.organ"),
    ("UpprattaPott", "givare"),
)
_POTTER = (
    "SOC 2022", "SOC_2022", "SOC-2022-", "-SOC", "SOC--2022", "SOC–2022", "ＳＯＣ-2022", "SOC/2022",
    "../SOC", "SOC-2022\n", "S" * 41, "", " ", "SOC-2022 ", "\u0421OC-2022", "pott/SOC-2022",
)  # fmt: skip
_INGA_POTTER = ("SOC-2021", "soc-2022", "S", "liggare", "register", "KS-2022")
_TAL = (5, ["KUN"])

NAMN: list[Fel] = [
    *(fel(*falt, namn, FINNS_INTE) for falt in _FALT[:2] for namn in _OKANDA),
    *(fel(*falt, namn, FINNS_INTE) for falt in _FALT[2:] for namn in _OKANDA[:6]),
    *(fel(*falt, namn, ordet) for falt in _FALT for namn, ordet in _FORKLADDA),
    *(fel(*falt, tal, "ska vara text") for falt in _FALT for tal in _TAL),
    *(fel(*falt, "", "är tom") for falt in _FALT),
    *(fel(*falt, "K" * 201, "längre än 200 tecken") for falt in _FALT),
    *(felskriv("mottagande", FINNS_INTE, 5, namnd=namn) for namn in _OKANDA),
    *(felskriv("mottagande", o, 5 if o == FINNS_INTE else 2, namnd=n) for n, o in _FORKLADDA),
    *(felskriv("fordelning", FINNS_INTE, 5, rad=f"{namn}=100") for namn in _OKANDA[:4]),
    *(fel("TaEmotMedel", "pott", pott, "har fel form") for pott in _POTTER if len(pott) < 40),
    fel("TaEmotMedel", "pott", "S" * 41, "längre än 40 tecken"),
    *(fel("TaEmotMedel", "pott", pott, "finns inte") for pott in _INGA_POTTER),
    *(fel("TaEmotMedel", "pott", tal, "ska vara text") for tal in _TAL),
    *(felskriv("mottagande", "finns inte", 5, pott=pott) for pott in _INGA_POTTER),
    *(felskriv("mottagande", "--pott", pott=pott) for pott in _POTTER),
    *(fel("RegistreraAlias", "kod", kod, FINNS_INTE) for kod in _OKANDA[:6]),
    *(fel("RegistreraOrgan", "kod", kod, "har fel form")
      for kod in ("kun", "KUN-", "1", "\u041cN", "", "K N", "-K", "K_N", "KUN\n")),
    fel("RegistreraOrgan", "kod", "K" * 21, "längre än 20 tecken"),
    fel("RegistreraOrgan", "overordnad", "XX", "finns inte"),
    fel("RegistreraOrgan", "slag", "styrelse", "ska vara något av"),
    *(fel(k, "avser_id", namn, "inget registrerat kommando") for namn in ("exempel-999", "016")
      for k in ("ProvaNamndensBesked", "UtredAvvikelse")),
    fel("NoteraAvvikelse", "avser_id", "exempel-999", "inget registrerat kommando"),
    *(fel("ProvaNamndensBesked", "avser_id", tal, "ska vara text") for tal in _TAL),
    fel("TaEmotMedel", "namnd", "KF", "R26", 3), fel("TaEmotMedel", "namnd", "SOS", "R26", 3),
    fel("TaEmotMedel", "underenhet", "KS-SK", "R25", 3),
]  # fmt: skip
