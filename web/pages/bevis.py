"""What vouches for the figures: the certificate, and the verification of every event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from application.errors import Kind, Stop
from application.proving.wanted import Wanted
from ledger.evidence.seal import digest
from projections.answers.intyg.marginaler import HANDELSEDATUM, REGISTRERING
from reports.evidence.intyg import RUBRIK, what
from reports.evidence.intyg import report as intyg_report
from reports.evidence.verifiering import report as verifiering_report
from reports.tables import Column
from reports.words.terms import antal
from web.asking import Svar
from web.jobs import SOON
from web.pages.marginal import running
from web.rendering import Kolumn, kr, tabell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from application.session import Session
    from web.asking import Fraga
    from web.jobs import Job, Jobs
    from web.rendering import Tabell

VERIFIERING = "verifiering"


def verifiera(fraga: Fraga) -> Svar:
    """Make the page of the latest verification; whoever only reads has one made at the start."""
    job = fraga.jobs.latest(VERIFIERING)
    stale = job is not None and job.answer and not _is_of(fraga.session, job.answer)
    if fraga.session.only_reads and (job is None or stale):
        job = begin(fraga.session, fraga.jobs)
        job.wait(SOON)
    if job is not None:
        _made(fraga, job, "verifieringen är inte klar")
    found = job.answer if job is not None else None
    vad = {
        **_stands(job),
        "far_kora": not fraga.session.only_reads,
        "annan": found is not None and not _is_of(fraga.session, found),
    }
    return Svar("verifiera.html", "Verifiera", vad, verifiering_report(found) if found else None)


def _is_of(session: Session, found: Mapping[str, Any]) -> bool:
    """Tell whether what was verified is what the ledger still begins with."""
    with session.log() as source:
        last = found["handelser"] - 1
        return bool(last <= source.head().nr and digest(source, last) == found["rot"])


def begin(session: Session, jobs: Jobs) -> Job:
    """Begin a verification."""
    return jobs.begin(VERIFIERING, lambda: session.verify(Wanted()), anew=True)


def intyg(fraga: Fraga) -> Svar:
    """Make the page of the certificate, as of a moment; the whole ledger is verified for it."""
    pott = fraga.given.get("pott")
    fraga.asking.named(pott)
    rubrik = f"Intyg{f', {pott}' if pott else ''}"
    if fraga.form == "csv":  # the figures behind it, as on the command line
        return Svar("intyg.html", rubrik, {}, running(fraga, pott), pott=pott)
    session, bounds = fraga.session, fraga.bounds
    last = fraga.asking.source.head().nr
    key = ("intyg", bounds, pott, digest(fraga.asking.source, last))
    job = fraga.jobs.begin(key, lambda: session.certificate(bounds, pott))
    job.wait(SOON)
    if job.error is not None:
        raise job.error
    _made(fraga, job, "intyget räknas fram")
    if job.answer is None:
        return Svar("intyg.html", rubrik, {**_stands(job), "potter": []}, pott=pott)
    answer = job.answer
    vad = {
        **_stands(job),
        "kort": answer["kort"],
        "ordningar": RUBRIK,
        "potter": [_pott(fraga, one) for one in answer["potter"]],
    }
    return Svar("intyg.html", rubrik, vad, intyg_report(answer), pott=pott)


def _made(fraga: Fraga, job: Job, text: str) -> None:
    """Raise Stop when what is asked for as a file is still in the making: a page says so itself."""
    if fraga.form and job.ended is None:
        raise Stop(Kind.BUSY, text, "Försök igen om en stund.")


def _stands(job: Job | None) -> dict[str, Any]:
    """Return how far a job has come: not begun, being made, made or failed."""
    if job is None:
        return {"klar": None, "pagar": False, "svaret": None, "fel": None}
    ended = None if job.ended is None else f"{job.ended:%Y-%m-%dT%H:%M:%S.%fZ}"
    return {"klar": ended, "pagar": ended is None, "svaret": job.answer, "fel": job.error}


def _pott(fraga: Fraga, of: Mapping[str, Any]) -> dict[str, Any]:
    """Return a pott's margins as a table, and how much other books have confirmed."""
    rows = [row for row in of["marginaler"] if row[REGISTRERING]]
    return {
        "pott": of["pott"],
        "tabell": _marginaler(fraga, of["pott"], rows),
        "avstamt": len(of["avstamt"]),
        "ej_avstamt": len(of["ej_avstamt"]),
    }


def _marginaler(fraga: Fraga, pott: str, rows: list[Any]) -> Tabell:
    def curve(row: Any) -> str:
        namnd = row["underenhet"] or row["namnd"]
        return fraga.address("marginal", pott=pott, position=row["slag"], namnd=namnd)

    def low(ordning: str) -> list[Kolumn]:
        def ore(row: Any) -> str:
            return kr(row[ordning]["lagsta_ore"]) if row[ordning] else ""

        def at(row: Any) -> int | None:
            return row[ordning]["handelse"] if row[ordning] else None

        return [
            Kolumn(Column.tal(f"Lägst, {RUBRIK[ordning]}", ore), curve),
            Kolumn(
                Column.handelse("Vid händelse", at),
                lambda row: fraga.address("handelse", nr=at(row)),
            ),
        ]

    def seen(row: Any) -> str:
        return antal(row["handelser"], "händelse", "händelser")

    name = Kolumn(Column.text("Marginal", what), curve, under=seen)
    return tabell(f"Marginaler, {pott}", rows, [name, *low(REGISTRERING), *low(HANDELSEDATUM)])
