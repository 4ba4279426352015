"""Refusals with the numbers of events where the rules say the ids of commands.

The rules know no numbers (D8): they name what is recorded by its command. Who reads a refusal
looks things up by number, so here, on the way out, each id becomes the first event of its command.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from domain.deciding.outcome import Rejected
from ledger.errors import Uncertain
from ledger.recording.settle import events_of
from reports.words.nouns import NOUNS

if TYPE_CHECKING:
    from collections.abc import Collection

    from domain.deciding.outcome import Violation
    from ledger.store import Store

_ORD = re.compile(r"[^\s(),;']*[^\s(),;'.:]")
_ID = re.compile(r"(?=.*[a-zåäö])(?=.*[-_:/0-9]).{6,}")
"""What may be an id wherever it stands: never an amount, a date, a §, a code or a plain word."""
_TAL = re.compile(r"[0-9\W]+")
_TYP = re.compile(rf"\b({'|'.join(NOUNS)})\b")
_EFTER = re.compile(
    r"(?:\b(?:som|genom|[Rr]ätta|avslutet|fördelningen|eller) |\()([^\s(),;']*[^\s(),;'.:])"
)
"""Where the rules say an id, which then may be any word that is one."""
_FORE_TYP = re.compile(rf"([^\s(),;']+) \((?:{'|'.join(NOUNS)})\b")


class Numbering:
    """Turns ids into numbers, as a ledger has them now; what is not recorded keeps its id."""

    def __init__(self, store: Store) -> None:
        """Keep where to look, and what has been found there."""
        self._store = store
        self._found: dict[str, int | None] = {}

    def rejected(self, rejected: Rejected, avser_id: str | None) -> Rejected:
        """Return a refusal that names events by number; ``avser_id``: of what was refused."""
        return Rejected(tuple(self._violation(one, avser_id) for one in rejected.violations))

    def _violation(self, violation: Violation, avser_id: str | None) -> Violation:
        refusal = violation.refusal
        known = {one for one in (avser_id, refusal.avser_id) if one and not _TAL.fullmatch(one)}
        return violation._replace(
            refusal=refusal._replace(
                meddelande=self._said(refusal.meddelande, known),
                hjalp=self._said(refusal.hjalp, known),
            )
        )

    def _said(self, text: str, known: Collection[str]) -> str:
        candidates = {*known} | {one for one in _ORD.findall(text) if _ID.fullmatch(one)}
        said = {*_EFTER.findall(text), *_FORE_TYP.findall(text)}
        candidates |= {one for one in said if not _TAL.fullmatch(one)}
        for one in sorted(candidates, key=len, reverse=True):
            if one in text and (nr := self._nr(one)) is not None:
                text = re.sub(
                    rf"(?<!verifikat )(?<![\w:/-])'?{re.escape(one)}'?(?![\w/-]|:\w)",
                    f"händelse {nr}",
                    text,
                )
        return _TYP.sub(lambda found: NOUNS[found[1]], text)

    def _nr(self, kommando_id: str) -> int | None:
        if kommando_id not in self._found:
            try:
                span = events_of(self._store, kommando_id)
            except Uncertain:  # the refusal stands, in the words that it has
                span = None
            self._found[kommando_id] = span and span[0]
        return self._found[kommando_id]
