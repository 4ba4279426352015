"""All that a reading verb imports only when it is needed, imported; afterwards nothing is.

The freeze of auditor mode (``ledger.freeze``) refuses whatever is not loaded when it is armed. A
test holds this list against every import that stands inside a function.
"""

from __future__ import annotations

import io
import sys
import tomllib
from typing import TYPE_CHECKING

import click

from cli import catchup, deferred, indexfil, xlsx
from cli.output import csv_bytes
from domain import events, kinds
from ledger import checkpoint, note, reader, vkey
from projections import behov, dimensioner

if TYPE_CHECKING:
    from types import ModuleType

LOADED: tuple[ModuleType, ...] = (
    behov, catchup, checkpoint, dimensioner, events, indexfil, kinds, note, reader, tomllib, vkey,
)  # fmt: skip


def warm() -> None:
    """Use once what libraries in their turn import, and what is built, at first use."""
    for name in deferred.SELDOM & sys.modules.keys():
        str(sys.modules[name])  # put off until something is asked of it
    for model in events.EVENTS:
        model.model_rebuild()
    xlsx.xlsx_bytes([{"text": "å"}])
    csv_bytes([{"text": "å"}])
    with click.progressbar((), file=io.StringIO()):
        pass
