"""The documents that rules rest on: what each is, what it is found by, and its own headings.

Of the city's documents this is all that is kept: a rule cites one under one of its headings, and
what it says there in a few words. None of them is a decision; they propose one (R37).
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

Dokumentslag: TypeAlias = Literal["handling", "villkor", "lag", "norm", "egen praxis"]


class Document(NamedTuple):
    """A law, a document or a standard, and which of its versions is meant.

    ``beteckning`` is the number it is found by: SFS, diarienummer, bihang. ``version`` is the day
    or year of what is dated, of a law the day of the wording that is cited (the consolidated text
    in Svensk författningssamling); None where nothing says. ``rubriker`` are the headings that a
    place in it may stand under, of a document that has them.
    """

    slag: Dokumentslag
    namn: str | None = None
    beteckning: str | None = None
    handling: str | None = None
    version: str | None = None
    analogt: bool = False
    titel: str | None = None
    rubriker: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Write the document as it is cited; of a law the number says which, not the wording."""
        both = self.namn and self.beteckning
        named = f"{self.namn} ({self.beteckning})" if both else self.namn or self.beteckning
        dated = f"{self.handling} {self.version}" if self.version else self.handling
        parts = named, dated if self.handling else None, "analogt" if self.analogt else None
        return ", ".join(part for part in parts if part)


_GEMENSAMMA = (
    "Sammanfattning",
    "Förslag till beslut",
    "Beslutsunderlag",
    "Beslutsplanering",
    "Beslutet skickas till",
    "Ärendet",
)
"""The headings of every tjänsteskrivelse of the city's, from its template."""

FORDELNING_2022 = Document(
    "handling",
    beteckning="STK-2018-1233",
    handling="tjänsteskrivelse",
    version="2022-08-12",
    titel="Förstudie om segregation i Malmö med rekommendationer om fortsatta insatser",
    rubriker=(
        *_GEMENSAMMA,
        "Förstudien om segregation i Malmö",
        "Stadskontorets arbete med ärendet",
        "Struktur och styrning, förutsättningar för samordning",
        "Anslutande uppdrag",
        "Förslag på konkreta insatser",
        "Särskilt om kommunstyrelsens medel",
        "Särskilt om Socialstyrelsens medel",
        "Stadskontorets bedömning",
        "Stadskontorets förslag",
    ),
)
FORDELNING_2023 = Document(
    "handling",
    beteckning="STK-2023-490",
    handling="tjänsteskrivelse till KSAU",
    version="2023-06-05",
    titel="Fördelning av medel för att motverka segregation",
    rubriker=(
        "Ärendets rubrik",
        *_GEMENSAMMA,
        "Bakgrund",
        "Arbetsgång i ärendet",
        "Socialstyrelsens tilldelning av medel",
        "Kommunstyrelsens förstärkning",
        "Stadskontorets bedömning och förslag",
    ),
)
ATERRAPPORTERING_2024 = Document(
    "handling",
    "Återrapportering av medel 2024",
    handling="tjänsteskrivelse till KSAU",
    version="2025-03-24",
    titel="Återrapportering av medel – Ökad trygghet och stärkt delaktighet i socialt utsatta"
    " områden och lokal utveckling",
    rubriker=(
        *_GEMENSAMMA,
        "Nämndernas redovisningar av tilldelade medel",
        "Stadskontorets bedömning",
    ),
)
OMRADESLYFT = Document(
    "handling",
    beteckning="STK-2023-137",
    handling="tjänsteskrivelse om områdeslyft",
    titel="Uppdrag budget 2023 – Definiera och starta ett långsiktigt och strategiskt områdeslyft i"
    " Malmös socioekonomiskt svaga delar med särskilt fokus på barn och ungas uppväxtvillkor; nu"
    " fråga om remiss",
    rubriker=(
        *_GEMENSAMMA,
        "Bakgrund",
        "Förslag på organisering för hållbar lokal utveckling och kraftsamlande satsningar",
        "Arbetssätt",
        "Struktur",
        "Samordningsansvar",
        "Ekonomi",
        "Stadskontorets bedömning",
        "Ärendets beredning",
        "Frågor",
    ),
)
VILLKOR_2023 = Document(
    "villkor",
    "Socialstyrelsen",
    handling="villkor för sociala insatser i utsatta områden",
    version="2023",
)
KOMMUNALLAGEN = Document("lag", "Kommunallagen", "2017:725", version="2025-05-26")
LAGSTADGAD_TID = Document(
    "lag", "Lagen om beräkning av lagstadgad tid", "1930:173", version="2016-01-01"
)
HELGDAGSLAGEN = Document("lag", "Lagen om allmänna helgdagar", "1989:253", version="2005-01-01")
REDOVISNINGSLAGEN = Document(
    "lag",
    "LKBR",
    "2018:597",
    version="2024-07-01",
    titel="Lag om kommunal bokföring och redovisning",
)
ANALOG = Document(
    "lag",
    "Förordningen om statsbidrag för äldre personer",
    "2023:609",
    version="2024-01-01",
    analogt=True,
    titel="Förordning om statsbidrag till kommuner för att säkerställa en god omsorg och hälso- och"
    " sjukvård för äldre personer; den gäller ett annat bidrag, från 2024",
)
ATTESTREGLEMENTET = Document("norm", "Malmö stads attestreglemente", "bihang 126/2008")
RKR_R2 = Document("norm", "RKR R2")
EGEN_PRAXIS = Document("egen praxis", "Bidragsliggarens utformning", handling="egen praxis")

DOKUMENT: dict[str, Document] = {
    "STK-2018-1233": FORDELNING_2022,
    "STK-2023-490": FORDELNING_2023,
    "aterrapportering-2024": ATERRAPPORTERING_2024,
    "STK-2023-137": OMRADESLYFT,
    "villkor-2023": VILLKOR_2023,
    "KL": KOMMUNALLAGEN,
    "SFS-1930-173": LAGSTADGAD_TID,
    "SFS-1989-253": HELGDAGSLAGEN,
    "LKBR": REDOVISNINGSLAGEN,
    "SFS-2023-609": ANALOG,
    "attestreglementet": ATTESTREGLEMENTET,
    "RKR-R2": RKR_R2,
    "egen-praxis": EGEN_PRAXIS,
}
"""Every document that a rule may cite, by the tag of the scenarios that it says something of."""
