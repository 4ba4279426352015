"""Modules that are imported and not always used: their code waits until something asks for it.

So each import stands at the top of its file, and a command that does not need a library does not
load it: not the engine, SQLAlchemy, cryptography or what writes workbooks (ADR-0008). It is so
from before ``cli.main`` is imported (``cli.__main__``). Of others' there are those that pydantic
imports to build a validator, where plugins would be found, also when told to look for none
(``cli.main``). ``LazyLoader`` is the standard library's way: whoever uses
such a module gets it whole, and a name that nothing imports any more does no harm.
"""

from __future__ import annotations

import sys
from importlib.machinery import PathFinder
from importlib.util import LazyLoader
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

SELDOM = frozenset({
    "application.actors", "application.asking.catchup", "application.asking.event",
    "application.asking.exempel", "application.asking.need", "application.asking.rules",
    "application.asking.types", "application.asking.avstamning",
    "application.exporting.arbetsbok", "application.exporting.bocker",
    "application.exporting.forms", "application.exporting.kalender",
    "application.exporting.logg", "application.exporting.sie", "application.proving.certificate",
    "application.proving.checking", "application.proving.comparing",
    "application.proving.keys", "application.proving.making",
    "application.proving.signing", "application.proving.verifying",
    "application.recording.attesting", "application.recording.creating",
    "application.recording.importing", "application.recording.keys",
    "application.recording.lists.imported", "application.recording.sending",
    "bz2", "cli.failures", "csv", "difflib", "domain.bevakning.bild",
    "importlib.metadata._adapters", "ipaddress", "ledger.evidence.ed25519",
    "ledger.store.reader", "lzma", "projections.answers.dimensioner", "projections.answers.journal",
    "projections.answers.besked", "projections.answers.prognos", "reports.balances.prognos",
    "reports.events.besked",
    "projections.answers.rakenskapsar", "projections.answers.ram", "reports.balances.effect",
    "reports.balances.poster", "reports.balances.rakenskapsar", "reports.balances.ram",
    "reports.writers.xlsx", "rfc8785", "tempfile", "tomllib", "traceback", "zipfile",
})  # fmt: skip


class Deferring(PathFinder):
    """Finds these modules where they are, and puts off running them."""

    @classmethod
    def find_spec(
        cls,
        fullname: str,
        path: Sequence[str] | None = None,
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        """Return the spec of one of them; None leaves every other to the next finder."""
        spec = super().find_spec(fullname, path, target) if fullname in SELDOM else None
        if spec is not None and spec.loader is not None:
            spec.loader = LazyLoader(spec.loader)
        return spec


def defer() -> None:
    """Have it so in this process, which runs one command."""
    if Deferring not in sys.meta_path:
        sys.meta_path.insert(0, Deferring)
