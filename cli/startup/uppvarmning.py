"""What libraries import, and what is built, at first use: used once, so that it never is later.

The freeze of auditor mode (``ledger.audit.freeze``) refuses what is not loaded when it is armed.
All modules of ours are loaded then (``cli.main``); a test sees to what they import late.
"""

from __future__ import annotations

import io
import sys
import tomllib
from functools import cache

import click

from cli.startup import deferred
from domain import events
from reports.writers import xlsx
from reports.writers.sheet import csv_bytes

LOADED = (tomllib,)


@cache
def warm() -> None:
    """Use them."""
    for name in deferred.SELDOM & sys.modules.keys():
        str(sys.modules[name])  # put off until something is asked of it
    for model in events.EVENTS:
        model.model_rebuild()
    xlsx.xlsx_bytes([{"text": "å"}])
    csv_bytes([{"text": "å"}])
    with click.progressbar((), file=io.StringIO()):
        pass
