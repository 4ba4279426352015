"""``liggare exportera FORMAT``: the ledger in a form that others read."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from application.auditing import refuse_beside
from application.files import check_target, out_file
from cli import options
from cli.failures import USAGE, Stop
from cli.terminal import utgang
from ledger.audit.freeze import answering
from ledger.errors import AlreadyExists, Disproved, reason
from ledger.evidence.noted_keys import noted_keys
from ledger.evidence.tree import leaf_hash
from ledger.store.sqlite.head import connect, head
from ledger.store.sqlite.reader import log

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

LOGG = "logg.jsonl"
BLAD = "blad.bin"
NYCKLAR = "nycklar.txt"
_ENTRY = b'{"aggregat":'  # how a log begins


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
    help="Skriv till en fil, eller i en mapp: logg.jsonl, blad.bin och nycklar.txt.",
)
@click.pass_context
def logg(ctx: click.Context, ut: Path | None) -> None:
    """Alla händelser så som de är lagrade, en per rad i nummerordning.

    Liggaren kan läsas in igen ur loggen, byte för byte: liggare --liggare NY.db importera
    logg.jsonl. En äldre export är början av en nyare; är den inte det skrivs inget över. I en
    mapp skrivs också blad.bin, varje händelses kontrollsumma (32 byte), och nycklar.txt, de
    nycklar som liggaren har noterat.
    """
    with closing(connect(options.ledger_path(ctx))) as conn:
        last = head(conn).nr
        fil = _target(ut)
        lines = _barred(log(conn, last), last + 1) if fil is not None else log(conn, last)
        if fil is None or ut == fil:
            check_target(fil)
            if fil is not None and _is_log(fil):
                _check_older(fil, log(conn, last))
            with out_file(fil) as file:
                file.writelines(lines)
            return
        keys = "".join(f"{vkey}\n" for _, vkey in noted_keys(conn)).encode()
        blad, nycklar = fil.with_name(BLAD), fil.with_name(NYCKLAR)
        for path in (fil, blad, nycklar):
            check_target(path)
        _check_older(fil, log(conn, last))
        _check_older(blad, (leaf_hash(line[:-1]) for line in log(conn, last)))
        _check_keys(nycklar, keys)
        with out_file(fil) as file, out_file(blad) as hashes, out_file(nycklar) as known:
            known.write(keys)
            file.writelines(_hashed(lines, hashes))


def _target(ut: Path | None) -> Path | None:
    """Return the file to write: as named, or in a folder, which is made if it is not there.

    A name that does not exist means a folder when it has no extension.
    """
    if ut is None or ((ut.suffix or ut.exists()) and not ut.is_dir()):
        return ut
    refuse_beside(ut)
    try:
        with answering():
            ut.mkdir(exist_ok=True)
    except OSError as error:
        raise Stop(USAGE, f"mappen {str(ut)!r} går inte att skapa: {reason(error)}") from None
    return ut / LOGG


def _is_log(path: Path) -> bool:
    """Tell whether a file that would be replaced begins as a log."""
    if not path.exists():
        return False
    with path.open("rb") as file:
        return file.read(len(_ENTRY)) == _ENTRY


def _check_older(path: Path, events: Iterator[bytes]) -> None:
    """Raise Disproved unless an export that would be replaced is the beginning of the new one.

    It is what shows that history was changed, so it is left as it is.
    """
    if not path.exists():
        return
    nr = -1
    with path.open("rb") as older:
        for nr, event in enumerate(events):
            if not event.startswith(was := older.read(len(event))):
                raise _changed(path, f"händelse {nr} är inte den som står i")
            if not was:
                return
        if older.read(1):
            raise _changed(path, f"liggaren har bara {nr + 1} händelser, färre än")


def _changed(path: Path, what: str) -> Disproved:
    return Disproved(
        f"HISTORIEN ÄR ÄNDRAD: {what} {str(path)!r}; inget är skrivet. Spara filen: den är beviset"
    )


def _check_keys(path: Path, keys: bytes) -> None:
    """Raise AlreadyExists rather than write over keys that somebody may have got elsewhere."""
    if path.exists() and not keys.startswith(path.read_bytes()):
        raise AlreadyExists(
            f"{str(path)!r} har andra nycklar än de som liggaren har noterat, och skrivs inte över;"
            " ange en annan mapp med -o"
        )


def _hashed(lines: Iterator[bytes], hashes: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a log, and write the leaf hash of each."""
    for line in lines:
        hashes.write(leaf_hash(line[:-1]))
        yield line


def _barred(lines: Iterator[bytes], length: int) -> Iterator[bytes]:
    """Yield the lines of a log, with a progress bar on a terminal."""
    if not utgang.is_watched():
        yield from lines
        return
    with utgang.bar("Skriver", length) as bar:
        for line in lines:
            yield line
            bar.update(1)
