"""Pages about the pages: help, and what is known of how accessible they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from web.asking import Svar

if TYPE_CHECKING:
    from web.asking import Fraga


def hjalp(_fraga: Fraga) -> Svar:
    """Make the page of help."""
    return Svar("hjalp.html", "Hjälp", {})


def tillganglighet(_fraga: Fraga) -> Svar:
    """Make the page that tells how accessible the pages are."""
    return Svar("tillganglighet.html", "Tillgänglighet", {})
