"""The Swedish words that people read for the ASCII names that programs read (design D2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.bookkeeping.positions import GROSS, I_ORD, TAK
from domain.values.money import kronor_text

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORDS = {
    "aktor": "aktör",
    "rattad": "rättad",
    "andamal": "ändamål",
    "andring": "ändring",
    "andel_andra_juridiska_personer": "andra juridiska personers andel",
    "anmalan": "anmälan",
    "anmald": "anmäld",
    "anmals": "anmäls",
    "anslaget": "anslaget på tavlan",
    "ar": "år",
    "arende": "ärende",
    "askande": "äskande",
    "askande_senast": "äskande senast",
    "atagande": "åtagande",
    "ater": "åter",
    "aterlamnas": "återlämnas",
    "avser_ar": "avser år",
    "avser_id": "avser kommando",
    "bedomning": "bedömning",
    "belopp_per_ar": "belopp per år",
    "benamner": "benämner",
    "buren_av": "buren av",
    "bidragsar": "bidragsår",
    "dialog_datum": "dialog med stadskontoret",
    "effektbedomning": "effektbedömning",
    "egenfinansierat": "egenfinans.",
    "ej_forbrukat": "ej förbrukat",
    "ej_godtagbar": "ej godtagbar",
    "ej_redovisat": "ej redovisat",
    "engangsmedel": "engångsmedel",
    "ersatter": "ersätter",
    "fel_andamal": "fel ändamål",
    "finansieras_darefter": "finansieras därefter",
    "finns_inte_har": "finns inte här",
    "flyttningar": "flyttning",
    "for_namnd": "för nämnd",
    "for_pott": "för pott",
    "for_potter": "även för pott",
    "foreslaget": "föreslaget",
    "forening": "förening",
    "forskott": "förskott",
    "forvaltning": "förvaltning",
    "forfallodag": "förfallodag",
    "forklaring": "förklaring",
    "fran": "från",
    "fran_ar": "från år",
    "fran_egenfinansierat": "ur egenfinansierat",
    "fran_forbrukat": "ur förbrukat",
    "fran_fordelat": "ur fördelat",
    "fran_hos_namnd": "ur det hos nämnden",
    "fran_position": "ur",
    "fullmaktige": "fullmäktige",
    "galler_fran": "gäller från",
    "giltig_from": "giltig från",
    "giltig_tom": "giltig till",
    "handelsedatum": "händelsedatum",
    "handlaggare": "handläggare",
    "kalla": "källa",
    "kommando_id": "kommando",
    "ks_anslag": "KS anslag",
    "kop": "köp",
    "kontakt_roll": "kontaktpersonens roll",
    "lage": "läge",
    "liggarens": "liggaren",
    "lamnat_av": "lämnat av",
    "lasning_1": "läsning 1",
    "lasning_2": "läsning 2",
    "lon": "lön",
    "matt": "mått",
    "anmarkning": "anmärkning",
    "motsagelse": "motsägelse",
    "namnd": "nämnd",
    "ny_insats": "ny insats",
    "ny_nyttjas_tom": "nyttjas nu till",
    "nyttjas_from": "nyttjas från",
    "nyttjas_tom": "nyttjas till",
    "oattesterad_ar": "oattesterade år",
    "okand": "okänd",
    "oppnade": "öppnade",
    "overordnad": "överordnad",
    "ovrigt": "övrigt",
    "prioriterat_omrade": "prioriterat område",
    "protokollfors": "protokollförs",
    "rader": "rad",
    "ranta": "ränta",
    "rekvireras_from": "rekvireras från",
    "rekvireras_tom": "rekvireras till",
    "sarskilt_yttrande": "särskilt yttrande",
    "skal": "skäl",
    "slutsaldon": "slutsaldo",
    "sparrat": "spärrat",
    "stanger": "stänger",
    "till_datum": "till",
    "till_roll": "till roll",
    "uppfoljning": "uppföljning",
    "uppgiftslamnare": "uppgiftslämnare",
    "utestaende": "utestående",
    "utforare": "utförare",
    "utplanade": "utplånade",
}

_LAGEN = {
    "annan_insats_begard": "annan insats begärd",
    "askad": "äskad",
    "aterbetald": "återbetald",
    "aterkrav": "återkrav",
    "aterkravd": "återkrävd",
    "aterlamnad": "återlämnad",
    "aterrapporterad": "återrapporterad",
    "aterremitterad": "återremitterad",
    "avbojd": "avböjd",
    "bedomd": "bedömd",
    "begard": "begärd",
    "ej_begard": "ej begärd",
    "forbrukas": "förbrukas",
    "fordelad": "fördelad",
    "foreslagen": "föreslagen",
    "godkand": "godkänd",
    "ks_godkand": "godkänd av KS",
    "oppen": "öppen",
    "oppet": "öppet",
    "overford": "överförd",
    "sammanstalld": "sammanställd",
    "stangd": "stängd",
    "upprattad": "upprättad",
    "vaxlad": "växlad",
}
"""Where a pott, a tilldelning, an ärende or a report stands."""


_TAK = {tak.slag: tak.namn for tak in TAK}


def word(name: str) -> str:
    """Return the Swedish word for a field or position: ``fran_fordelat_ore`` is ur fördelat."""
    plain = name.removesuffix("_ore")
    written = I_ORD.get(plain) or _TAK.get(plain) or _WORDS.get(plain) or _LAGEN.get(plain)
    return written or plain.replace("_", " ")


_SHORT = {"aterbetalningsskuld": "skuld"}
"""What the head of a column says for a word that is too wide for one."""
AMOUNTS = {
    f"{name}_ore": _SHORT.get(name, word(name)).capitalize()
    for name in (
        "foreslaget", *GROSS, "ofordelat", "beslutat", "overfort", "forbrukat", "ater", "kvar",
        "fordelat", "hos_namnd", "sparrat", "aterbetalningsskuld", "aterbetalt", "efterskankt",
        "oresavrundning", "ej_utnyttjat", "egenfinansierat", "avbojt", "aterlamnat", "utestaende",
        "balanskonto", "centralt",
    )
}  # fmt: skip
"""The headings of a table of balances, in its order: positions as they are called elsewhere."""


def antal(number: int, one: str, many: str) -> str:
    """Return a number of something: ``1 rad``, ``0 rader``."""
    return f"{number} {one if number == 1 else many}"


def minus(text: str) -> str:
    """Return an amount as it is printed: with a minus that is as wide as a digit (U+2212)."""
    return f"\u2212{text[1:]}" if text[:1] == "-" and text[1:2].isdigit() else text


def place(at: Mapping[str, Any] | None) -> str:
    """Return a position in words: ``hos nämnden GRN/GRN-PI``; None is outside the pott."""
    if at is None:
        return "utanför potten"
    return f"{word(at['position'])} {whose(at)}".rstrip()


def whose(of: Mapping[str, Any]) -> str:
    """Return whose something is: ``GRN/GRN-PI``; nothing of the pott's own."""
    return "/".join(of[key] for key in ("namnd", "underenhet") if of.get(key))


def move(stated: Mapping[str, Any]) -> str:
    """Return a move that an event spells out, or a closing balance, in words."""
    belopp = kronor_text(stated["belopp_ore"])
    if "plats" in stated:
        return f"{place(stated['plats'])} {belopp}"
    return f"{belopp} från {place(stated.get('fran'))} till {place(stated.get('till'))}"
