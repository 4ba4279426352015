"""``liggare demo``: what Malmö's documents tell 2022-2025, and then a marked example."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from application.errors import Kind, Stop
from application.proving.wanted import Wanted
from application.recording.creating import record_all
from application.session import Session
from cli import options
from cli.output import emit
from cli.terminal import utgang
from cli.terminal.watcher import TERMINAL
from ledger.errors import reason
from projections.answers.avvikelser import avvikelser
from projections.answers.saldo import saldo
from projections.model.as_of import NU
from reports import balances
from reports.events.avvikelser import as_text as avvikelsetext
from reports.evidence import verifiering

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
    options.refuse_writing(ctx)
    session = Session(_folder(mapp) / "demo.db", watcher=TERMINAL)
    session.create(_AKTOR, "malmo")
    record_all(session, "malmo/dokument.jsonl", _AKTOR)
    _show(
        "1. Det som dokumenten säger: förslag, tilldelning och avsättning", session, ("pott", "ar")
    )
    record_all(session, "malmo/exempel.jsonl", _AKTOR)
    _show(
        "2. Därtill EXEMPELDATA: förslaget 2022 antas beslutat, utbetalt och använt",
        session,
        ("pott", "namnd", "underenhet"),
        only=("SOC-2022", "KS-2022"),
    )
    _show("3. Alla potter", session, ("pott", "ar"))
    with session.asking(provad=True) as asking:
        found = asking.answer(avvikelser, NU)
    emit(f"\n4. Öppna avvikelser\n\n{avvikelsetext(found['rader'])}", None)
    emit(f"\n5. Verifiering\n\n{verifiering.as_text(session.verify(Wanted()))}", None)
    utgang.say("")
    utgang.say(f"Demoliggaren ligger i {session.path}. Fråga den vidare, till exempel:")
    utgang.say(f"  liggare --liggare {session.path} saldo --per 2022-12-31")


def _folder(mapp: Path | None) -> Path:
    """Return the folder to make the ledger in, which is made if it is not there."""
    folder = mapp or Path(tempfile.gettempdir())
    try:
        folder = mapp or Path(tempfile.mkdtemp(prefix="liggare-demo-"))
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Stop(
            Kind.USAGE, f"mappen {str(folder)!r} går inte att skapa: {reason(error)}"
        ) from None
    return folder


def _show(
    title: str, session: Session, gruppera: tuple[str, ...], only: tuple[str, ...] = ()
) -> None:
    """Write a heading and the balances under it, for all potts or one table a pott."""
    parts: list[str] = []
    with session.asking(provad=True) as asking:
        for pott in only or (None,):
            answer = asking.answer(saldo, NU, pott=pott, gruppera=gruppera)
            parts.append(balances.saldo.as_table(answer))
    emit(f"\n{title}\n\n" + "\n".join(parts), None)
