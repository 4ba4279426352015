"""``liggare medunderteckna FIL``: the auditor's signature on a ledger that only has grown."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli import options
from cli.failures import USAGE, Stop
from cli.kontroll import is_extension, known_keys, when
from cli.kontrollpunkter import checkpoint_in, filename, kept, merged, named, place, read
from cli.output import emit
from cli.revision import refuse_writing
from cli.terminal.losen import REVISOR, nyckel_option, passphrase
from cli.terminal.utgang import say
from ledger.evidence import proof
from ledger.evidence.checking import open_checkpoint, open_cosigned, verify_extension
from ledger.evidence.keyfile import load_key
from ledger.evidence.note import parse_note
from ledger.evidence.signing import Signer, cosign
from ledger.evidence.vkey import COSIGNATURE

if TYPE_CHECKING:
    from collections.abc import Collection

    from ledger.evidence.checkpoint import Checkpoint, Opened
    from ledger.evidence.note import Note
    from ledger.evidence.vkey import Vkey

STDOUT = Path("-")


@click.command(name="medunderteckna", options_metavar="[FLAGGOR]")
@click.argument("fil", type=click.Path(path_type=Path))
@nyckel_option(REVISOR)
@options.nycklar_option
@click.option(
    "--tillstand",
    type=click.Path(path_type=Path),
    metavar="FIL",
    help="Vad du senast medundertecknade (annars medundertecknat.txt bredvid nyckeln).",
)
@click.option(
    "-o",
    "--ut",
    type=click.Path(path_type=Path),
    metavar="FIL",
    help="Skriv till filen (annars kontrollpunkt-NNNNNN.txt i denna mapp; - är stdout).",
)
@click.pass_context
def command(
    ctx: click.Context,
    fil: Path,
    nyckel: Path,
    nycklar: Path,
    tillstand: Path | None,
    ut: Path | None,
) -> None:
    """Medunderteckna en kontrollpunkt, om liggaren bara har vuxit sedan den förra.

    FIL är en utvidgning från den kontrollpunkt som du medundertecknade senast; första gången
    kan den vara en kontrollpunkt. Ingen liggare behövs.
    """
    refuse_writing(ctx)
    keys = known_keys(nycklar)
    state = tillstand or nyckel.with_name("medundertecknat.txt")
    signer = _signer(nyckel, nycklar, keys)
    verified = partial(open_checkpoint, keys=keys)
    with kept(state):
        last = _last(state, signer.vkey)
        opened = _grown(fil, last, keys)
        note, at = _cosigned(opened, last, signer)
        target = ut or Path(filename(opened.checkpoint.size))
        whole = note if target == STDOUT else merged(note, target, verified)
        place(note, state)
    if target == STDOUT:
        emit(whole.encode(), None)
    else:
        place(whole, target)
        emit(f"{target}\n", None)
    _tell(last and last.checkpoint, opened.checkpoint)
    say(f"Medundertecknad {when(at)}.")
    if last is None:
        say(f"Härefter gäller {state}: förvara den väl.")


def _tell(before: Checkpoint | None, after: Checkpoint) -> None:
    """Say what was held against what."""
    if before is None:
        say(f"FÖRSTA GÅNGEN: {after.origin} med {after.size} händelser.")
        say("Det finns ingenting tidigare att jämföra med.")
    elif before.size == after.size:
        say(f"{after.origin} är oförändrad sedan sist, {after.size} händelser.")
    else:
        say(
            f"{after.origin} har vuxit från {before.size} till {after.size} händelser, de tidigare"
            " oförändrade."
        )


def now() -> int:
    """Return the time that is signed."""
    return int(time.time())


def _last(state: Path, own: Vkey) -> Opened | None:
    """Return what was cosigned last, by the auditor's own key alone; None the first time."""
    if not state.exists():
        return None
    note = checkpoint_in(state)
    with named(state):
        return open_cosigned(note, own)


def _grown(fil: Path, last: Opened | None, keys: Collection[Vkey]) -> Opened:
    """Return the checkpoint of a file if its ledger grew from the last; raises Disproved."""
    raw = read(fil)
    before = last and last.checkpoint
    with named(fil):
        if is_extension(raw):
            return verify_extension(proof.parse_extension(raw), before, keys)
        opened = open_checkpoint(parse_note(raw), keys)
        if before is None:
            return opened
        same_ledger = opened.checkpoint.origin == before.origin
        if same_ledger and opened.checkpoint.size > before.size:
            raise Stop(
                USAGE,
                f"{fil.name} är en kontrollpunkt; att liggaren bara har vuxit sedan"
                f" {before.size} händelser visar en utvidgning",
                f"Be ekonomiavdelningen om den: liggare utvidgning {before.size}.",
            )
        same = proof.Extension(before.size, (), opened.note)
        return verify_extension(same, before, keys)


def _signer(nyckel: Path, nycklar: Path, keys: Collection[Vkey]) -> Signer:
    """Return the auditor's key under the name that it has among the known keys."""
    losen = passphrase(nyckel, vems=REVISOR)
    private = load_key(nyckel, losen)
    public = private.public_key().public_bytes_raw()
    for key in keys:
        if (key.kind, key.public) == (COSIGNATURE, public):
            return Signer(key.name, private, COSIGNATURE)
    raise Stop(
        USAGE,
        f"{nycklar.name} saknar revisorns egen nyckel, den i {nyckel.name}",
        "Lägg till raden som liggare nyckel ny --revisor NAMN skrev ut; liggare nyckel visa"
        " --revisor NAMN\n  visar den igen.",
    )


def _cosigned(opened: Opened, last: Opened | None, signer: Signer) -> tuple[Note, int]:
    """Return the checkpoint with the auditor's signature, and its time; the same when it is."""
    at, before = now(), 0
    if last is not None:
        before = max(one.time for one in last.cosignatures)
        if last.note.text == opened.note.text:
            note = opened.note
            for signature in last.note.signatures:
                if (signature.name, signature.key_id) == (signer.name, signer.vkey.key_id):
                    note = note.signed(signature)
            return note, before
    if at < before:
        raise Stop(USAGE, "datorns klocka är före den förra medunderskriften; ställ den rätt")
    return cosign(opened, signer, at), at
