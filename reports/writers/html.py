"""A document as one HTML file: no script, nothing fetched; a text of data is only ever a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias
from xml.etree.ElementTree import Element, SubElement, tostring

from reports.words.terms import minus
from reports.writers.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reports.tables import Column

_STIL = """
body{font:16px/1.4 'IBM Plex Sans','Segoe UI',system-ui,sans-serif;color:#1c1f24;max-width:60rem;
margin:1.5rem auto;padding:0 1rem}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:1.6rem}
table{border-collapse:collapse;margin:.6rem 0;min-width:24rem;max-width:100%}
caption{text-align:left;font-weight:600}
th,td{text-align:left;padding:.2rem .8rem .2rem 0;border-bottom:1px solid #d5d9df}
td,th{vertical-align:top}
.tal{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
tfoot td,tfoot th{border-top:2px solid #1c1f24;font-weight:600}
.fot{color:#4a4f57;margin:.2rem 0}
.exempel{color:#5b3a86;font-weight:600}
@media print{@page{size:A4;margin:18mm}body{margin:0;padding:0;font-size:10pt}thead{display:
table-header-group}tr{break-inside:avoid}}
"""


class Rubrik(NamedTuple):
    """A heading below that of the document."""

    text: str


class Stycke(NamedTuple):
    """A paragraph; ``klass`` is how it looks."""

    text: str
    klass: str = ""


class Lista(NamedTuple):
    """A list of texts."""

    texter: Sequence[str]


class Tabell(NamedTuple):
    """A table with its caption; the first column names the row, ``summa`` is a row of sums."""

    rubrik: str
    rader: Sequence[Any]
    kolumner: Sequence[Column]
    summa: Any = None


Del: TypeAlias = "Rubrik | Stycke | Lista | Tabell"


def document(titel: str, delar: Iterable[Del]) -> bytes:
    """Return a document of its parts."""
    root = Element("html", {"lang": "sv"})
    head = SubElement(root, "head")
    SubElement(head, "meta", {"charset": "utf-8"})
    SubElement(head, "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    _text(head, "title", titel)
    SubElement(head, "style").text = _STIL
    body = SubElement(SubElement(root, "body"), "main")
    _text(body, "h1", titel)
    for del_ in delar:
        _del(body, del_)
    return f"<!DOCTYPE html>\n{tostring(root, encoding='unicode', method='html')}\n".encode()


def _del(body: Element, del_: Del) -> None:
    match del_:
        case Rubrik(text):
            _text(body, "h2", text)
        case Stycke(text, klass):
            _text(body, "p", text, {"class": klass} if klass else {})
        case Lista(texter):
            made = SubElement(body, "ul")
            for text in texter:
                _text(made, "li", text)
        case Tabell():
            _tabell(body, del_)


def _tabell(body: Element, of: Tabell) -> None:
    made = SubElement(body, "table")
    _text(made, "caption", of.rubrik)
    head = SubElement(SubElement(made, "thead"), "tr")
    for column in of.kolumner:
        _text(head, "th", column.rubrik, {"scope": "col", **_klass(column)})
    rows = SubElement(made, "tbody")
    for row in of.rader:
        _rad(rows, row, of.kolumner)
    if of.summa is not None and len(of.rader) > 1:
        below = SubElement(SubElement(made, "tfoot"), "tr")
        _text(below, "th", "Summa", {"scope": "row"})
        for column in of.kolumner[1:]:
            _text(below, "td", minus(column.cell(of.summa)) if column.right else "", _klass(column))


def _rad(rows: Element, row: Any, columns: Sequence[Column]) -> None:
    made = SubElement(rows, "tr")
    for i, column in enumerate(columns):
        name, more = ("td", {}) if i else ("th", {"scope": "row"})
        _text(made, name, minus(column.cell(row)), {**more, **_klass(column)})


def _klass(column: Column) -> dict[str, str]:
    return {"class": "tal"} if column.right else {}


def _text(parent: Element, name: str, text: str, attributes: dict[str, str] | None = None) -> None:
    SubElement(parent, name, attributes or {}).text = in_line(text)
