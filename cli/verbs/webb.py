"""``liggare webb``: the ledger as pages, for one user in a browser on this machine."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

import click

from application.roles import Roll
from application.session import Session
from cli.failures import note
from web import serving

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@click.command(name="webb", options_metavar="[FLAGGOR]")
@click.option(
    "--port", type=click.IntRange(0, 65_535), default=0, metavar="PORT",
    help="Vilken port sidorna svarar på; annars en som är ledig.",
)  # fmt: skip
@click.pass_context
def command(ctx: click.Context, port: int) -> None:
    """Visa liggaren som sidor i webbläsaren, bara på den här datorn.

    Adressen som skrivs ut gäller en gång; nästa skrivs när den har använts. Slutar efter åtta
    timmar utan att någon har läst, eller med Ctrl-C.
    """
    of: Mapping[str, Any] = ctx.find_root().obj
    roll = Roll.REVISOR if of["revisor"] else Roll.REGISTRERARE
    with Session(Path(of["url"]), roll, ready=of["ladda"], serving=True) as session:
        with session.log():
            pass  # it is a ledger, and ours to read
        gc.freeze()
        gc.enable()  # this may be long
        serving.serve(session, _tell, port)


def _tell(address: str) -> None:
    note(f"Öppna i webbläsaren (gäller en gång): {address}")
