"""The event that every ledger in the tests begins with."""

from __future__ import annotations

from domain.events import LiggareOppnad


def oppning() -> LiggareOppnad:
    return LiggareOppnad(
        handelsedatum="2022-01-01",
        kommando_id="skapa",
        avser="liggaren öppnas",
        liggare="prov",
        ursprung="exempel.se/prov",
        program="bidragsliggaren",
    )
