"""Where a private key lies, and the passphrase that opens it: given, or asked for unseen."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from application.errors import Kind, Stop
from cli.terminal.utgang import ask

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar("F", bound="Callable[..., Any]")

EKONOMI = "ekonomi.nyckel"
REVISOR = "revisor.nyckel"
LOSEN = "LIGGARE_NYCKEL_LOSEN"
_MAKES = {EKONOMI: "liggare nyckel ny", REVISOR: "liggare nyckel ny --revisor NAMN"}


def nyckel_option(default: str | None) -> Callable[[F], F]:
    """Add --nyckel FIL, or LIGGARE_NYCKEL."""
    return click.option(
        "--nyckel",
        type=click.Path(path_type=Path),
        metavar="FIL",
        envvar="LIGGARE_NYCKEL",
        default=default,
        help=f"Den hemliga nyckelns fil (annars LIGGARE_NYCKEL, annars {default or EKONOMI}).",
    )


def passphrase(nyckel: Path, *, new: bool = False, vems: str = EKONOMI) -> str:
    """Return the passphrase of a key: of the environment, else as typed, twice for a new key.

    ``vems`` is the file that such a key lies in by default: it says how one is made.
    """
    if not new and not nyckel.exists():
        raise Stop(
            Kind.NOT_FOUND,
            f"nyckeln {str(nyckel)!r} finns inte",
            f"Ange --nyckel FIL, eller gör en med: {_MAKES[vems]}.",
        )
    given = os.environ.get(LOSEN)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise Stop(
            Kind.USAGE,
            f"utan terminal kan ingen ange lösenordet till nyckeln {str(nyckel)!r}",
            f"Sätt {LOSEN} till lösenordet.",
        )
    return ask(
        f"{'Nytt lösenord' if new else 'Lösenord'} till nyckeln {nyckel.name}",
        hide_input=True,
        confirmation_prompt="Samma lösenord igen" if new else False,
    )
