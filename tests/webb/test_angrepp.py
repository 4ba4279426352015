"""A table of attacks on the pages: each ends as it must; a server that lacks a guard is found."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.program import fingerprint, inside
from tests.webb.angreppen import ANGREPP, VARIFRAN, VILKA, lyckade
from tests.webb.tjanst import Tjanst, tjanst
from web import app, connections, guard, peers, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.webb.angreppen import Angrepp

HEMLIGT = re.compile(rb"/tmp|/root|/home|\.py|Traceback|sqlite|SOC-2022|Kulturn")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    assert inside("demo", "--mapp", folder).code == 0
    return folder / "demo.db"


@pytest.fixture(scope="module", params=[False, True], ids=["registrerare", "revisor"])
def oppen(request: pytest.FixtureRequest, demo: Path) -> Iterator[Tjanst]:
    with tjanst(demo, revisor=request.param) as of:
        yield of


@pytest.mark.parametrize("angrepp", ANGREPP.values(), ids=ANGREPP)
def test_an_attack_ends_as_it_must(oppen: Tjanst, demo: Path, angrepp: Angrepp) -> None:
    before = fingerprint(demo)

    found = angrepp.gor(oppen)

    assert found.status in angrepp.kommer
    assert fingerprint(demo) == before
    assert {*guard.SAKERHET} <= found.headers.keys()
    assert "set-cookie" not in found.headers
    assert "location" not in found.headers
    assert not any(name.startswith("access-control") for name in found.headers)
    if found.status == 403:
        assert not HEMLIGT.search(found.body)


def test_the_table_reaches_both_who_and_from_where() -> None:
    assert len(ANGREPP) > 100
    assert len({of.kommer for of in ANGREPP.values()}) > 5


class _Alla(frozenset[str]):
    def __contains__(self, _host: object) -> bool:
        return True


def _utan_host(monkeypatch: pytest.MonkeyPatch) -> None:
    made = guard.Guard.__init__

    def begun(self: Any, *args: Any, hosts: frozenset[str], **more: Any) -> None:
        made(self, *args, hosts=_Alla(hosts), **more)

    monkeypatch.setattr(guard.Guard, "__init__", begun)


def _utan_rubrik(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    asked = guard.Guard._denied

    def denied(self: Any, scope: Any, headers: Any) -> Any:
        raw = [(key, value) for key, value in headers.raw if key != name.encode()]
        return asked(self, scope, type(headers)(raw=raw))

    monkeypatch.setattr(guard.Guard, "_denied", denied)


TVILLINGAR = {
    "utan Host": (_utan_host, VARIFRAN),
    "utan Origin": (lambda patch: _utan_rubrik(patch, "origin"), VARIFRAN),
    "utan Sec-Fetch-Site": (lambda patch: _utan_rubrik(patch, "sec-fetch-site"), VARIFRAN),
    "utan session": (
        lambda patch: patch.setattr(guard.Tickets, "knows", lambda *_, **__: True),
        VILKA,
    ),
    "biljetter igen": (
        lambda patch: patch.setattr(guard.Tickets, "let_in", lambda *_: "x" * 43),
        VILKA,
    ),
    "alla metoder": (
        lambda patch: patch.setattr(
            guard, "_SAFE", {"GET", "HEAD", "PUT", "DELETE", "TRACE", "OPTIONS", "get"}
        ),
        VARIFRAN,
    ),
}


@pytest.mark.parametrize("namn", TVILLINGAR)
def test_a_server_that_lacks_a_guard_is_found_out(
    demo: Path, monkeypatch: pytest.MonkeyPatch, namn: str
) -> None:
    utan, vilka = TVILLINGAR[namn]
    utan(monkeypatch)

    with tjanst(demo) as of:
        assert lyckade(of, *vilka)


@pytest.mark.parametrize("revisor", [False, True])
def test_no_address_takes_anything_but_questions(
    demo: Path, monkeypatch: pytest.MonkeyPatch, *, revisor: bool
) -> None:
    made: list[Any] = []
    monkeypatch.setattr(serving, "app", lambda pages: made.append(app.app(pages)) or made[0])

    with tjanst(demo, revisor=revisor) as of:
        pages = [of.ask(path).text for path in ("/", "/handelser", "/pott/SOC-2022", "/bevaka")]

    takes = {(route.path, method) for route in made[0].routes for method in route.methods}
    others = {one for one in takes if one[1] not in {"GET", "HEAD"}}
    assert others == (set() if revisor else {("/verifiera", "POST")})
    assert not re.search('method="?post', "".join(pages), re.IGNORECASE)


@pytest.mark.skipif(os.geteuid() != 0, reason="only the administrator can be somebody else")
@pytest.mark.skipif(not shutil.which("setpriv") or not shutil.which("curl"), reason="no setpriv")
@pytest.mark.parametrize("knows", [True, False])
def test_another_user_who_has_the_cookie_is_not_listened_to(
    demo: Path, monkeypatch: pytest.MonkeyPatch, *, knows: bool
) -> None:
    if not knows:
        monkeypatch.setattr(peers, "check", lambda: peers.anybody)
    with tjanst(demo) as of:
        asking = ["curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", "-H",
                  f"Cookie: {of.kaka}", f"http://{of.host}/hjalp"]  # fmt: skip
        other = subprocess.run(
            ["setpriv", "--reuid=65534", "--clear-groups", *asking],
            capture_output=True, check=False, cwd="/",
        )  # fmt: skip
        we = subprocess.run(asking, capture_output=True, check=False, cwd="/")

    assert we.stdout == b"200"
    assert other.stdout == (b"000" if knows else b"200")


def test_whose_a_connection_is_is_told_of_what_is_open_alone() -> None:
    if peers.check() is peers.anybody:
        pytest.skip("the system does not tell")

    assert not peers.is_ours(("127.0.0.1", 1), ("127.0.0.1", 2))
    assert connections.of(peers.check()).__name__ == "Ours"
