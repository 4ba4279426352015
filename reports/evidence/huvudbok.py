"""How the finance system's books stand to the ledger, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reports.asof import as_of_line
from reports.report import Report
from reports.tables import Column, filled, table
from reports.words.terms import antal

if TYPE_CHECKING:
    from collections.abc import Mapping

STATUS = {
    "olika": "annat belopp",
    "bara_har": "bara i liggaren",
    "bara_dar": "bara i ekonomisystemet",
    "annat_ar": "hör till ett annat år",
}
"""What is not the same, as people say it."""
_ROLLER = {
    "fordran": "Fordran på staten",
    "bank": "Bank",
    "ej_intaktsfort": "Ej intäktsfört",
    "skuld": "Skuld till staten",
    "intakt": "Intäkt",
    "efterskankt": "Efterskänkt",
}
_BELOPP = [
    Column.named("Liggaren", "har_ore"),
    Column.named("Ekonomisystemet", "dar_ore"),
    Column.named("Skillnad", "differens_ore"),
]


def report(answer: Mapping[str, Any]) -> Report:
    """Return the reconciliation as it is written."""
    return Report(answer, answer["rader"], lambda: as_text(answer))


def as_text(answer: Mapping[str, Any]) -> str:
    """Return the reconciliation as text: each account, and each amount that is not the same."""
    konto = [
        Column.text("Konto", "konto"),
        Column.text("", lambda row: _ROLLER[row["roll"]]),
    ]
    parts = [
        f"{answer['fil']}, år {answer['ar']}: {_slutsats(answer)}",
        table(answer["konton"], konto, _BELOPP),
    ]
    if answer["rader"]:
        parts.append(table(answer["rader"], _RAD, _BELOPP))
    for one in answer["obalans"]:
        said = f"verifikat {one['verifikat']} {one['datum']} på rad {one['rad']} går inte jämnt upp"
        parts.append(filled(said, "- ") + "\n")
    if answer["kontrollsumma"] is False:
        parts.append("Filens egen kontrollsumma stämmer inte: den är ändrad eller avbruten.\n")
    if answer["kontona_ar_exempel"]:
        parts.append("Kontona är exempel; ange era egna i konton.toml under [sie].\n")
    return "\n".join(parts) + as_of_line(answer, "Kronor, ")


_RAD = [
    Column.text("Vad", lambda row: STATUS[row["status"]]),
    Column.text("Händelse", lambda row: row["liggarnummer"] or row["verifikat"] or ""),
    Column.text("Konto", "konto"),
    Column.text("Nämnd", lambda row: row["namnd"] or ""),
]


def _slutsats(answer: Mapping[str, Any]) -> str:
    lika = antal(answer["lika"], "belopp stämmer", "belopp stämmer")
    if not answer["rader"]:
        return f"{lika}, inget skiljer."
    return f"{lika}, {antal(len(answer['rader']), 'skiljer', 'skiljer')}."
