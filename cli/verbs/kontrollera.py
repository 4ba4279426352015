"""``liggare kontrollera FIL``: what a file of evidence proves, without any ledger."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Any

import click

from cli import kontroll, options
from cli.failures import DAMAGED, Stop
from cli.ord import word
from cli.output import emit, json_bytes, width
from cli.revision import begin
from domain.values.dates import datum_text
from domain.values.money import kronor_text
from ledger.errors import Disproved


@click.command(name="kontrollera", options_metavar="[FLAGGOR]")
@click.argument("fil", type=click.Path(path_type=Path))
@options.nycklar_option
@click.option(
    "--fran",
    type=click.Path(path_type=Path),
    metavar="FIL",
    help="Den äldre kontrollpunkt som en utvidgning prövas mot.",
)
@options.format_option("tabell", "json")
@click.pass_context
def command(
    ctx: click.Context, fil: Path, nycklar: Path, fran: Path | None, form: str, ut: Path | None
) -> None:
    """Pröva ett bevis, en kontrollpunkt eller en utvidgning.

    Det som behövs är filen och de offentliga nycklarna; ingen liggare läses. Slutkod 6 om
    det inte håller, 4 om filen är något annat.
    """
    begin(ctx)
    try:
        proved = kontroll.proved(fil, kontroll.known_keys(nycklar), fran)
    except Disproved as error:
        if form == "json":
            emit(json_bytes({"schema": "kontroll/1", "ok": False, "meddelande": str(error)}), ut)
        raise Stop(DAMAGED, str(error)) from None
    emit(json_bytes(proved.as_json()) if form == "json" else _words(proved.as_json()), ut)


def _words(found: dict[str, Any]) -> str:
    """Return what is proved, in words."""
    entry, fran = found["handelse"], found["fran"]
    if entry is not None:
        head = f"BEVISET HÅLLER: händelse {entry['nr']} ingår i liggaren {found['liggare']}"
    elif found["slag"] == "utvidgning":
        old = fran["handelser"] if fran else 0
        head = (
            f"UTVIDGNINGEN HÅLLER: de {old} första av {found['handelser']} händelser är"
            f" oförändrade i liggaren {found['liggare']}"
        )
    else:
        head = f"KONTROLLPUNKTEN ÄR ÄKTA: så var liggaren {found['liggare']}"
    lines = [
        head,
        "",
        *(_event(entry) if entry is not None else ()),
        f"Antal händelser: {found['handelser']}",
        f"Rot: {found['rot']}",
        *(f"Undertecknad av: {_key(one)}" for one in found["undertecknad_av"]),
        *(f"Medundertecknad: {one['tid']} av {_key(one)}" for one in found["medundertecknad_av"]),
    ]
    if not found["medundertecknad_av"]:
        lines.append("Medundertecknad: nej, inte av någon nyckel i nyckelfilen")
    if found["slag"] == "kontrollpunkt":
        lines += ["", "Att liggaren bara har vuxit sedan dess visar en utvidgning, inte denna fil."]
    return "".join(f"{_folded(line)}\n" for line in lines)


def _event(entry: dict[str, Any]) -> list[str]:
    """Return what an entry tells of what happened."""
    data = entry["data"]
    amounts = [
        f"{word(name).capitalize()}: {kronor_text(value)}"
        for name, value in data.items()
        if name.endswith("_ore") and type(value) is int
    ]
    shown = [
        ("Händelse", f"{entry['nr']}, {entry['typ']} {data.get('liggarnummer', '')}".rstrip()),
        ("Ström", f"{entry['aggregat']}, version {entry['version']}"),
        ("Avser", data.get("avser")),
        ("Händelsedatum", datum_text(str(data.get("handelsedatum")))),
        ("Registrerad", f"{data.get('registrerad')} av {data.get('registrerad_av')}"),
    ]
    example = ["EXEMPELDATA"] if data.get("exempeldata") is True else []
    return [
        *example,
        *(f"{label}: {text}" for label, text in shown if text is not None),
        *amounts,
        "",
    ]


def _key(one: dict[str, str]) -> str:
    return f"{one['namn']} ({one['nyckel']})"


def _folded(line: str) -> str:
    """Return a line that fits, without the characters that would steer a terminal."""
    plain = "".join(c if c.isprintable() or c == "\xa0" else "?" for c in line)
    return textwrap.fill(plain, width(), subsequent_indent="  ", break_on_hyphens=False)
