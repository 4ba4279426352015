"""The ledger as a workbook: balances, postings for a pivot, avvikelser, and what holds them.

Each sheet is a table of Excel's with a heading for people. The formulas are all ours, in the sheet
that checks the others; each has its value beside it, for who reads the file without reckoning.
"""

from __future__ import annotations

import io
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from domain.bookkeeping.positions import HELD, i_ord
from exchange.rader import POSTER, avvikelserader, posterader, saldorader
from reports.errors import DoesNotFit
from reports.kinds import Kind, kind_of
from reports.words.terms import word
from reports.writers.visible import in_line
from reports.writers.xlsx import LAST_ROW, OPTIONS, cell, formats

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from exchange.rader import Rad
    from projections.answers.avvikelser import Avvikelserad
    from projections.answers.rorelser import Plats, Rorelse
    from projections.answers.saldo import Saldorad

_ROD = {"bold": True, "font_color": "#A1122A"}
_BREDD = 14
_UTAN_SUMMA = {"foreslaget_ore"}
"""What a pott's row says in all and its nämnder's each by itself: a sum would count it twice."""


class Underlag(NamedTuple):
    """What a workbook is made of, all of it of one moment.

    ``kallor`` is the position that the money of each pott comes from, ``namn`` what each organ is
    called, ``om`` what is told of the file, ``skapad`` its time, and ``exempel`` whether example
    data is in it.
    """

    saldon: Sequence[Saldorad]
    rorelser: Iterable[Rorelse]
    stallning: Mapping[Plats, int]
    kallor: Mapping[str, str]
    avvikelser: Sequence[Avvikelserad]
    namn: Mapping[str, str]
    om: Sequence[tuple[str, str]]
    skapad: datetime
    exempel: bool


class _Blad:
    """A workbook in the making."""

    def __init__(self, book: Any, *, exempel: bool) -> None:
        self.book, self.exempel = book, exempel
        self.forms = formats(book)
        self.bold, self.red = book.add_format({"bold": True}), book.add_format(_ROD)

    def tabell(
        self, namn: str, rows: Sequence[Rad], names: Sequence[str], *, summa: bool = False
    ) -> Any:
        """Add a sheet that is a table, with a row of sums if there is to be one.

        Raises DoesNotFit when there are more rows than a sheet holds.
        """
        if len(rows) >= LAST_ROW:
            raise DoesNotFit(f"bladet {namn} rymmer inte fler än {LAST_ROW} rader; välj en pott")
        sheet = self.book.add_worksheet(namn)
        heads = [word(name.removesuffix("_ore")).capitalize() for name in names]
        form = self.red if self.exempel else self.bold
        columns = [{"header": head, "header_format": form} for head in heads]
        area = (0, 0, max(len(rows), 1), len(names) - 1)
        sheet.add_table(*area, {"name": namn, "columns": columns, "style": "Table Style Light 1"})
        for i, row in enumerate(rows, 1):
            for j, name in enumerate(names):
                cell(sheet, (i, j), kind_of(name, row[name]), row[name], self.forms)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(names) - 1, _BREDD)
        if summa and rows:
            self._summor(sheet, rows, names)
        return sheet

    def _summor(self, sheet: Any, rows: Sequence[Rad], names: Sequence[str]) -> None:
        """Write the sums below a table: of the rows that are shown, where some are filtered out."""
        below = len(rows) + 1
        sheet.write_string(below, 0, "Summa", self.bold)
        for j, name in enumerate(names):
            if kind_of(name, 0) is Kind.ORE and name not in _UTAN_SUMMA:
                column = xl_col_to_name(j)
                formel = f"=SUBTOTAL(109,{column}2:{column}{below})"
                ore = sum(int(row[name] or 0) for row in rows)
                sheet.write_formula(below, j, formel, self.forms[Kind.ORE], ore / 100)


def skriven(av: Underlag) -> bytes:
    """Return the workbook; the same answer gives the same bytes."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS | {"in_memory": True}) as book:
        book.set_properties({"title": "Bidragsliggaren", "created": av.skapad})
        blad = _Blad(book, exempel=av.exempel)
        saldon, poster = saldorader(av.saldon, av.namn), list(posterader(av.rorelser, av.namn))
        blad.tabell("Saldon", saldon.rader, saldon.kolumner, summa=True)
        blad.tabell("Poster", poster, POSTER)
        avvikelser = avvikelserader(av.avvikelser)
        blad.tabell("Avvikelser", avvikelser.rader, avvikelser.kolumner)
        _kontroll(blad, av, poster)
        _om(blad, av.om)
    return out.getvalue()


def _kontroll(blad: _Blad, av: Underlag, poster: Sequence[Rad]) -> None:
    """Add the sheet that holds the postings to the ledger's own sums, pott by pott."""
    summor = Counter[tuple[object, object]]()
    for row in poster:
        summor[row["pott"], row["position"]] += int(row["belopp_ore"] or 0)
    sheet = blad.book.add_worksheet("Kontroll")
    heads = ("Pott", "Vad", "Enligt liggaren", "Summan av Poster", "Skillnad")
    sheet.write_row(0, 0, heads, blad.bold)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(heads) - 1, 24)
    rad = 1
    for pott, kalla in av.kallor.items():
        held = _lagen(av.stallning, pott, kalla)
        first = rad
        for position, ore in held.items():
            vad = pott, i_ord(position)
            _jamfor(blad, sheet, rad, vad, ore, summor[vad], _summa(rad, len(poster)))
            rad += 1
        lagena = sum(summor[pott, i_ord(one)] for one in HELD)
        vad = pott, f"{i_ord(kalla)} = summan av lägena"
        _jamfor(blad, sheet, rad, vad, held[kalla], lagena, f"=SUM(D{first + 2}:D{rad})")
        rad += 2


def _lagen(stallning: Mapping[Plats, int], pott: str, kalla: str) -> dict[str, int]:
    """Return where a pott's money came from, and each position that holds it, with its amount."""
    found = dict.fromkeys((kalla, *HELD), 0)
    for plats, ore in stallning.items():
        if plats.pott == pott and plats.position in found:
            found[plats.position] += ore
    return found


def _summa(rad: int, poster: int) -> str:
    belopp, pott, position = (
        f"Poster!${column}$2:${column}${max(poster, 1) + 1}"
        for column in (xl_col_to_name(POSTER.index(name)) for name in
                       ("belopp_ore", "pott", "position"))
    )  # fmt: skip
    return f"=SUMIFS({belopp},{pott},A{rad + 1},{position},B{rad + 1})"


def _jamfor(  # noqa: PLR0917 - a row
    blad: _Blad, sheet: Any, rad: int, of: tuple[str, str], ore: int, summa: int, formel: str
) -> None:
    """Write what the ledger says of something, what the postings add up to, and the difference."""
    form = blad.forms[Kind.ORE]
    sheet.write_string(rad, 0, in_line(of[0]))
    sheet.write_string(rad, 1, in_line(of[1]))
    sheet.write_number(rad, 2, ore / 100, form)
    sheet.write_formula(rad, 3, formel, form, summa / 100)
    formel = f"=ROUND(C{rad + 1}-D{rad + 1},2)"
    sheet.write_formula(rad, 4, formel, form, (ore - summa) / 100)


def _om(blad: _Blad, om: Sequence[tuple[str, str]]) -> None:
    sheet = blad.book.add_worksheet("Om filen")
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 80)
    for i, (vad, text) in enumerate(om):
        sheet.write_string(i, 0, vad, blad.bold)
        sheet.write_string(i, 1, in_line(text))
