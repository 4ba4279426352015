"""The program ``liggare``: what a command may not need is put off before the rest is imported."""

from __future__ import annotations

import gc
import importlib

from cli.startup import deferred


def main() -> None:
    """Run the command line and exit."""
    gc.disable()  # a run is short, and most of it is imports
    deferred.defer()
    importlib.import_module("cli.main").main()


if __name__ == "__main__":
    main()
