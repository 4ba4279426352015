"""``liggare demo``: what Malmö's documents tell 2022-2025, and then a marked example."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path

import click

from cli import failures
from cli.output import emit
from cli.readmodel import opened
from cli.revision import refuse_writing
from cli.terminal import utgang
from cli.utfall import warn
from cli.verbs.avvikelser import as_text
from cli.verbs.saldo import as_table
from cli.verbs.skapa import DATA, create, record_all
from cli.verbs.verifiera import as_json
from cli.verbs.verifiera import as_text as verified_text
from ledger.errors import reason
from ledger.store.sqlite.head import connect
from ledger.verification import verify
from projections.answers.avvikelser import avvikelser
from projections.answers.saldo import saldo
from projections.model.as_of import AsOf

_AKTOR = "EK-01"


@click.command(name="demo", options_metavar="[FLAGGOR]")
@click.option(
    "--mapp",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Spara demoliggaren i mappen (annars i en tillfällig mapp).",
)
@click.pass_context
def command(ctx: click.Context, mapp: Path | None) -> None:
    """Bygg en liggare av de verkliga dokumenten och visa vad den svarar."""
    refuse_writing(ctx)
    folder = mapp or Path(tempfile.gettempdir())
    try:
        folder = mapp or Path(tempfile.mkdtemp(prefix="liggare-demo-"))
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise failures.Stop(
            failures.USAGE, f"mappen {str(folder)!r} går inte att skapa: {reason(error)}"
        ) from None
    path = folder / "demo.db"
    ledger = create(path, _AKTOR, "malmo")
    try:
        record_all(ledger, DATA / "malmo" / "dokument.jsonl", _AKTOR)
        _show(
            "1. Det som dokumenten säger: förslag, tilldelning och avsättning", path, ("pott", "ar")
        )
        record_all(ledger, DATA / "malmo" / "exempel.jsonl", _AKTOR)
    finally:
        ledger.close()
    warn(ledger)
    _show(
        "2. Därtill EXEMPELDATA: förslaget 2022 antas beslutat, utbetalt och använt",
        path,
        ("pott", "namnd", "underenhet"),
        only=("SOC-2022", "KS-2022"),
    )
    _show("3. Alla potter", path, ("pott", "ar"))
    with opened(path, provad=True) as model:
        found = avvikelser(model.conn, AsOf())["rader"]
    emit(f"\n4. Öppna avvikelser\n\n{as_text(found)}", None)
    with closing(connect(path)) as source:
        verified = as_json(verify(source))
    emit(f"\n5. Verifiering\n\n{verified_text(verified)}", None)
    utgang.say("")
    utgang.say(f"Demoliggaren ligger i {path}. Fråga den vidare, till exempel:")
    utgang.say(f"  liggare --liggare {path} saldo --per 2022-12-31")


def _show(title: str, path: Path, gruppera: tuple[str, ...], only: tuple[str, ...] = ()) -> None:
    """Write a heading and the balances under it, for all potts or one table a pott."""
    parts: list[str] = []
    with opened(path, provad=True) as model:
        for pott in only or (None,):
            answer = saldo(model.conn, AsOf(), pott=pott, gruppera=gruppera)
            parts.append(as_table(model.answered(answer)))
    emit(f"\n{title}\n\n" + "\n".join(parts), None)
