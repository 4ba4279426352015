"""``liggare saldo``: balances per pott, nämnd and year, as of any moment on either time axis."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli import options
from cli.asof import as_of_line
from cli.failures import USAGE, Stop
from cli.ord import AMOUNTS
from cli.output import Column, rows_out, table
from cli.readmodel import checked, opened
from projections.answers.saldo import saldo
from projections.model.views import DELADE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

KEYS = {"pott": "Pott", "ar": "År", "namnd": "Nämnd", "underenhet": "Enhet"}
DIMENSIONER = {
    "insats": "Insats",
    "prioriterat_omrade": "Prioriterat område",
    "geso": "Område",
    "kriterium": "Kriterium",
}
GRUPPERA = "pott,namnd,underenhet,ar"
_WORDS = {("geso", "stadsovergripande"): "hela staden"}
_LONGEST = 40  # characters of an insats or a criterion in a table; other forms have it whole


@click.command(name="saldo", options_metavar="[FLAGGOR]")
@click.option("--pott", metavar="POTT", help="Bara den potten.")
@click.option("--namnd", metavar="KOD", help="Bara den nämnden eller underenheten.")
@click.option("--ar", type=options.NUMMER, metavar="ÅR", help="Bara det bidragsåret.")
@click.option(
    "--gruppera",
    default=GRUPPERA,
    show_default=True,
    metavar="NYCKLAR",
    help="Vad raderna delas upp på; också insats, prioriterat_omrade, geso, kriterium.",
)
@click.option(
    "--index",
    "varden",
    type=click.Path(path_type=Path),
    metavar="FIL",
    help="Visa behovet bredvid pengarna, ur en fil med mätvärden per område; kräver geso.",
)
@click.option(
    "--indexversion",
    metavar="VERSION",
    help="Vilket index, till exempel ASN-STK-2023-137, eller en egen .json-fil.",
)
@click.option(
    "--rakenskapsar",
    type=options.NUMMER,
    metavar="ÅR",
    help="Visa ingående balans, förändring och utgående balans för ett räkenskapsår.",
)
@click.option(
    "--ram",
    is_flag=True,
    help="Visa varaktigt växlad ram per år och organ, bredvid engångsmedlen.",
)
@options.as_of_options
@options.provad_option
@options.format_option()
@click.pass_context
def command(
    ctx: click.Context,
    pott: str | None,
    namnd: str | None,
    ar: int | None,
    gruppera: str,
    varden: Path | None,
    indexversion: str | None,
    rakenskapsar: int | None,
    ram: bool,
    per: str | None,
    registrerat_per: str | None,
    till_handelse: int | None,
    provad: bool,
    form: str,
    ut: Path | None,
) -> None:
    """Saldon per pott, nämnd och år; belopp i kronor, i JSON i öre."""
    keys = tuple(key.strip() for key in gruppera.split(",") if key.strip())
    if not keys or len(set(keys)) != len(keys) or not set(keys) <= {*KEYS, *DIMENSIONER}:
        known = ", ".join([*KEYS, *DIMENSIONER])
        raise Stop(USAGE, f"--gruppera {gruppera!r}: välj bland {known}")
    beside = _index(varden, indexversion, keys)
    asked, told = _sort(keys, rakenskapsar, ram=ram, index=varden is not None, given=gruppera)
    bounds = options.as_of(per, registrerat_per, till_handelse)
    path = options.ledger_path(ctx)
    of: dict[str, Any] = checked(path, pott, namnd)._asdict()
    if ram and of.pop("underenhet"):
        raise Stop(USAGE, "--ram visas per organ, inte per underenhet", f"Ange {of['namnd']}.")
    with opened(path, provad=provad) as model:
        answer = model.answered(asked(model.conn, bounds, pott=pott, ar=ar, **of))
    answer = beside(answer)
    rows_out(form, ut, answer, answer["rader"], lambda: told(answer))


def _sort(
    keys: tuple[str, ...], rakenskapsar: int | None, *, ram: bool, index: bool, given: str
) -> tuple[Callable[..., Mapping[str, Any]], Callable[[dict[str, Any]], str]]:
    """Return what is asked of the read model, and how the answer is told; raises Stop."""
    divided = bool(set(keys) & {*DIMENSIONER})
    if ram:
        from cli import aren  # noqa: PLC0415 - most questions need it not

        if rakenskapsar is not None or index or given != GRUPPERA:
            raise Stop(USAGE, "--ram visas per år och organ, för sig", "Ange bara --ram.")
        return aren.ram, aren.ram_text
    if rakenskapsar is not None:
        from cli import aren  # noqa: PLC0415 - the same

        if divided or index:
            raise Stop(
                USAGE, "--rakenskapsar delas inte upp på vad pengarna är till för",
                f"Välj --gruppera bland {', '.join(KEYS)}.",
            )  # fmt: skip
        return aren.rakenskapsar(rakenskapsar, keys), aren.rakenskapsar_text
    if divided:
        from projections.answers.dimensioner import split  # noqa: PLC0415 - the same

        return partial(split, gruppera=keys), as_table
    return partial(saldo, gruppera=keys), as_table


def _index(
    varden: Path | None, indexversion: str | None, keys: tuple[str, ...]
) -> Callable[[Any], Any]:
    """Return what puts the need beside the money; files are read before the ledger is."""
    if varden is None:
        if indexversion is not None:
            raise Stop(USAGE, "--indexversion hör till --index", "Ange --index FIL med mätvärden.")
        return lambda answer: answer
    if "geso" not in keys:
        raise Stop(USAGE, "--index visar behov per område", "Lägg till geso i --gruppera.")
    from cli import indexfil  # noqa: PLC0415 - reckons with fractions, for the index alone
    from projections.answers.behov import beside  # noqa: PLC0415 - the same

    version = indexfil.version(indexversion or indexfil.FORSLAG)
    measured = indexfil.values(varden, version)
    return lambda answer: beside(answer, version, measured, all_areas=keys == ("geso",))


def as_table(answer: dict[str, Any]) -> str:
    """Return balances as text: only the columns that hold something, with what they are as of."""
    rows = answer["rader"]
    if not rows:
        return f"Inga saldon.\n{as_of_line(answer)}"
    keys = [Column.text(label, key) for key, label in KEYS.items() if key in rows[0]]
    keys += [_what_for(label, key) for key, label in DIMENSIONER.items() if key in rows[0]]
    if any(row.get("geso_namn") for row in rows):
        keys.append(Column.text("Namn", "geso_namn"))
    divided = any(key in rows[0] for key in DIMENSIONER)
    if divided and "index" not in answer:
        rows = [row for row in rows if any(row[key] for key in DELADE)] or rows
    shown = [
        Column.ore(label, key)
        for key, label in AMOUNTS.items()
        if any(row.get(key) for row in rows) and (key in DELADE or not divided)
    ]
    if (index := answer.get("index")) is not None:
        areas = {omrade["kod"] for omrade in index["omraden"]}
        shown += [_need(of, areas) for of in index["kolumner"]]
    return f"{table(rows, keys, shown, answer['summa'])}{_below(answer)}"


def _what_for(label: str, key: str) -> Column:
    def cell(row: Any) -> str:
        text = _WORDS.get((key, row[key])) or str(row[key])
        text = "ej angivet" if row[key] is None else text
        return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"

    return Column(label, cell)


def _need(of: dict[str, Any], areas: set[str]) -> Column:
    """Return a column of promille; an area without a value says so, what is no area has none."""
    sex = {"kvinnor": " kvinnor", "man": " män"}.get(of["kon"], "")

    def cell(row: Any) -> str:
        if row.get("geso") not in areas:
            return ""
        return "saknas" if row[of["kolumn"]] is None else str(row[of["kolumn"]])

    return Column(f"Behov {of['dimension'].lower()}{sex}", cell, right=True)


def _below(answer: dict[str, Any]) -> str:
    """Return what the figures are in and as of, and which index stands beside them."""
    text = as_of_line(answer, "Kronor, ")
    if any(key in answer["rader"][0] for key in DIMENSIONER):
        text += "Övriga saldon säger inte vad de är till för; de står odelade i -f json och csv.\n"
    if (index := answer.get("index")) is not None:
        text += (
            f"Behov enligt {index['version']}: 0 minst och 1000 störst bland områdena"
            f"; {len(index['saknas'])} värden saknas.\n"
        )
    return text
