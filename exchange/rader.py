"""An answer as rows with a heading each, as other programs take them: one row, one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from domain.bookkeeping.positions import i_ord
from domain.values.ja_nej import ja_nej_text
from reports.words.nouns import noun
from reports.words.terms import AMOUNTS, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from projections.answers.avvikelser import Avvikelserad
    from projections.answers.rorelser import Rorelse
    from projections.answers.saldo import Saldorad

Rad: TypeAlias = "dict[str, str | int | bool | None]"
"""A row, by the names of its columns; money is in öre, and its name says so."""

POSTER = (
    "nr", "liggarnummer", "handelsedatum", "dag", "registrerad", "slag", "pott", "namnd",
    "namn", "underenhet", "position", "beslut", "avser", "belopp_ore", "exempeldata",
)  # fmt: skip
"""The columns of the postings."""


class Tabell(NamedTuple):
    """Rows, and the names of their columns in order."""

    kolumner: Sequence[str]
    rader: Sequence[Rad]


def saldorader(saldon: Sequence[Saldorad], namn: Mapping[str, str]) -> Tabell:
    """Return a row per pott, nämnd and sub-unit, with the amounts that any of them has."""
    ore = [name for name in AMOUNTS if any(row[name] for row in saldon)]  # type: ignore[literal-required]
    rader: list[Rad] = []
    for row in saldon:
        rad: Rad = {"pott": row["pott"], "ar": row["ar"], **_vems(row, namn)}
        rader.append(rad | {name: row[name] for name in ore})  # type: ignore[literal-required]
    return Tabell(("pott", "ar", "namnd", "namn", "underenhet", *ore), rader)


def posterader(rorelser: Iterable[Rorelse], namn: Mapping[str, str]) -> Iterator[Rad]:
    """Yield a row per position that an event changed, each of it whole: a sum of them is a balance.

    ``dag`` is the last day that the date may be.
    """
    for of in rorelser:
        for plats, ore in of.poster:
            vem = {"namnd": plats.namnd or None, "underenhet": plats.underenhet or None}
            yield {
                "nr": of.nr,
                "liggarnummer": of.liggarnummer,
                "handelsedatum": of.handelsedatum,
                "dag": of.dag,
                "registrerad": of.registrerad,
                "slag": noun(of.typ),
                "pott": plats.pott,
                **_vems(vem, namn),
                "position": i_ord(plats.position),
                "beslut": of.beslut or None,
                "avser": of.avser,
                "belopp_ore": ore,
                "exempeldata": ja_nej_text(of.exempeldata),
            }


def avvikelserader(avvikelser: Sequence[Avvikelserad]) -> Tabell:
    """Return a row per avvikelse, with its readings side by side."""
    rader: list[Rad] = [
        {
            "kod": row["kod"],
            "pott": row["pott"],
            "arende": row["arende"],
            "belopp_ore": row["belopp_ore"],
            "status": word(row["status"]),
            "regel": row["regel"],
            "slag": word(row["slag"]),
            "nr": row["handelse"],
            "lasning_1": dict(enumerate(row["lasningar"])).get(0),
            "lasning_2": dict(enumerate(row["lasningar"])).get(1),
            "exempeldata": ja_nej_text(row["exempeldata"]),
        }
        for row in avvikelser
    ]
    names = (
        "nr", "kod", "pott", "arende", "belopp_ore", "status", "regel", "slag", "lasning_1",
        "lasning_2", "exempeldata",
    )  # fmt: skip
    return Tabell(names, rader)


def _vems(row: Mapping[str, object], namn: Mapping[str, str]) -> Rad:
    """Return whose a row is, by code and by name."""
    namnd, underenhet = row["namnd"], row["underenhet"]
    code = str(underenhet or namnd or "")
    return {
        "namnd": None if namnd is None else str(namnd),
        "namn": namn.get(code, code) or None,
        "underenhet": None if underenhet is None else str(underenhet),
    }
