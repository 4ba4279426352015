"""The line of a running balance: its lowest point is never lost, and is named and led to."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from projections.answers.intyg.lopande import lopande
from projections.answers.poster import poster
from projections.model.as_of import NU
from reports.figures.marginal import Balance, marginal, points, points_of
from reports.figures.svg import ERROR
from reports.figures.thinning import COLUMNS, Point, thinned
from tests.reports.bilder import NS, OND, answer, labels, named, read, shape, title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from application.asking.snapshot import Asking

OF = Balance("SOC-2022", "hos_namnd", "KUN")
OM = answer(handelse=1000)
FEW = [Point(3, "2022-08-17", 500_00), Point(7, "2022-09", -20_50), Point(9, "2022-10-01", 80_00)]


def leads(nr: int) -> str:
    return f"/handelse/{nr}"


@st.composite
def lines(draw: st.DrawFn) -> list[Point]:
    """A line of many events or few, of amounts with any sign."""
    many = draw(st.integers(1, 1_000))
    seed = draw(st.randoms(use_true_random=False))
    first, gap = draw(st.integers(0, 10**6)), draw(st.integers(1, 50))
    nrs = sorted(seed.sample(range(first, first + many * gap), many))
    return [Point(nr, "2022-08-17", seed.randint(-(10**12), 10**12)) for nr in nrs]


@settings(deadline=None)
@given(line=lines(), more=st.integers(0, 10**4), of=st.sampled_from([1, 7, COLUMNS]))
def test_a_thinned_line_has_the_same_extremes_and_end(
    line: list[Point], more: int, of: int
) -> None:
    found = thinned(iter(line), line[-1].nr + more, of)

    assert found is not None
    assert found.lowest == min(line, key=lambda one: one.ore)
    assert found.highest == max(line, key=lambda one: one.ore)
    assert {found.lowest, found.highest, line[-1]} <= {*found.points} <= {*line}
    assert len(found.points) <= 3 * of
    assert all(a.nr < b.nr for a, b in pairwise(found.points))


@settings(deadline=None)
@given(line=lines())
def test_each_column_keeps_its_own_extremes(line: list[Point]) -> None:
    """What is between two points that are kept never reaches outside the column's own."""
    found = thinned(line, line[-1].nr, 10)
    assert found is not None
    span = line[-1].nr - line[0].nr + 1
    for nth in range(10):
        mine, kept = ([one.ore for one in of if (one.nr - line[0].nr) * 10 // span == nth]
                      for of in (line, found.points))  # fmt: skip
        assert (min(mine, default=0), max(mine, default=0)) == (
            min(kept, default=0), max(kept, default=0),
        )  # fmt: skip


def test_the_first_of_several_that_are_as_low_is_the_lowest() -> None:
    found = thinned([Point(nr, "2022-08-17", nr % 5) for nr in range(1, 400)], 400)

    assert found is not None
    assert found.lowest.nr == 5
    assert found.highest.nr == 4


def steps(root: Element) -> list[tuple[float, float]]:
    """Return the corners of the line as it is drawn."""
    (line,) = [one for one in named(root, "path") if one.attrib.get("stroke-width") == "1.75"]
    start, *rest = re.findall(r"M([\d.-]+) ([\d.-]+)|H([\d.-]+)|V([\d.-]+)", line.attrib["d"])
    x, y = float(start[0]), float(start[1])
    found = [(x, y)]
    for _, _, right, down in rest:
        x, y = (float(right), y) if right else (x, float(down))
        found.append((x, y))
    return found


@settings(deadline=None)
@given(line=lines(), width=st.sampled_from([330, 960]))
def test_the_lowest_point_is_where_the_line_is_lowest(line: list[Point], width: int) -> None:
    root = read(marginal(line, OF, OM, prefix="p", leads=leads, width=width))
    (mark,) = named(root, "circle")
    corners = steps(root)
    lowest = min(line, key=lambda one: one.ore)

    at = float(mark.attrib["cx"]), float(mark.attrib["cy"])
    assert at in corners
    after = [y for _, y in corners[2:]]  # before the first event there is nothing
    assert at[1] == max(after)
    assert len(corners) < 1000
    assert all(a[0] <= b[0] for a, b in pairwise(corners))
    (link,) = named(root, "a")
    assert link.attrib["href"] == leads(lowest.nr)
    assert f"händelse {lowest.nr}, " in title(link)
    for _, y, _ in labels(root):
        assert 0 < y < float(root.attrib["height"])


def test_the_lowest_point_is_named_to_the_ore() -> None:
    root = read(marginal(FEW, OF, OM, prefix="p", leads=leads))
    texts = [text for *_, text in labels(root)]

    assert texts[0] == "Hos nämnden KUN, SOC-2022"
    assert "Lägst \u221220,50\u00a0kr" in texts
    assert "händelse 7, 2022-09" in texts
    assert named(root, "circle")[0].attrib["fill"] == ERROR
    assert root.findtext(f"{NS}desc") == (
        "Hos nämnden KUN, SOC-2022, kronor. Lägst \u221220,50 efter händelse 7, 2022-09. Högst 500"
        " efter händelse 3, 2022-08-17. Senast 80 efter händelse 9, 2022-10-01. Har varit under"
        " noll. Till och med händelse 1000."
    )


def test_what_was_never_below_zero_is_said_to_be_so() -> None:
    root = read(marginal(FEW[:1], OF, OM, prefix="p"))

    assert "Aldrig under noll." in (root.findtext(f"{NS}desc") or "")
    assert named(root, "circle")[0].attrib["fill"] != ERROR


def test_without_links_it_is_an_image_and_with_them_a_group() -> None:
    alone = read(marginal(FEW, OF, OM, prefix="p"))
    led = read(marginal(FEW, OF, OM, prefix="p", leads=leads))

    assert (alone.attrib["role"], named(alone, "a")) == ("img", [])
    assert led.attrib["role"] == "group"
    (link,) = named(led, "a")
    assert (
        link.attrib["aria-label"] == title(link) == "Lägst \u221220,50\u00a0kr händelse 7, 2022-09"
    )


def test_amounts_are_written_in_kronor_with_zero_among_them() -> None:
    line = [Point(1, "2022-08-17", 19_700_000_00), Point(2, "2022-08-18", -3_000_000_00)]
    texts = [text for *_, text in labels(read(marginal(line, OF, OM, prefix="p")))]

    assert {"0", "5\u00a0000\u00a0000", "15\u00a0000\u00a0000"} <= {*texts}
    assert {"1", "2022-08-17", "Händelse"} <= {*texts}


@pytest.mark.parametrize("line", [[Point(5, "2022-08-17", 0)], [Point(0, "2022", 1)]])
def test_a_line_of_one_event(line: list[Point]) -> None:
    root = read(marginal(line, OF, answer(handelse=line[0].nr), prefix="p"))

    assert len(named(root, "circle")) == 1
    assert len({text for *_, text in labels(root) if re.fullmatch(r"[\d,]+", text)}) <= 8


def test_no_events_are_said() -> None:
    root = read(marginal([], OF, answer(handelse=None), prefix="p", leads=leads))

    assert "Inga händelser har ändrat saldot." in [text for *_, text in labels(root)]
    assert "Inga händelser" in (root.findtext(f"{NS}desc") or "")
    assert named(root, "circle") == []


@pytest.mark.parametrize("ond", OND, ids=range(len(OND)))
def test_a_hostile_name_is_a_text_and_nothing_else(ond: str) -> None:
    def drawn(name: str) -> str:
        line = [one._replace(datum=name) for one in FEW]
        return marginal(
            line, Balance(name, name, name, name), OM, prefix="p", leads=lambda _: f"/h?{name}",
            width=5_000,
        )  # fmt: skip

    assert shape(read(drawn(ond))) == shape(read(drawn("2022-08-17")))


def test_its_ids_begin_with_what_the_caller_gives() -> None:
    root = read(marginal(FEW, OF, OM, prefix="linje"))
    ids = [one.attrib["id"] for one in root.iter() if "id" in one.attrib]

    assert sorted(ids) == ["linje-i-ord", "linje-over", "linje-under"]
    with pytest.raises(ValueError, match="no id"):
        marginal(FEW, OF, OM, prefix="1")


def test_every_running_balance_of_the_demo(demo: Asking) -> None:
    rows = list(lopande(demo.conn))
    series = dict.fromkeys(
        Balance(one["pott"], one["position"], one["namnd"], one["underenhet"]) for one in rows
    )
    assert len(series) > 50
    for of in series:
        mine: Sequence[Any] = [one for one in rows if of == (
            one["pott"], one["position"], one["namnd"], one["underenhet"])]  # fmt: skip
        least = min(mine, key=lambda one: one["efter_registrering_ore"])
        root = read(marginal(points(rows, of), of, OM, prefix="p", leads=leads))

        (link,) = named(root, "a")
        assert link.attrib["href"] == leads(least["nr"])
        assert str(of) in root.attrib["aria-label"]


@pytest.mark.parametrize("position", ["balanskonto", "centralt", "sparrat", "ofordelat"])
def test_a_figure_that_is_derived_is_drawn_as_each_event_left_it(
    demo: Asking, position: str
) -> None:
    """An event may move a figure several times; what is between those was never a balance."""
    found = demo.answer(poster, NU, position=position, pott="SOC-2022")
    line = list(points_of(found))
    after = {row["nr"]: row["saldo_ore"] for row in found["rader"]}

    assert {one.nr: one.ore for one in line} == after
    assert [one.nr for one in line] == sorted(after)
    assert len(line) > 2
