"""Which last days move, held against the library ``holidays``, and when decisions gain force."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.values.helgdagar import helgdag, laga_kraft, paskdagen, sista_dagen

AREN = range(1990, 2101)
DAGAR = st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(date.isoformat)


@pytest.fixture(scope="module")
def domaren() -> holidays.HolidayBase:
    """Return Sweden's public holidays, and the days that are as good as such, by the library."""
    return holidays.country_holidays("SE", years=AREN, categories=("public", "de_facto"))


@pytest.mark.parametrize("ar", AREN)
def test_every_day_of_a_year_moves_just_when_the_library_says_so(
    domaren: holidays.HolidayBase, ar: int
) -> None:
    first = date(ar, 1, 1)
    days = [first + timedelta(n) for n in range((date(ar + 1, 1, 1) - first).days)]

    assert [day for day in days if helgdag(day)] == [
        day for day in days if day in domaren or day.weekday() >= 5
    ]


@pytest.mark.parametrize(
    ("ar", "dag"), [(1818, "03-22"), (1943, "04-25"), (2000, "04-23"), (2008, "03-23"),
                    (2019, "04-21"), (2023, "04-09"), (2038, "04-25"), (2076, "04-19")],
)  # fmt: skip
def test_easter_also_at_its_earliest_and_latest(ar: int, dag: str) -> None:
    assert paskdagen(ar).isoformat() == f"{ar}-{dag}"


@given(DAGAR, st.integers(0, 60))
def test_a_last_day_is_the_first_weekday_that_the_time_allows(datum: str, dagar: int) -> None:
    sista = date.fromisoformat(sista_dagen(datum, dagar))
    utan = date.fromisoformat(datum) + timedelta(dagar)

    assert not helgdag(sista)
    assert all(helgdag(utan + timedelta(n)) for n in range((sista - utan).days))
    assert timedelta(0) <= sista - utan <= timedelta(5)  # julafton on a Wednesday


@given(DAGAR)
def test_legal_force_comes_more_than_three_weeks_after_the_announcement(datum: str) -> None:
    kraft = date.fromisoformat(laga_kraft(datum))

    assert not helgdag(kraft - timedelta(1))
    assert timedelta(22) <= kraft - date.fromisoformat(datum) <= timedelta(27)


@pytest.mark.parametrize(
    ("anslaget", "kraft"),
    [
        ("2023-06-15", "2023-07-07"),  # day 21 is a Thursday: an appeal may come on it
        ("2023-06-02", "2023-06-27"),  # midsommarafton, to the Monday
        ("2024-12-03", "2024-12-28"),  # julafton, juldagen, annandagen: to the 27th
        ("2004-05-10", "2004-06-02"),  # annandag pingst, the last year that it was a holiday
        ("2005-04-25", "2005-05-17"),  # the year after it was none
        ("2004-05-16", "2004-06-08"),  # the 6th of June was none yet, but a Sunday
        ("2023-06", "2023-07-22"),  # from the last day that it may mean
    ],
)
def test_legal_force(anslaget: str, kraft: str) -> None:
    assert laga_kraft(anslaget) == kraft
