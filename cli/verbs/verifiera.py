"""``liggare verifiera``: every stored byte against its seal, and what could not be excluded."""

from __future__ import annotations

import gc
import sqlite3
import textwrap
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli import options, utifran
from cli.failures import DAMAGED, NOT_FOUND, USAGE, Stop
from cli.ord import word
from cli.output import rows_out, width
from cli.readmodel import model_path
from cli.terminal.utgang import progress
from ledger.audit.immutable import is_auditing
from ledger.errors import LedgerError, Unreadable
from ledger.store.sqlite.head import connect
from ledger.verification import NOTHING, Outside, Verified, verify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledger.store.sqlite.reading import Reader


@click.command(name="verifiera", options_metavar="[FLAGGOR]")
@click.option(
    "--kontrollpunkt",
    "kontrollpunkter",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FIL|MAPP",
    help="Pröva mot en sparad kontrollpunkt, eller mot alla i en mapp.",
)
@click.option(
    "--kontrollsumma",
    "kontrollsummor",
    multiple=True,
    metavar="ANTAL:SUMMA",
    help="Pröva mot det som protokollet säger: antalet händelser och kontrollsumman.",
)
@click.option(
    "--nycklar",
    type=click.Path(path_type=Path),
    metavar="FIL",
    help="De öppna nycklar som du litar på (annars liggarens egna).",
)
@click.option(
    "--blad",
    type=click.Path(path_type=Path),
    metavar="FIL",
    help="Pröva mot en sparad bladlista (blad.bin ur exportera logg).",
)
@click.option("--lasmodell", is_flag=True, help="Jämför också läsmodellen med en ombyggd.")
@click.option(
    "--bara-sigill",
    is_flag=True,
    help="Pröva bara varje byte mot sitt sigill, inte vad händelserna betyder: mycket fortare.",
)
@options.format_option()
@click.pass_context
def command(
    ctx: click.Context,
    kontrollpunkter: tuple[Path, ...],
    kontrollsummor: tuple[str, ...],
    nycklar: Path | None,
    blad: Path | None,
    lasmodell: bool,
    bara_sigill: bool,
    form: str,
    ut: Path | None,
) -> None:
    """Läs om varje händelse och pröva den mot sigill, ordning och kontrollpunkter.

    Slutkod 6 om något inte stämmer. Svaret slutar med det som inte kunde uteslutas.
    """
    path = options.ledger_path(ctx)
    modell = _kept_model(path) if lasmodell else None
    gc.enable()  # this may be long
    with ExitStack() as held:
        conn = held.enter_context(closing(connect(path, pages=False)))
        outside = utifran.kept(conn, kontrollpunkter, nycklar, kontrollsummor)
        if blad is not None:
            outside = outside._replace(leaves=held.enter_context(utifran.leaves(blad)))
        outside = outside._replace(now=datetime.now(UTC))
        verified = verified_with_a_bar(conn, outside, replay=not bara_sigill)
        persons = None if verified.found.total else _persons(path, conn, verified)
    compared = modell is not None and not verified.found.total
    if modell is not None and compared:
        for difference in _compared(path, modell):
            verified.found.add(None, "lasmodell", difference)
    answer = as_json(verified, lasmodell=compared) | {
        "personuppgifter": persons,
        "bara_sigill": bara_sigill,
    }
    rows_out(form, ut, answer, answer["fel"], lambda: as_text(answer))
    if not answer["ok"]:
        ctx.exit(DAMAGED)


def _persons(path: Path, conn: Reader, verified: Verified) -> dict[str, int] | None:
    """Open the commitments to persons' names, and tell what does not hold; None without any."""
    from ledger.persons.commitment import examined, hidden  # noqa: PLC0415 - few ledgers have any

    if not hidden(conn):
        return None
    try:
        seen = examined(path, conn)
    except LedgerError as error:
        verified.found.add(None, "personuppgift", str(error))
        return None
    for one in seen.wrong:
        text = f"händelse {one.nr}: den sparade personuppgiften stämmer inte med åtagandet"
        verified.found.add(one.nr, "personuppgift", text)
    for one in seen.left:
        text = f"händelse {one.nr}: personuppgiften är utplånad enligt loggen men finns kvar"
        verified.found.add(one.nr, "personuppgift", f"{text}; kör liggare utplana igen")
    return {"oppnade": seen.opened, "utplanade": seen.erased, "finns_inte_har": seen.missing}


def _compared(ledger: Path, modell: Path) -> Iterator[str]:
    from cli.catchup import compared  # noqa: PLC0415 - imports SQLAlchemy

    try:
        yield from compared(ledger, modell)
    except (sqlite3.DatabaseError, Unreadable, UnicodeDecodeError) as error:
        yield f"läsmodellen {modell.name} är skadad ({error}); ta bort filen, den byggs om"


def _kept_model(path: Path) -> Path:
    """Return the read model that is to be compared; raises Stop when there is none to trust."""
    if is_auditing():
        raise Stop(
            USAGE,
            "--lasmodell: läsmodellen är ägarens kopia och läses inte av den som granskar",
            "Utelämna --lasmodell; saldon räknas fram ur händelserna.",
        )
    modell = model_path(path)
    if not modell.is_file():
        raise Stop(
            NOT_FOUND,
            f"det finns ingen läsmodell {modell.name} att jämföra",
            "Gör en med: liggare saldo.",
        )
    return modell


def verified_with_a_bar(
    conn: Reader, outside: Outside = NOTHING, *, replay: bool = True
) -> Verified:
    """Verify, with a progress bar on a terminal when the ledger is long."""
    with progress("Verifierar", (1 + replay) * _size(conn)) as advance:
        return verify(conn, outside, replay=replay, progress=advance)


def _size(conn: Reader) -> int:
    """Return how many events there seem to be, for a bar: damage is for the verification."""
    try:
        (size,) = conn.execute("SELECT COUNT(*) FROM handelse").fetchone()
    except sqlite3.DatabaseError:
        return 0
    return int(size)


def as_json(verified: Verified, *, lasmodell: bool = False) -> dict[str, Any]:
    """Return the outcome in the shape ``verifiering/1``; ``fel_totalt`` counts what is left out."""
    unchecked = [*verified.unchecked]
    if not lasmodell:
        unchecked.append("Läsmodellen jämfördes inte; den kan alltid byggas om ur händelserna.")
    return {
        "schema": "verifiering/1",
        "ok": not verified.found.total,
        "handelser": verified.size,
        "rot": verified.root.hex(),
        "fel": [one._asdict() for one in verified.found.kept],
        "fel_totalt": verified.found.total,
        "ej_kontrollerat": unchecked,
    }


def as_text(answer: dict[str, Any]) -> str:
    """Return the outcome in words."""

    def fill(text: str, first: str = "  ") -> str:
        return textwrap.fill(text, width(), initial_indent=first, subsequent_indent="  ")

    lines = [f"{answer['handelser']} händelser med roten", f"  {answer['rot']}"]
    if answer["ok"]:
        possible = "." if answer.get("bara_sigill") else ", och inget saldo är omöjligt."
        lines.append(f"GODKÄND: varje händelse stämmer med sitt sigill{possible}")
    else:
        lines.append(f"UNDERKÄND: {answer['fel_totalt']} fel.")
        lines += [fill(one["meddelande"], "- ") for one in answer["fel"]]
        if answer["fel_totalt"] > len(answer["fel"]):
            lines.append(f"- … och {answer['fel_totalt'] - len(answer['fel'])} till.")
    if persons := answer.get("personuppgifter"):
        counted = ", ".join(f"{word(name)} {antal}" for name, antal in persons.items())
        lines.append(f"Dolda personuppgifter: {counted}.")
    lines += ["", "Det här kunde inte uteslutas:"]
    lines += [fill(text, "- ") for text in answer["ej_kontrollerat"]]
    return "\n".join(lines) + "\n"
