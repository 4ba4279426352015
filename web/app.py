"""The pages as one app: which address is made by what, in which form, and how errors are told."""

from __future__ import annotations

from http import HTTPStatus
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any, NamedTuple

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from application import auditing
from application.errors import Kind, Stop, described
from web import live
from web.addresses import ASOF, BEVIS, FLAGS, SIDOR, bounds, given
from web.asking import Fraga, tidsresa
from web.guard import Denied
from web.pages import GOR, bevis
from web.static import FILES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from contextlib import AbstractContextManager

    from starlette.requests import Request

    from application.asking.snapshot import Asking
    from application.following import Following
    from application.session import Session
    from web.addresses import Sida
    from web.jobs import Jobs

STATUS = {
    Kind.USAGE: HTTPStatus.BAD_REQUEST,
    Kind.NOT_FOUND: HTTPStatus.NOT_FOUND,
    Kind.BUSY: HTTPStatus.SERVICE_UNAVAILABLE,
    Kind.CONFLICT: HTTPStatus.CONFLICT,
}
"""The status of each kind of failure; any other is one of ours (500)."""
_TYPER = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_MORE: dict[int, dict[str, str]] = {
    HTTPStatus.METHOD_NOT_ALLOWED: {"allow": "GET, HEAD"},
    HTTPStatus.TOO_MANY_REQUESTS: {"retry-after": "5"},
}
"""What a refusal says besides, by its status."""
_FILES_AT_ONCE = BoundedSemaphore(2)  # each may take ten times the memory of a page
_WAIT = 2.0  # seconds


class Igen(NamedTuple):
    """What a page was asked with, to be asked again with something changed."""

    path: str
    falt: Mapping[str, str]
    flaggor: tuple[str, ...]


def igen(sida: Sida, request: Request) -> Igen | None:
    """Return what a page was asked with, of what it can be; None if that is nothing."""
    known = {*sida.filter, *sida.egna, *ASOF}
    asked = {name: value for name, value in request.query_params.items() if name in known}
    falt = {name: value for name, value in asked.items() if name not in FLAGS}
    flaggor = tuple(name for name, value in asked.items() if name in FLAGS and value == "1")
    return Igen(request.url.path, falt, flaggor) if falt else None


class Pages(NamedTuple):
    """What every page is made with."""

    session: Session
    following: Following
    mallar: Any
    jobs: Jobs

    def endpoint(self, sida: Sida, form: str = "") -> Callable[[Request], Response]:
        """Return what answers a page in a form; HTML without one."""

        def answer(request: Request) -> Response:
            path = {name: str(value) for name, value in request.path_params.items()}
            try:
                asked = given(sida, path, request.query_params.multi_items())
                return self._written(sida, asked, form) if form else self._page(sida, asked)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is told
                return self.failed(error, None if form else igen(sida, request))

        return answer

    def _page(self, sida: Sida, asked: dict[str, str]) -> Response:
        with self._asking(sida) as asking:
            fraga = self._fraga(sida, asked, asking)
            svar = GOR[sida.namn](fraga)
            resa = tidsresa(fraga, svar)
            kommit = self.following.told(asking) if asking else self.following.come
        former = [
            (form, fraga.again(form)) for form in sida.former if form in _TYPER and svar.report
        ]
        return self.html(
            svar.mall,
            svar.rubrik,
            fraga=fraga,
            svar=svar,
            resa=resa,
            former=former,
            kommit=kommit,
            **svar.vad,
        )

    def _fraga(self, sida: Sida, asked: dict[str, str], asking: Asking, form: str = "") -> Fraga:
        """Return the question that an address asks, for a page or a file; raises Stop."""
        return Fraga(sida, asked, bounds(asked), self.session, asking, self.jobs, form)

    def _asking(self, sida: Sida) -> AbstractContextManager[Any]:
        """Lend what a page is asked of; nothing where it needs no read model, nor waits for one."""
        return self.following.asking() if sida.modell else auditing.answering()

    def _written(self, sida: Sida, asked: dict[str, str], form: str) -> Response:
        if not _FILES_AT_ONCE.acquire(timeout=_WAIT):
            raise Stop(Kind.BUSY, "andra filer skrivs just nu", "Försök igen.")
        try:
            with self._asking(sida) as asking:
                fraga = self._fraga(sida, asked, asking, form)
                svar = GOR[sida.namn](fraga)
                if svar.skriven is not None:
                    written: str | bytes = svar.skriven
                elif svar.report is not None:
                    written = svar.report.written(form)
                else:
                    raise Stop(Kind.NOT_FOUND, f"sidan finns inte som {form}")
        finally:
            _FILES_AT_ONCE.release()
        namn, typ = svar.som or (f"{sida.namn}.{form}", _TYPER[form])
        saved = {"content-disposition": f'attachment; filename="{namn}"'}
        return Response(written, media_type=typ, headers=None if form == "json" else saved)

    def proof(self, request: Request) -> Response:
        """Return the proof of an event, as a file for whoever holds it to a checkpoint."""
        try:
            with auditing.answering():
                made = self.session.proof(str(request.path_params["nr"]), None)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            return self.failed(error)
        saved = f'attachment; filename="bevis-{made.fran}.tlog-proof"'
        return Response(
            made.data,
            media_type="text/plain; charset=utf-8",
            headers={"content-disposition": saved},
        )

    def verify(self, _request: Request) -> Response:
        """Begin a verification, and lead to the page of it."""
        self.session.may_write("annat")
        bevis.begin(self.session, self.jobs)
        return RedirectResponse(SIDOR["verifiera"].path, HTTPStatus.SEE_OTHER)

    def html(self, mall: str, rubrik: str, status: int = 200, **vad: Any) -> HTMLResponse:
        """Return a page of a template."""
        known = {
            "rubrik": rubrik,
            "meny": [sida for sida in SIDOR.values() if sida.meny],
            "roll": self.session.roll.value,
            "kommit": self.following.come,
            "fraga": None, "svar": None, "resa": None, "former": [],
        }  # fmt: skip
        text = self.mallar.get_template(mall).render({**known, **vad})
        return HTMLResponse(text, status)

    def failed(self, error: Exception, igen: Igen | None = None) -> Response:
        """Return the page that tells what went wrong, what helps, and what was asked."""
        told = described(error)
        status = STATUS.get(told.kind, HTTPStatus.INTERNAL_SERVER_ERROR)
        wait = status == HTTPStatus.SERVICE_UNAVAILABLE
        rubrik = "Vänta" if wait else "Fel"
        again = igen if told.kind in {Kind.USAGE, Kind.NOT_FOUND} else None
        answer = self.html(
            "fel.html", rubrik, status, fel=told.text, hjalp=told.hjalp, vanta=wait, igen=again
        )
        if wait:
            answer.headers["retry-after"] = "2"
        return answer

    def refused(self, denied: Denied) -> Response:
        """Return the page of a question that is not answered; it says nothing of the ledger."""
        text = self.mallar.get_template("nekad.html").render(text=denied.text, status=denied.status)
        return HTMLResponse(text, denied.status, _MORE.get(denied.status))


def app(pages: Pages) -> Starlette:
    """Return the app; it is for ``guard.Guard`` to say who may ask it."""
    made = [(sida, form) for sida in SIDOR.values() for form in (*sida.former, "")]
    made.sort(key=lambda one: not one[1])  # files first: a name in a path may end as they do
    routes = [
        *(Route(sida.route(form), pages.endpoint(sida, form)) for sida, form in made),
        *(Route(f"/static/{namn}", _file(namn)) for namn in FILES),
        Route(f"{SIDOR['handelse'].path}/{BEVIS}", pages.proof),
        *(
            [Route(SIDOR["verifiera"].path, pages.verify, methods=["POST"])]
            if not pages.session.only_reads
            else []
        ),
        Route("/nytt", live.endpoint(pages.following)),
    ]

    def missing(_request: Request, error: Exception) -> Response:
        if isinstance(error, HTTPException) and error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            return pages.refused(Denied(error.status_code, "Här läses liggaren bara."))
        return pages.html(
            "fel.html", "Fel", HTTPStatus.NOT_FOUND, fel="sidan finns inte",
            hjalp="Börja på översikten.", vanta=False, igen=None,
        )  # fmt: skip

    return Starlette(routes=routes, exception_handlers={404: missing, 405: missing})


def _file(namn: str) -> Callable[[Request], Response]:
    data, typ = FILES[namn]
    return lambda _request: Response(data, media_type=typ)
