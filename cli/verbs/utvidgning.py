"""``liggare utvidgning FRÅN``: that the ledger only grew since an older checkpoint, as a file."""

from __future__ import annotations

import re
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


@click.command(name="utvidgning", options_metavar="[FLAGGOR]")
@click.argument("fran", metavar="FRÅN")
@options.kontrollpunkt_option
@options.ut_option
@click.pass_context
def command(ctx: click.Context, fran: str, kontrollpunkt: Path | None, ut: Path | None) -> None:
    """Ett bevis för att liggaren bara har vuxit sedan den hade FRÅN händelser.

    FRÅN är ett antal, eller en äldre kontrollpunkts fil. Revisorn prövar utvidgningen med
    liggare medunderteckna, andra med liggare kontrollera (C2SP tlog-witness).
    """
    from cli.kontrollpunkter import Source  # noqa: PLC0415 - imports cryptography
    from cli.verbs.bevis import covering  # noqa: PLC0415 - one verb needs not the other
    from ledger.evidence import proof, seal, tree  # noqa: PLC0415 - the same

    path = options.ledger_path(ctx)
    with closing(connect(path)) as conn:
        source = Source.of(conn, path)
        old = _size(source, fran)
        opened = covering(source, kontrollpunkt, old)
        made = proof.make_extension(old, opened.note, seal.stored_nodes(conn))
        before, after = seal.root(conn, old), opened.checkpoint
    tree.verify_consistency(old, after.size, made.hashes, before, after.root)
    emit(made.encode(), ut)
    say(f"{source.origin}, från {old} till {after.size} händelser.")


def _size(source: Source, fran: str) -> int:
    """Return how many events a number or an older checkpoint says, if the ledger has had them."""
    if not re.fullmatch("[0-9]{1,15}", fran):
        return source.file(Path(fran)).checkpoint.size
    if int(fran) > source.size:
        raise Stop(NOT_FOUND, f"liggaren har {source.size} händelser, inte {fran}")
    return int(fran)
