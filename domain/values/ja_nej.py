"""Yes and no, as people write and read them."""

from __future__ import annotations

_READ = {"j": True, "ja": True, "n": False, "nej": False}


def parse_ja_nej(text: str) -> bool | None:
    """Return what an answer with yes or no says, None when it says neither."""
    return _READ.get(text.strip().lower())


def ja_nej_text(yes: bool) -> str:  # noqa: FBT001 - the answer itself
    """Write yes or no."""
    return "ja" if yes else "nej"
