"""All that a reading verb imports only when it is needed, imported; afterwards nothing is.

The freeze of auditor mode (``ledger.freeze``) refuses whatever is not loaded when it is armed. A
test holds this list against every import that stands inside a function.
"""

from __future__ import annotations

import io
import tomllib
from typing import TYPE_CHECKING

import click

from cli import catchup, indexfil, xlsx
from cli.output import csv_bytes
from domain import events, kinds
from ledger import reader
from projections import behov, dimensioner

if TYPE_CHECKING:
    from types import ModuleType

LOADED: tuple[ModuleType, ...] = (
    behov, catchup, dimensioner, events, indexfil, kinds, reader, tomllib,
)  # fmt: skip


def warm() -> None:
    """Use once what libraries in their turn import, and what is built, at first use."""
    for model in events.EVENTS:
        model.model_rebuild()
    xlsx.xlsx_bytes([{"text": "å"}])
    csv_bytes([{"text": "å"}])
    with click.progressbar((), file=io.StringIO()):
        pass
