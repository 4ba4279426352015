"""How an amount, a date, a moment and a number are read from the command line."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import click

from domain.errors import folded
from domain.values.dates import SENAST, check_datum, check_grans
from domain.values.money import parse_kronor


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

    def __init__(self, *, grans: bool = False) -> None:
        """Take what bounds something, or what says when something happened."""
        self.check = check_grans if grans else check_datum

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the date as ISO."""
        text = re.sub(r"^senast +", SENAST, str(value).strip())
        if found := re.fullmatch(r"(\.\./)?(?:20)?([0-9]{2})([0-9]{2})([0-9]{2})", text):
            text = f"{found[1] or ''}20{found[2]}-{found[3]}-{found[4]}"
        try:
            return self.check(text)
        except ValueError as error:
            self.fail(str(error), param, ctx)


class Tid(click.ParamType[str]):
    """A moment of registration; a date means the whole day. The value is as events store it."""

    name = "TID"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the moment in UTC with six decimals."""
        text = str(value).strip()
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            text += "T23:59:59.999999"
        try:
            moment = datetime.fromisoformat(text)
            moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            utc = moment.astimezone(UTC).replace(tzinfo=None)
        except (ValueError, OverflowError):
            self.fail(f"{value!r} är ingen tid; skriv till exempel 2026-11-21T14:30", param, ctx)
        return f"{utc.isoformat(timespec='microseconds')}Z"


class Nummer(click.ParamType[int]):
    """A whole number written with the digits 0-9, small enough for any database."""

    def __init__(self, name: str = "NR") -> None:
        """Call it what it is a number of."""
        self.name = name

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number."""
        if not re.fullmatch(r"[0-9]{1,15}", str(value).strip()):
            self.fail(f"{value!r} är inget nummer; skriv det med siffrorna 0-9", param, ctx)
        return int(value)


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
GRANS = Datum(grans=True)
BELOPP_ELLER_NOLL = Belopp(zero=True)
BELOPP_MED_TECKEN = Belopp(signed=True)
BELOPP_ELLER_SKULD = Belopp(zero=True, signed=True)
