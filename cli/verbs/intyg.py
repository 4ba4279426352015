"""``liggare intyg``: that no pott was ever overspent, and how near it has been."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cli import options
from cli.failures import DAMAGED, USAGE, Stop
from cli.intygstext import as_text, in_short
from cli.output import emit, json_bytes, rows_out
from cli.readmodel import checked, proved
from ledger.evidence.noted_keys import origin
from projections.answers.intyg import intyg
from projections.answers.marginaler import HANDELSEDATUM, REGISTRERING

if TYPE_CHECKING:
    from pathlib import Path

    from projections.model.as_of import AsOf

_RUNNING = ("jsonl", "csv")
_LINES = 3  # of a checkpoint: the ledger's name, its size, its root
_LONGEST = 4096


@click.command(name="intyg", options_metavar="[FLAGGOR]")
@click.option("--pott", metavar="POTT", help="Bara den potten.")
@click.option("--kort", is_flag=True, help="Den korta formen, till revisionsberättelsen.")
@click.option(
    "--lopande",
    is_flag=True,
    help="De löpande saldona i stället: en rad per händelse och position (så alltid i csv, jsonl).",
)
@options.as_of_options
@options.format_option()
@click.pass_context
def command(
    ctx: click.Context,
    pott: str | None,
    kort: bool,
    lopande: bool,
    per: str | None,
    registrerat_per: str | None,
    till_handelse: int | None,
    form: str,
    ut: Path | None,
) -> None:
    """Intyg om att ingen pott har överskridits: lägsta marginalen i varje position.

    Räknat i den ordning som det registrerades och dag för dag. Slutkod 6 om något saldo varit
    under noll i registreringsordning.
    """
    if kort and (lopande or form not in {"tabell", "json"}):
        raise Stop(USAGE, "--kort skrivs som tabell eller json, och utan --lopande")
    bounds = options.as_of(per, registrerat_per, till_handelse)
    path = options.ledger_path(ctx)
    checked(path, pott, None)
    if lopande or form in _RUNNING:
        from cli.lopande import write  # noqa: PLC0415 - another answer

        with proved(path) as model:
            write(model, bounds, pott, form, ut)
        return
    answer = certificate(path, bounds, pott)
    if kort:
        if form == "json":
            emit(json_bytes({key: answer[key] for key in answer if key != "potter"}), ut)
        else:
            emit(in_short(answer), ut)
    else:
        rows_out(form, ut, answer, rows(answer), lambda: as_text(answer))
    if bounds.datum is None and overspent(answer):
        ctx.exit(DAMAGED)


def overspent(answer: dict[str, Any]) -> bool:
    """Tell whether anything has been below zero as it was registered: no ledger lets it be."""
    return any(
        row[REGISTRERING] and row[REGISTRERING]["lagsta_ore"] < 0
        for pott in answer["potter"]
        for row in pott["marginaler"]
    )


def certificate(path: Path, bounds: AsOf, pott: str | None) -> dict[str, Any]:
    """Return the whole certificate: what the balances say, and which ledger it is of."""
    with proved(path) as model:
        answer = model.rooted(intyg(model.conn, bounds, pott=pott))
        liggare = origin(model.source)
    per = answer["per"]
    named = {
        "liggare": liggare,
        "rot": per["rot"],
        "handelser": 0 if per["handelse"] is None else per["handelse"] + 1,
    }
    answer["kort"] = named | answer["kort"] | {"kontrollpunkter": held(path, liggare)}
    return answer


def held(ledger: Path, liggare: str) -> dict[str, Any]:
    """Return how many checkpoints of a ledger lie beside it, and the size of the newest.

    They are only counted here: whether they hold is for ``verifiera`` to say.
    """
    files = sorted(ledger.absolute().parent.glob("kontrollpunkt-*.txt"))
    sizes = [size for file in files if (size := _size(file, liggare)) is not None]
    return {"antal": len(sizes), "storsta": max(sizes, default=None)}


def _size(file: Path, liggare: str) -> int | None:
    """Return the size that a checkpoint's lines state; None unless they name the ledger."""
    try:
        if not file.is_file():
            return None
        with file.open("rb") as opened_:
            lines = opened_.read(_LONGEST).split(b"\n")
        name, size, rot = (line.decode() for line in lines[:_LINES])
    except (OSError, ValueError):
        return None
    ours = name == liggare and size.isascii() and size.isdigit() and len(size) <= len(str(2**62))
    return int(size) if ours and rot else None


def rows(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the margins as rows of a sheet."""
    return [
        {"pott": pott["pott"], "ar": pott["ar"]}
        | {key: row[key] for key in ("slag", "namnd", "underenhet", "handelser")}
        | _flat(row[REGISTRERING], REGISTRERING)
        | _flat(row[HANDELSEDATUM], HANDELSEDATUM)
        | {"avvikelse": row["avvikelse"] and row["avvikelse"]["handelse"]}
        for pott in answer["potter"]
        for row in pott["marginaler"]
    ]


def _flat(low: dict[str, Any] | None, ordning: str) -> dict[str, Any]:
    low = low or {}
    return {
        f"{ordning}_lagsta_ore": low.get("lagsta_ore"),
        f"{ordning}_handelse": low.get("handelse"),
        f"{ordning}_datum": low.get("datum"),
    }
