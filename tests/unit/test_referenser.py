"""The skeleton of a reference: spellings of one share it, different groups of digits never do."""

from __future__ import annotations

import re

import hypothesis.strategies as st
import pytest
from hypothesis import given

from domain.commands import KrediteraForbrukning, RedovisaForbrukning, RekvireraStatsbidrag
from domain.deciding.parsing import parse_command
from domain.errors import Malformed
from domain.values.fields import okant
from domain.values.personnummer import holds_personnummer
from domain.values.referenser import check_referens, skelett

_MARKS = st.sampled_from(("-", " ", ":", "/", ".", "\u2013", "\u2212", " - ", "#", "\u00a0", ", "))
_WIDE = str.maketrans(
    {c: chr(ord(c) + 0xFEE0) for c in map(chr, range(0x21, 0x7F))} | {"-": "\ufe63"}
)
_LETTERS = st.text("abcdåäövx", min_size=1, max_size=4)
_GROUP = st.integers(0, 10**6).map(str)


@st.composite
def _written(draw: st.DrawFn) -> tuple[list[str], str]:
    """Return the parts of a reference, letters and groups of digits in turn, and one spelling."""
    parts = draw(st.lists(st.one_of(_LETTERS, _GROUP), min_size=1, max_size=6))
    return parts, _spelled(draw, parts)


def _spelled(draw: st.DrawFn, parts: list[str]) -> str:
    text = draw(st.one_of(st.just(""), _MARKS))
    for number, part in enumerate(parts):
        if part.isdigit():
            after_digits = number > 0 and parts[number - 1].isdigit()
            text += draw(_MARKS if after_digits else st.one_of(st.just(""), _MARKS))
            text += "0" * draw(st.integers(0, 3)) + part
        else:
            text += draw(st.one_of(st.just(""), _MARKS))
            text += part.upper() if draw(st.booleans()) else part
    return text + draw(st.one_of(st.just(""), _MARKS))


@st.composite
def _twice(draw: st.DrawFn) -> tuple[str, str]:
    parts = draw(st.lists(st.one_of(_LETTERS, _GROUP), min_size=1, max_size=6))
    return _spelled(draw, parts), _spelled(draw, parts)


@given(_twice())
def test_spellings_of_one_reference_have_one_skeleton(both: tuple[str, str]) -> None:
    one, other = both
    assert skelett(one) == skelett(other)


@pytest.mark.parametrize("spelled", ["(1", "1)", "/1", "1/", " 1 ", "-1-", "#001"])
def test_marks_at_the_ends_are_no_part_of_it(spelled: str) -> None:
    assert skelett(spelled) == "1"


def test_a_reference_is_held_to_all_that_a_text_is() -> None:
    with pytest.raises(ValueError, match="personnummer"):
        check_referens("V 811218-9876")


@given(_written(), _written())
def test_different_groups_of_digits_never_collide(
    one: tuple[list[str], str], other: tuple[list[str], str]
) -> None:
    groups = [[int(part) for part in parts if part.isdigit()] for parts, _ in (one, other)]
    if groups[0] != groups[1]:
        assert skelett(one[1]) != skelett(other[1])


@given(_written())
def test_a_skeleton_is_its_own_skeleton_and_keeps_the_groups(one: tuple[list[str], str]) -> None:
    whole = skelett(one[1])
    assert skelett(whole) == whole
    assert re.findall("[0-9]+", whole) == [part for part in one[0] if part.isdigit()]


@given(_written())
def test_other_forms_of_the_same_characters_are_the_same(one: tuple[list[str], str]) -> None:
    assert skelett(one[1].translate(_WIDE)) == skelett(one[1])


@given(_written())
def test_what_is_ordinary_comes_in(one: tuple[list[str], str]) -> None:
    if skelett(one[1]) and not holds_personnummer(one[1]):
        assert check_referens(one[1]) == one[1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("V-1/12", "V-11/2"),
        ("GL-2022:100:11", "GL-2022:1001:1"),
        ("V-1", "V-10"),
        ("V-10", "V-100"),
        ("1-2", "12"),
        ("1 2", "12"),
        ("1a2", "1-2"),
        ("V-0", "V-"),
        ("A1", "B1"),
    ],
)
def test_what_are_two_stay_two(one: str, other: str) -> None:
    assert skelett(one) != skelett(other)


@pytest.mark.parametrize(
    "other", ["v-1", "V1", "V 1", "V:001", "\uff36\uff0d\uff11", "V\ufe631", "V\u20131", "\u2164-1"]
)
def test_what_is_one_stays_one(other: str) -> None:
    assert skelett(other) == skelett("V-1")


@pytest.mark.parametrize("said", ["okänd", "Okänd", "OKÄND.", " okänd ", "(okänd)", "okand"])
def test_an_unknown_reference_is_one_however_it_is_written(said: str) -> None:
    assert okant(said)


@pytest.mark.parametrize(
    "wrong",
    [
        "V\u28001",
        "V\u200b1",
        "V\u00ad1",
        "V\u202e1",
        "V\u00001",
        "V\n1",
        "\uff36-1",
        "V\uff0d1",
        "V\ufe631",
        "\u2164-1",
        "\u2170",
        "V\u00b2",
        "V\u2460",
        "V-\u0661",
        "\u0412-1",
        "A\u030a-1",
        "V\u20441",
        "V\u2003\u30001",
        "\ufb01-1",
        "V\u01c01",
        "1\u01c32",
        "V-1\ufe0f",
        "V\u06d41",
        "V\u2027\u00d71",
    ],
)
@pytest.mark.parametrize(
    ("kommando", "falt"),
    [
        (RekvireraStatsbidrag, "rekvisition"),
        (RedovisaForbrukning, "verifikat"),
        (KrediteraForbrukning, "verifikat"),
    ],
)
def test_what_is_not_ordinary_is_refused_at_the_door(
    kommando: type[RekvireraStatsbidrag | RedovisaForbrukning], falt: str, wrong: str
) -> None:
    stated = {
        "kommando": kommando.__name__,
        "id": "k1",
        "pott": "SOC-2022",
        "datum": "2022-09-01",
        "avser": "exempel",
        "belopp_ore": 1,
        falt: wrong,
    }
    if kommando is not RekvireraStatsbidrag:
        stated["namnd"] = "KUN"
    with pytest.raises(Malformed) as refused:
        parse_command(stated)
    assert [fault.falt for fault in refused.value.faults] == [falt]


@pytest.mark.parametrize("empty", ["-", "--", "/", " . "])
def test_a_reference_says_something(empty: str) -> None:
    with pytest.raises(ValueError, match="varken bokstav eller siffra"):
        check_referens(empty)


def test_the_refusal_says_which_character() -> None:
    with pytest.raises(ValueError, match=r"\(U\+2248\); skriv den med bokstäver, siffror"):
        check_referens("V≈1")
