"""How an answer becomes a page: templates, tables, and text that can do no harm (D15)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from domain.values.dates import datum_text
from reports.figures.svg import amount
from reports.tables import Column
from reports.words.moments import local
from reports.words.nouns import noun
from reports.words.terms import antal, minus, whose, word
from reports.writers.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Lank = Callable[[Any], str | None]

MALLAR = Path(__file__).parent / "templates"


class Cell(NamedTuple):
    """A cell: its text, where it leads, and whether the last event changed it."""

    text: str
    href: str | None = None
    right: bool = False
    andrad: bool = False
    under: str = ""


class Kolumn(NamedTuple):
    """A column, where each of its cells leads, what stands small beside it, what changed it."""

    column: Column
    lank: Lank | None = None
    andrad: Callable[[Any], bool] | None = None
    under: Callable[[Any], str] | None = None


class Tabell(NamedTuple):
    """A table as it is written: its caption, heads, rows, and the row of sums if there is one."""

    rubrik: str
    huvud: list[tuple[str, bool]]
    rader: list[list[Cell]]
    summa: list[Cell] | None = None


def tabell(
    rubrik: str, rows: Iterable[Any], columns: Sequence[Kolumn], summa: Any = None
) -> Tabell:
    """Return rows as a table; ``summa`` is a row of sums, the first cell of which says so."""
    heads = [(of.column.rubrik, of.column.right) for of in columns]
    made = [[_cell(of, row) for of in columns] for row in rows]
    if summa is None:
        return Tabell(rubrik, heads, made)
    first, *rest = columns
    below = [Cell("Summa")] + [_cell(of, summa) if of.column.right else Cell("") for of in rest]
    return Tabell(rubrik, heads, made, below if not first.column.right else None)


def _cell(of: Kolumn, row: Any) -> Cell:
    text = minus(of.column.cell(row))
    shown = text not in {"", of.column.noll}
    return Cell(
        text,
        of.lank(row) if of.lank and shown else None,
        of.column.right,
        of.andrad(row) if of.andrad else False,
        of.under(row) if of.under else "",
    )


def ore(rubrik: str, name: str) -> Column:
    """Return a column of amounts, nothing being a dash."""
    return Column.named(rubrik, name, noll="–")


def kr(ore: int | None, unit: str = "") -> str:
    """Return öre in kronor, with what is below nothing told by a minus."""
    return "–" if ore is None else amount(ore, unit)


def _shown(value: object) -> object:
    """Return a text with nothing in it that steers or hides; what is markup is ours."""
    return in_line(value) if isinstance(value, str) and not isinstance(value, Markup) else value


class _Missing(StrictUndefined):
    """What an answer does not have: it can be asked for, and not written."""

    def __bool__(self) -> bool:  # type: ignore[override]
        return False


def environment() -> Environment:
    """Return the templates, all of them read, so that none is while a question is answered."""
    made = Environment(
        loader=FileSystemLoader(MALLAR),
        autoescape=True,
        undefined=_Missing,
        finalize=_shown,
        auto_reload=False,
    )
    made.filters |= {"kr": kr, "datum": datum_text, "lokal": local, "noun": noun, "word": word}
    made.globals |= {"antal": antal, "whose": whose}
    for name in made.list_templates():
        made.get_template(name)
    return made
