"""The index of need, reckoned by hand: between the best and the worst area."""

from __future__ import annotations

from fractions import Fraction

import pytest

from projections.answers.behov import (
    Dimension,
    Indexversion,
    Indikator,
    Matt,
    behov,
    beside,
    kon,
    saknas,
)

OMRADEN = {"GESO-01": None, "GESO-02": "Norr", "GESO-03": None}
ROSTAR = Indikator("rostar", "Röstande", hogre_ar_battre=True, vikt=1, konsuppdelad=None)
FATTIGA = Indikator("fattiga", "Fattiga", hogre_ar_battre=False, vikt=2, konsuppdelad=False)
LEVER = Dimension("lever", "Levnad", (ROSTAR, FATTIGA))
VERSION = Indexversion("prov", "här", (LEVER,), OMRADEN)


def varden(
    indikator: str, *values: float | str | None, of: str | None = None
) -> dict[Matt, Fraction]:
    return {
        Matt(indikator, omrade, of): Fraction(str(value))
        for omrade, value in zip(OMRADEN, values, strict=True)
        if value is not None
    }


def lever(given: dict[Matt, Fraction], of: str | None = None) -> list[int | None]:
    found = behov(VERSION, given)
    return [found[Matt("lever", omrade, of)] for omrade in OMRADEN]


def test_the_best_area_is_0_the_worst_1000_and_weights_count() -> None:
    """Röstande 80, 60, 70: 0, 1, 1/2. Fattiga 10, 40, 20, twice as heavy: 0, 1, 1/3."""
    given = varden("rostar", 80, 60, 70) | varden("fattiga", 10, 40, 20)

    assert lever(given) == [0, 1000, 389]  # (1/2 + 2 × 1/3) / 3 = 7/18


def test_a_half_promille_is_rounded_away_from_zero() -> None:
    version = VERSION._replace(dimensioner=(Dimension("lever", "Levnad", (ROSTAR,)),))
    given = varden("rostar", 2000, 0, "1998.999")

    assert behov(version, given)[Matt("lever", "GESO-03")] == 1  # 0,5005
    assert behov(version, varden("rostar", 2000, 0, 1999))[Matt("lever", "GESO-03")] == 1  # 0,5
    assert behov(version, varden("rostar", 2000, 0, "1999.001"))[Matt("lever", "GESO-03")] == 0


def test_a_missing_value_is_missing_and_not_0() -> None:
    given = varden("rostar", 80, 60, None) | varden("fattiga", 10, 40, 20)

    assert lever(given) == [0, 1000, None]
    assert saknas(VERSION, given) == [Matt("rostar", "GESO-03")]
    assert lever({}) == [None, None, None]
    assert len(saknas(VERSION, {})) == 6


def test_one_area_alone_says_nothing_and_the_same_everywhere_is_midway() -> None:
    assert lever(varden("rostar", 80, None, None) | varden("fattiga", 1, 2, 3)) == [None] * 3
    assert lever(varden("rostar", 5, 5, 5) | varden("fattiga", 0, 1, 1)) == [167, 833, 833]


@pytest.mark.parametrize("shift", [Fraction(7), Fraction(-1, 3)])
def test_units_leave_no_trace(shift: Fraction) -> None:
    given = varden("rostar", 80, 60, 70) | varden("fattiga", 10, 40, 20)
    other = {matt: value * 3 + shift for matt, value in given.items()}

    assert lever(other) == lever(given)


def test_each_sex_is_set_against_the_same_sex() -> None:
    given = varden("rostar", 80, 60, 70) | varden("rostar", 10, 20, 30, of="kvinnor")
    version = VERSION._replace(dimensioner=(Dimension("lever", "Levnad", (ROSTAR,)),))
    found = behov(version, given)

    assert kon(given) == (None, "kvinnor")
    assert [found[Matt("lever", omrade, "kvinnor")] for omrade in OMRADEN] == [1000, 500, 0]
    assert [found[Matt("lever", omrade)] for omrade in OMRADEN] == [0, 1000, 500]
    assert saknas(VERSION, given) == [Matt("fattiga", omrade) for omrade in OMRADEN]


def test_money_and_need_stand_beside_each_other() -> None:
    def rad(geso: str | None, ore: int) -> dict[str, object]:
        return {"geso": geso, "forbrukat_ore": ore}

    answer = {"rader": [rad("GESO-02", 5), rad("Söder", 3), rad(None, 7)],
              "summa": {"forbrukat_ore": 15}}  # fmt: skip
    given = varden("rostar", 80, 60, None) | varden("fattiga", 10, 40, 20)

    found = beside(answer, VERSION, given, all_areas=True)

    assert [tuple(row.values()) for row in found["rader"]] == [
        ("GESO-01", 0, None, 0), ("GESO-02", 5, "Norr", 1000), ("GESO-03", 0, None, None),
        ("Söder", 3, None, None), (None, 7, None, None),
    ]  # fmt: skip
    assert list(found["rader"][0]) == [
        "geso", "forbrukat_ore", "geso_namn", "behov_lever_promille",
    ]  # fmt: skip
    assert found["summa"] == answer["summa"]
    assert found["index"]["version"] == "prov"
    assert found["index"]["saknas"] == [{"indikator": "rostar", "omrade": "GESO-03", "kon": None}]
    assert [row["geso"] for row in beside(answer, VERSION, given, all_areas=False)["rader"]] == [
        "GESO-02", "Söder", None,
    ]  # fmt: skip
