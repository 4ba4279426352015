"""Swedish for the words click itself writes: `Användning`, `Flaggor`, `Fel`.

click looks every message up with `gettext` in the current domain and ships no translation, so
pointing that domain at our catalogue is all it takes. Some words (a path's `fil`, the help of
`--version`) are looked up when a command is *defined*: call `svenska` before importing commands.
"""

import gettext
import os
from pathlib import Path

DOMAN = "liggare"
KATALOG = Path(__file__).parents[1] / "locale"


def svenska() -> None:
    """Let click write Swedish, unless LANGUAGE asks for something else (`LANGUAGE=en`)."""
    if not os.environ.get("LANGUAGE"):  # set but empty means unset to gettext
        os.environ["LANGUAGE"] = "sv"  # LANG is unset on Windows, and C in a service
    gettext.bindtextdomain(DOMAN, KATALOG)
    gettext.textdomain(DOMAN)
