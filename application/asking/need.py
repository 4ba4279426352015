"""The need of each area beside the money, by an index and values that somebody has measured."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from application import files
from application.errors import Kind, Stop
from exchange import behovsindex
from projections.answers import behov

if TYPE_CHECKING:
    from collections.abc import Callable

    from projections.answers.behov import Indexversion
    from projections.answers.saldo import Saldo

_LONGEST = 1 << 20  # bytes; some hundred times what the index needs


def beside(varden: Path, indexversion: str | None, *, all_areas: bool) -> Callable[[Saldo], Saldo]:
    """Return what puts the need beside balances by area; the files are read now."""
    version = _version(indexversion or behovsindex.FORSLAG)
    measured = behovsindex.values(varden.name, _read(varden), version)
    return partial(behov.beside, version=version, varden=measured, all_areas=all_areas)


def _version(name: str) -> Indexversion:
    """Return a version by its name, or out of a .json file of the same form."""
    if name.endswith(".json"):
        return behovsindex.own_version(Path(name).name, _read(Path(name)))
    if name not in (known := behovsindex.versions()):
        raise Stop(
            Kind.NOT_FOUND,
            f"indexversionen {name!r} finns inte",
            f"Versioner: {', '.join(known)}; eller en egen fil, .json.",
        )
    return behovsindex.version(name)


def _read(path: Path) -> bytes:
    raw = files.read(path, _LONGEST + 1)
    if len(raw) > _LONGEST:
        raise Stop(Kind.BAD_FILE, f"{path.name}: filen är större än {_LONGEST} byte")
    return raw
