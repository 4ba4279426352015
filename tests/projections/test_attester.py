"""What is not attested by two is counted and shown, exactly as the rules count it (R35)."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain import events as e
from domain.events.recorded import Recorded
from projections.answers.attester import attestforteckning, oattesterade
from projections.answers.journal import journal
from projections.answers.kedja import attester, avsedda, pekar_hit, rattelsekedja
from projections.answers.saldo import saldo
from projections.model.as_of import NU, AsOf
from tests.golden.staden import spelat
from tests.projections.flode import built


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> list[Recorded]:
    """The whole city: hundreds of attests, corrections, and two events that still wait."""
    path: Path = tmp_path_factory.mktemp("attester") / "staden.db"
    return spelat.inspelat(spelat.spela_in(path))


def test_as_many_wait_as_the_rules_say(recorded: list[Recorded]) -> None:
    """At any moment, in each pott and in each year of the books."""
    conn = built(recorded).connection()
    for nr in range(0, len(recorded), 47):
        for namn, pott in spelat.potter(recorded, nr).items():
            waiting = {ar: antal for ar, antal in pott.oattesterade.items() if antal}
            asof = AsOf(handelse=nr)
            assert oattesterade(conn, asof, pott=namn) == sum(waiting.values())
            assert saldo(conn, asof, pott=namn)["oattesterade"] == sum(waiting.values())
            listed = [row["attest"] for row in journal(conn, asof, pott=namn, oattesterade=True)]
            assert len(listed) == sum(waiting.values())
            assert {*listed} <= {"oattesterad", "delvis_attesterad"}
            for ar in waiting:
                antal = sum(waiting[tidigare] for tidigare in waiting if tidigare <= ar)
                assert oattesterade(conn, asof, pott=namn, till=f"{ar}-12-31") == antal


def test_the_journal_says_how_far_each_event_is_attested(recorded: list[Recorded]) -> None:
    conn = built(recorded).connection()
    needing = [one for one in recorded if one.event.numreras and one.event.attesteras]
    shown = {row["nr"]: row["attest"] for row in journal(conn)}

    assert {nr for nr, attest in shown.items() if attest} == {one.nr for one in needing}
    assert {*shown.values()} == {None, "attesterad", "oattesterad"}
    first = needing[0]
    given = [
        one.nr
        for one in recorded
        if isinstance(one.event, e.HandelseAttesterad)
        and one.event.avser_id == first.event.kommando_id
    ]
    for till, attest in zip(
        (first.nr, *given), ("oattesterad", "delvis_attesterad", "attesterad"), strict=True
    ):
        rows = {row["nr"]: row["attest"] for row in journal(conn, AsOf(handelse=till))}
        assert rows[first.nr] == attest


def test_a_namnds_waiting_events_are_those_that_touch_it(recorded: list[Recorded]) -> None:
    conn = built(recorded).connection()
    till = AsOf(handelse=next(one.nr for one in recorded if _fordelning(one)))

    assert oattesterade(conn, till, namnd="KUN") > 0
    assert oattesterade(conn, till, namnd="KUN") < oattesterade(conn, till)
    assert oattesterade(conn, NU, ar=2023) == 0


def _fordelning(one: Recorded) -> bool:
    return isinstance(one.event, e.FordelningBeslutad)


def test_who_may_attest_what_from_when_to_when(recorded: list[Recorded]) -> None:
    conn = built(recorded).connection()
    answer = attestforteckning(conn)
    rights = [(row["aktor"], row["slag"], row["for_pott"]) for row in answer["rader"]]

    assert (answer["schema"], answer["giltig"]) == ("attestforteckning/1", None)
    assert ("EK-01", None, None) in rights
    assert ("EK-06", "granskning", "KS-2025") in rights
    registrerade = [one for one in recorded if isinstance(one.event, e.AttestrattGiven)]
    assert len([one for one in rights if one[1]]) == len(registrerade)
    assert {row["handelse"] for row in answer["rader"] if row["slag"]} == {
        one.nr for one in registrerade
    }
    kvar = {("EK-02", "granskning"), ("EK-05", "beslut"), ("EK-06", "granskning")}
    for dag, who in (
        ("2022-12-31", set()),
        ("2024-12-31", {("EK-02", "granskning"), ("EK-03", "beslut")}),
        ("2025-03-31", {*kvar, ("EK-03", "beslut")}),
        ("2025-04-01", kvar),
    ):
        held = attestforteckning(conn, giltig=dag)["rader"]
        assert {(row["aktor"], row["slag"]) for row in held} == who
    first = registrerade[0].nr
    assert not [r for r in attestforteckning(conn, AsOf(handelse=first - 1))["rader"] if r["slag"]]


def _stream(recorded: list[Recorded], of: Recorded) -> list[Recorded]:
    return [one for one in recorded if one.aggregat == of.aggregat]


def test_from_every_link_the_chain_is_the_same(recorded: list[Recorded]) -> None:
    chains = set()
    for one in recorded:
        chain = rattelsekedja(_stream(recorded, one), one)
        assert not chain or one.nr in {led.recorded.nr for led in chain}
        for led in chain:
            assert rattelsekedja(_stream(recorded, one), led.recorded) == chain
        if chain:
            chains.add(tuple((led.recorded.nr, led.rattar, led.rattas_av) for led in chain))

    corrections = [one for one in recorded if isinstance(one.event, e.HandelseRattad)]
    assert sorted(len(chain) for chain in chains) == [2, 2, 2, 3]
    assert len(corrections) == sum(rattar is not None for chain in chains for _, rattar, _ in chain)


def test_what_stands_is_the_last_of_a_chain_and_every_other_before_it(
    recorded: list[Recorded],
) -> None:
    for one in recorded:
        chain = rattelsekedja(_stream(recorded, one), one)
        ids = list(dict.fromkeys(led.recorded.event.kommando_id for led in chain))
        stands = {led.recorded.event.kommando_id: led.galler for led in chain}
        assert [stands[id_] for id_ in reversed(ids)] == [i % 2 == 0 for i in range(len(ids))]


def test_attests_and_other_links_are_found_both_ways(recorded: list[Recorded]) -> None:
    for one in recorded:
        stream = _stream(recorded, one)
        if isinstance(one.event, e.HandelseAttesterad):
            (about, *_) = avsedda(stream, one)
            given = attester(stream, about)
            assert given is not None
            assert given[one.event.slag] == one
        elif isinstance(one.event, e.HandelseRattad):
            assert avsedda(stream, one) == []
        else:
            assert all(one in pekar_hit(stream, about) for about in avsedda(stream, one))
