"""``liggare regler [R7]``: every rule with its sentence and its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from application.errors import Kind, Stop
from cli import options
from cli.output import show
from domain.rules import ALL_RULES
from reports.events.regler import report

if TYPE_CHECKING:
    from pathlib import Path


@click.command(name="regler", options_metavar="[FLAGGOR]")
@click.argument("regel", required=False)
@options.format_option()
def command(regel: str | None, form: str, ut: Path | None) -> None:
    """Reglerna med källa; med ett id (R7) bara den regeln."""
    chosen = [rule for rule in ALL_RULES if regel is None or rule.id == regel.upper()]
    if not chosen:
        raise Stop(Kind.NOT_FOUND, f"regeln {regel!r} finns inte; se: liggare regler")
    show(report(chosen, whole=regel is not None), form, ut)
