"""What a verification is asked to hold a ledger against; asking it needs no engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


class Wanted(NamedTuple):
    """What a verification is held against, and how far it goes."""

    kontrollpunkter: tuple[Path, ...] = ()
    kontrollsummor: tuple[str, ...] = ()
    nycklar: Path | None = None
    blad: Path | None = None
    lasmodell: bool = False
    bara_sigill: bool = False
    underlag: Path | None = None
    grundligt: bool = False
    sedan_sist: bool = False
    processer: int = 1
