"""``liggare handelser``: the journal, filtered; as JSON the stored entries themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from application.asking import types
from cli import options
from cli.failures import note
from cli.options.varden import NUMMER
from cli.output import emit, show
from reports.asof import as_of_line
from reports.events.journal import report
from reports.writers.json import stored_json

if TYPE_CHECKING:
    from pathlib import Path

    from projections.model.as_of import AsOf


@click.command(name="handelser", options_metavar="[FLAGGOR]")
@click.option("--pott", metavar="POTT", help="Bara den potten.")
@click.option("--namnd", metavar="KOD", help="Bara den nämnden eller underenheten.")
@click.option("--ar", type=NUMMER, metavar="ÅR", help="Bara det bidragsåret.")
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
    bounds: AsOf,
    provad: bool,
    form: str,
    ut: Path | None,
) -> None:
    """Journalen i registreringsordning. Med -f json: de lagrade posterna, en per rad."""
    if typ is not None:
        typ = types.event_type(typ)
    with options.session(ctx).asking(provad=provad) as asking:
        of = asking.named(pott, namnd)._asdict() | {"pott": pott, "ar": ar, "arende": arende}
        answer = asking.journal(bounds, typ=typ, **of)
        if arende is not None and not answer["rader"]:
            asking.known_arende(arende)
        if form in {"json", "jsonl"}:
            entries = asking.entries([row["nr"] for row in answer["rader"]])
    if form in {"json", "jsonl"}:
        note(*as_of_line(answer).splitlines())
        emit(b"".join(stored_json(entry) for entry in entries), ut)
    else:
        show(report(answer), form, ut)
