"""The same faults in the commands of the life cycle's end, the corrections and the ärenden."""

from __future__ import annotations

from domain.values.money import MAX_ORE
from tests.cli.felaktigt.grund import BORTA, Fel, fel

_BELOPP = (
    ("SankTilldelning", "belopp_ore"), ("RegistreraOidentifieradInbetalning", "belopp_ore"),
    ("FaststallSkuld", "belopp_ore"), ("TaEmotAterkrav", "belopp_ore"),
    ("AterbetalaStatsbidrag", "belopp_ore"), ("AterbetalaStatsbidrag", "ranta_ore"),
    ("EfterskankAterkrav", "belopp_ore"), ("VaxlaKommunbidrag", "belopp_per_ar_ore"),
)  # fmt: skip
_NOLL = (
    ("LamnaNamndredovisning", "utfall_ore"), ("AterrapporteraTillMyndighet", "summa_ore"),
    ("AterrapporteraTillMyndighet", "prognos_ore"),
)  # fmt: skip
_DATUM = (
    ("AterrapporteraTillMyndighet", "per_datum"), ("TaEmotAterkrav", "forfallodag"),
    ("JusteraInsats", "dialog_datum"), ("JusteraProtokoll", "anslaget"),
    ("AterremitteraArende", "svar_senast"), ("BordlaggArende", "till_datum"),
    ("GeUppdrag", "svar_senast"), ("GeAttestratt", "giltig_from"), ("GeAttestratt", "giltig_tom"),
)  # fmt: skip
_ORGAN = (
    ("FaststallSkuld", "namnd"), ("LamnaNamndredovisning", "namnd"), ("JusteraInsats", "namnd"),
    ("VaxlaKommunbidrag", "fran"), ("VaxlaKommunbidrag", "till"),
    ("RemitteraArende", "mottagare.0"),
    ("GeUppdrag", "till"), ("AterrapporteraUppdrag", "av"), ("RegistreraAktor", "organ"),
    ("GeAttestratt", "for_namnd"),
)  # fmt: skip
_AVSER = (
    "RattaHandelse", "KompletteraBeslut", "KompletteraUnderlag", "Attestera",
    "AterrapporteraUppdrag",
)  # fmt: skip
_VAL = (
    ("FoljUppInsats", "effekt"), ("BedomRedovisning", "bedomning"), ("FaststallSkuld", "grund"),
    ("FaststallSkuld", "fran_position"), ("AterrapporteraTillMyndighet", "steg"),
    ("Attestera", "slag"), ("GeAttestratt", "slag"), ("AntecknaReservation", "slag"),
)  # fmt: skip
_TEXT = (
    ("JusteraInsats", "ny_insats"), ("FoljUppInsats", "bedomning"), ("FoljUppInsats", "matt.0"),
    ("LamnaNamndredovisning", "text"), ("LamnaNamndredovisning", "uppfoljning"),
    ("AterrapporteraTillMyndighet", "kvittens"), ("AterrapporteraTillMyndighet", "forklaring"),
    ("VaxlaKommunbidrag", "effektbedomning"), ("ExpedieraBeslut", "mottagare.0"),
    ("AterremitteraArende", "motivering"), ("GeUppdrag", "uppdrag"),
    ("RegistreraAktor", "roll"), ("RattaHandelse", "skal"),
)  # fmt: skip
_AREN = ("StangRakenskapsar", "OppnaRakenskapsar")
_ARENDEN = ("", "STK", "okänd", "STK-22-1", "stk-2022-900", "../STK-2022-900", "STK–2022–900")
_PARTIER = ("", "m", "Moderaterna", "S8", "M ", "\u041c")


def _rad(namn: str, kod: int, ordet: str, *args: str) -> Fel:
    return Fel(f"registrera {namn}", kod, ordet, args=("registrera", *args))


_RADER = (
    _rad("skuld ur okänd position", 2, "inte något av", "skuld", "--fran-position", "kassan"),
    _rad("skuld utan grund", 2, "--grund: saknas", "skuld", "--belopp", "5"),
    _rad("år i ord", 2, "--ar", "arsstangning", "--ar", "i år"),
    _rad("år av annat sekel", 2, "minst 2000", "arsstangning", "--ar", "1999"),
    _rad("summa under noll", 2, "går inte att läsa", "aterrapportering", "--summa", "-1"),
    _rad("summa i miljoner", 2, "går inte att läsa", "aterrapportering", "--summa", "1,5 mkr"),
    _rad("noll att betala tillbaka", 2, "större än noll", "aterbetalning", "--belopp", "0"),
    _rad("anslaget ingen dag", 2, "är inget datum", "justering", "--anslaget", "2022-13-01"),
    _rad("ärende saknas", 2, "--arende: saknas", "remiss", "--mottagare", "KUN"),
    _rad("ärende utan år", 2, "har fel form", "remiss", "--arende", "STK", "--mottagare", "KUN"),
    _rad("attesträtt för ingen", 2, "--for-aktor: saknas", "attestratt", "--slag", "beslut"),
    _rad("attest av framtid", 5, "finns inte", "attest", "--avser-id", "99999"),
    _rad("rättelse av framtid", 5, "finns inte", "rattelse", "--avser-id", "2022-999999"),
    _rad("två slag", 2, "anges 2 gånger", "attest", "--slag", "beslut", "--slag", "granskning"),
)

LIVSCYKEL: list[Fel] = [
    *(fel(*falt, v, o) for falt in _BELOPP
      for v, o in ((0, "större än 0"), (-1, "större än 0"), ("100", "heltal"), (True, "heltal"))),
    *(fel(*falt, v, o) for falt in _NOLL
      for v, o in ((-1, "minst 0"), ("0", "heltal"), (MAX_ORE + 1, f"högst {MAX_ORE}"))),
    *(fel(*falt, text, "är inget datum") for falt in _DATUM
      for text in ("", "2022-13-01", "2023-02-29", "220101", "1999-12-31", "imorgon")),
    *(fel(*falt, namn, "finns inte") for falt in _ORGAN for namn in ("XX", "kun", "Kulturnämden")),
    *(fel(*falt, "\u041aUN", "annan skrift") for falt in _ORGAN),
    *(fel(k, "avser_id", v, "inget registrerat kommando") for k in _AVSER for v in ("borta", "16")),
    *(fel(*falt, v, "ska vara något av") for falt in _VAL for v in ("", "annat", "Beslut")),
    *(fel(*falt, "kontakt 811218-9876", "personnummer") for falt in _TEXT),
    *(fel(*falt, "a\u202eb", "osynligt tecken") for falt in _TEXT),
    *(
        fel(kommando, "aktor", t, "inget aktörs-id")
        for kommando in ("RegistreraAktor", "GeAttestratt")
        for t in ("Anna Svensson", "EK-01\u2800", "EK\u201101", "ek-01", "a\u202eb", "EK 01")
    ),
    fel("RegistreraAktor", "aktor", "811218-9876", "personnummer"),
    *(fel("GeUppdrag", "arende", v, "arende: ") for v in _ARENDEN),
    *(fel("AntecknaReservation", "partier.0", v, "har fel form") for v in _PARTIER),
    *(fel(k, "pott", "SOC-2021", "finns inte") for k in ("FaststallSkuld", "AvslutaBidragsar")),
    *(fel(k, "ar", v, "ar: ") for k in _AREN for v in (1999, 2100, "2022")),
    fel("VaxlaKommunbidrag", "fran_ar", 1999, "fran_ar: "),
    fel("AntecknaReservation", "partier", [], "är tom"),
    fel("AntecknaReservation", "partier", ["M"] * 21, "20"),
    fel("RemitteraArende", "mottagare", [], "är tom"),
    fel("ExpedieraBeslut", "mottagare", ["akten"] * 101, "100"),
    fel("FaststallSkuld", "namnd", BORTA, "R33", 3),
    fel("FaststallSkuld", "belopp_ore", MAX_ORE, "R33", 3),
    fel("FaststallSkuld", "grund", "ej_forbrukat", "R32", 3),
    fel("JusteraInsats", "dialog_datum", BORTA, "R24", 3),
    fel("AterrapporteraTillMyndighet", "steg", "kvitterad", "R30", 3),
    fel("AterrapporteraTillMyndighet", "summa_ore", 150, "R30", 3),
    fel("StangRakenskapsar", "ar", 2022, "R41", 3),
    fel("StangRakenskapsar", "beslut", BORTA, "R37", 3),
    fel("OppnaRakenskapsar", "beslut", BORTA, "R37", 3),
    fel("KompletteraUnderlag", "underlag", [], "R36", 3),
    fel("RattaHandelse", "avser_id", "exempel-001", "R36", 3),
    fel("AntecknaReservation", "beslut", BORTA, "R39", 3),
    fel("JusteraProtokoll", "anslaget", "2022-08-01", "R40", 3),
    *_RADER,
]  # fmt: skip
