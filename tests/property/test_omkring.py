"""What stands around an event, found by lookups, is what its whole stream says of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from application.asking.around import around, related
from domain.states.pott import Pott
from domain.states.pott_fold import replay
from ledger.pictures.picture import taken
from ledger.store.picturefile import PictureFile
from projections.answers.kedja import attester, avsedda, pekar_hit, rattelsekedja
from tests.property.agreement import Pair

if TYPE_CHECKING:
    from domain.events.recorded import Recorded
    from ledger.store.pictures import Picture

ASKED = (attester, avsedda, pekar_hit, rattelsekedja)


@pytest.fixture(scope="module")
def pair() -> Pair:
    """A ledger of random commands, among them corrections of corrections."""
    made = Pair(2026)
    for _ in range(1500):
        made.step()
    return made


def test_what_points_at_an_event_is_found_as_in_the_whole_stream(pair: Pair) -> None:
    streams: dict[str, list[Recorded]] = {}
    for one in pair.product.recorded:
        streams.setdefault(one.aggregat, []).append(one)
    said = 0
    with pair.product._ledger.store.reading() as reading:
        for one in pair.product.recorded:
            found, whole = related(reading, one), streams[one.aggregat]
            for asked in ASKED:
                assert asked(found, one) == asked(whole, one), one.nr
            said += len(rattelsekedja(found, one)) > 2

    assert said > 3


def test_a_pott_before_and_after_an_event_is_what_its_events_make(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With pictures of some age, or with none where the event is older."""
    store = pair.product._ledger.store
    kept: dict[str, Picture] = {}
    monkeypatch.setattr(PictureFile, "of", lambda _, name: kept.get(name))
    with store.reading() as reading:
        of_pott = [one for one in pair.product.recorded if one.aggregat.startswith("pott/")]
        for one in of_pott[::7]:
            earlier = [o for o in of_pott if o.aggregat == one.aggregat and o.nr <= one.nr]
            before, after = around(tmp_path / "x.db", reading, one)
            pott = Pott(one.aggregat.removeprefix("pott/"))
            assert before == replay(pott, [o.event for o in earlier[:-1]])
            assert after == replay(pott, [o.event for o in earlier])
            if one.nr % 5 == 0:
                kept[one.aggregat] = taken(reading, one.aggregat, one.version, one.nr, after)
    assert len(kept) > 2
