"""A model that followed the events and one that was built at once are the same (D11)."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest

from domain.events.recorded import Recorded
from projections.answers.saldo import saldo
from projections.errors import Gap, NotAReadModel, UnknownPott
from projections.model.follow import ReadModel
from projections.model.opening import Lage
from projections.model.views import SCHEMA
from tests.projections.flode import Log, built, current, digest, rikt


@pytest.mark.parametrize("batch", [1, 2, 3, 7, 50, 10_000])
def test_the_size_of_batches_leaves_no_trace(rikt: list[Recorded], batch: int) -> None:
    assert list(built(rikt, batch).dump()) == list(built(rikt).dump())


def test_events_that_come_one_by_one_give_what_a_rebuild_gives(
    rikt: list[Recorded], model: ReadModel
) -> None:
    for many in range(len(rikt) + 1):
        Log(rikt[:many]).follow(model)
        assert model.position() == many - 1
    followed = list(model.dump())

    model.start_over("prov")
    assert model.position() == -1
    Log(rikt).follow(model)

    assert list(model.dump()) == followed


def test_a_file_says_how_far_it_has_come(rikt: list[Recorded], tmp_path: Path) -> None:
    path = tmp_path / "år 1 #?%.lasmodell"
    assert current(path) is None
    seen: list[int] = []

    with ReadModel(path) as model:
        last = Log(rikt).follow(model, batch=40, progress=seen.append)

    assert last == len(rikt) - 1
    assert seen == [*range(39, last, 40), last]
    assert current(path) == Lage("prov", last, digest(last), SCHEMA)


def test_an_empty_ledger_gives_empty_tables(model: ReadModel) -> None:
    assert Log([]).follow(model) == -1
    assert saldo(model.connection())["rader"] == []
    assert list(model.dump()) == [f'["lage", "lasmodell", "prov", null, null, {SCHEMA}]']


@pytest.mark.parametrize("how", ["liggare", "digest", "shorter", "version", "tables"])
def test_what_cannot_be_built_on_is_built_anew(
    rikt: list[Recorded], tmp_path: Path, how: str
) -> None:
    path = tmp_path / "l"
    log = Log(rikt)
    with ReadModel(path) as model:
        Log(rikt[:50], "annan" if how == "liggare" else "prov").follow(model)
    with sqlite3.connect(path) as conn:
        conn.execute("UPDATE saldo SET ore = ore + 1")  # gone only if all is built anew
        if how == "digest":
            conn.execute("UPDATE lage SET sha256 = 'annan'")
        if how == "version":
            conn.execute("UPDATE lage SET version = 0")
        if how == "tables":
            conn.execute("DROP TABLE lage")
            conn.execute('CREATE TABLE "från ""förr""" (x)')
    conn.close()
    if how == "shorter":
        log = Log(rikt[:40])

    with ReadModel(path) as model:
        log.follow(model)

        assert list(model.dump()) == list(built(log.recorded).dump())


def test_a_model_that_can_be_built_on_is(rikt: list[Recorded], model: ReadModel) -> None:
    log = Log(rikt)
    log.follow(model)
    asked: list[int] = []

    def events(after: int) -> Iterable[Recorded]:
        asked.append(after)
        return log.events(after)

    assert model.catch_up(events, **log.keywords()) == len(rikt) - 1
    assert asked == [len(rikt) - 1]


def test_another_kind_of_file_is_left_alone(tmp_path: Path) -> None:
    database, text = tmp_path / "liggare.db", tmp_path / "text"
    with sqlite3.connect(database) as conn:
        conn.execute("CREATE TABLE handelse (nr)")
    conn.close()
    text.write_text("detta är ingen databas, men mycket längre än hundra byte" * 3, "utf-8")
    for path in (database, text):
        before = path.read_bytes()

        with pytest.raises(NotAReadModel):
            ReadModel(path)

        assert path.read_bytes() == before
        assert current(path) is None


@pytest.mark.parametrize("wrong", [slice(1, None), slice(None, None, 2)])
def test_a_missing_event_is_noticed(rikt: list[Recorded], model: ReadModel, wrong: slice) -> None:
    with pytest.raises(Gap, match="väntades"):
        model.catch_up(lambda after: rikt[wrong][after + 1 :], liggare="prov", digest=digest)

    assert model.position() == -1


def test_an_event_of_no_pott_is_noticed(rikt: list[Recorded], model: ReadModel) -> None:
    rest = [r for r in rikt if not r.typ.startswith("PottUpprattad")]
    dense = [r._replace(nr=nr) for nr, r in enumerate(rest)]

    with pytest.raises(UnknownPott, match="SOC-2022"):
        Log(dense).follow(model)


def test_the_flow_has_enough_in_it() -> None:
    types = {type(recorded.event).__name__ for recorded in rikt().recorded}
    assert len(types) > 20
