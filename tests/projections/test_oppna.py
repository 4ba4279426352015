"""The first open avvikelser and how many there are: those that all of them say, at any moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from projections.answers.avvikelser import avvikelser
from projections.answers.sidor.oppna import oppna
from projections.model.as_of import AsOf
from tests.projections.flode import built

if TYPE_CHECKING:
    from domain.events.recorded import Recorded


def test_they_are_the_first_of_all_that_are_open(rikt: list[Recorded]) -> None:
    conn = built(rikt).connection()
    days = sorted({r.event.handelsedatum for r in rikt if len(r.event.handelsedatum) == 10})
    moments = [AsOf(handelse=r.nr) for r in rikt] + [AsOf(datum=day) for day in days]
    seen = set()
    for asof in moments:
        for pott in (None, "ANS-2023", "SOC-2022", "finns inte"):
            all_of_them = avvikelser(conn, asof, pott=pott)
            rader = all_of_them["rader"]
            for many in (0, 1, 2, 100):
                found = oppna(conn, asof, many=many, pott=pott)

                assert found["per"] == all_of_them["per"]
                assert found["antal"] == len(rader)
                assert found["rader"] == rader[:many]
                assert found["potter"] == sorted({row["pott"] for row in rader if row["pott"]})
            seen.add(len(rader))
    assert len(seen) > 1
