"""The certificate as text: whole, with every margin, or short, for an audit report."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any, TypeAlias

from domain.values.dates import datum_text
from domain.values.money import kronor_text
from projections.answers.intyg.marginaler import HANDELSEDATUM, REGISTRERING
from reports.asof import as_of_line
from reports.evidence import avstamning
from reports.report import Report
from reports.tables import Column, filled, table
from reports.words.terms import place
from reports.words.ways import HELA_LOGGEN, INTYGET, way

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from projections.answers.intyg.svar import (
        Intyg,
        Kontrollpunkter,
        Lagsta,
        Marginal,
        Minsta,
        Pottintyg,
    )

RUBRIK = {REGISTRERING: "i den ordning som det registrerades", HANDELSEDATUM: "dag för dag"}
_PAGE = 80
_PLACE = 31  # columns for a position in the running figures
_LABEL = 19  # columns before what the short form says

Row: TypeAlias = "Mapping[str, Any]"


def report(answer: Intyg) -> Report:
    """Return the whole certificate as it is written; in a sheet the margins are the rows."""
    return Report(answer, rows(answer), lambda: as_text(answer))


def rows(answer: Intyg) -> list[Row]:
    """Return the margins as rows of a sheet."""
    return [
        {"pott": pott["pott"], "ar": pott["ar"]}
        | {key: row[key] for key in ("slag", "namnd", "underenhet", "handelser")}
        | _flat(row[REGISTRERING], REGISTRERING)
        | _flat(row[HANDELSEDATUM], HANDELSEDATUM)
        | {"avvikelse": row["avvikelse"] and row["avvikelse"]["handelse"]}
        for pott in answer["potter"]
        for row in pott["marginaler"]
    ]


def _flat(low: Lagsta | None, ordning: str) -> dict[str, int | str | None]:
    return {
        f"{ordning}_lagsta_ore": low and low["lagsta_ore"],
        f"{ordning}_handelse": low and low["handelse"],
        f"{ordning}_datum": low and low["datum"],
    }


def overspent(answer: Intyg) -> bool:
    """Tell whether anything has been below zero as it was registered: no ledger lets it be."""
    return any(
        row[REGISTRERING] and row[REGISTRERING]["lagsta_ore"] < 0
        for pott in answer["potter"]
        for row in pott["marginaler"]
    )


def as_text(answer: Intyg) -> str:
    """Return the whole certificate: of each pott its margins, in both orders, and what is left."""
    if not answer["potter"]:
        return f"Inga potter.\n{as_of_line(answer)}"
    parts = [one for pott in answer["potter"] for one in _pott(pott, answer)]
    rot = f"Rot {answer['per']['rot']}\n" if answer["per"]["rot"] else ""
    at = {**_unrooted(answer), "oattesterade": answer["kort"]["oattesterade"]}
    return "\n".join(parts) + f"\n{as_of_line(at, 'Kronor, ')}{rot}"


def _unrooted(answer: Intyg) -> Intyg:
    """Return a certificate without its root, which stands whole elsewhere."""
    return {**answer, "per": {**answer["per"], "rot": None}}


def _pott(pott: Pottintyg, answer: Intyg) -> Iterator[str]:
    rubrik = f"{pott['pott']}, bidragsår {pott['ar']}"
    yield f"{rubrik}\n{'=' * len(rubrik)}"
    if not pott["marginaler"]:
        yield "Inga pengar har rört sig.\n"
    else:
        yield f"Lägsta marginal, {RUBRIK[REGISTRERING]}\n"
        yield _table([row for row in pott["marginaler"] if row[REGISTRERING]], REGISTRERING)
        if shown := [row for row in pott["marginaler"] if row[HANDELSEDATUM] and not _same(row)]:
            yield f"Lägsta marginal, {RUBRIK[HANDELSEDATUM]}, där det inte är detsamma\n"
            yield _table(shown, HANDELSEDATUM)
        else:
            yield "Dag för dag, i händelsedatumens ordning, är det detsamma.\n"
    below = [text for row in pott["marginaler"] for text in _below(row, answer)]
    if below:
        yield "".join(f"{filled(text, '- ')}\n" for text in below)
    yield from avstamning.told(pott)


def _same(row: Marginal) -> bool:
    """Tell whether a margin is as low after the same event in both orders, whatever its day."""
    first, by_day = (
        low and (low["lagsta_ore"], low["handelse"])
        for low in (row[REGISTRERING], row[HANDELSEDATUM])
    )
    return first == by_day


def _table(rows: list[Marginal], ordning: str) -> str:
    return table(
        rows,
        [Column.text("Marginal", what)],
        [
            Column.ore("Lägst", lambda row: row[ordning]["lagsta_ore"], "0"),
            Column.handelse("Händelse", lambda row: row[ordning]["handelse"]),
            Column.text("Dag", lambda row: datum_text(row[ordning]["datum"])),
            Column.tal("Rörd av", "handelser"),
        ],
    )


def what(row: Marginal | Minsta) -> str:
    """Return what a margin is of: ``hos nämnd GRN/GRN-PI``, ``tilldelat minus rekvirerat``."""
    of = {key: row[key] for key in ("namnd", "underenhet")}
    return place({"position": row["slag"]} | of)


def _below(row: Marginal, answer: Intyg) -> Iterator[str]:
    """Tell of a margin that has been below zero, and which avvikelse says so."""
    first, by_day = row[REGISTRERING], row[HANDELSEDATUM]
    if first and first["lagsta_ore"] < 0:
        why = (
            "; per en dag räknas bara det som hade hänt då"
            if answer["per"]["datum"]
            else f". Loggen är inte hel{way(HELA_LOGGEN)}"
        )
        yield f"UNDER NOLL: {what(row)} {_where(first)}, {RUBRIK[REGISTRERING]}{why}."
    if by_day and by_day["lagsta_ore"] < 0:
        yield f"Under noll dag för dag: {what(row)} {_where(by_day)}. {_explained(row)}"


_STATUS = {
    "oppen": "öppen",
    "utredd": "utredd",
    "rattad": "stängd: händelsen är rättad, men en annan dag",
}
"""How it is with an avvikelse of a day that is still below zero."""


def _explained(row: Marginal) -> str:
    found = row["avvikelse"]
    if found is None:
        return "Ingen avvikelse enligt R49 nämner det."
    status = _STATUS[found["status"]]
    kod = "R49" if found["kod"] == "R49" else f"{found['kod']} (R49)"
    return f"Avvikelsen {kod} i händelse {found['handelse']} är {status}."


def _where(low: Lagsta) -> str:
    dag = datum_text(low["datum"])
    return f"{kronor_text(low['lagsta_ore'])} vid händelse {low['handelse']} ({dag})"


def in_short(answer: Intyg) -> str:
    """Return the short form: a page, at most 80 columns, whatever the terminal is."""
    kort = answer["kort"]
    lines = [f"INTYG UR LIGGAREN {kort['liggare']}", ""]
    if answer["exempeldata"]:
        lines += ["EXEMPELDATA INGÅR: siffrorna är inte bara verkliga händelser.", ""]
    lines += [
        _line("Rot", kort["rot"] or "ingen, inga händelser"),
        _line("Händelser", str(kort["handelser"])),
        "Minsta marginal",
        _line("  som registrerat", _smallest(kort[REGISTRERING])),
        _line("  dag för dag", _smallest(kort[HANDELSEDATUM])),
        _line("Egenfinansierat", avstamning.borne(answer)),
        _line("Avstämning", avstamning.counted(kort)),
        _line("Oattesterat", f"{kort['oattesterade']} händelser"),
        _line("Öppna avvikelser", str(kort["oppna_avvikelser"])),
        _line("Kontrollpunkter", _checkpoints(kort["kontrollpunkter"])),
        _line("Gäller", as_of_line({**_unrooted(answer), "exempeldata": False}).strip()),
    ]
    return "\n".join(lines) + f"\n{way(INTYGET)}"


def _line(label: str, text: str) -> str:
    if len(text) + _LABEL > _PAGE and " " not in text:  # a root: the digits stay together
        return f"{label}\n  {text}"
    return textwrap.fill(
        text, _PAGE, initial_indent=label.ljust(_LABEL), subsequent_indent=" " * _LABEL,
        break_on_hyphens=False,
    )  # fmt: skip


def _smallest(low: Minsta | None) -> str:
    if low is None:
        return "ingen, inga pengar har rört sig"
    text = f"{_where(low)}: {low['pott']} {what(low)}"
    if more := low["lika_laga"] - 1:
        text += f"; {more} till har varit så låga"
    if low["under_noll"]:
        text += f"; {low['under_noll']} har varit under noll"
    if low["minnesbelopp_under_noll"]:
        text += f"; därtill minnesbelopp under noll: {low['minnesbelopp_under_noll']}"
    return text


def _checkpoints(found: Kontrollpunkter) -> str:
    if not found["antal"]:
        return "inga bredvid liggaren"
    many = "1 sparad" if found["antal"] == 1 else f"{found['antal']} sparade"
    return f"{many} bredvid liggaren, den senaste med {found['storsta']} händelser (ej prövade här)"


def event_lines(nr: int, rows: Sequence[Mapping[str, Any]]) -> str:
    """Return what an event changed, a line for each position, and what it left in both orders."""
    first = rows[0]
    dag = datum_text(first["handelsedatum"])
    head = f"{nr}  {dag}  {first['liggarnummer'] or '-'}  {first['pott']}"
    lines = [head]
    for row in rows:
        where = place({"position": row["position"]} | {k: row[k] for k in ("namnd", "underenhet")})
        ore = (row["forandring_ore"], row["efter_registrering_ore"], row["efter_handelsedatum_ore"])
        amounts = "".join(f"{kronor_text(one, unit=''):>15}" for one in ore)
        if len(where) > _PLACE:
            lines.append(f"  {where}")
            where = ""
        lines.append(f"  {where:<{_PLACE}}{amounts}")
    return "\n".join(lines) + "\n"
