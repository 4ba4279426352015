"""What may be thrown away beside a ledger: pictures of what streams add up to, for who records."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable


FORM = 1
"""By what pictures are made: the states and how events make them (``tests/golden/bild.txt``)."""


class Picture(NamedTuple):
    """What a stream added up to after its event ``version``, which is ``nr`` of a log.

    ``rot`` is the root hash of that log up to and with it. Damage may have put anything anywhere.
    """

    aggregat: str
    version: int
    nr: int
    rot: bytes
    data: bytes


class Pictures(Protocol):
    """The newest picture of each stream, as long as nobody takes them away; never an error."""

    def of(self, stream: str) -> Picture | None:
        """Return the picture of a stream, if there is one that may be ours."""

    def keep(self, taken: Iterable[Picture]) -> None:
        """Keep pictures in place of those that there are of the same streams, if it goes well."""


class NoPictures:
    """Where none are kept."""

    def of(self, _stream: str) -> None:
        """Return none."""

    def keep(self, taken: Iterable[Picture]) -> None:
        """Keep none."""
