"""``liggare demo``: what Malmö's documents tell 2022-2025, and then a marked example."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from application.errors import Kind, Stop
from application.proving.wanted import Wanted
from application.recording.creating import DATA, parsed, record_all
from application.session import Session
from cli import options
from cli.output import emit
from cli.terminal import utgang
from cli.terminal.watcher import TERMINAL
from domain import commands as c
from domain.deciding.kinds import EVENT_OF
from ledger.errors import reason
from projections.answers.avvikelser import avvikelser
from projections.answers.saldo import saldo
from projections.model.as_of import NU, AsOf
from reports import balances
from reports import demo as berattelse
from reports.events.avvikelser import as_text as avvikelsetext
from reports.evidence import verifiering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from application.asking.snapshot import Asking
    from projections.answers.saldo import Saldo

_AKTOR, _ATTESTANT = "EK-01", "AT-01"
_DOKUMENTEN, _EXEMPLET = "malmo/dokument.jsonl", "malmo/exempel.jsonl"
_ARET, _BOKSLUT = "SOC-2022", "2022-12-31"  # whose year is told, and when it ends

_PROVA = {
    "saldo --utan-exempel": "bara det dokumenten säger",
    "saldo --pott SOC-2022 --per 2022-12-31": "saldon som de var då",
    "poster --position balanskonto": "händelserna bakom en siffra",
    "handelser --pott KS-2022": "journalen",
    "handelse {nr}": "en händelse, hel",
    "avvikelser --pott SOC-2022": "båda läsningarna",
    "bevaka --idag 2023-02-01": "vad som väntar på vem",
    "intyg --kort --utan-exempel": "till revisionsberättelsen",
    "regler R7": "en regel och dess källa",
}
_HUR = (
    "liggare är här .venv/bin/liggare, eller python3 run.py liggare."
    " Hela svaren i ett svep: liggare demo --allt"
)


@click.command(name="demo", options_metavar="[FLAGGOR]")
@click.option(
    "--mapp",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Spara demoliggaren i mappen (annars i en tillfällig mapp).",
)
@click.option("--allt", is_flag=True, help="Visa hela svaren i stället för berättelsen.")
@click.pass_context
def command(ctx: click.Context, mapp: Path | None, allt: bool) -> None:
    """Bygg en liggare av de verkliga dokumenten och berätta vad den svarar."""
    options.refuse_writing(ctx)
    session = Session(_folder(mapp) / "demo.db", watcher=TERMINAL)
    session.create(_AKTOR, "malmo")
    record_all(session, _DOKUMENTEN, _AKTOR)
    for part in _allt(session) if allt else _berattelsen(session):
        emit(f"\n{part.strip()}\n", None)
    if allt:
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


def _berattelsen(session: Session) -> Iterator[str]:
    """Yield the five parts of the story; what is an example is recorded between them."""
    said = [*parsed(DATA / "malmo/register.jsonl"), *parsed(DATA / _DOKUMENTEN)]
    namn = {one.kod: one.namn for one in said if isinstance(one, c.RegistreraOrgan)}
    titlar: dict[str, str] = {}
    for one in said:
        if isinstance(one, c.NoteraAvvikelse):
            titlar.setdefault(one.kod, one.avser)
    with session.asking(provad=True) as asking:
        potter, forslag = _saldo(asking, "pott"), _saldo(asking, "pott", "namnd", "underenhet")
        yield berattelse.dokumenten(potter, forslag, namn)
        yield berattelse.motsagelserna(asking.answer(avvikelser, NU), titlar)
    _record_example(session)
    with session.asking(provad=True) as asking:
        aret = _saldo(asking, "namnd", "underenhet", pott=_ARET)
        bokslut = _saldo(asking, "pott", bounds=AsOf(datum=_BOKSLUT))
        steg = _steg(asking)
        yield berattelse.exemplet(aret, bokslut, steg)
    yield berattelse.bevisat(session.verify(Wanted()), session.certificate(NU))
    fragor = {
        f"liggare {fraga.format(nr=next(iter(steg.values())))}": vad
        for fraga, vad in _PROVA.items()
    }
    yield berattelse.vidare(f"export LIGGARE_URL={session.path}", fragor, _HUR)


def _steg(asking: Asking) -> dict[str, int]:
    """Return each kind of step that only the example has, by the first event of its kind."""
    nouns = {event.__name__: command.rubrik for command, event in EVENT_OF.items()}
    rows = [row for row in asking.journal(NU)["rader"] if row["pott"]]
    known = {row["typ"] for row in rows if not row["exempeldata"]}
    found: dict[str, int] = {}
    for row in rows:
        noun = nouns.get(row["typ"].partition("/")[0])
        if noun and row["typ"] not in known:
            found.setdefault(noun, row["nr"])
    return found


def _allt(session: Session) -> Iterator[str]:
    """Yield the whole answers that the story is told from."""
    yield _tables("1. Det som dokumenten säger: förslag, tilldelning och avsättning", session)
    _record_example(session)
    yield _tables(
        "2. Därtill EXEMPELDATA: förslaget 2022 antas beslutat, utbetalt och använt",
        session,
        ("pott", "namnd", "underenhet"),
        only=("SOC-2022", "KS-2022"),
    )
    yield _tables("3. Alla potter", session)
    with session.asking(provad=True) as asking:
        found = asking.answer(avvikelser, NU)
    yield f"4. Öppna avvikelser\n\n{avvikelsetext(found['rader'])}"
    yield f"5. Verifiering\n\n{verifiering.as_text(session.verify(Wanted()))}"


def _tables(
    title: str,
    session: Session,
    gruppera: tuple[str, ...] = ("pott", "ar"),
    only: tuple[str, ...] = (),
) -> str:
    """Return a heading and the balances under it, for all potts or one table a pott."""
    with session.asking(provad=True) as asking:
        parts = [
            balances.saldo.as_table(_saldo(asking, *gruppera, pott=pott))
            for pott in only or (None,)
        ]
    return f"{title}\n\n" + "\n".join(parts)


def _saldo(asking: Asking, *gruppera: str, pott: str | None = None, bounds: AsOf = NU) -> Saldo:
    return asking.answer(saldo, bounds, pott=pott, gruppera=gruppera)


def _record_example(session: Session) -> None:
    record_all(session, _EXEMPLET, _AKTOR, _ATTESTANT)
