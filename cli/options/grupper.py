"""The nouns of ``registrera`` in groups by life cycle, each with what it does to the money.

What moves money is told by the declaration of moves; what moves none, by what it records.
"""

from __future__ import annotations

GRUPPER: dict[str, tuple[str, ...]] = {
    "Pott och tilldelning": (
        "pott", "villkor", "tilldelning", "sankt-tilldelning", "rekvisition", "makulering",
        "inbetalning", "oidentifierad-inbetalning", "forskottering", "anslag", "avsattning",
    ),
    "Fördelning": ("askande", "fordelningsforslag", "fordelning", "andrad-fordelning"),
    "Nämndens svar": ("mottagande", "avbojande", "annan-insats", "provning"),
    "Överföring": ("overforing", "kommunbidrag", "aterlamning"),
    "Förbrukning och insatser": (
        "forbrukning", "kreditering", "avrakning", "insatsjustering", "uppfoljning", "avbrott",
    ),
    "Redovisning och avstämning": (
        "namndredovisning", "bedomning", "godkannande", "aterrapportering", "avstamning",
    ),
    "Återbetalning": ("skuld", "aterkrav", "aterbetalning", "efterskankning"),
    "År": ("bidragsarsslut", "arsstangning", "arsoppning", "vaxling"),
    "Rättelse, attest och avvikelser": (
        "rattelse", "beslutskomplettering", "underlagskomplettering", "attest", "avvikelse",
        "utredning",
    ),
    "Ärende (inga pengar flyttas)": (
        "remiss", "aterremiss", "bordlaggning", "reservation", "justering", "expediering",
        "uppdrag", "uppdragssvar",
    ),
    "Register (inga pengar flyttas)": ("organ", "alias", "aktor", "attestratt"),
}  # fmt: skip

VAD = {
    "pott": "lägger upp potten: källa, år, villkor; inga pengar ännu",
    "villkor": "ändrar ett villkor för potten; inga pengar flyttas",
    "fordelningsforslag": "antecknar förslaget; inga pengar flyttas",
    "mottagande": "antecknar att nämnden tar emot; inga pengar flyttas",
    "insatsjustering": "ändrar insatsen inom kriterierna; inga pengar flyttas",
    "uppfoljning": "antecknar insatsens effekt; inga pengar flyttas",
    "avbrott": "avslutar insatsen; inga pengar flyttas",
    "bedomning": "antecknar hur redovisningen bedöms; inga pengar flyttas",
    "godkannande": "KS godkänner det som redovisats; inga pengar flyttas",
    "aterrapportering": "till myndigheten, steg för steg; inga pengar flyttas",
    "avstamning": "håller en uppgift mot huvudbok eller bank; inga pengar flyttas",
    "aterkrav": "antecknar myndighetens krav; inga pengar flyttas",
    "arsstangning": "stänger räkenskapsåret: inget mer bokförs i det",
    "arsoppning": "öppnar ett stängt räkenskapsår igen",
    "underlagskomplettering": "lägger till dokument; inga pengar flyttas",
    "attest": "granskar eller godkänner en annans händelse; inga pengar flyttas",
    "avvikelse": "antecknar en motsägelse, lucka eller anmärkning",
    "utredning": "stänger en avvikelse med en slutsats",
    "remiss": "ber organ om yttrande",
    "aterremiss": "skickar ärendet tillbaka",
    "bordlaggning": "skjuter upp ärendet",
    "reservation": "reservation eller särskilt yttrande, per parti",
    "justering": "protokollet är justerat och anslaget",
    "expediering": "beslutet är skickat",
    "uppdrag": "ett organ får ett uppdrag",
    "uppdragssvar": "svar på ett uppdrag eller en remiss",
    "organ": "lägger till en nämnd, ett bolag, en myndighet …",
    "alias": "ett sätt till att skriva ett organs namn",
    "aktor": "lägger till någon som registrerar eller attesterar",
    "attestratt": "vad någon får attestera, och när",
}
"""What each noun that moves no money records."""
