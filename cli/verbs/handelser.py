"""``liggare handelser``: the journal, filtered; as JSON the stored entries themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from application.asking import types
from cli import options
from cli.failures import note
from cli.options.varden import NUMMER
from cli.output import emit_parts, show
from reports.asof import as_of_line
from reports.events.journal import report, sheet
from reports.writers.json import stored_json

if TYPE_CHECKING:
    from pathlib import Path

    from application.asking.snapshot import Asking, Numrerade
    from projections.model.as_of import AsOf


@click.command(name="handelser", options_metavar="[FLAGGOR]")
@click.option("--pott", metavar="POTT", help="Bara den potten.")
@click.option("--namnd", metavar="KOD", help="Bara den nämnden eller underenheten.")
@click.option("--ar", type=NUMMER, metavar="ÅR", help="Bara det bidragsåret.")
@click.option("--typ", metavar="NAMN", help="Bara det slaget, till exempel overforing.")
@click.option("--arende", metavar="DIARIENR", help="Bara det som hör till ärendet, i alla potter.")
@click.option("--oattesterade", is_flag=True, help="Bara dem i saldona som saknar attest.")
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
    oattesterade: bool,
    bounds: AsOf,
    provad: bool,
    form: str,
    ut: Path | None,
) -> None:
    """Journalen i registreringsordning. Med -f json: de lagrade posterna, en per rad."""
    if typ is not None:
        typ = types.event_type(typ)
    with options.session(ctx).asking(provad=provad) as asking:
        of: dict[str, object] = {
            **asking.named(pott, namnd)._asdict(),
            "pott": pott,
            "ar": ar,
            "arende": arende,
            "oattesterade": oattesterade or None,
        }
        if form in {"json", "jsonl"}:
            _write_entries(asking, asking.numbers(bounds, typ=typ, **of), arende, ut)
            return
        if form == "csv":
            told, rows = asking.streamed(bounds, typ=typ, **of)
            if told["rader"]:
                emit_parts(sheet(told, rows()), ut)
                return
        answer = asking.journal(bounds, typ=typ, **of)
        if arende is not None and not answer["rader"]:
            asking.known_arende(arende)
    show(report(answer), form, ut)


def _write_entries(asking: Asking, answer: Numrerade, arende: str | None, ut: Path | None) -> None:
    """Write the stored entries as they are read; all of them have been held to their seals then."""
    if arende is not None and not answer["rader"]:
        asking.known_arende(arende)
    for _held in asking.entries(answer["rader"]):
        pass
    note(*as_of_line(answer).splitlines())
    emit_parts(map(stored_json, asking.entries(answer["rader"])), ut)
