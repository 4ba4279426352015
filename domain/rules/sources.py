"""The documents that rules rest on, and how a source is cited."""

from __future__ import annotations

from typing import NamedTuple


class Source(NamedTuple):
    """A place in a document, a law or a standard; ``dokument`` is what an auditor looks up."""

    dokument: str
    stalle: str

    def __str__(self) -> str:
        """Write the source as it is cited in an answer."""
        return f"{self.dokument}, {self.stalle}"


def fordelning_2022(stalle: str) -> Source:
    """Cite the tjänsteskrivelse of 2022-08-12 with the tables of 2022."""
    return Source("STK-2018-1233, tjänsteskrivelse 2022-08-12", stalle)


def fordelning_2023(stalle: str) -> Source:
    """Cite the ärende of the 2023 distribution (KS 2023-06-07)."""
    return Source("STK-2023-490, KS 2023-06-07", stalle)


def villkor_2023(stalle: str) -> Source:
    """Cite Socialstyrelsen's page of conditions for the grant in 2023."""
    return Source("Socialstyrelsen, villkor för sociala insatser i utsatta områden 2023", stalle)


def kommunallagen(stalle: str) -> Source:
    """Cite kommunallagen (2017:725)."""
    return Source("Kommunallagen (2017:725)", stalle)


def analog(stalle: str) -> Source:
    """Cite förordning (2023:609), which governs a like grant and is used by analogy."""
    return Source("Förordning (2023:609), analogt", stalle)


def aterrapportering_2024(stalle: str) -> Source:
    """Cite the ärende in which KS is to approve what the nämnder reported of 2024."""
    return Source("Återrapportering 2024 (STK-2024-124), KS 2025-04-02", stalle)


def omradeslyft(stalle: str) -> Source:
    """Cite the ärende on områdeslyft, its fourteen areas and its index."""
    return Source("STK-2023-137, tjänsteskrivelse om områdeslyft", stalle)


def redovisningslagen(stalle: str) -> Source:
    """Cite lagen om kommunal bokföring och redovisning."""
    return Source("LKBR (2018:597)", stalle)


def attestreglementet(stalle: str) -> Source:
    """Cite Malmö's rules of attest (bihang 126/2008) with KS's directions."""
    return Source("Malmö stads attestreglemente (bihang 126/2008)", stalle)


def egen_praxis(stalle: str) -> Source:
    """Cite this ledger's own design, for a rule that no document states."""
    return Source("Bidragsliggarens utformning", stalle)


def rkr_r2(stalle: str) -> Source:
    """Cite the recommendation on when a grant is income."""
    return Source("RKR R2", stalle)
