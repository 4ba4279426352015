"""What is kept between questions changes no answer, in whatever order moments are asked of."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable
from random import Random
from typing import TypeVar

import pytest

from domain.bevakning.bild import i_kraft
from domain.bevakning.reglering import VANTAR
from domain.bevakning.stegtyp import Stegtyp
from domain.events.recorded import Recorded
from projections.answers.bevakning import bevaka
from projections.answers.kept import Kept
from projections.answers.sidor.historik import historik
from projections.model.as_of import AsOf
from projections.model.shape import lagesteg
from tests.projections.flode import built
from tests.property.agreement import Pair

T = TypeVar("T")
DAYS = 25


@pytest.fixture(scope="module", params=[7, 10])
def slump(request: pytest.FixtureRequest) -> list[Recorded]:
    pair = Pair(request.param)
    for _ in range(300):
        pair.step()
    return pair.product.recorded


@pytest.fixture(scope="module")
def conn(slump: list[Recorded]) -> sqlite3.Connection:
    return built(slump).connection()


def moments(slump: list[Recorded], seed: int) -> list[AsOf]:
    """Give moments of every kind, in no order, some of them twice."""
    chance = Random(seed)
    days = [r.event.handelsedatum for r in slump if len(r.event.handelsedatum) == 10]
    found = [AsOf(), AsOf(utan_exempel="[]")]
    for _ in range(DAYS):
        one, day = chance.choice(slump), chance.choice(days)
        found += [AsOf(handelse=one.nr), AsOf(datum=day), AsOf(datum=day, handelse=one.nr),
                  AsOf(registrerad=one.registrerad)]  # fmt: skip
    chance.shuffle(found)
    return found + found[:9]


def test_the_steps_are_those_that_are_read_anew(
    conn: sqlite3.Connection, slump: list[Recorded]
) -> None:
    kept, taken_back = Kept(), 0
    for asof in moments(slump, 1):
        all_of_them = lagesteg(conn, asof)
        steg = [one for one in i_kraft(all_of_them) if one.typ is not Stegtyp.HandelseRattad]
        taken_back += len(i_kraft(all_of_them)) < len(all_of_them)
        found = kept.steg(conn, asof)

        potter = {one.pott for one in steg if one.pott}
        arenden = {one.arende for one in steg if one.arende and one.typ in VANTAR}
        assert (found.per_pott.keys(), found.per_arende.keys() >= arenden) == (potter, True)
        for pott in potter:
            assert found.per_pott[pott] == [one for one in steg if one.pott == pott], asof
        for arende in found.per_arende:
            assert found.per_arende[arende] == [one for one in steg if one.arende == arende], asof
    assert taken_back > DAYS


def differing(conn: sqlite3.Connection, slump: list[Recorded], kept: Kept) -> int:
    """Count the moments of which something else is said with what is kept."""
    different = 0
    one_by_one = [AsOf(handelse=r.nr) for r in slump]
    for nr, asof in enumerate(moments(slump, 2) + one_by_one):
        idag = asof.datum or ("2022-11-30", "2023-06-30")[nr // 7 % 2]
        ratt = bevaka(conn, asof, idag=idag)
        different += bevaka(conn, asof, idag=idag, kept=kept) != ratt
    return different


def test_what_waits_is_what_is_found_anew(conn: sqlite3.Connection, slump: list[Recorded]) -> None:
    assert differing(conn, slump, Kept()) == 0


class Of(Kept):
    """Keeps what is found by less than it follows from."""

    def __init__(self, of: Callable[..., Hashable]) -> None:
        super().__init__()
        self._less = of

    def once(self, what: Hashable, of: Hashable, found: Callable[[], T]) -> T:
        assert isinstance(of, tuple)
        return super().once(what, self._less(of), found)


@pytest.mark.parametrize(
    "less",
    [
        lambda of: len(of) // 9,  # whatever it is of
        lambda of: of[1:],
        lambda of: (*of[:2], *of[3:]),
        lambda of: of[:-1],  # of a pott, whatever it holds; of an ärende, without its last step
    ],
    ids=["allt", "dagen", "stegen", "saldona"],
)
def test_what_is_kept_by_less_than_it_follows_from_is_found_out(
    conn: sqlite3.Connection, slump: list[Recorded], less: Callable[..., Hashable]
) -> None:
    assert differing(conn, slump, Of(less)) > 0


def test_who_asks_of_a_ledger_that_grows_is_told_what_has_come(slump: list[Recorded]) -> None:
    """One asks of less than another has read meanwhile."""
    kept, half = Kept(), len(slump) // 2
    less, more = built(slump[:half]).connection(), built(slump).connection()
    for conn in (less, more, less, more):
        ratt = bevaka(conn, idag="2023-01-31")
        assert bevaka(conn, idag="2023-01-31", kept=kept) == ratt
        for (pott,) in conn.execute("SELECT pott FROM pott").fetchall():
            assert historik(conn, pott, kept) == historik(conn, pott)
