"""The certificate beside a ledger: what it added up to when all of it was held last."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from application.errors import Kind, Stop
from application.files import replacing
from ledger.audit.immutable import is_auditing
from ledger.errors import Damaged
from ledger.store.sqlite.dbfile import private_fault
from ledger.verification.certified import Certificate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from application.watching import Watcher
    from ledger.verification.fast import Certain


def path_of(ledger: Path) -> Path:
    """Return the file of a ledger's certificate: beside it."""
    return ledger.with_name(f"{ledger.name}.tillstand")


@contextmanager
def kept(ledger: Path) -> Iterator[Certificate | None]:
    """Lend the certificate of a ledger, if there is one that may be ours; raises Stop.

    One that others may write in, or that is damaged, counts for nothing: all is held instead.
    """
    if is_auditing():
        raise Stop(
            Kind.USAGE,
            "--sedan-sist: tillståndet är ägarens egen genväg och läses inte av den som granskar",
            "Utelämna --sedan-sist; då prövas allt.",
        )
    path = path_of(ledger)
    if not path.is_file() or private_fault(path):
        yield None
        return
    with path.open("rb") as file:
        try:
            found: Certificate | None = Certificate(file)
        except Damaged:
            found = None
        yield found


def keep(ledger: Path, certain: Certain, watcher: Watcher) -> str | None:
    """Keep a certificate of what was held; returns its SHA-256. Raises Stop when it is not kept.

    None is kept where that of before is damaged in what was not new: the next time all is held.
    """
    path = path_of(ledger)
    try:
        with replacing(path, watcher) as file:
            file.writelines(certain.certificate())
    except Damaged:
        path.unlink(missing_ok=True)
        return None
    with path.open("rb") as written:
        return Certificate(written).sha256
