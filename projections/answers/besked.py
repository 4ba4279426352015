"""What a nämnd is told: what it was given of each pott, what it has used, and what it must do."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

from domain.bookkeeping.positions import FORBRUKAT
from domain.values.dates import last_day
from projections.answers.bevakning import Bevakad, bevaka
from projections.answers.journal import Journalrad
from projections.answers.poster import poster
from projections.answers.saldo import Saldorad, saldo
from projections.answers.sidor.blad import blad
from projections.model.as_of import NU, Per, Vilar, has_example, per, snapshot

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from projections.answers.kept import Kept
    from projections.answers.poster import Post
    from projections.model.as_of import AsOf

_INOM = 36_600
_MEST = 10_000


class Insats(TypedDict):
    """What has been spent on an insats, in öre; None where none is said."""

    insats: str | None
    forbrukat_ore: int


class Manad(TypedDict):
    """What has been spent in a month, in öre: that of its period if it is one, else of its date."""

    manad: str
    forbrukat_ore: int


class Beskedpott(TypedDict):
    """What a nämnd has of a pott: its rows of ``saldo/2``, what it has spent on what and when.

    ``beslut`` are the events that rest on a decision, in order; there may be some with no amount.
    """

    pott: str
    ar: int
    rader: list[Saldorad]
    insatser: list[Insats]
    manader: list[Manad]
    beslut: list[Journalrad]


class Besked(TypedDict):
    """What a nämnd or a sub-unit is told as of a day: each pott, and what waits for it.

    ``provad`` tells whether the figures were held to the seals in this very answer.
    """

    schema: Literal["besked/1"]
    namnd: str
    idag: str
    per: Per
    potter: list[Beskedpott]
    vantar: list[Bevakad]
    exempeldata: bool
    provad: NotRequired[bool]
    vilar_pa_exempel: NotRequired[list[Vilar]]


def besked(  # noqa: PLR0913 - the filters of a read verb
    conn: sqlite3.Connection,
    asof: AsOf = NU,
    *,
    idag: str,
    namnd: str,
    underenhet: str | None = None,
    pott: str | None = None,
    kept: Kept | None = None,
) -> Besked:
    """Return what a nämnd is told in the shape ``besked/1``, of a pott or of all it has."""
    code = underenhet or namnd
    with snapshot(conn):
        saldon = saldo(conn, asof, pott=pott, namnd=namnd, underenhet=underenhet)["rader"]
        spent = poster(
            conn, asof, position=FORBRUKAT, pott=pott, namnd=namnd, underenhet=underenhet
        )["rader"]
        beslut = blad(
            conn, asof, many=_MEST, beslutade=True, pott=pott, namnd=namnd, underenhet=underenhet
        )["rader"]
        vantar = bevaka(
            conn, asof, idag=idag, inom=_INOM, pott=pott, namnd=namnd, underenhet=underenhet,
            kept=kept,
        )["rader"]  # fmt: skip
        at, exempel = per(conn, asof), has_example(conn, asof, pott=pott)
    return {
        "schema": "besked/1",
        "namnd": code,
        "idag": idag,
        "per": at,
        "potter": _potter(saldon, spent, beslut),
        "vantar": [row for row in vantar if row["vem"] == code],
        "exempeldata": exempel,
    }


def _potter(
    saldon: Sequence[Saldorad], spent: Sequence[Post], beslut: Sequence[Journalrad]
) -> list[Beskedpott]:
    return [
        _pott(
            one,
            [row for row in saldon if row["pott"] == one],
            [row for row in spent if row["pott"] == one],
            [row for row in beslut if row["pott"] == one],
        )
        for one in sorted({row["pott"] for row in (*saldon, *beslut) if row["pott"]})
    ]


def _pott(
    pott: str, saldon: Sequence[Saldorad], spent: Sequence[Post], beslut: Sequence[Journalrad]
) -> Beskedpott:
    insatser, manader = Counter[str | None](), Counter[str]()
    for row in spent:
        insatser[row["insats"]] += row["forandring_ore"]
        manader[_manad(row)] += row["forandring_ore"]
    return {
        "pott": pott,
        "ar": next(row["ar"] for row in (*saldon, *beslut) if row["ar"] is not None),
        "rader": list(saldon),
        "insatser": [
            {"insats": of, "forbrukat_ore": ore}
            for of, ore in sorted(insatser.items(), key=lambda one: one[0] or "") if ore
        ],
        "manader": [
            {"manad": of, "forbrukat_ore": ore} for of, ore in sorted(manader.items()) if ore
        ],
        "beslut": list(beslut),
    }  # fmt: skip


def _manad(row: Post) -> str:
    """Return the month of a cost: that of its period where it is one, else that of its date."""
    said = row["period"] or ""
    return said if len(said) == len("2022-09") else last_day(row["handelsedatum"])[:7]
