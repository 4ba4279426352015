"""What is certified out of the verification is what is certified of a whole read model."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from application.proving.certificate import folded
from application.session import Session
from domain.values.dates import exakt
from ledger.store.sqlite.head import connect
from ledger.verification import fast
from ledger.verification.fast import ALL
from projections.answers.intyg import intyg
from projections.answers.intyg.foljare import Foljare
from tests.golden.staden import spelat
from tests.property.historier import flow, saved

if TYPE_CHECKING:
    from collections.abc import Callable

    from projections.answers.intyg.svar import Intyg
    from tests.decider import Harness


def certified(ledger: Path) -> dict[str | None, Intyg]:
    """What is certified of the whole and of each pott, out of the verification."""
    session = Session(ledger)
    with session.log() as source, folded(source, session) as (asking, foljare):
        assert foljare is not None, "the whole verification was asked"
        whole = intyg(asking.conn, foljare=foljare)
        potter = [one["pott"] for one in whole["potter"]]
        return {
            None: whole,
            **{one: intyg(asking.conn, pott=one, foljare=foljare) for one in potter},
        }


def wanted(ledger: Path) -> dict[str | None, Intyg]:
    """The same, asked of a read model of all that the ledger has."""
    with Session(ledger).certifying() as asking:
        whole = intyg(asking.conn)
        potter = [one["pott"] for one in whole["potter"]]
        return {None: whole, **{one: intyg(asking.conn, pott=one) for one in potter}}


@settings(
    max_examples=25, deadline=None, derandomize=True, phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
@given(harness=st.builds(flow, st.integers(0, 2**32 - 1), st.integers(1, 400)))
def test_any_history_is_certified_as_its_read_model_says(harness: Harness) -> None:
    with TemporaryDirectory() as folder:
        ledger = saved(harness, folder)
        assert certified(ledger) == wanted(ledger)


@pytest.fixture(scope="module")
def langt() -> Harness:
    """A history with vague dates, some of them of what was taken back."""
    return flow(17, 900)


def test_what_is_taken_back_on_a_vague_day_is_among_what_is_tried(langt: Harness) -> None:
    vaga = [
        vag.omvand
        for pott in {getattr(one, "pott", None) for one in langt.events} - {None}
        for vag in langt.pott(str(pott)).vaga.values()
    ]
    assert True in vaga
    assert False in vaga
    assert any(not exakt(one.handelsedatum) for one in langt.events)


def _first_day_always(take: Callable[..., None]) -> Callable[..., None]:
    return lambda *args, **_: take(*args, omvand=False)


def _last_side_lost(take: Callable[..., None]) -> Callable[..., None]:
    return lambda self, pott, nar, sides, **how: take(self, pott, nar, sides[:-1], **how)


@pytest.mark.parametrize("twin", [_first_day_always, _last_side_lost])
def test_one_who_follows_wrongly_is_found_out(
    langt: Harness, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, twin: Callable[..., Any]
) -> None:
    ledger = saved(langt, tmp_path)
    want = wanted(ledger)
    monkeypatch.setattr(Foljare, "take", twin(Foljare.take))
    assert certified(ledger) != want


@pytest.fixture(scope="module")
def staden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return spelat.spela_in(tmp_path_factory.mktemp("staden") / "staden.db")


def test_a_city_is_certified_as_its_read_model_says(staden: Path) -> None:
    assert certified(staden) == wanted(staden)


def test_what_is_not_certain_is_certified_of_a_whole_read_model(
    staden: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHASHSEED", "17")  # the fast verification is then never certain
    session = Session(staden)
    with session.log() as source, folded(source, session) as (asking, foljare):
        assert foljare is None
        assert intyg(asking.conn) == wanted(staden)[None]


def test_each_event_is_seen_once_in_its_order_with_the_pott_that_took_it(staden: Path) -> None:
    seen: list[tuple[int, str | None]] = []
    with closing(connect(staden)) as source, source.snapshot():
        held = fast.Held(seen=lambda one, of: seen.append((one.nr, of.nu.pott if of else None)))
        assert fast.if_certain(source, held, lambda _: None, ALL) is not None
        stored = [
            (row.nr, row.aggregat.partition("/")[2] if row.aggregat.startswith("pott/") else None)
            for row in source.rows(after=None)
        ]
    assert seen == stored
