"""``liggare saldo``: balances per pott, nämnd and year, as of any moment on either time axis."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from application import moments
from application.asking import need
from application.errors import Kind, Stop
from cli import options
from cli.options.varden import NUMMER
from cli.output import show
from projections.answers import dimensioner
from projections.answers import prognos as prognosen
from projections.answers import rakenskapsar as bokforing
from projections.answers import ram as ramen
from projections.answers import saldo as saldon
from reports import balances as reports
from reports.balances.saldo import DIMENSIONER, KEYS

if TYPE_CHECKING:
    from collections.abc import Callable

    from projections.model.as_of import AsOf
    from reports.report import Report

GRUPPERA = "pott,namnd,underenhet,ar"
_AR = range(2000, 2100)


@click.command(name="saldo", options_metavar="[FLAGGOR]")
@click.option("--pott", metavar="POTT", help="Bara den potten.")
@click.option("--namnd", metavar="KOD", help="Bara den nämnden eller underenheten.")
@click.option("--ar", type=NUMMER, metavar="ÅR", help="Bara det bidragsåret.")
@click.option(
    "--gruppera",
    default=GRUPPERA,
    show_default=True,
    metavar="NYCKLAR",
    help="Vad raderna delas upp på; också insats, prioriterat_omrade, geso, kriterium, konto,"
    " verksamhet, kostnadsslag.",
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
    type=NUMMER,
    metavar="ÅR",
    help="Visa ingående balans, förändring och utgående balans för ett räkenskapsår.",
)
@click.option(
    "--ram",
    is_flag=True,
    help="Visa varaktigt växlad ram per år och organ, bredvid engångsmedlen.",
)
@click.option(
    "--prognos",
    "framat",
    is_flag=True,
    help="Visa en prognos: vad som blir att betala tillbaka i den takt som medlen används.",
)
@click.option(
    "--alla-kolumner",
    "alla",
    is_flag=True,
    help="Visa alla saldon i tabellen; de andra formerna har alltid alla.",
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
    framat: bool,
    alla: bool,
    bounds: AsOf,
    provad: bool,
    form: str,
    ut: Path | None,
) -> None:
    """Saldon per pott, nämnd och år; belopp i kronor, i JSON i öre."""
    keys = tuple(key.strip() for key in gruppera.split(",") if key.strip())
    if not keys or len(set(keys)) != len(keys) or not set(keys) <= {*KEYS, *DIMENSIONER}:
        known = ", ".join([*KEYS, *DIMENSIONER])
        raise Stop(Kind.USAGE, f"--gruppera {gruppera!r}: välj bland {known}")
    beside = _index(varden, indexversion, keys)
    asked, told = _sort(keys, rakenskapsar, ram=ram, index=varden is not None, given=gruppera)
    if framat:
        asked, told = _forecast(told, bounds, plain=not ram and gruppera == GRUPPERA and not varden)
    if alla:
        told = _all_columns(told)
    with options.session(ctx).asking(provad=provad) as asking:
        of: dict[str, Any] = asking.named(pott, namnd)._asdict()
        if ram and of.pop("underenhet"):
            raise Stop(
                Kind.USAGE, "--ram visas per organ, inte per underenhet", f"Ange {of['namnd']}."
            )
        answer = asking.answer(asked, bounds, pott=pott, ar=ar, **of)
    show(told(beside(answer)), form, ut)


def _sort(
    keys: tuple[str, ...], rakenskapsar: int | None, *, ram: bool, index: bool, given: str
) -> tuple[Callable[..., Any], Callable[[Any], Report]]:
    """Return what is asked, and how the answer is written; raises Stop."""
    divided = bool(set(keys) & {*DIMENSIONER})
    if ram:
        if rakenskapsar is not None or index or given != GRUPPERA:
            raise Stop(Kind.USAGE, "--ram visas per år och organ, för sig", "Ange bara --ram.")
        return ramen.ram, reports.ram.report
    if rakenskapsar is not None:
        if divided or index:
            raise Stop(
                Kind.USAGE, "--rakenskapsar delas inte upp på vad pengarna är till för",
                f"Välj --gruppera bland {', '.join(KEYS)}.",
            )  # fmt: skip
        if rakenskapsar not in _AR:
            raise Stop(Kind.USAGE, f"--rakenskapsar {rakenskapsar}: ange ett år, till exempel 2023")
        asked = partial(bokforing.rakenskapsar, rakenskapsar=rakenskapsar, gruppera=keys)
        return asked, reports.rakenskapsar.report
    if divided:
        return partial(dimensioner.split, gruppera=keys), reports.saldo.report
    return partial(saldon.saldo, gruppera=keys), reports.oversikt.report


def _forecast(
    told: Callable[[Any], Report], bounds: AsOf, *, plain: bool
) -> tuple[Callable[..., Any], Callable[[Any], Report]]:
    """Return what forecasts, as of a day, and how that is written; raises Stop beside others."""
    if not plain or told is not reports.oversikt.report:
        raise Stop(
            Kind.USAGE, "--prognos visas per pott och nämnd, för sig", "Ange bara --prognos."
        )
    today = moments.idag(bounds)
    return partial(prognosen.prognos, idag=today), reports.prognos.report


def _all_columns(told: Callable[[Any], Report]) -> Callable[[Any], Report]:
    """Return what writes every balance as a table; raises Stop where another answer is asked."""
    if told not in {reports.saldo.report, reports.oversikt.report}:
        raise Stop(
            Kind.USAGE, "--alla-kolumner hör inte till --ram, --rakenskapsar eller --prognos",
            "De visar redan alla sina kolumner.",
        )  # fmt: skip
    return reports.saldo.report


def _index(
    varden: Path | None, indexversion: str | None, keys: tuple[str, ...]
) -> Callable[[Any], Any]:
    """Return what puts the need beside the money; files are read before the ledger is."""
    if varden is None:
        if indexversion is not None:
            raise Stop(
                Kind.USAGE, "--indexversion hör till --index", "Ange --index FIL med mätvärden."
            )
        return lambda answer: answer
    if "geso" not in keys:
        raise Stop(Kind.USAGE, "--index visar behov per område", "Lägg till geso i --gruppera.")
    return need.beside(varden, indexversion, all_areas=keys == ("geso",))
