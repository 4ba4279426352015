"""How much lacks an attest, by the year it happened; what is corrected needs none (R35)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from domain import events as e
from domain.values.dates import year

if TYPE_CHECKING:
    from collections.abc import Mapping

    Rattade = frozenset[str]


class Vantande(NamedTuple):
    """What waits for an attest in a pott, counted; by command only what corrections touch.

    ``vilande`` lacked an attest when it was corrected; ``aterkomna`` did, and stands again.
    """

    per_ar: Mapping[int, int] = {}
    vilande: Mapping[str, int] = {}
    aterkomna: Mapping[str, int] = {}

    def after(self, event: e.Event, fore: Rattade, efter: Rattade) -> Vantande:
        """Return what waits after one more event, and what is corrected before and after it."""
        if isinstance(event, e.HandelseAttesterad):
            return self._attested(event) if event.klar else self
        after = self
        if isinstance(event, e.HandelseRattad):
            after = after._corrected(event, fore, efter)
        if event.numreras and event.attesteras:
            after = after.counted(year(event.handelsedatum), 1)
        return after

    def counted(self, ar: int, change: int) -> Vantande:
        """Return it with more, or fewer, of a year."""
        per_ar = {**self.per_ar}
        per_ar[ar] = per_ar.get(ar, 0) + change
        return Vantande(per_ar, self.vilande, self.aterkomna)

    def _attested(self, event: e.HandelseAttesterad) -> Vantande:
        if event.avser_id in self.vilande:  # it did not wait while it was corrected
            resting = {id_: ar for id_, ar in self.vilande.items() if id_ != event.avser_id}
            return self._replace(vilande=resting)
        left = {id_: ar for id_, ar in self.aterkomna.items() if id_ != event.avser_id}
        return self.counted(event.avser_ar, -1)._replace(aterkomna=left)

    def _corrected(self, event: e.HandelseRattad, fore: Rattade, efter: Rattade) -> Vantande:
        after, vilande, aterkomna = self, dict(self.vilande), dict(self.aterkomna)
        aterkomna.pop(event.avser_id, None)
        if event.oattesterad_ar is not None:
            after, vilande[event.avser_id] = (
                after.counted(event.oattesterad_ar, -1),
                event.oattesterad_ar,
            )
        for id_ in sorted(fore - efter):
            if (ar := vilande.pop(id_, None)) is not None:
                after, aterkomna[id_] = after.counted(ar, 1), ar
        for id_ in sorted(efter - fore):
            if (ar := aterkomna.pop(id_, None)) is not None:
                after, vilande[id_] = after.counted(ar, -1), ar
        return after._replace(vilande=vilande, aterkomna=aterkomna)
