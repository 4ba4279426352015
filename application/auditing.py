"""``liggare --revisor``: reading somebody else's ledger runs nothing and changes nothing (D15).

The mode begins where a verb asks for the ledger's file, with the flag, and by itself when the
file or its folder is not ours to write. Before the freeze is armed, all that a reading verb may
need later is imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.failures import USAGE, Stop
from ledger.audit import immutable
from ledger.audit.freeze import frozen

if TYPE_CHECKING:
    from pathlib import Path

    import click


def begin(ctx: click.Context, *paths: Path) -> None:
    """Begin auditor mode if it is asked for, or if one of the files is only ours to read."""
    root = ctx.find_root()
    asked = root.obj["revisor"] or any(map(immutable.may_only_read, paths))
    if immutable.is_auditing() or not asked:
        return
    root.obj["ladda"]()
    from cli.startup.uppvarmning import warm  # noqa: PLC0415 - imports nearly everything

    warm()
    root.with_resource(immutable.auditing(*paths))
    root.with_resource(frozen())


def refuse_writing(ctx: click.Context) -> None:
    """Raise Stop if an auditor is at work: nothing is recorded, created or signed."""
    if ctx.find_root().obj["revisor"]:
        raise Stop(
            USAGE,
            "med --revisor läses liggaren bara; kommandot skriver",
            "Utelämna --revisor.",
        )
    if immutable.is_auditing():
        raise Stop(
            USAGE,
            "liggaren får bara läsas av dig: filen eller mappen är skrivskyddad",
            "Be den som äger liggaren om rätt att skriva.",
        )


def refuse_beside(target: Path) -> None:
    """Raise Stop if an answer would be written in the folder of the ledger under audit."""
    if immutable.is_beside(target):
        raise Stop(
            USAGE,
            f"{str(target)!r} ligger i liggarens mapp, där den som granskar inget skriver",
            "Ange en annan mapp för -o.",
        )
