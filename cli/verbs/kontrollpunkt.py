"""``liggare kontrollpunkt``: the ledger as it is now, signed."""

from __future__ import annotations

import gc
import re
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli import options
from cli.failures import NOT_FOUND, USAGE, Stop
from cli.output import emit
from cli.revision import refuse_writing
from cli.terminal.losen import EKONOMI, nyckel_option, passphrase
from cli.terminal.utgang import say
from ledger.store.sqlite.head import connect

if TYPE_CHECKING:
    from cli.kontrollpunkter import Source
    from ledger.evidence.checkpoint import Checkpoint
    from ledger.evidence.note import Note, Signer
    from ledger.store.sqlite.reading import Reader

STDOUT = Path("-")


@click.command(name="kontrollpunkt", options_metavar="[FLAGGOR]")
@nyckel_option(EKONOMI)
@click.option(
    "-o",
    "--ut",
    type=click.Path(path_type=Path),
    metavar="FIL",
    help="Skriv till filen (annars kontrollpunkt-NNNNNN.txt bredvid liggaren; - är stdout).",
)
@click.option("--protokoll", is_flag=True, help="Visa vad som ska stå i protokollet.")
@click.pass_context
def command(ctx: click.Context, nyckel: Path, ut: Path | None, protokoll: bool) -> None:
    """Underteckna liggaren som den är nu: namn, antal händelser, kontrollsumma.

    Först läses alla händelser om. Ingenting undertecknas om liggaren inte längre är vad den
    var när den undertecknades senast.
    """
    path = options.ledger_path(ctx)
    refuse_writing(ctx)
    if protokoll and ut == STDOUT:
        raise Stop(USAGE, "--protokoll och -o - skriver till samma ställe", "Välj ett av dem.")
    from cli import kontrollpunkter  # noqa: PLC0415 - imports cryptography
    from ledger.evidence.checkpoint import parse_checkpoint  # noqa: PLC0415 - the same

    gc.enable()  # this may be long
    with closing(connect(path)) as conn:
        source = kontrollpunkter.Source.of(conn, path)
    signer, state = _signer(source, nyckel), state_file(nyckel, source.origin)
    with kontrollpunkter.kept(state):
        with closing(connect(path)) as conn:
            root, source = _reread(conn, path)
            _must_sign(source, signer, nyckel)
            target = ut or path.with_name(kontrollpunkter.filename(source.size))
            note = _signed(source, root, signer, state)
            whole = (
                note if target == STDOUT else kontrollpunkter.merged(note, target, source.opened)
            )
        kontrollpunkter.place(note, state)
    if target == STDOUT:
        emit(whole.encode(), None)
    else:
        kontrollpunkter.place(whole, target)
        emit(_minutes(parse_checkpoint(note.text)) if protokoll else f"{target}\n", None)
    say(f"{source.origin} är undertecknad med {source.size} händelser.")
    say("Det skyddar först när någon annan har kontrollpunkten: ge den till revisorn, eller")
    say("ta in den i ett protokoll (--protokoll).")


def state_file(nyckel: Path, origin: str) -> Path:
    """Return where the last checkpoint of a ledger is kept: beside the key, whichever it was."""
    return nyckel.with_name(f"senaste-kontrollpunkt.{re.sub(r'[^A-Za-z0-9.-]', '-', origin)}.txt")


def _signer(source: Source, nyckel: Path) -> Signer:
    """Return the key if it is the one that signs the ledger; nothing is held while it is asked."""
    from ledger.evidence.keyfile import load_key  # noqa: PLC0415 - imports cryptography
    from ledger.evidence.note import Signer  # noqa: PLC0415 - the same

    if not source.noted:
        raise Stop(NOT_FOUND, "liggaren har ingen nyckel", "Gör en med: liggare nyckel ny.")
    signer = Signer(source.origin, load_key(nyckel, passphrase(nyckel)))
    _must_sign(source, signer, nyckel)
    return signer


def _must_sign(source: Source, signer: Signer, nyckel: Path) -> None:
    """Raise Stop unless a key is the one that the ledger noted last."""
    nr, newest = source.noted[-1]
    if signer.vkey == newest:
        return
    if signer.vkey in [one.vkey for one in source.noted]:
        raise Stop(
            USAGE, f"nyckeln {str(nyckel)!r} gäller inte längre: den byttes av händelse {nr}"
        )
    raise Stop(USAGE, f"nyckeln {str(nyckel)!r} är inte liggarens; den noterades av händelse {nr}")


def _signed(source: Source, root: bytes, signer: Signer, state: Path) -> Note:
    """Return the ledger signed, if it grew from all that was signed; raises Disproved."""
    from cli.kontrollpunkter import checkpoint_in, named  # noqa: PLC0415 - imports cryptography
    from ledger.evidence.checkpoint import sign_checkpoint  # noqa: PLC0415 - the same

    if state.exists():
        last = checkpoint_in(state)
        with named(state):
            source.still_has(source.opened(last).checkpoint)
    source.beside()
    return sign_checkpoint(source.origin, source.size, root, signer)


def _reread(conn: Reader, path: Path) -> tuple[bytes, Source]:
    """Return the root of a ledger in which nothing is wrong, and its end; raises Damaged.

    All of it is verified: what is signed once can never be taken back.
    """
    from cli.kontrollpunkter import Source  # noqa: PLC0415 - imports cryptography
    from cli.verbs.verifiera import verified_with_a_bar  # noqa: PLC0415 - imports the engine

    verified = verified_with_a_bar(conn)
    verified.found.must_be_none()
    return verified.root, Source.of(conn, path)._replace(size=verified.size)


def _minutes(checkpoint: Checkpoint) -> str:
    """Return a checkpoint as it is written into minutes, and what it means."""
    digits = checkpoint.root.hex()
    groups = [digits[i : i + 8] for i in range(0, len(digits), 8)]
    return (
        f"Liggare:          {checkpoint.origin}\n"
        f"Antal händelser:  {checkpoint.size}\n"
        f"Datum:            {date.today().isoformat()}\n"  # noqa: DTZ011 - the user's calendar
        f"Kontrollsumma (SHA-256, i grupper om åtta tecken):\n"
        f"  {' '.join(groups[:4])}\n"
        f"  {' '.join(groups[4:])}\n"
        "\n"
        "Kontrollsumman gäller alla händelser i liggaren till och med denna dag: ändras,\n"
        "stryks eller flyttas någon av dem senare stämmer den inte.\n"
    )
