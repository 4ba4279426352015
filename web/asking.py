"""A question that a page asks, and the answer that it is made of."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from projections.answers.sidor.narmast import steg
from web.addresses import ASOF, SIDOR

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from application.asking.snapshot import Asking
    from application.session import Session
    from projections.answers.sidor.narmast import Steg
    from projections.model.as_of import AsOf
    from web.addresses import Sida
    from web.jobs import Jobs


A = TypeVar("A", bound="Mapping[str, object]")


class Fraga(NamedTuple):
    """A page that is asked for, with what, of which moment, in whose ledger."""

    sida: Sida
    given: Mapping[str, str]
    bounds: AsOf
    session: Session
    asking: Asking
    jobs: Jobs
    form: str = ""

    @property
    def inom(self) -> AsOf:
        """The moment, without what rests on example data where that is left out."""
        return self.asking.bounded(self.bounds, None)[0]

    def once(self, rot: str | None, question: Callable[..., A], **of: Hashable) -> A:
        """Return what a question is answered with, found once for all who look at the same moment.

        ``rot`` is the root of the log at that moment.
        """
        key = (question.__name__, rot, self.bounds, tuple(sorted(of.items())))
        return self.jobs.once(key, lambda: self.asking.answer(question, self.bounds, **of))

    @property
    def moment(self) -> dict[str, str]:
        """The moment that is asked for, as it stands in the address."""
        return {name: self.given[name] for name in ASOF if name in self.given}

    def address(self, sida: str, **given: str | int | None) -> str:
        """Return the address of a page as of the same moment."""
        shown = {name: str(value) for name, value in given.items() if value not in {None, ""}}
        return SIDOR[sida].address({**self.moment, **shown})

    def again(self, form: str = "", **changed: str | int | None) -> str:
        """Return the address of this page with something changed; None takes it away."""
        new = {**self.given, **{name: str(of) for name, of in changed.items() if of is not None}}
        left = {name: of for name, of in new.items() if changed.get(name, of) is not None}
        return self.sida.address(left, form)

    @property
    def nu(self) -> str:
        """The address of this page as of now."""
        return self.again(per=None, registrerat_per=None, till_handelse=None)

    @property
    def kommandorad(self) -> str:
        """The same question on the command line; empty where it has none."""
        argv = self.sida.argv(self.given)
        return shlex.join(["liggare", *argv]) if argv else ""


class Written(Protocol):
    """An answer that can be written in a form."""

    @property
    def answer(self) -> Mapping[str, Any]:
        """The answer as a program is given it."""

    def written(self, form: str) -> str | bytes:
        """Return it in a form."""


class Svar(NamedTuple):
    """What a page is made of: the answer, its template and what that tells besides.

    ``report`` has the other forms of the same answer; a page without one has none. ``skriven`` is
    the file that was asked for, where it is not written as the report is, and ``som`` what that
    is then called and of which type.
    """

    mall: str
    rubrik: str
    vad: Mapping[str, Any]
    report: Written | None = None
    pott: str | None = None
    skriven: bytes | None = None
    som: tuple[str, str] | None = None

    @property
    def answer(self) -> Mapping[str, Any]:
        """The answer as a program is given it."""
        return {} if self.report is None else self.report.answer


class Tidsresa(NamedTuple):
    """The bar with which one goes through the history: where one is, and what is beside."""

    nu: bool
    handelse: int | None
    sista: int | None
    steg: Steg
    forra: str | None
    nasta: str | None
    till_nu: str


def tidsresa(fraga: Fraga, svar: Svar) -> Tidsresa | None:
    """Return the bar of a page; None of one that is of no moment."""
    if not fraga.sida.tidsbunden or "per" not in svar.answer:
        return None
    handelse = svar.answer["per"]["handelse"]
    others = fraga.bounds._replace(handelse=None, utan_exempel=None)
    beside = steg(fraga.asking.conn, svar.pott, handelse, others)

    def at(nr: int | None) -> str | None:
        return None if nr is None else fraga.again(till_handelse=nr, fran_nr=None)

    return Tidsresa(
        nu=not (fraga.moment.keys() - {"utan_exempel"}),
        handelse=handelse,
        sista=beside.allra_sista,
        steg=beside,
        forra=at(beside.forra),
        nasta=at(beside.nasta),
        till_nu=fraga.nu,
    )
