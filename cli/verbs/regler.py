"""``liggare regler [R7]``: every rule with its sentence and its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from application.asking import rules
from cli import options
from cli.output import show
from reports.events.regler import report

if TYPE_CHECKING:
    from pathlib import Path


@click.command(name="regler", options_metavar="[FLAGGOR]")
@click.argument("regel", required=False)
@options.format_option()
def command(regel: str | None, form: str, ut: Path | None) -> None:
    """Reglerna med källa; med ett id (R7) bara den regeln."""
    show(report(rules.rules(regel), whole=regel is not None), form, ut)
