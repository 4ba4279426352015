"""``liggare exportera FORMAT``: the ledger in a form that others read."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli import options
from cli.failures import USAGE, Stop
from cli.output import check_target, out_file
from ledger.errors import reason
from ledger.head import connect, head
from ledger.reader import log

if TYPE_CHECKING:
    import sqlite3
    from typing import BinaryIO

LOGG = "logg.jsonl"


class Formats(click.Group):
    """A group that names its formats when somebody asks for another."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Look the format up."""
        if args[0] not in self.commands and not args[0].startswith("-"):
            ctx.fail(f"Formatet {args[0]!r} finns inte; välj bland: {', '.join(self.commands)}.")
        return super().resolve_command(ctx, args)


@click.group(
    name="exportera",
    cls=Formats,
    options_metavar="[FLAGGOR]",
    subcommand_metavar="FORMAT [FLAGGOR]",
)
def command() -> None:
    """Skriv ut liggaren i en form som andra läser."""


@command.command(name="logg", options_metavar="[FLAGGOR]")
@click.option(
    "-o",
    "--ut",
    type=click.Path(path_type=Path),
    metavar="FIL|MAPP",
    help="Skriv till en fil, eller till logg.jsonl i en mapp.",
)
@click.pass_context
def logg(ctx: click.Context, ut: Path | None) -> None:
    """Alla händelser så som de är lagrade, en per rad i nummerordning.

    Liggaren kan läsas in igen ur loggen, byte för byte: liggare --liggare NY.db importera
    logg.jsonl. En äldre export är början av en nyare.
    """
    with closing(connect(options.ledger_path(ctx))) as conn:
        last = head(conn).nr
        fil = _target(ut)
        check_target(fil)
        with out_file(fil) as file:
            _write(conn, last, file, bar=fil is not None and sys.stderr.isatty())


def _target(ut: Path | None) -> Path | None:
    """Return the file to write: as named, or in a folder, which is made if it is not there.

    A name that does not exist means a folder when it has no extension.
    """
    if ut is None or ((ut.suffix or ut.exists()) and not ut.is_dir()):
        return ut
    try:
        ut.mkdir(exist_ok=True)
    except OSError as error:
        raise Stop(USAGE, f"mappen {str(ut)!r} går inte att skapa: {reason(error)}") from None
    return ut / LOGG


def _write(conn: sqlite3.Connection, last: int, file: BinaryIO, *, bar: bool) -> None:
    if not bar:
        file.writelines(log(conn, last))
        return
    with click.progressbar(
        log(conn, last), length=last + 1, label="Skriver", file=sys.stderr
    ) as lines:
        file.writelines(lines)
