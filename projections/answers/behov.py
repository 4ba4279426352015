"""The index of need per dimension and area (STK-2023-137), from a version and a file of values.

The document gives the dimensions, their indicators and that each weighs the same; it does not say
how an indicator becomes a number between areas. Here each is set against the least and the most
of the areas: 0 is the best value of any area, 1000 the worst, and the index of a dimension is the
weighted mean of its indicators. With the same value everywhere an indicator is 500. Everything is
reckoned in whole fractions and rounded once, to whole promille, half away from zero.

What is missing stays missing: a dimension without a value for one of its indicators has no index
there, and an indicator known in one area only says nothing between areas. The document gives no
index over dimensions, so there is none.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

from projections.answers.saldo import Saldorad
from projections.model.shape import shaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from projections.answers.saldo import Index, Saldo

MITT = Fraction(1, 2)


class Indikator(NamedTuple):
    """What is measured; ``konsuppdelad`` is None when nobody has said."""

    kod: str
    namn: str
    hogre_ar_battre: bool
    vikt: int
    konsuppdelad: bool | None


class Dimension(NamedTuple):
    """Indicators that are weighed together."""

    kod: str
    namn: str
    indikatorer: tuple[Indikator, ...]


class Indexversion(NamedTuple):
    """One way to measure need, with the document it comes from, and the areas with their names."""

    version: str
    kalla: str
    dimensioner: tuple[Dimension, ...]
    omraden: Mapping[str, str | None]

    def indikator(self, kod: str) -> Indikator | None:
        """Return an indicator by its code."""
        return next((i for d in self.dimensioner for i in d.indikatorer if i.kod == kod), None)


class Matt(NamedTuple):
    """What a value is of: an indicator in an area, of everybody (None) or of one sex."""

    indikator: str
    omrade: str
    kon: str | None = None


class Kolumn(NamedTuple):
    """What a column of need shows: a dimension, of everybody (None) or of one sex."""

    dimension: Dimension
    kon: str | None


Varden: TypeAlias = "Mapping[Matt, Fraction]"
Behov: TypeAlias = "dict[Matt, int | None]"


def kon(varden: Iterable[Matt]) -> tuple[str | None, ...]:
    """Return what the values are split by: None for everybody first, then each sex."""
    return (None, *sorted({matt.kon for matt in varden if matt.kon is not None}))


def behov(version: Indexversion, varden: Varden) -> Behov:
    """Return the need in promille by dimension, area and sex; None where a value is missing.

    Each sex is set against the same sex in the other areas.
    """
    found: Behov = {}
    for of in kon(varden):
        for dimension in version.dimensioner:
            parts = [(i.vikt, _scaled(version, i, varden, of)) for i in dimension.indikatorer]
            for omrade in version.omraden:
                known = [(vikt, scaled[omrade]) for vikt, scaled in parts if omrade in scaled]
                whole = len(known) == len(parts)
                matt = Matt(dimension.kod, omrade, of)
                found[matt] = _promille(_mean(known)) if whole else None
    return found


def saknas(version: Indexversion, varden: Varden) -> list[Matt]:
    """Return every value that an index would need and that is not there."""
    return [
        matt
        for of in kon(varden)
        for dimension in version.dimensioner
        for indikator in dimension.indikatorer
        for omrade in version.omraden
        if (matt := Matt(indikator.kod, omrade, of)) not in varden
        and (of is None or indikator.konsuppdelad is not False)
    ]


def beside(answer: Saldo, version: Indexversion, varden: Varden, *, all_areas: bool) -> Saldo:
    """Return balances by ``geso`` with the need of the area in columns beside the money.

    With ``all_areas`` an area that no money has reached has a row too, of zeros.
    """
    need = behov(version, varden)
    rader = list(answer["rader"])
    if all_areas:
        reached = {row["geso"] for row in rader}
        nothing = dict.fromkeys(answer["summa"], 0)
        rader += [
            shaped(Saldorad, {"geso": omrade, **nothing})
            for omrade in version.omraden
            if omrade not in reached
        ]
        rader.sort(key=lambda row: (row["geso"] is None, row["geso"] or ""))
    columns = {
        "_".join(filter(None, ("behov", d.kod, of, "promille"))): Kolumn(d, of)
        for d in version.dimensioner
        for of in kon(varden)
    }
    return {
        **answer,
        "rader": [_with_need(row, version, columns, need) for row in rader],
        "index": _index(version, columns, saknas(version, varden)),
    }


def _with_need(
    row: Saldorad, version: Indexversion, columns: Mapping[str, Kolumn], need: Behov
) -> Saldorad:
    """Return a row with its area's name and need; no type can name the columns that it gets."""
    omrade = row["geso"]
    promille = {
        name: None if omrade is None else need.get(Matt(of.dimension.kod, omrade, of.kon))
        for name, of in columns.items()
    }
    namn = None if omrade is None else version.omraden.get(omrade)
    return cast("Saldorad", {**row, "geso_namn": namn, **promille})


def _index(version: Indexversion, columns: Mapping[str, Kolumn], saknas: list[Matt]) -> Index:
    return {
        "version": version.version,
        "kalla": version.kalla,
        "omraden": [{"kod": kod, "namn": namn} for kod, namn in version.omraden.items()],
        "kolumner": [
            {"kolumn": name, "dimension": of.dimension.namn, "kon": of.kon}
            for name, of in columns.items()
        ],
        "saknas": [
            {"indikator": matt.indikator, "omrade": matt.omrade, "kon": matt.kon} for matt in saknas
        ],
    }


def _scaled(
    version: Indexversion, indikator: Indikator, varden: Varden, of: str | None
) -> dict[str, Fraction]:
    """Return an indicator by area, from 0 (best) to 1 (worst); empty when nothing can be told."""
    values = {
        omrade: varden[matt]
        for omrade in version.omraden
        if (matt := Matt(indikator.kod, omrade, of)) in varden
    }
    if len(values) < 2:  # noqa: PLR2004 - between areas takes two
        return {}
    least, most = min(values.values()), max(values.values())
    if least == most:
        return dict.fromkeys(values, MITT)
    best, worst = (most, least) if indikator.hogre_ar_battre else (least, most)
    return {omrade: (best - value) / (best - worst) for omrade, value in values.items()}


def _mean(parts: list[tuple[int, Fraction]]) -> Fraction:
    return sum((vikt * value for vikt, value in parts), Fraction()) / sum(v for v, _ in parts)


def _promille(value: Fraction) -> int:
    return (value * 1000 + MITT).__floor__()
