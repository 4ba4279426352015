"""What a nämnd is told, as text and as a page to print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.values.dates import datum_text
from domain.values.money import kronor_text
from reports.asof import as_of_line
from reports.report import Report
from reports.tables import Column, filled, table
from reports.words.nouns import noun
from reports.words.terms import AMOUNTS, whose
from reports.writers.html import Lista, Rubrik, Stycke, Tabell, document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from projections.answers.besked import Besked, Beskedpott
    from projections.answers.bevakning import Bevakad
    from projections.answers.journal import Journalrad
    from reports.writers.html import Del

_BELOPP = (
    "foreslaget_ore", "beslutat_ore", "overfort_ore", "forbrukat_ore", "ater_ore", "kvar_ore",
    "sparrat_ore", "egenfinansierat_ore", "avbojt_ore",
)  # fmt: skip
_INSATS = [Column.text("Insats", lambda row: row["insats"] or "utan insats")]
_MANAD = [Column.text("Månad", "manad")]
_FORBRUKAT = [Column.named("Förbrukat", "forbrukat_ore")]


def report(answer: Besked, namn: str) -> Report:
    """Return the statement as it is written; ``namn`` is what the nämnd is called."""
    rows = [row for pott in answer["potter"] for row in pott["rader"]]
    return Report(answer, rows, lambda: as_text(answer, namn), page=lambda: as_page(answer, namn))


def as_text(answer: Besked, namn: str) -> str:
    """Return the statement as text."""
    parts = [f"BESKED TILL {namn.upper()} ({answer['namnd']}), {answer['idag']}\n"]
    for pott in answer["potter"]:
        parts.append(f"{pott['pott']}, bidragsår {pott['ar']}")
        has = pott["rader"]
        parts.append(table(has, [_vem()], _columns(pott)) if has else "Inga belopp.\n")
        for rows, key in ((pott["insatser"], _INSATS), (pott["manader"], _MANAD)):
            if rows:
                parts.append(table(rows, key, _FORBRUKAT, _summa(rows)))
        if pott["beslut"]:
            parts.append("Beslut bakom\n" + "".join(_rader(_beslut(pott["beslut"]))))
    if not answer["potter"]:
        parts.append("Nämnden har inget i någon pott.\n")
    parts.append("Det här väntar på er\n" + "".join(_rader(_vantar(answer["vantar"]))))
    return "\n".join(parts) + "\n" + as_of_line(answer, "Kronor, ")


def as_page(answer: Besked, namn: str) -> bytes:
    """Return the statement as one HTML file."""
    return document(f"Besked till {namn}", _delar(answer))


def _delar(answer: Besked) -> Iterator[Del]:
    yield Stycke(f"{answer['namnd']}, {datum_text(answer['idag'])}.")
    for pott in answer["potter"]:
        yield Rubrik(f"{pott['pott']}, bidragsår {pott['ar']}")
        if pott["rader"]:
            columns = [_vem(), *_columns(pott)]
            yield Tabell(f"Belopp i {pott['pott']}, kronor", pott["rader"], columns)
        else:
            yield Stycke("Inga belopp.")
        for rows, key, what in ((pott["insatser"], _INSATS, "insats"),
                                (pott["manader"], _MANAD, "månad")):  # fmt: skip
            if rows:
                rubrik = f"Förbrukat per {what} i {pott['pott']}, kronor"
                yield Tabell(rubrik, rows, [*key, *_FORBRUKAT], _summa(rows))
        if pott["beslut"]:
            yield Stycke("Beslut bakom:")
            yield Lista(_beslut(pott["beslut"]))
    if not answer["potter"]:
        yield Stycke("Nämnden har inget i någon pott.")
    yield Rubrik("Det här väntar på er")
    yield Lista(_vantar(answer["vantar"]))
    if answer["exempeldata"]:
        yield Stycke("Exempeldata ingår.", "exempel")
    yield from (Stycke(line, "fot") for line in as_of_line(answer).splitlines())


def _vem() -> Column:
    return Column.text("Nämnd", whose)


def _columns(pott: Beskedpott) -> list[Column]:
    shown = [name for name in _BELOPP if any(row[name] for row in pott["rader"])]  # type: ignore[literal-required]
    return [Column.named(AMOUNTS[name], name) for name in shown]


def _summa(rows: Sequence[Any]) -> dict[str, int]:
    return {"forbrukat_ore": sum(row["forbrukat_ore"] for row in rows)}


def _beslut(rows: Sequence[Journalrad]) -> list[str]:
    return [
        f"{datum_text(row['handelsedatum'])} {noun(row['typ'])}{_kr(row['belopp_ore'])}:"
        f" {_beslutat(row)} (händelse {row['nr']})"
        for row in rows
    ]


def _kr(ore: int | None) -> str:
    return f" {kronor_text(ore)}" if ore else ""


def _beslutat(row: Journalrad) -> str:
    paragraf = "" if row["paragraf"] is None else f"§ {row['paragraf']}"
    return " ".join(filter(None, (row["organ"], paragraf, row["diarienummer"])))


def _vantar(rows: Sequence[Bevakad]) -> list[str]:
    said = []
    for row in rows:
        senast = f"Senast {row['forfaller']}: " if row["forfaller"] else ""
        om = row["pott"] or row["arende"]
        said.append(f"{senast}{row['vad']}{f' ({om})' if om else ''}")
    return said or ["Ingenting."]


def _rader(texter: Sequence[str]) -> Iterator[str]:
    return (f"{filled(text, '- ')}\n" for text in texter)
