"""The documents that rules rest on, and how a source is cited."""

from __future__ import annotations

from typing import NamedTuple


class Document(NamedTuple):
    """A law, a document or a standard, and which of its versions is meant.

    ``beteckning`` is the number it is found by: SFS, diarienummer, bihang. ``version`` is the day
    or year of what is dated, of a law the day of the wording that is cited (the consolidated text
    in Svensk författningssamling); None where nothing says.
    """

    namn: str | None = None
    beteckning: str | None = None
    handling: str | None = None
    version: str | None = None
    analogt: bool = False

    def __str__(self) -> str:
        """Write the document as it is cited; of a law the number says which, not the wording."""
        both = self.namn and self.beteckning
        named = f"{self.namn} ({self.beteckning})" if both else self.namn or self.beteckning
        dated = f"{self.handling} {self.version}" if self.version else self.handling
        parts = named, dated if self.handling else None, "analogt" if self.analogt else None
        return ", ".join(part for part in parts if part)


class Source(NamedTuple):
    """A place in a document, a law or a standard; ``dokument`` is what an auditor looks up."""

    dokument: Document
    stalle: str

    def __str__(self) -> str:
        """Write the source as it is cited in an answer."""
        return f"{self.dokument}, {self.stalle}"


FORDELNING_2022 = Document(
    beteckning="STK-2018-1233", handling="tjänsteskrivelse", version="2022-08-12"
)
FORDELNING_2023 = Document(beteckning="STK-2023-490", handling="KS", version="2023-06-07")
VILLKOR_2023 = Document(
    "Socialstyrelsen",
    handling="villkor för sociala insatser i utsatta områden",
    version="2023",
)
KOMMUNALLAGEN = Document("Kommunallagen", "2017:725", version="2025-05-26")
LAGSTADGAD_TID = Document("Lagen om beräkning av lagstadgad tid", "1930:173", version="2016-01-01")
HELGDAGSLAGEN = Document("Lagen om allmänna helgdagar", "1989:253", version="2005-01-01")
ANALOG = Document("Förordning", "2023:609", version="2024-01-01", analogt=True)
ATERRAPPORTERING_2024 = Document(
    "Återrapportering 2024", "STK-2024-124", handling="KS", version="2025-04-02"
)
OMRADESLYFT = Document(beteckning="STK-2023-137", handling="tjänsteskrivelse om områdeslyft")
REDOVISNINGSLAGEN = Document("LKBR", "2018:597", version="2024-07-01")
ATTESTREGLEMENTET = Document("Malmö stads attestreglemente", "bihang 126/2008")
EGEN_PRAXIS = Document("Bidragsliggarens utformning")
RKR_R2 = Document("RKR R2")


def fordelning_2022(stalle: str) -> Source:
    """Cite the tjänsteskrivelse of 2022-08-12 with the tables of 2022."""
    return Source(FORDELNING_2022, stalle)


def fordelning_2023(stalle: str) -> Source:
    """Cite the ärende of the 2023 distribution (KS 2023-06-07)."""
    return Source(FORDELNING_2023, stalle)


def villkor_2023(stalle: str) -> Source:
    """Cite Socialstyrelsen's page of conditions for the grant in 2023."""
    return Source(VILLKOR_2023, stalle)


def kommunallagen(stalle: str) -> Source:
    """Cite kommunallagen (2017:725)."""
    return Source(KOMMUNALLAGEN, stalle)


def lagstadgad_tid(stalle: str) -> Source:
    """Cite the act on how a time that a law gives is reckoned (1930:173)."""
    return Source(LAGSTADGAD_TID, stalle)


def helgdagslagen(stalle: str) -> Source:
    """Cite the act on public holidays (1989:253)."""
    return Source(HELGDAGSLAGEN, stalle)


def analog(stalle: str) -> Source:
    """Cite förordning (2023:609), which governs a like grant and is used by analogy."""
    return Source(ANALOG, stalle)


def aterrapportering_2024(stalle: str) -> Source:
    """Cite the ärende in which KS is to approve what the nämnder reported of 2024."""
    return Source(ATERRAPPORTERING_2024, stalle)


def omradeslyft(stalle: str) -> Source:
    """Cite the ärende on områdeslyft, its fourteen areas and its index."""
    return Source(OMRADESLYFT, stalle)


def redovisningslagen(stalle: str) -> Source:
    """Cite lagen om kommunal bokföring och redovisning."""
    return Source(REDOVISNINGSLAGEN, stalle)


def attestreglementet(stalle: str) -> Source:
    """Cite Malmö's rules of attest (bihang 126/2008) with KS's directions."""
    return Source(ATTESTREGLEMENTET, stalle)


def egen_praxis(stalle: str) -> Source:
    """Cite this ledger's own design, for a rule that no document states."""
    return Source(EGEN_PRAXIS, stalle)


def rkr_r2(stalle: str) -> Source:
    """Cite the recommendation on when a grant is income."""
    return Source(RKR_R2, stalle)
