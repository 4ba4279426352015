"""The attests of a selection as text: what would be attested, what was, and what was refused."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from domain.values.money import kronor_text
from reports.asof import as_of_line
from reports.report import Report
from reports.tables import Column, filled, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from projections.answers.attester.vantan import Attestvantan

_NAMED = 12  # how many stretches of events are named in a message
_SLAG = {"granskning": "Granskningsattest", "beslut": "Beslutsattest",
         "bada": "Gransknings- och beslutsattest"}  # fmt: skip
_FIGURES = [Column.tal("Antal", "antal"), Column.ore("Kronor", "summa_ore", "0")]
_POTT = [Column.text("Pott", lambda row: row["pott"] or "hela liggaren")]
_POTTER = [
    *_FIGURES,
    Column.handelse("Första", "forsta_handelse"),
    Column.handelse("Sista", "sista_handelse"),
    Column.named("Från", "forsta_datum"),
    Column.named("Till", "sista_datum"),
]
_TYPER = [Column.text("Händelse", lambda row: row["typ"])]
_VANTAR = [
    Column.text("Attest", lambda row: row["slag"]),
    *_FIGURES,
    Column.text("Kan ges av", lambda row: _givare(row)),  # noqa: PLW0108 - it stands below
]


def report(answer: Mapping[str, Any]) -> Report:
    """Return what became of the attests; the rows of a sheet are the potts, or what is refused."""
    rows = answer["avvisade"] or answer["potter"]
    return Report(answer, rows, lambda: done(answer))


def preview(answer: Mapping[str, Any]) -> str:
    """Return what is to be attested: number and sum, by pott and by kind, and what is left out."""
    total = {"antal": answer["antal"], "summa_ore": answer["summa_ore"]}
    head = f"{_SLAG[answer['slag']]} av {_counted(answer['antal'])},"
    text = filled(f"{head} {kronor_text(answer['summa_ore'])} (krediteringar räknas av)") + "\n"
    if answer["potter"]:
        text += f"\n{table(answer['potter'], _POTT, _POTTER, total)}"
        text += f"\n{table(answer['typer'], _TYPER, _FIGURES, total)}"
    text += "Exempeldata ingår.\n" if answer["exempeldata"] else ""
    return text + _left_out(answer)


def done(answer: Mapping[str, Any]) -> str:
    """Return how many were attested, and how many were so already; of a dry run, what would be."""
    redan = f"{answer['redan']} redan attesterade"
    if "torrkor" in answer:
        antal = f"{answer['registrerade']}{_attester(answer)}"
        return f"{preview(answer)}{antal} skulle bli nya, {redan}\n"
    if answer["avvisade"]:
        return f"0 nya, {redan}\nIngenting är attesterat.\n"
    text = f"{answer['registrerade']} nya{_attester(answer)}, {redan}"
    if answer["forsta_nr"] is None:
        return f"{text}\n{_left_out(answer)}"
    span = f"(händelse {answer['forsta_nr']}-{answer['sista_nr']})"
    ore = kronor_text(answer["summa_ore"])
    return f"{text} {span}\n{_SLAG[answer['slag']]} av {ore}.\n{_left_out(answer)}"


def _attester(answer: Mapping[str, Any]) -> str:
    """Return what is counted where it is not events: of both kinds an event has two."""
    two = answer["slag"] == "bada"
    return " attester" if two else ""


def refusals(answer: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], str]]:
    """Yield one refusal of each sort, and in words which events it is of and what it says."""
    for _, group in groupby(sorted(answer["avvisade"], key=_sort), key=_sort):
        alike = [*group]
        nrs = sorted({one["handelse"] for one in alike})  # of both attests: one event
        which = f"händelse {stretches(nrs)}"
        first = "" if len(nrs) == 1 else f"{len(nrs)} händelser; den första: "
        yield alike[0], f"{which}: {first}{alike[0]['meddelande']}"


def _sort(one: Mapping[str, Any]) -> tuple[list[str], str]:
    """Return what makes refusals alike: the rules, and the way out."""
    return one["regler"], one["hjalp"] or ""


def stretches(numbers: list[int]) -> str:
    """Return numbers as ``12-14, 20``; of many the first ones, and how many more there are."""
    found: list[list[int]] = []
    for nr in sorted(numbers):
        if found and found[-1][-1] == nr - 1:
            found[-1].append(nr)
        else:
            found.append([nr])
    said = [str(one[0]) if len(one) == 1 else f"{one[0]}-{one[-1]}" for one in found[:_NAMED]]
    more = sum(map(len, found[_NAMED:]))
    return ", ".join(said) + (f" och {more} till" if more else "")


def waiting(answer: Attestvantan) -> Report:
    """Return what waits for an attest, by pott."""
    return Report(answer, answer["rader"], lambda: waiting_text(answer))


def waiting_text(answer: Attestvantan) -> str:
    """Return what waits for an attest as text, and who can give it."""
    rows = answer["rader"]
    text = table(rows, _POTT, _VANTAR) if rows else "Ingenting väntar på attest.\n"
    return text + as_of_line(answer, f"Idag {answer['idag']}, ")


def _givare(row: Mapping[str, Any]) -> str:
    vem = [*row["kan"], *(f"{aktor} (en del)" for aktor in row["kan_en_del"])]
    ingen = f"ingen ({row['ingen']})" if vem else "ingen"
    return ", ".join([*vem, ingen] if row["ingen"] else vem)


def _counted(antal: int) -> str:
    return "1 händelse" if antal == 1 else f"{antal} händelser"


def _left_out(answer: Mapping[str, Any]) -> str:
    """Return what is left out of the selection, and why; nothing is left out unseen."""
    egna, rattade = answer["utelamnade"]["egna"], answer["utelamnade"]["rattade"]
    said = [f"{_counted(egna)} som du själv har registrerat"] if egna else []
    som = "är rättad och inte behöver" if rattade == 1 else "är rättade och inte behöver"
    said += [f"{_counted(rattade)} som {som} attest"] if rattade else []
    return filled(f"Utelämnat: {'; '.join(said)}.") + "\n" if said else ""
