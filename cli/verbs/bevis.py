"""``liggare bevis NR``: that an event is in the ledger which a checkpoint is of, as a file."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli import options
from cli.failures import NOT_FOUND, Stop
from cli.output import emit
from cli.terminal.utgang import say
from ledger.store.sqlite.head import connect

if TYPE_CHECKING:
    from cli.kontrollpunkter import Source
    from ledger.evidence.checkpoint import Opened


@click.command(name="bevis", options_metavar="[FLAGGOR]")
@click.argument("nr")
@options.kontrollpunkt_option
@options.ut_option
@click.pass_context
def command(ctx: click.Context, nr: str, kontrollpunkt: Path | None, ut: Path | None) -> None:
    """Ett bevis för händelse NR (41 eller 2022-000017), med händelsen i klartext.

    Det prövas utan liggare: liggare kontrollera FIL, eller med andras program (C2SP
    tlog-proof).
    """
    from cli.kontrollpunkter import Source  # noqa: PLC0415 - imports cryptography
    from ledger.evidence import proof, seal  # noqa: PLC0415 - the same
    from ledger.store.sqlite.reader import entries  # noqa: PLC0415 - imports the engine

    path = options.ledger_path(ctx)
    with closing(connect(path)) as conn:
        at = options.event_number(conn, nr)
        source = Source.of(conn, path)
        opened = covering(source, kontrollpunkt, at + 1)
        _, entry = next(entries(conn, at - 1, at, held=False))  # the proof tells if it was altered
        made = proof.make_proof(entry, at, opened.note, seal.stored_nodes(conn))
    proof.verify_proof(made, opened.signed_by)
    emit(made.encode(), ut)
    say(f"Händelse {at} i {source.origin}, kontrollpunkt {opened.checkpoint.size} händelser.")


def covering(source: Source, given: Path | None, least: int) -> Opened:
    """Return the checkpoint given, else the newest beside the ledger, of so many events."""
    if given is not None:
        opened = source.file(given)
        if opened.checkpoint.size >= least:
            return opened
        what = f"{given.name} gäller bara de {opened.checkpoint.size} första händelserna"
    else:
        found = [one for one in source.beside(least) if not source.foreign(one)]
        if found:
            return found[0]
        what = f"ingen kontrollpunkt bredvid liggaren gäller {least} händelser"
    raise Stop(NOT_FOUND, what, "Underteckna liggaren som den är nu med: liggare kontrollpunkt.")
