"""How a rule cites its sources: a place in a document, and what stands there in a few words."""

from __future__ import annotations

from typing import NamedTuple

from domain.rules import documents
from domain.rules.documents import Document


class Source(NamedTuple):
    """A place in a document, and what it says there, in short; ``dokument`` is to be looked up."""

    dokument: Document
    stalle: str
    sager: str | None = None

    def __str__(self) -> str:
        """Write the source as it is cited in an answer."""
        return f"{self.dokument}, {self.stalle}"

    @property
    def told(self) -> str:
        """The source as it is cited, with what it says."""
        return f"{self}: {self.sager}" if self.sager else str(self)


def fordelning_2022(stalle: str, sager: str | None = None) -> Source:
    """Cite the tjänsteskrivelse of 2022-08-12 with the tables of 2022."""
    return Source(documents.FORDELNING_2022, stalle, sager)


def fordelning_2023(stalle: str, sager: str | None = None) -> Source:
    """Cite the tjänsteskrivelse that proposes the distribution of 2023."""
    return Source(documents.FORDELNING_2023, stalle, sager)


def villkor_2023(stalle: str, sager: str | None = None) -> Source:
    """Cite Socialstyrelsen's page of conditions for the grant in 2023."""
    return Source(documents.VILLKOR_2023, stalle, sager)


def kommunallagen(stalle: str, sager: str | None = None) -> Source:
    """Cite kommunallagen (2017:725)."""
    return Source(documents.KOMMUNALLAGEN, stalle, sager)


def lagstadgad_tid(stalle: str, sager: str | None = None) -> Source:
    """Cite the act on how a time that a law gives is reckoned (1930:173)."""
    return Source(documents.LAGSTADGAD_TID, stalle, sager)


def helgdagslagen(stalle: str, sager: str | None = None) -> Source:
    """Cite the act on public holidays (1989:253)."""
    return Source(documents.HELGDAGSLAGEN, stalle, sager)


def analog(stalle: str, sager: str | None = None) -> Source:
    """Cite förordning (2023:609), which governs another grant, later, and is used by analogy."""
    return Source(documents.ANALOG, stalle, sager)


def aterrapportering_2024(stalle: str, sager: str | None = None) -> Source:
    """Cite the tjänsteskrivelse on what the nämnder reported of 2024."""
    return Source(documents.ATERRAPPORTERING_2024, stalle, sager)


def omradeslyft(stalle: str, sager: str | None = None) -> Source:
    """Cite the ärende on områdeslyft, its fourteen areas and its index."""
    return Source(documents.OMRADESLYFT, stalle, sager)


def redovisningslagen(stalle: str, sager: str | None = None) -> Source:
    """Cite lagen om kommunal bokföring och redovisning."""
    return Source(documents.REDOVISNINGSLAGEN, stalle, sager)


def attestreglementet(stalle: str, sager: str | None = None) -> Source:
    """Cite Malmö's rules of attest (bihang 126/2008) with KS's directions."""
    return Source(documents.ATTESTREGLEMENTET, stalle, sager)


def egen_praxis(stalle: str, sager: str | None = None) -> Source:
    """Cite this ledger's own design, for what no document states."""
    return Source(documents.EGEN_PRAXIS, stalle, sager)


def rkr_r2(stalle: str, sager: str | None = None) -> Source:
    """Cite the recommendation on when a grant is income."""
    return Source(documents.RKR_R2, stalle, sager)
