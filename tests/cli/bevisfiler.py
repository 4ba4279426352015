"""The frozen files of evidence, and the program asked what they prove."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.cli.program import Result, inside

GOLDEN = Path(__file__).parents[1] / "golden" / "bevis"
FILER = ("bevis-2.tlog-proof", "kontrollpunkt-000005.txt", "utvidgning-3-5.txt")
FRAN = ("--fran", "kontrollpunkt-000003.txt")


def pa(fil: str, *args: str, **how: Any) -> Result:
    extra = FRAN if fil.startswith("utvidgning") and "--fran" not in args else ()
    return inside("kontrollera", fil, *extra, *args, **how)
