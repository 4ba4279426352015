"""Which scenarios hold each rule, as ``liggare regler`` shows them.

    python3 run.py python -m features.regeldok

writes ``application/data/scenarier.json`` anew, with the rule book; a test refuses one that
is not current.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from pytest_bdd.feature import get_features

from features.taggar import AVVIKELSE, REGLER

FEATURES = Path(__file__).parent
LISTA = FEATURES.parent / "application" / "data" / "scenarier.json"


class Scenario(NamedTuple):
    """A scenario as it is written: where, what it says, and how the rules it names answer."""

    fil: str
    rad: int
    namn: str
    svar: str
    regler: frozenset[str]


def inside(filename: str) -> str:
    """Return where a feature file lies among the others, or its name if it lies elsewhere."""
    path = Path(filename)
    return path.relative_to(FEATURES).as_posix() if path.is_relative_to(FEATURES) else path.name


def scenarier() -> list[Scenario]:
    """Return every scenario that holds a rule, in one order on every machine."""
    files = sorted(get_features([str(FEATURES)]), key=lambda f: (f.name or "", f.filename))
    found = []
    for feature in files:
        for scenario in feature.scenarios.values():
            slag = "avvisas" if "avvisas" in scenario.tags else "godtas"
            slag = AVVIKELSE if AVVIKELSE in scenario.tags else slag
            fil = inside(feature.filename)
            held = frozenset(scenario.tags & REGLER.keys())
            if not held:  # a promise of the design, which is no rule
                continue
            found.append(Scenario(fil, scenario.line_number, scenario.name, slag, held))
    return found


def text() -> str:
    """Return the list as it stands in its file: the scenarios of each rule."""
    listed = {
        id_: [
            {"fil": one.fil, "scenario": one.namn, "svar": one.svar}
            for one in scenarier()
            if id_ in one.regler
        ]
        for id_ in REGLER
    }
    return json.dumps(listed, ensure_ascii=False, indent=1) + "\n"
