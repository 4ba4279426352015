"""The options of a list: which pott it is about, and what its file does not say."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast, get_args

import click

from application.recording.lists.wanted import Listslag, Listval
from cli.options import skrivet
from cli.options.varden import BELOPP, DATUM
from exchange.lists.varden import ENHETER

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar("F", bound="Callable[..., Any]")

_OPTIONS = (
    click.option("--pott", metavar="POTT", help="Vilken pott en lista gäller; krävs för en lista."),
    click.option("--slag", type=click.Choice(get_args(Listslag)), help="Vad listan är, om"
                 " rubrikerna inte ska avgöra det."),
    click.option("--datum", type=DATUM, help="När fördelningen beslutades eller föreslogs (annars"
                 " beslutets dag)."),
    click.option("--beslut", metavar="BESLUT", help='Beslutet bakom en fördelning: "KS 2022-08-17'
                 ' § 300 STK-2018-1233".'),
    click.option("--avser", metavar="ORD", help="Vad listan avser."),
    click.option("--underlag", multiple=True, metavar="UNDERLAG", help='Dokument utöver listan:'
                 ' "typ: titel".'),
    click.option("--blad", metavar="NAMN", help="Vilket blad som läses, om flera kan läsas."),
    click.option("--enhet", type=click.Choice(ENHETER), help="Vad beloppen står i, om listan"
                 " nämner tkr eller mkr."),
    click.option("--totalbelopp", type=BELOPP, help="Vad raderna ska bli tillsammans, om listan"
                 " inte säger det."),
    click.option("--godta-avvikelse", metavar="SKÄL", help="Varför ett totalbelopp som raderna inte"
                 " når godtas."),
    click.option("--kolumn", "kolumner", multiple=True, metavar="ROLL=RUBRIK", help="Vad en kolumn"
                 ' är: belopp="Beslutat 2024" eller belopp=D.'),
    click.option("--tecken", type=click.Choice(("debet", "kredit")), help="Vad ett positivt belopp"
                 " i en utfallslista är."),
    click.option("--kalla", default="GL", show_default=True, metavar="KÄLLA", help="Vilken bok"
                 " verifikaten är numrerade i."),
    click.option("--med-text", is_flag=True, help="Ta med listans texter; de kan innehålla namn."),
    click.option("--exempeldata", is_flag=True, help="Märk allt ur listan som påhittat."),
)  # fmt: skip
_FIELDS = {"totalbelopp": "total_ore", "godta_avvikelse": "godta"}


def list_options(function: F) -> F:
    """Add the options of a list, given to the verb as ``val``: None when no option is given."""

    @wraps(function)
    def chosen(*args: Any, **rest: Any) -> Any:
        names = [option for option in _NAMES if option in rest]
        stated = {_FIELDS.get(name, name): rest.pop(name) for name in names}
        return function(*args, val=_val(stated), **rest)

    for option in reversed(_OPTIONS):
        chosen = option(chosen)
    return cast("F", chosen)


_NAMES = (
    *("pott", "slag", "datum", "beslut", "avser", "underlag", "blad", "enhet", "totalbelopp"),
    *("godta_avvikelse", "kolumner", "tecken", "kalla", "med_text", "exempeldata"),
)


def _val(stated: dict[str, Any]) -> Listval | None:
    """Return what is asked of a list; raises UsageError for options of one without its pott."""
    if stated["pott"] is None:
        given = [
            name
            for name, of in stated.items()
            if of not in {None, False, ()} and (name, of) != ("kalla", "GL")
        ]
        if given:
            raise click.UsageError("Ange --pott: de andra flaggorna gäller en lista till en pott.")
        return None
    try:
        if stated["beslut"] is not None:
            stated["beslut"] = skrivet.beslut(stated["beslut"])
        stated["underlag"] = [*map(skrivet.underlag, stated["underlag"])]
        stated["kolumner"] = dict(map(_kolumn, stated["kolumner"]))
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    return Listval(**stated)


def _kolumn(text: str) -> tuple[str, str]:
    roll, equals, rubrik = (part.strip() for part in text.partition("="))
    if not (roll and equals and rubrik):
        raise ValueError(f'kolumnen {text!r} ska skrivas ROLL=RUBRIK, till exempel belopp="Kronor"')
    return roll.lower().replace("ä", "a"), rubrik
