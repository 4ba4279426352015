"""How an amount, a date, a moment and a number are read from the command line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from application import moments
from domain.errors import folded
from domain.values.dates import check_datum, check_grans
from domain.values.money import parse_kronor

if TYPE_CHECKING:
    from collections.abc import Callable


class Belopp(click.ParamType[int]):
    """An amount in kronor as people write it; the value is öre."""

    name = "BELOPP"

    def __init__(self, *, zero: bool = False, signed: bool = False) -> None:
        """Take nothing at all as an amount too, or one below zero, or neither."""
        self.zero, self.signed = zero, signed

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the öre."""
        if self.zero and re.fullmatch(r"0+(,0{1,2})?([ \u00a0]?(kr|kronor))?", str(value).strip()):
            return 0
        below = self.signed and str(value).strip()[:1] in {"-", "−"}
        try:
            return -parse_kronor(str(value).strip()[1:]) if below else parse_kronor(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


class Datum(click.ParamType[str]):
    """A date: ISO, a month or a year, or ÅÅMMDD as the minutes write it; the value is ISO.

    One that says when something happened may be the latest possible, ``senast 2022-08-12``; one
    that bounds something may not.
    """

    name = "DATUM"

    def __init__(self, check: Callable[[str], str] = check_datum) -> None:
        """Take what says when something happened, or what else is held to be a date."""
        self.check = check

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the date as ISO."""
        try:
            return moments.datum(str(value), self.check)
        except ValueError as error:
            self.fail(str(error), param, ctx)


class Tid(click.ParamType[str]):
    """A moment of registration; a date means the whole day. The value is as events store it."""

    name = "TID"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the moment in UTC with six decimals."""
        try:
            return moments.tid(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


class Nummer(click.ParamType[int]):
    """A whole number written with the digits 0-9, small enough for any database."""

    def __init__(self, name: str = "NR", mest: int | None = None) -> None:
        """Call it what it is a number of, of which there may be so many."""
        self.name, self.mest = name, mest

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number."""
        try:
            return moments.nummer(str(value), self.mest)
        except ValueError as error:
            self.fail(str(error), param, ctx)


_SAGT = {"medges": "medgiven"}
"""What people say of a choice, and how it is kept."""


class Val(click.Choice[str]):
    """One of few words, written with å, ä, ö and spaces or as programs write it."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word as it is kept."""
        kept = folded(str(value).strip()).lower().replace("-", "_")
        kept = _SAGT.get(kept, kept)
        return kept if kept in self.choices else super().convert(value, param, ctx)


BELOPP, DATUM, TID, NUMMER, AR = Belopp(), Datum(), Tid(), Nummer(), Nummer("ÅR")
GRANS, DAG = Datum(check_grans), Datum(moments.check_dag)
DAGAR = Nummer("N", moments.MEST_DAGAR)
BELOPP_ELLER_NOLL = Belopp(zero=True)
BELOPP_MED_TECKEN = Belopp(signed=True)
BELOPP_ELLER_SKULD = Belopp(zero=True, signed=True)
