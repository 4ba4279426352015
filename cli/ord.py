"""The Swedish words that people read for the ASCII names that programs read (design D2)."""

from __future__ import annotations

AMOUNTS = {
    "foreslaget_ore": "Föreslaget",
    "beslutat_ore": "Beslutat",
    "tilldelat_ore": "Tilldelat",
    "rekvirerat_ore": "Rekvirerat",
    "inbetalt_ore": "Inbetalt",
    "anvisat_ore": "Anvisat",
    "avsatt_ore": "Avsatt",
    "ofordelat_ore": "Ofördelat",
    "fordelat_ore": "Fördelat",
    "hos_namnd_ore": "Hos nämnd",
    "sparrat_ore": "Spärrat",
    "forbrukat_ore": "Förbrukat",
    "aterbetalningsskuld_ore": "Skuld",
    "aterbetalt_ore": "Återbetalt",
    "efterskankt_ore": "Efterskänkt",
    "ej_utnyttjat_ore": "Ej utnyttjat",
    "egenfinansierat_ore": "Egenfinans.",
    "avbojt_ore": "Avböjt",
    "aterlamnat_ore": "Återlämnat",
    "fordran_ore": "Fordran",
    "balanskonto_ore": "Balanskonto",
}
"""The headings of ``saldo``, in its order."""

_WORDS = {
    "andamal": "ändamål",
    "andring": "ändring",
    "askande": "äskande",
    "askande_senast": "äskande senast",
    "askat": "äskat",
    "avser_id": "avser kommando",
    "benamner": "benämner",
    "bidragsar": "bidragsår",
    "fran_egenfinansierat": "ur egenfinansierat",
    "fran_forbrukat": "ur förbrukat",
    "fran_fordelat": "ur fördelat",
    "fran_hos_namnd": "ur det hos nämnden",
    "galler_fran": "gäller från",
    "giltig_from": "giltig från",
    "giltig_tom": "giltig till",
    "handelsedatum": "händelsedatum",
    "kalla": "källa",
    "kommando_id": "kommando",
    "lamnat_av": "lämnat av",
    "lasning_1": "läsning 1",
    "lasning_2": "läsning 2",
    "namnd": "nämnd",
    "ny_nyttjas_tom": "nyttjas nu till",
    "nyttjas_from": "nyttjas från",
    "nyttjas_tom": "nyttjas till",
    "overordnad": "överordnad",
    "prioriterat_omrade": "prioriterat område",
    "rader": "rad",
    "rekvireras_from": "rekvireras från",
    "rekvireras_tom": "rekvireras till",
    "skal": "skäl",
    "sparrat_ur_fordelat": "spärrat (fördelat)",
    "sparrat_ur_hos_namnd": "spärrat (hos nämnd)",
    "engangsmedel": "engångsmedel",
    "forskotterat": "förskotterat",
    "ks_anslag": "KS anslag",
    "utforare": "utförare",
    "aterlamnas": "återlämnas",
}


def word(name: str) -> str:
    """Return the Swedish word for a field or position: ``fran_fordelat_ore`` is ur fördelat."""
    plain = name.removesuffix("_ore")
    heading = AMOUNTS.get(f"{plain}_ore")
    return _WORDS.get(plain) or (heading.lower() if heading else plain.replace("_", " "))
