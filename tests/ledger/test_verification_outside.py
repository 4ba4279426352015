"""What was kept outside a ledger finds what its own seals cannot: cut ends, history rewritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.evidence.checkpoint import LATEST
from ledger.verification import Outside
from tests.ledger import angrepp, bok
from tests.ledger.andringar import STORLEK


@pytest.mark.parametrize("size", range(STORLEK + 1))
def test_a_checkpoint_of_the_same_history_is_no_finding(tretton: Path, size: int) -> None:
    assert angrepp.found(tretton, angrepp.checkpoints(tretton, size)) == []


def test_the_interval_of_a_change_is_between_two_checkpoints(tretton: Path) -> None:
    held = angrepp.checkpoints(tretton, 12, 2, 8, 10)
    angrepp.rewritten(tretton, 9)

    assert angrepp.found(tretton, held) == [
        (
            None,
            "kontrollpunkt",
            (
                f"historien är omskriven före kontrollpunkt {stated}; senaste stämmande är 8:"
                f" ändringen ligger i händelserna 8-{stated - 1}"
            ),
        )
        for stated in (10, 12)
    ]


def test_before_the_first_checkpoint_no_earlier_one_agrees(tretton: Path) -> None:
    held = angrepp.checkpoints(tretton, 10)
    angrepp.rewritten(tretton, 0)

    ((_, _, text),) = angrepp.found(tretton, held)
    assert text == (
        "historien är omskriven före kontrollpunkt 10; ingen tidigare stämmer: ändringen ligger i"
        " händelserna 0-9"
    )


@pytest.mark.parametrize("size", [1, 4, 11])
def test_an_end_that_is_cut_off_is_told_by_each_checkpoint_of_it(tretton: Path, size: int) -> None:
    held = angrepp.checkpoints(tretton, 1, STORLEK)
    with angrepp.unguarded(tretton) as conn:
        angrepp.cut(conn, size)

    assert angrepp.found(tretton, held) == [
        (
            None,
            "kontrollpunkt",
            f"liggaren har {size} händelser, men kontrollpunkt 13 är utfärdad: slutet är avklippt",
        )
    ]


def test_what_was_cut_off_and_written_anew_is_told(tretton: Path) -> None:
    held = angrepp.checkpoints(tretton, 9, 12)
    with angrepp.unguarded(tretton) as conn:
        angrepp.cut(conn, 11)
    with bok.oppen(tretton) as ledger:
        ledger.record(bok.utfall("annat"), bok.AKTOR)

    ((nr, slag, text),) = angrepp.found(tretton, held)
    assert (nr, slag) == (None, "kontrollpunkt")
    assert text.endswith("händelserna 9-11")
    assert angrepp.found(tretton) == []


def test_two_signed_histories_of_one_ledger_do_not_go_together(tretton: Path) -> None:
    """The file agrees with one: a fork is told whichever of them it is and however long."""
    held = angrepp.checkpoints(tretton, 8, 10, 12)
    angrepp.rewritten(tretton, 9)
    other = angrepp.checkpoints(tretton, 10, STORLEK)
    both = Outside(held.checkpoints + other.checkpoints)

    assert angrepp.found(tretton, both) == [
        (
            None,
            "kontrollpunkt",
            (
                f"två undertecknade historier: kontrollpunkt {stated} går inte ihop med"
                " kontrollpunkt 13, som liggaren stämmer med"
            ),
        )
        for stated in (10, 12)
    ]
    assert angrepp.found(tretton, other) == []


def test_a_checkpoint_of_another_ledger_is_told_as_that(tretton: Path) -> None:
    one = angrepp.checkpoint(tretton, 8)
    theirs = one._replace(checkpoint=one.checkpoint._replace(origin="exempel.se/annan"))

    assert angrepp.found(tretton, Outside((theirs,))) == [
        (
            None,
            "kontrollpunkt",
            "fel liggare: kontrollpunkt 8 gäller exempel.se/annan, men den här är exempel.se/prov",
        )
    ]


def test_whose_checkpoints_they_are_cannot_be_told_without_a_first_event(tretton: Path) -> None:
    held = angrepp.checkpoints(tretton, 8)
    with angrepp.unguarded(tretton) as conn:
        angrepp.put(conn, 0, b"{}")

    assert [slag for _, slag, _ in angrepp.found(tretton, held)] == ["innehall"]


@pytest.mark.parametrize("nr", [0, 4, 9, STORLEK - 3])
def test_a_list_of_leaves_names_what_was_rewritten(tretton: Path, nr: int) -> None:
    held = angrepp.listed(tretton)
    angrepp.rewritten(tretton, nr)

    text = f"händelse {nr}: innehållet skiljer sig från den sparade bladlistan"
    assert angrepp.found(tretton, held) == [(nr, "blad", text)]


def test_a_list_of_leaves_names_where_an_event_was_taken_out(tretton: Path) -> None:
    """All that come after have other numbers, which is told as one thing."""
    held = angrepp.listed(tretton)
    with angrepp.unguarded(tretton) as conn:
        conn.execute("DELETE FROM handelse WHERE nr = 6")
        conn.execute("DELETE FROM kommando WHERE id = 'a'")
        conn.execute("DELETE FROM sokord WHERE nr = 6")
        angrepp.close_the_gap(conn, 6)
        angrepp.reseal(conn)

    assert angrepp.found(tretton, held) == [
        (6, "blad", "händelserna 6-11: innehållet skiljer sig från den sparade bladlistan"),
        (12, "blad", "bladlistan har 13 händelser, liggaren 12: slutet är avklippt"),
    ]


def test_a_list_of_leaves_that_is_longer_tells_that_the_end_is_gone(tretton: Path) -> None:
    assert angrepp.found(tretton, angrepp.listed(tretton, bytes(64))) == [
        (13, "blad", "bladlistan har 15 händelser, liggaren 13: slutet är avklippt")
    ]


def test_an_older_list_of_leaves_says_nothing_of_what_came_after(tretton: Path) -> None:
    held = angrepp.listed(tretton, size=9)
    angrepp.rewritten(tretton, 9)

    assert angrepp.found(tretton, held) == []
    said = angrepp.outcome(tretton, held).unchecked
    assert "Händelserna 9-12 är yngre än bladlistan." in said


SEN = "registrerad är senare än medundertecknandet av en kontrollpunkt som redan har händelsen med"
TIDIG = SEN.replace("senare", "tidigare").replace("redan har", "ännu inte har")


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (-660, [(0, "tid", f"händelserna 0-9: {SEN}")]),
        (-540, []),
        (540, []),
        (660, [(10, "tid", f"händelserna 10-12: {TIDIG}")]),
    ],
)
def test_events_are_recorded_on_their_side_of_a_cosigned_checkpoint(
    tretton: Path, seconds: int, told: list[tuple[int, str, str]]
) -> None:
    """Ten minutes are let by, since two clocks differ."""
    cosigned = angrepp.unix(bok.stored(tretton)[9]["registrerad"]) + seconds
    held = Outside((angrepp.checkpoint(tretton, 10, cosigned),))

    assert angrepp.found(tretton, held) == told


def test_one_event_in_the_wrong_window_is_told_once_whatever_the_checkpoints(
    tretton: Path,
) -> None:
    with angrepp.unguarded(tretton) as conn:
        for nr in range(10, STORLEK):
            angrepp.edit(conn, nr, registrerad=f"2027-01-0{nr - 9}T00:00:00.000000Z")
        angrepp.reseal(conn)
    times = {11: "2027-01-03T00:00:00Z", 12: "2027-01-05T00:00:00Z"}
    held = tuple(angrepp.checkpoint(tretton, size, angrepp.unix(at)) for size, at in times.items())

    assert angrepp.found(tretton, Outside(held)) == [(11, "tid", f"händelserna 11-12: {TIDIG}")]


def test_a_checkpoint_that_does_not_agree_says_nothing_of_times(tretton: Path) -> None:
    held = Outside((angrepp.checkpoint(tretton, 10, 1),))
    angrepp.rewritten(tretton)

    assert [slag for _, slag, _ in angrepp.found(tretton, held)] == ["kontrollpunkt"]


def test_a_time_at_the_end_of_all_numbers_is_a_time(tretton: Path) -> None:
    held = Outside((angrepp.checkpoint(tretton, 10, LATEST),))

    assert [slag for _, slag, _ in angrepp.found(tretton, held)] == ["tid"]
