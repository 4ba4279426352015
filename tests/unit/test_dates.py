"""Dates may be a day, a month or a year, and are compared as exactly as they are given."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates import check_datum, first_day, last_day, within, year

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)).map(str)
VAGUE = st.builds(lambda day, length: day[:length], DAYS, st.sampled_from([4, 7, 10]))


@pytest.mark.parametrize("text", ["2022", "2022-08", "2022-08-17", "2024-02-29", "2000-12-31"])
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
    ],
)
def test_period_has_a_first_and_a_last_day(datum: str, first: str, last: str) -> None:
    assert (first, last) == (first_day(datum), last_day(datum))
    assert year(datum) == int(datum[:4])


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
    ],
)
def test_date_is_inside_outside_or_too_vague_to_say(
    datum: str, start: str | None, end: str | None, *, inside: bool | None
) -> None:
    assert within(datum, start, end) is inside


@given(VAGUE, VAGUE, VAGUE)
def test_vague_date_is_inside_when_both_its_ends_are(datum: str, start: str, end: str) -> None:
    """True and False are only said when every day of the period says the same."""
    ends = {within(day(datum), start, end) for day in (first_day, last_day)}
    if within(datum, start, end) is True:
        assert ends == {True}
    elif within(datum, start, end) is False:
        assert ends == {False}
