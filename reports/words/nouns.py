"""What an event is called by people: the noun that its command is registered by.

A table that programs do not read says it so; a test holds it to the commands.
"""

from __future__ import annotations

NOUNS = {
    "LiggareOppnad": "liggaren öppnad",
    "NyckelBytt": "nyckelbyte",
    "PersonuppgiftDold": "dold personuppgift",
    "PersonuppgiftUtplanad": "utplånad personuppgift",
    "RakenskapsarStangt": "årsstängning",
    "RakenskapsarOppnat": "årsöppning",
    "PottUpprattad": "pott",
    "VillkorAndrat": "villkor",
    "StatsbidragTilldelat": "tilldelning",
    "TilldelningSankt": "sänkt tilldelning",
    "StatsbidragRekvirerat": "rekvisition",
    "RekvisitionMakulerad": "makulering",
    "StatsbidragInbetalt": "inbetalning",
    "OidentifieradInbetalningRegistrerad": "oidentifierad inbetalning",
    "ForskotteringBeslutad": "förskottering",
    "AnslagAnvisat": "anslag",
    "MedelAvsatta": "avsättning",
    "FordelningForeslagen": "fördelningsförslag",
    "FordelningBeslutad": "fördelning",
    "FordelningAndrad": "ändrad fördelning",
    "MedelOverforda": "överföring",
    "KommunbidragOverfort": "kommunbidrag",
    "AskandeInlamnat": "äskande",
    "MedelMottagna": "mottagande",
    "MedelAvbojda": "avböjande",
    "AnnanInsatsBegard": "annan insats",
    "NamndensBeskedProvat": "prövning",
    "MedelAterlamnade": "återlämning",
    "ForbrukningRedovisad": "förbrukning",
    "EgenfinansieringNoterad": "egenfinansiering",
    "ForbrukningKrediterad": "kreditering",
    "EgenfinansieringAvraknad": "avräkning",
    "InsatsJusterad": "insatsjustering",
    "InsatsUppfoljd": "uppföljning",
    "InsatsAvbruten": "avbrott",
    "AvvikelseNoterad": "avvikelse",
    "AvvikelseUtredd": "utredning",
    "NamndredovisningInlamnad": "nämndredovisning",
    "RedovisningBedomd": "bedömning",
    "AterrapporteringGodkand": "godkännande",
    "AterrapporteradTillMyndighet": "återrapportering",
    "AterbetalningsskuldFaststalld": "skuld",
    "AterkravMottaget": "återkrav",
    "StatsbidragAterbetalt": "återbetalning",
    "AterkravEfterskankt": "efterskänkning",
    "KommunbidragVaxlat": "växling",
    "BidragsarAvslutat": "bidragsårsslut",
    "PostAvstamd": "avstämning",
    "HandelseRattad": "rättelse",
    "BeslutKompletterat": "beslutskomplettering",
    "UnderlagKompletterat": "underlagskomplettering",
    "HandelseAttesterad": "attest",
    "ReservationAntecknad": "reservation",
    "ProtokollJusterat": "justering",
    "BeslutExpedierat": "expediering",
    "ArendeAterremitterat": "återremiss",
    "ArendeBordlagt": "bordläggning",
    "ArendeRemitterat": "remiss",
    "UppdragGivet": "uppdrag",
    "UppdragAterrapporterat": "uppdragssvar",
    "OrganRegistrerat": "organ",
    "AliasRegistrerat": "alias",
    "AktorRegistrerad": "aktör",
    "AttestrattGiven": "attesträtt",
}


def noun(typ: str) -> str:
    """Return the noun of a type, its version or not: ``MedelOverforda/1`` is överföring."""
    name = typ.partition("/")[0]
    return NOUNS.get(name, name)
