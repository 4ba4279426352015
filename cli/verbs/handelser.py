"""``liggare handelser``: the journal, filtered; as JSON the stored entries themselves."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import click

from cli import options
from cli.asof import as_of_line
from cli.failures import NOT_FOUND, Stop, note
from cli.output import Column, emit, rows_out, stored_json, table
from cli.readmodel import checked, opened
from domain.errors import menade
from domain.values.dates import datum_text
from ledger.store.sqlite.head import connect
from projections.answers.journal import arenden, journal
from projections.model import as_of

if TYPE_CHECKING:
    from pathlib import Path

    from projections.answers.journal import Journalrad


@click.command(name="handelser", options_metavar="[FLAGGOR]")
@click.option("--pott", metavar="POTT", help="Bara den potten.")
@click.option("--namnd", metavar="KOD", help="Bara den nämnden eller underenheten.")
@click.option("--ar", type=options.NUMMER, metavar="ÅR", help="Bara det bidragsåret.")
@click.option("--typ", metavar="NAMN", help="Bara det slaget, till exempel overforing.")
@click.option("--arende", metavar="DIARIENR", help="Bara det som hör till ärendet, i alla potter.")
@options.as_of_options
@options.provad_option
@options.format_option()
@click.pass_context
def command(
    ctx: click.Context,
    pott: str | None,
    namnd: str | None,
    ar: int | None,
    typ: str | None,
    arende: str | None,
    per: str | None,
    registrerat_per: str | None,
    till_handelse: int | None,
    provad: bool,
    form: str,
    ut: Path | None,
) -> None:
    """Journalen i registreringsordning. Med -f json: de lagrade posterna, en per rad."""
    path = options.ledger_path(ctx)
    vem = checked(path, pott, namnd)
    typ = _type(typ)
    bounds = options.as_of(per, registrerat_per, till_handelse)
    with opened(path, provad=provad) as model:
        of = vem._asdict() | {"pott": pott, "typ": typ, "arende": arende}
        rows = list(journal(model.conn, bounds, ar=ar, **of))
        example = any(row["exempeldata"] for row in rows)
        at = as_of.per(model.conn, bounds)
        answer = model.answered({"per": at, "exempeldata": example})
        if arende is not None and not rows:
            _known(arende, arenden(model.conn))
    if form in {"json", "jsonl"}:
        note(*as_of_line(answer).splitlines())
        emit(b"".join(_entries(path, [row["nr"] for row in rows])), ut)
    else:
        rows_out(form, ut, answer, rows, lambda: as_table(rows) + as_of_line(answer))


def _known(arende: str, known: list[str]) -> None:
    """Raise Stop when nothing in the log has a diarienummer."""
    if arende not in known:
        raise Stop(
            NOT_FOUND,
            f"ingenting i liggaren har diarienumret {arende!r}.{menade(arende, known)}".rstrip("."),
            "Skriv det som det står i händelserna; se liggare handelser.",
        )


def _type(typ: str | None) -> str | None:
    """Return the event type that a name means: its own name, or the noun that records it."""
    if typ is None:
        return None
    from domain.deciding.kinds import EVENT_OF  # noqa: PLC0415 - the same
    from domain.events import EVENTS  # noqa: PLC0415 - the plain journal needs no pydantic

    names = {event.__name__ for event in EVENTS}
    nouns = {command.substantiv(): event.__name__ for command, event in EVENT_OF.items()}
    found = nouns.get(typ) or typ.partition("/")[0]
    if found not in names:
        raise Stop(
            NOT_FOUND, f"händelsetypen {typ!r} finns inte", f"Välj bland: {', '.join(nouns)}."
        )
    return found


def _entries(path: Path, wanted: list[int]) -> list[bytes]:
    """Return the stored entries with these numbers, each on its line."""
    from ledger.store.sqlite.reader import entries  # noqa: PLC0415 - the plain journal needs no engine

    chosen = set(wanted)
    with closing(connect(path)) as conn:
        found = entries(conn, min(wanted, default=0) - 1, max(wanted, default=-1))
        return [stored_json(entry) for nr, entry in found if nr in chosen]


def _correction(row: Journalrad) -> str:
    """Return what an event corrects, and by which correction in force it is corrected itself."""
    ends = (("rättar", row["rattar"]), ("rättad av", row["rattad_av"]))
    return ", ".join(f"{which} {nr}" for which, nr in ends if nr is not None)


def as_table(rows: list[Journalrad]) -> str:
    """Return the journal as text."""
    if not rows:
        return "Inga händelser.\n"
    keys = [
        Column("Nr", lambda row: str(row["nr"]), right=True),
        Column("Datum", lambda row: datum_text(row["handelsedatum"])),
        Column("Liggarnr", _numbered),
    ]
    examples = sum(row["exempeldata"] for row in rows)
    if examples:
        keys.append(Column("Ex", lambda row: "ex" if row["exempeldata"] else ""))
    columns = [
        Column("Händelse", lambda row: row["typ"].partition("/")[0]),
        Column.text("Pott", "pott"),
        Column.text("Nämnd", "namnd"),
        Column.ore("Belopp", "belopp_ore"),
    ]
    if any(map(_correction, rows)):
        columns.append(Column("Rättelse", _correction))
    waiting = sum(row["attest"] in _VANTAR for row in rows)
    below = f"* Saknar attest: {waiting}.\n" if waiting else ""
    below += f"ex Exempeldata: {examples}.\n" if examples else ""
    return f"{table(rows, keys, columns)}{below}"


_VANTAR = ("oattesterad", "delvis_attesterad")


def _numbered(row: Journalrad) -> str:
    """Return the liggarnummer, with a mark when the event lacks an attest (R35)."""
    return f"{row['liggarnummer'] or ''}{'*' if row['attest'] in _VANTAR else ''}"
