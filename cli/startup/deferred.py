"""Modules that are imported and hardly ever used: their code waits until something asks for it.

To build a validator pydantic imports ``importlib.metadata``, where plugins would be found, also
when told to look for none (``cli.main``), and with it archives and the parser of e-mail; answers
are seldom CSV or files (ADR-0008), and what signs or checks evidence is not needed to tell how it
is asked for. ``LazyLoader`` is the standard library's way: whoever uses such a module gets it
whole, and a name that nothing imports any more does no harm.
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
    "csv", "importlib.metadata._adapters", "ledger.evidence.ed25519", "rfc8785", "tempfile",
    "zipfile",
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
    sys.meta_path.insert(0, Deferring)
