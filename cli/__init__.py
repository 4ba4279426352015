"""The command line: Swedish words in, tables or JSON out, exit codes that scripts can rely on.

``__main__`` is the entry point and ``main`` what it runs; ``verbs`` holds a module a verb,
``options`` what they share, ``terminal`` what is asked and written, ``startup`` what makes it
quick. Data goes to stdout and everything else to stderr. The other packages never print.

``liggare`` imports nothing from the current folder. ``python -m cli.main`` would, since Python
itself puts that folder first; it is taken away here, before anything else is imported.
"""

import os
import sys

_HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - pathlib is not loaded
if sys.argv[:1] == ["-m"] and not sys.flags.safe_path and sys.path[0] != _HOME:
    del sys.path[0]
