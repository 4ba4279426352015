"""Dates that no calendar has, that are written otherwise, or that are of another century."""

# ruff: noqa: RUF001 - letters and digits that look like others are what is tried

from __future__ import annotations

from tests.cli.felaktigt.grund import Fel, fel, felskriv

INGET = "är inget datum"
_OMOJLIGA = (
    "2022-13-01", "2023-02-29", "2022-00-10", "2022-01-00", "2022-02-30", "2022-04-31", "22-01-01",
    "tomorrow", "imorgon", "i dag", "20220101T000000", "2022-01-01T00:00",
    "2022-01-01T00:00:00Z", "1999-12-31", "1999", "1999-12", "2101-01-01", "2101", "2100-01-01",
    "2022-1-1", "2022/01/01", "01/02/2022", "1/2-2022", "2022.01.01", "2022-W01", "2022-W01-1",
    "2022-001", "２０２２-01-01", "٢٠٢٢-01-01", "2022-", "2022-13", "20222", "0000-01-01",
    "-2022-01-01", "2022−01−01", "2022-01-01--", "2022 01 01", "17 augusti 2022", "2022-aug-17",
    "2022-01-01\u200b", "9999-12-31", "null", "0",
    "../2022", "../2022-08", "../2023-02-29", "../1999-12-31", "../2022-08-12/..",
    "2022-08-12/..", "2022-08-12/2022-08-17", "../../2022-08-12", "..2022-08-12", "[..2022-08-12]",
    "2022?", "2022-XX", "senast", "senast 2022", "tidigast 2022-08-12",
)  # fmt: skip
_BARA_I_FIL = ("220101", "20220101", " 2022-01-01", "2022-01-01 ", "2022-01-01\n", "")
_GRANSER = (
    ("UpprattaPott", "nyttjas_tom"), ("UpprattaPott", "askande_senast"),
    ("AndraVillkor", "galler_fran"), ("RedovisaForbrukning", "period"),
    ("AterrapporteraTillMyndighet", "per_datum"), ("TaEmotAterkrav", "forfallodag"),
    ("RegistreraOrgan", "giltig_from"), ("GeAttestratt", "giltig_tom"),
    ("GeUppdrag", "svar_senast"), ("BordlaggArende", "till_datum"),
)  # fmt: skip
_INGEN_TEXT = (20220101, 2022, True, None, [], {}, ["2022-01-01"])
_FALT = (
    ("RegistreraTilldelning", "datum"),
    ("RegistreraTilldelning", "beslut.datum"),
    ("RedovisaForbrukning", "period"),
)
_TID = (
    "igår", "2022-13-01", "2023-02-29", "2022-01-01T25:00", "14:30", "2022-01-01T14:30+99:00",
    "2022", "2022-01", "-1", "", "nu", "2022-01-01T14:30:00 Europe/Stockholm", "NaN", "1e9",
)  # fmt: skip
_UTANFOR = ("0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00")
_LASER = ("saldo", "handelser", "avvikelser")

DATUM: list[Fel] = [
    *(fel(*falt, text, INGET) for falt in _FALT for text in (*_OMOJLIGA, *_BARA_I_FIL)),
    *(fel(*falt, v, "ska vara text") for falt in _FALT[:2] for v in _INGEN_TEXT),
    *(fel(*falt, "../2022-08-12", "där står bara senast när") for falt in _GRANSER),
    *(Fel(f"{v} --per ../2022-08-12", 2, "bara senast när", args=(v, "--per", "../2022-08-12"))
      for v in _LASER),
    *(felskriv("tilldelning", INGET, datum=text) for text in _OMOJLIGA),
    *(Fel(f"{v} --per {t!a}", 2, INGET, args=(v, "--per", t)) for t in _OMOJLIGA[:9]
      for v in _LASER),
    *(Fel(f"{v} --registrerat-per {t!a}", 2, "är ingen tid", args=(v, "--registrerat-per", t))
      for t in (*_TID, *_UTANFOR) for v in _LASER[:2]),
    felskriv("tilldelning", "datum: saknas", datum=None),
]  # fmt: skip
