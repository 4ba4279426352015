"""Dates may be a day, a month or a year, and are compared as exactly as they are given."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.values.dates import (
    FORSTA_DAG,
    check_datum,
    check_grans,
    check_period,
    datum_text,
    exakt,
    first_day,
    last_day,
    within,
    year,
)

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)).map(str)
BOUNDS = st.builds(lambda day, length: day[:length], DAYS, st.sampled_from([4, 7, 10]))
VAGUE = BOUNDS | DAYS.map("../{}".format)


@pytest.mark.parametrize(
    "text",
    [
        "2022", "2022-08", "2022-08-17", "2024-02-29", "2000-12-31",
        "../2022-08-12", "../2024-02-29", "../2000-01-01", "../2099-12-31",
    ],
)  # fmt: skip
def test_date_is_kept_as_written(text: str) -> None:
    assert text == check_datum(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "22-08-17",
        "220817",
        "20220817",
        "2022-8-17",
        "2022-13",
        "2022-00",
        "2023-02-29",
        "2022-08-32",
        "1999-12-31",
        "2100-01-01",
        "2022-08-17T00:00",
        "\uff12\uff10\uff12\uff12",
        "2022-08-17\n",
        "../2022",
        "../2022-08",
        "../2023-02-29",
        "../1999-12-31",
        "../2100-01-01",
        "2022-08-12/..",
        "../2022-08-12/..",
        "2022-08-12/2022-08-17",
        "..2022-08-12",
        "../../2022-08-12",
        "./2022-08-12",
        "../ 2022-08-12",
        "../2022-08-12 ",
        "[..2022-08-12]",
        "../",
        "..",
        "2022?",
        "2022-XX",
    ],
    ids=ascii,
)
def test_date_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="är inget datum; skriv ÅÅÅÅ-MM-DD"):
        check_datum(text)


@pytest.mark.parametrize(
    ("datum", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022-08-17", "2022-08-17", "2022-08-17"),
        ("../2022-08-12", "2000-01-01", "2022-08-12"),
        ("../2000-01-01", "2000-01-01", "2000-01-01"),
    ],
)
def test_date_has_a_first_and_a_last_day_and_the_year_of_the_last(
    datum: str, first: str, last: str
) -> None:
    assert (first, last) == (first_day(datum), last_day(datum))
    assert year(datum) == int(last[:4])
    assert exakt(datum) is (first == last)


@given(VAGUE)
def test_date_is_an_interval_that_ends_in_its_year(datum: str) -> None:
    assert check_datum(datum) == datum
    assert "2000-01-01" <= first_day(datum) <= last_day(datum)
    assert str(year(datum)) == last_day(datum)[:4]


@pytest.mark.parametrize("check", [check_grans, check_period])
def test_what_bounds_something_is_no_date_that_only_says_the_latest(
    check: Callable[[str], str],
) -> None:
    for text in ("2022", "2022-08", "2022-08-12"):
        assert check(text) == text
    with pytest.raises(ValueError, match=r"är inget datum .*där står bara senast när; skriv ÅÅÅÅ"):
        check("../2022-08-12")
    with pytest.raises(ValueError, match="är inget datum; skriv ÅÅÅÅ-MM-DD"):
        check("2022-13")


@given(VAGUE)
def test_date_is_written_as_people_do(datum: str) -> None:
    written = "okänd dag" if datum == FORSTA_DAG else datum.replace("../", "senast ")
    assert datum_text(datum) == written


@pytest.mark.parametrize("datum", ["okänd", "2000-01-01", first_day("../2022-08-12")])
def test_a_day_that_nobody_knows_is_said_to_be_so(datum: str) -> None:
    assert datum_text(datum) == "okänd dag"


@pytest.mark.parametrize(
    ("datum", "start", "end", "inside"),
    [
        ("2023-05-12", "2023-01-18", "2023-05-12", True),
        ("2023-01-18", "2023-01-18", "2023-05-12", True),
        ("2023-05-13", "2023-01-18", "2023-05-12", False),
        ("2023-01-17", "2023-01-18", "2023-05-12", False),
        ("2023", "2023-01-18", "2023-05-12", None),
        ("2023-01", "2023-01-18", "2023-05-12", None),
        ("2023-05", "2023-01-18", "2023-05-12", None),
        ("2023-03", "2023-01-18", "2023-05-12", True),
        ("2022", "2023-01-18", "2023-05-12", False),
        ("2024", "2023-01-18", "2023-05-12", False),
        ("2023", "2023", "2023", True),
        ("2099", None, None, True),
        ("2022-12-31", "2023", None, False),
        ("2024-01-01", None, "2023", False),
        ("2023-12", None, "2023-12-24", None),
        ("../2023-05-12", "2023-01-18", "2023-05-12", None),
        ("../2023-05-12", None, "2023-05-12", True),
        ("../2023-01-17", "2023-01-18", "2023-05-12", False),
        ("../2023-05-13", None, "2023-05-12", None),
        ("../2022-08-12", "../2022-08-17", "../2022-08-17", True),
    ],
)
def test_date_is_inside_outside_or_too_vague_to_say(
    datum: str, start: str | None, end: str | None, *, inside: bool | None
) -> None:
    assert within(datum, start, end) is inside


@given(VAGUE, BOUNDS, BOUNDS)
def test_vague_date_is_inside_when_both_its_ends_are(datum: str, start: str, end: str) -> None:
    """True and False are only said when every day of the period says the same."""
    ends = {within(day(datum), start, end) for day in (first_day, last_day)}
    if within(datum, start, end) is True:
        assert ends == {True}
    elif within(datum, start, end) is False:
        assert ends == {False}
