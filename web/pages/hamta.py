"""What can be taken along: the ledger in the forms of other programs, each with its SHA-256."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from application.errors import Kind, Stop
from application.exporting.forms import parts
from application.exporting.wanted import UTFORMER, Wanted
from ledger.evidence.seal import digest
from projections.model.as_of import om
from reports.report import Report
from web.addresses import one_of
from web.asking import Svar
from web.parts.kolumner import potter

if TYPE_CHECKING:
    from web.asking import Fraga

MEST = 64 * 1024 * 1024
"""As many bytes as are made in memory for somebody who looks; more than that is for a command."""


class Fil(NamedTuple):
    """A file: how long it is, and its sum."""

    byte: int
    sha256: str


def hamta(fraga: Fraga) -> Svar:
    """Make the page of the forms."""
    pott = fraga.given.get("pott")
    fraga.asking.named(pott)
    vad = {
        "utformer": [
            (form, of, fraga.address("utform", utform=form, pott=pott))
            for form, of in UTFORMER.items()
        ],
        "potter": potter(fraga),
    }
    rubrik = ", ".join(filter(None, ["Hämta", pott]))
    return Svar("hamta.html", rubrik, vad, _of(fraga, pott), pott=pott)


def utform(fraga: Fraga) -> Svar:
    """Make the page of one form: its file, with its length and SHA-256; or the file itself."""
    form, pott = one_of(fraga.given, "utform", UTFORMER), fraga.given.get("pott")
    of, rubrik = UTFORMER[form], ", ".join(filter(None, [form, pott]))
    fraga.asking.named(pott)
    if fraga.form:
        return Svar("utform.html", rubrik, {}, skriven=_written(fraga, form), som=(of.fil, of.typ))
    last = digest(fraga.asking.source, fraga.asking.source.head().nr)
    key = ("utform", form, pott, fraga.bounds, last)
    vad = {
        "of": of,
        "fil": fraga.jobs.once(key, lambda: _summed(_written(fraga, form))),
        "href": fraga.again("fil"),
        "alla": fraga.address("hamta", pott=pott),
    }
    return Svar("utform.html", rubrik, vad, _of(fraga, pott), pott=pott)


def _of(fraga: Fraga, pott: str | None) -> Report:
    """Return what the page is as of."""
    return Report(fraga.asking.answer(om, fraga.bounds, pott=pott), (), lambda: "")


def _written(fraga: Fraga, form: str) -> bytes:
    """Return a form as a file; raises Stop when it is longer than a page may make."""
    out = bytearray()
    for part in parts(fraga.asking, Wanted(form, fraga.bounds, fraga.given.get("pott"))):
        out += part
        if len(out) > MEST:
            raise Stop(
                Kind.USAGE, f"filen blir större än {MEST // 1024**2} MiB",
                f"Skriv den på kommandoraden: {fraga.kommandorad} -o {UTFORMER[form].fil}",
            )  # fmt: skip
    return bytes(out)


def _summed(data: bytes) -> Fil:
    return Fil(len(data), hashlib.sha256(data).hexdigest())
