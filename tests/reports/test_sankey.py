"""The picture of where a pott's money went: its sums, its links, and what stays the same in it."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.bookkeeping.positions import HELD, SPARRAT
from projections.answers.saldo import saldo
from projections.answers.sidor.historik import Historik, historik
from projections.model.as_of import AsOf
from reports.figures.flows import SAKNAS
from reports.figures.looks import LOOKS
from reports.figures.sankey import sankey
from reports.words.lagen import LAGEN, lage
from reports.words.terms import whose
from tests.reports.bilder import NS, OND, answer, columns, labels, named, read, row, shape, title

if TYPE_CHECKING:
    from application.asking.snapshot import Asking
    from projections.answers.saldo import Saldo

KEYS = ("pott", "namnd", "underenhet")
NAMNDENS = ("forbrukat", "hos_namnd", "fordelat", "sparrat", "ej_utnyttjat")
POTTENS = ("ofordelat", "ej_utnyttjat", "aterbetalningsskuld", "aterbetalt", "efterskankt",
           "oresavrundning")  # fmt: skip
MOMENT = (30, 60, 61, 201, 204, 240, 254, 265, 281, 400, 403, 405, 426, 438, 471, None)
ORE = st.integers(0, 10**12)
OF = Historik("P", "rekvirerat", (("KUN", None), ("GRN", "GRN-PI"), ("ASN", None)), 1_000_00)
ENKELT = answer(
    row(None, rekvirerat=1_000_00, ofordelat=150_00),
    row("ASN", forbrukat=500_00, sparrat=50_00),
    row("GRN", "GRN-PI", hos_namnd=300_00),
)


def leads(namnd: str | None, underenhet: str | None, position: str | None) -> str:
    return f"/poster?namnd={namnd}&underenhet={underenhet}&position={position}"


def sums(svg: str) -> list[int]:
    return [sum(part.ore for part in column) for column in columns(read(svg))]


@st.composite
def balances(draw: st.DrawFn, least: int = 0) -> list[Any]:
    """Rows of a pott with anything in them, down to a least amount of each."""
    amounts = st.integers(least, 10**12) | st.sampled_from([0, 1, 99])
    rows = [row(None, **{name: draw(amounts) for name in POTTENS})]
    for nth in range(draw(st.integers(0, 20))):
        of = {name: draw(amounts) for name in draw(st.sets(st.sampled_from(NAMNDENS)))}
        rows.append(row(f"N{nth}", draw(st.sampled_from([None, f"N{nth}-X"])), **of))
    return rows


def held(rows: list[Any]) -> int:
    return sum(one[f"{name}_ore"] for one in rows for name in LAGEN)


@settings(deadline=None)
@given(rows=balances(), width=st.sampled_from([330, 960]))
def test_each_column_is_as_much_as_what_was_called_in(rows: list[Any], width: int) -> None:
    rows[0]["rekvirerat_ore"] = total = held(rows)
    svg = sankey(answer(*rows), OF, prefix="p", width=width)

    assert sums(svg) == ([total] * 3 if total else [])
    assert lage(SAKNAS) not in svg
    assert "Saknar" not in svg


@settings(deadline=None)
@given(rows=balances(least=-(10**12)), came=ORE, leading=st.booleans())
def test_what_does_not_add_up_or_is_below_zero_is_seen_and_each_column_is_still_the_same(
    rows: list[Any], came: int, *, leading: bool
) -> None:
    rows[0]["rekvirerat_ore"] = came
    svg = sankey(answer(*rows), OF, prefix="p", leads=leads if leading else None)
    root = read(svg)
    found = columns(root)

    assert len({sum(part.ore for part in column) for column in found}) <= 1
    if found:
        states = {part.title.rsplit(" ")[0].split("\u00a0")[0]: part.ore for part in found[2]}
        over = sum(max(0, one[f"{name}_ore"]) for one in rows for name in LAGEN)
        assert sum(states.values()) >= over
        assert ("Saknas" in svg) == (held(rows) < came)
        assert ("Saknar källa" in svg) == (held(rows) > came)


@settings(deadline=None)
@given(rows=balances())
def test_each_state_is_the_sum_of_the_answer(rows: list[Any]) -> None:
    rows[0]["rekvirerat_ore"] = held(rows)
    found = columns(read(sankey(answer(*rows), OF, prefix="p")))
    drawn = {part.title.partition("\u00a0")[0]: part.ore for part in (found or [[]] * 3)[2]}
    for name in LAGEN:
        ore = sum(one[f"{name}_ore"] for one in rows)
        mine = [of for said, of in drawn.items() if said.startswith(f"{lage(name)} ")]

        assert mine == ([ore] if ore else [])


def test_every_position_that_holds_money_is_a_state_with_a_look_of_its_own() -> None:
    assert {*LAGEN} == {"sparrat" if name in SPARRAT.plus else name for name in HELD}
    assert {*LOOKS} == {*LAGEN, SAKNAS}
    assert len({*LOOKS.values()}) == len(LOOKS)
    assert len({lage(name) for name in LAGEN}) == len(LAGEN)


@pytest.mark.parametrize("nr", MOMENT)
def test_the_demos_potts_at_several_moments(demo: Asking, nr: int | None) -> None:
    potter = [pott for (pott,) in demo.conn.execute("SELECT pott FROM pott")]
    assert len(potter) > 5
    for pott in potter:
        of, at = seen(demo, pott, nr)
        came = sum(one[f"{of.kalla}_ore"] for one in at["rader"])  # type: ignore[literal-required]
        assert sums(sankey(at, of, prefix="p", leads=leads)) == ([came] * 3 if came else [])


def seen(demo: Asking, pott: str, nr: int | None) -> tuple[Historik, Saldo]:
    of = historik(demo.conn, pott)
    assert of is not None
    return of, demo.answer(saldo, AsOf(handelse=nr), pott=pott, gruppera=KEYS)


@pytest.mark.parametrize("pott", ["SOC-2022", "KS-2022"])
def test_order_and_scale_are_those_of_the_whole_history(demo: Asking, pott: str) -> None:
    scales: set[float] = set()
    shown: set[str] = set()
    for nr in MOMENT:
        of, at = seen(demo, pott, nr)
        root = read(sankey(at, of, prefix="p"))
        for column in columns(root):
            large = [part for part in column if part.high > 50]
            scales |= {round(part.high / part.ore * 10**8, 2) for part in large}
        places = [whose({"namnd": a, "underenhet": b}) for a, b in of.ordning]
        names = [
            title(one).partition(" ")[0] for one in named(root, "g") if one.findall(f"{NS}text")
        ]
        order = [places.index(name) for name in names if name in places]
        assert order == sorted(order)
        shown |= {places[nth] for nth in order}
        states = [part.title for part in (columns(root) or [[]] * 3)[2]]
        ranks = [
            next(n for n, of_ in enumerate(LAGEN) if one.startswith(lage(of_))) for one in states
        ]
        assert ranks == sorted(ranks)

    assert len(scales) == 1
    assert shown == {whose({"namnd": a, "underenhet": b}) for a, b in of.ordning}


def test_more_than_there_ever_was_after_an_event_still_has_room() -> None:
    """As of a day the events are others than as of any event."""
    root = read(sankey(ENKELT, OF._replace(hogst_ore=1), prefix="p"))

    assert sum(part.high for part in columns(root)[0]) <= float(root.attrib["height"])


@settings(deadline=None)
@given(rows=balances(), form=st.sampled_from([(330, 13), (960, 13), (960, 17)]))
def test_every_label_has_a_line_to_itself_inside_the_picture(
    rows: list[Any], form: tuple[int, int]
) -> None:
    width, size = form
    rows[0]["rekvirerat_ore"] = held(rows)
    root = read(sankey(answer(*rows), OF, prefix="p", width=width, size=size))
    lines: dict[float, list[float]] = {}
    for x, y, _ in labels(root):
        lines.setdefault(x, []).append(y)
        assert 0 < y < float(root.attrib["height"])
    for at in lines.values():
        assert all(b - a > size for a, b in pairwise(sorted(at)))


def test_250_000_of_19_7_million_has_a_slot_of_19_pixels(demo: Asking) -> None:
    of, at = seen(demo, "SOC-2022", 265)
    where = {text: y for _, y, text in labels(read(sankey(at, of, prefix="p")))}
    ys = sorted(where[text] for text in where if text.split(" ")[0] in {"GRN-PI", "HVON", "KUN"})

    assert any("250\u00a0000" in text for text in where)
    assert all(b - a >= 19 for a, b in pairwise(ys))


@pytest.mark.parametrize("ond", OND, ids=range(len(OND)))
@pytest.mark.parametrize("width", [330, 960])
def test_a_hostile_name_is_a_text_and_nothing_else(ond: str, width: int) -> None:
    def drawn(name: str) -> str:
        rows = [row(None, pott=name, rekvirerat=300_00, ofordelat=100_00),
                row(name, name, name, hos_namnd=200_00)]  # fmt: skip
        of = Historik(name, "rekvirerat", ((name, name),), 300_00)
        return sankey(answer(*rows), of, prefix="p", width=width, leads=lambda *_: f"/p?n={name}")

    assert shape(read(drawn(ond))) == shape(read(drawn("KUN")))


def test_links_lead_where_the_caller_says_and_say_what_they_are() -> None:
    root = read(sankey(ENKELT, OF, prefix="p", leads=leads))
    found = {(one.attrib["href"], title(one)) for one in named(root, "a")}

    assert root.attrib["role"] == "group"
    for one in named(root, "a"):
        assert one.attrib["aria-label"] == title(one) != ""
        assert one.attrib["class"] == "led"
        assert ("tabindex" in one.attrib) == ("aria-hidden" in one.attrib)
    reached = [one.attrib["href"] for one in named(root, "a") if "tabindex" not in one.attrib]
    assert {*reached} == {href for href, _ in found}
    assert found >= {
        (leads(None, None, "rekvirerat"), "P Rekvirerat 1\u00a0000\u00a0kr"),
        (leads("ASN", None, None), "ASN 550\u00a0kr"),
        (leads("ASN", None, "sparrat"), "ASN: Spärrat, väntar på KS 50\u00a0kr"),
        (leads("GRN", "GRN-PI", "hos_namnd"), "GRN/GRN-PI: Hos nämnden 300\u00a0kr"),
        (leads(None, None, "forbrukat"), "Förbrukat 500\u00a0kr"),
        (leads(None, None, "ofordelat"), "Ej fördelat: Ofördelat 150\u00a0kr"),
    }


def test_without_links_it_is_an_image() -> None:
    root = read(sankey(ENKELT, OF, prefix="p"))

    assert root.attrib["role"] == "img"
    assert named(root, "a") == []


def test_what_a_pott_and_a_namnd_have_of_the_same_is_not_led_to_as_the_potts() -> None:
    """Nothing can be asked for that is the pott's part alone."""
    both = answer(row(None, avsatt=300_00, ej_utnyttjat=100_00), row("KUN", ej_utnyttjat=200_00))
    of = Historik("P", "avsatt", (), 300_00)
    bands = {title(one) for one in named(read(sankey(both, of, prefix="p", leads=leads)), "a")}

    assert "KUN: Ej utnyttjat 200\u00a0kr" in bands
    assert "Ej fördelat: Ej utnyttjat 100\u00a0kr" not in bands


def test_it_is_the_same_whatever_order_the_rows_come_in() -> None:
    rows = [row(None, rekvirerat=900), *(row(f"N{nth}", forbrukat=100) for nth in range(9))]
    made = sankey(answer(*rows), OF, prefix="p")
    random.Random(1).shuffle(rows)

    assert sankey(answer(*rows), OF, prefix="p") == made


def test_ids_begin_with_what_the_caller_gives() -> None:
    ids = [one.attrib["id"] for one in read(sankey(ENKELT, OF, prefix="bild2")).iter()
           if "id" in one.attrib]  # fmt: skip

    assert len(ids) > 2
    assert all(one.startswith("bild2-") for one in ids)
    for bad in ("", "2", "a b", 'a"', "å"):
        with pytest.raises(ValueError, match="no id"):
            sankey(ENKELT, OF, prefix=bad)


def test_all_amounts_are_in_its_words_too() -> None:
    root = read(sankey(ENKELT, OF, prefix="p"))
    said = root.findtext(f"{NS}desc")

    assert said == (
        "P, kronor. Rekvirerat 1\u00a0000. GRN/GRN-PI 300 (Hos nämnden 300). ASN 550 (Förbrukat"
        " 500, Spärrat, väntar på KS 50). Ej fördelat 150 (Ofördelat 150). Läge: Förbrukat 500, Hos"
        " nämnden 300, Spärrat, väntar på KS 50, Ofördelat 150. Till och med händelse 7."
    )


def test_what_it_is_as_of_and_example_data_stand_in_it() -> None:
    svg = sankey(answer(*ENKELT["rader"], exempeldata=True), OF, prefix="p")

    assert labels(read(svg))[-1][2] == "Kronor. Till och med händelse 7. Exempeldata ingår."


def test_a_namnd_that_has_given_all_back_keeps_its_place() -> None:
    rows = [*ENKELT["rader"], row("KUN", overfort=100_00, aterlamnat=100_00), row("TN")]
    texts = [text for *_, text in labels(read(sankey(answer(*rows), OF, prefix="p")))]

    assert "KUN 0" in texts
    assert not any("TN" in text for text in texts)
    assert texts.index("KUN 0") < texts.index("GRN-PI 300")


@pytest.mark.parametrize("rows", [[], [row(None)], [row(None, tilldelat=5), row("KUN")]])
def test_no_money_is_said(rows: list[Any]) -> None:
    root = read(sankey(answer(*rows), OF, prefix="p", leads=leads))

    assert labels(root)[0][2] == "Inga pengar i potten."
    assert "Inga pengar i potten." in (root.findtext(f"{NS}desc") or "")
    assert columns(root) == []


def test_rows_of_other_potts_are_not_in_it() -> None:
    other = row("KUN", pott="Q", forbrukat=10**9)

    assert sankey(answer(*ENKELT["rader"], other), OF, prefix="p") == sankey(ENKELT, OF, prefix="p")


@pytest.mark.parametrize("key", KEYS)
def test_rows_that_are_not_told_apart_are_refused(key: str) -> None:
    rows = [{name: of for name, of in one.items() if name != key} for one in ENKELT["rader"]]
    with pytest.raises(ValueError, match="each nämnd"):
        sankey(answer(*rows), OF, prefix="p")
