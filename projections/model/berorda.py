# ruff: noqa: S608 - the text is all our own; what users say is bound
"""Which events concern a nämnd or a sub-unit of it: said once, for every read verb that asks."""

from __future__ import annotations

from projections.model.views import RATTAR

_SHOWN_IN = ("handelse", "post", "forslag")


def concerns(nr: str = "nr") -> str:
    """Return a condition on an event's number: all, or what concerns :namnd and :underenhet.

    It is theirs by name, by a row of it, by a växling from or to them (R34), or it corrects such
    an event, at any depth.
    """
    theirs = " UNION ".join(
        f"SELECT nr FROM {table} WHERE namnd = :namnd"
        " AND (:underenhet IS NULL OR underenhet = :underenhet)"
        for table in _SHOWN_IN
    )
    return f"""(:namnd IS NULL OR {nr} IN (
WITH RECURSIVE deras (nr) AS (
  {theirs}
  UNION SELECT nr FROM vaxling WHERE :namnd IN (fran, till) AND :underenhet IS NULL
), kedja (nr, kommando_id) AS (
  SELECT nr, kommando_id FROM handelse WHERE nr IN (SELECT nr FROM deras)
  UNION SELECT lagesteg.nr, lagesteg.kommando_id FROM kedja CROSS JOIN lagesteg
    ON lagesteg.avser_id = kedja.kommando_id AND lagesteg.typ = '{RATTAR}'
)
SELECT nr FROM kedja))"""
