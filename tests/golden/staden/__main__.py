"""Write the expected texts anew, from the history: ``python -m tests.golden.staden``.

What changed shows in the difference to what is committed, and a person reads it.
"""

import tempfile
from pathlib import Path

from tests.golden.staden import spelat
from tests.projections.flode import built


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = spelat.spela_in(Path(folder) / "staden.db")
        recorded = spelat.inspelat(path)
        texts = {
            spelat.SALDON: spelat.saldon(recorded),
            spelat.AVVIKELSER: spelat.avvikelser(built(recorded).connection()),
            spelat.LOGG: spelat.avtryck(path),
        }
    for file, text in texts.items():
        file.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
