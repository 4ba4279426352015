"""The files that pages use: read once, so that none is while a question is answered."""

from __future__ import annotations

from pathlib import Path

_TYPER = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
}

FILES = {
    path.name: (path.read_bytes(), _TYPER[path.suffix])
    for path in sorted(Path(__file__).parent.iterdir())
    if path.suffix in _TYPER
}
"""Each file by its name: what is in it, and of which type it is."""
