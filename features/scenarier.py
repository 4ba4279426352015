"""Which scenarios hold each rule, as ``liggare regler`` shows them.

    python3 run.py python -m features.scenarier

writes ``cli/data/scenarier.json`` anew; a test refuses one that is not current.
"""

from __future__ import annotations

import json
from pathlib import Path

from pytest_bdd.feature import get_features

from features.taggar import AVVIKELSE, REGLER

FEATURES = Path(__file__).parent
LISTA = FEATURES.parent / "cli" / "data" / "scenarier.json"


def scenarier() -> dict[str, list[dict[str, str]]]:
    """Return the scenarios of each rule: the file, what it says, and how the rule answers."""
    found: dict[str, list[dict[str, str]]] = {id_: [] for id_ in REGLER}
    for feature in get_features([str(FEATURES)]):
        for scenario in feature.scenarios.values():
            slag = "avvisas" if "avvisas" in scenario.tags else "godtas"
            slag = AVVIKELSE if AVVIKELSE in scenario.tags else slag
            told = {"fil": Path(feature.filename).name, "scenario": scenario.name, "svar": slag}
            for id_ in sorted(scenario.tags & REGLER.keys()):
                found[id_].append(told)
    return found


def text() -> str:
    """Return the list as it stands in its file."""
    return json.dumps(scenarier(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    LISTA.write_text(text(), encoding="utf-8")
