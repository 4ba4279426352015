"""Kronor as people write them become öre, and öre become kronor again."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.values.money import MAX_ORE, NBSP, at_most, kronor_text, parse_kronor


@pytest.mark.parametrize(
    ("text", "ore"),
    [
        ("22 200 700", 2_220_070_000),
        ("22 200 700 kr", 2_220_070_000),
        ("22\u00a0200\u00a0700\u00a0kr", 2_220_070_000),
        ("22\u202f200\u202f700", 2_220_070_000),
        ("2 700 000,50 kr", 270_000_050),
        ("2 700 000,5", 270_000_050),
        ("1300000", 130_000_000),
        ("1300000kr", 130_000_000),
        ("1 000 SEK", 100_000),
        ("1 000 kronor", 100_000),
        ("  7  ", 700),
        ("0,01", 1),
        ("100 000 000 000", MAX_ORE),
    ],
    ids=ascii,
)
def test_amount_is_read(text: str, ore: int) -> None:
    assert ore == parse_kronor(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kr",
        "2.700.000",
        "2,700,000",
        "2 70 000",
        "22 mkr",
        "1e6",
        "-1",
        "+1",
        "−1",
        "1,234",
        "1,",
        ",5",
        "\u0661\u0662\u0663",
        "\uff11\uff12\uff13",
        "1 000\n",
        "1_000",
    ],
    ids=ascii,
)
def test_amount_that_can_be_misread_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="går inte att läsa; skriv till exempel 22 200 700"):
        parse_kronor(text)


@pytest.mark.parametrize("text", ["0", "0,00 kr", "100 000 000 000,01", "9" * 40])
def test_amount_out_of_range_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="måste vara större än noll och högst"):
        parse_kronor(text)


@pytest.mark.parametrize(
    ("ore", "text"),
    [
        (0, "0 kr"),
        (1, "0,01 kr"),
        (50, "0,50 kr"),
        (100_000, "1 000 kr"),
        (2_220_070_000, "22 200 700 kr"),
        (-70_000_001, "-700 000,01 kr"),
    ],
)
def test_amount_is_written_in_swedish(ore: int, text: str) -> None:
    assert text.replace(" ", NBSP) == kronor_text(ore)


def test_unit_can_be_left_out() -> None:
    assert kronor_text(123_456, unit="") == f"1{NBSP}234,56"


@given(st.integers(min_value=1, max_value=MAX_ORE))
def test_written_amount_is_read_back(ore: int) -> None:
    assert ore == parse_kronor(kronor_text(ore))


@given(st.text(alphabet="0123456789 ,.kr-", max_size=12))
def test_amount_is_read_to_the_ore_or_refused(text: str) -> None:
    """Whatever is read has the digits that were written, and no others."""
    try:
        ore = parse_kronor(text)
    except ValueError:
        return
    kronor, _, rest = re.sub("[^0-9,]", "", text).partition(",")

    assert ore == int(kronor) * 100 + int(rest.ljust(2, "0"))


def test_one_ore_is_something_left() -> None:
    assert at_most("Ange", 1).replace("\u00a0", " ") == "Ange högst 0,01 kr"
    assert at_most("Ange", 0) == "Det finns ingenting kvar"
