"""A page is of one moment, whoever writes meanwhile, and never waits for a read model."""

from __future__ import annotations

import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from application.asking import catchup, exempel
from tests.cli.program import inside
from tests.webb.lasta import Webb, kommen, oppen, webb
from tests.webb.nytt import POTT, inbetalning, sista, skriv

if TYPE_CHECKING:
    from collections.abc import Callable


SKRIVS, LASARE = 60, 4


def saldo(path: Path, nr: int) -> dict[str, Any]:
    """Return what the command line says of the pott after an event."""
    words = ["saldo", "--pott", POTT, "--till-handelse", str(nr), "-f", "json"]
    return dict(inside("--liggare", path, *words).json)


def test_each_page_is_of_one_moment_while_others_write(liggare: Path) -> None:
    stop = threading.Event()
    lasta: list[tuple[int, str, int, dict[str, int], str | None]] = []

    def las(ask: Callable[[str], Any]) -> None:
        while not stop.is_set():
            svar = ask(f"/pott/{POTT}")
            assert svar.status == 200, svar.body.decode()
            nr, rot = svar.sida.per()
            assert nr is not None
            (nytt,) = svar.sida.allt.all("p", "nytt")
            tal = svar.sida.nyckeltal()
            lasta.append((nr, rot, tal["Tilldelat"], tal, nytt.attrs["data-nr"]))

    with webb(liggare, often=0.01) as lent, ThreadPoolExecutor(LASARE) as readers:
        given = [readers.submit(las, lent.ask) for _ in range(LASARE)]
        try:
            skriv(liggare, *map(inbetalning, range(1, SKRIVS)))
            kommen(lent.following, sista(liggare))
        finally:
            time.sleep(0.1)
            stop.set()
        for one in given:
            one.result()

    moments = {nr: (rot, tal) for nr, rot, _, tal, _ in lasta}
    assert len(moments) > 5
    assert all(shown == str(nr) for nr, *_, shown in lasta), "sidan vet inte vilken den är av"
    assert all((rot, tal) == moments[nr] for nr, rot, _, tal, _ in lasta)
    for nr, (rot, tal) in sorted(moments.items())[:: max(1, len(moments) // 8)]:
        answer = saldo(liggare, nr)
        assert rot == answer["per"]["rot"][:16]
        assert tal["Tilldelat"] == answer["summa"]["tilldelat_ore"]
        assert tal["Ofördelat"] == answer["summa"]["ofordelat_ore"]


def test_a_page_answers_as_of_the_event_before_and_says_how_far_while_more_are_added(
    liggare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slapp, borjat = threading.Event(), threading.Event()
    ratt = catchup.follow

    def langsamt(*args: Any) -> None:
        borjat.set()
        assert slapp.wait(60)
        ratt(*args)

    with webb(liggare) as lent:
        forr = lent.following.come.nr or 0
        monkeypatch.setattr(catchup, "follow", langsamt)
        skriv(liggare, inbetalning(1), inbetalning(2))
        assert borjat.wait(60)
        sida = lent.ask(f"/pott/{POTT}").sida

        assert sida.per()[0] == forr
        told = re.search(r"Läsmodellen har kommit till händelse (\d+) av (\d+)\.", sida.text)
        slapp.set()
        assert told is not None
        assert (int(told[1]), int(told[2]) in {forr + 1, forr + 2}) == (forr, True)
        kommen(lent.following, sista(liggare))
        sida = lent.ask(f"/pott/{POTT}").sida
        assert sida.per()[0] == sista(liggare)
        assert "Läsmodellen har kommit" not in sida.text


def test_before_the_first_a_page_says_that_it_is_being_made(
    liggare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slapp = threading.Event()
    ratt = catchup.follow

    def langsamt(*args: Any) -> None:
        assert slapp.wait(60)
        ratt(*args)

    monkeypatch.setattr(catchup, "follow", langsamt)
    with oppen(liggare) as lent:
        for address in ("/", f"/pott/{POTT}", f"/pott/{POTT}.json", "/handelser"):
            svar = lent.ask(address)
            assert svar.status == 503
            assert int(svar.headers["retry-after"]) > 0
            assert "byggs" in svar.sida.text
        for utan in ("/handelse/100", "/hjalp", "/verifiera"):  # are asked of no read model
            assert lent.ask(utan).status == 200
        slapp.set()
        kommen(lent.following)
        assert lent.ask("/").status == 200


def test_no_question_makes_a_read_model(liggare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks never gets to what adds events: nothing but the follower does."""
    vilka = list[str]()

    def sedd(name: str) -> Callable[..., Any]:
        ratt = getattr(catchup, name)

        def seen(*args: Any, **of: Any) -> Any:
            vilka.append(threading.current_thread().name)
            return ratt(*args, **of)

        return seen

    for name in ("caught_up", "held", "verified", "whole", "follow"):
        monkeypatch.setattr(catchup, name, sedd(name))
    with webb(liggare) as lent:
        skriv_trad = lent.following._thread.name
        for address in ("/", f"/pott/{POTT}", "/namnd/KUN", "/handelser", "/handelse/100",
                        "/avvikelser", "/bevaka", "/regler", "/poster?position=hos_namnd",
                        f"/pott/{POTT}.json", "/?utan_exempel=1"):  # fmt: skip
            assert lent.ask(address).status == 200, address

    assert set(vilka) == {skriv_trad}


def test_which_potts_rest_on_examples_is_read_out_of_the_log_once_a_page(
    sidor: Webb, monkeypatch: pytest.MonkeyPatch
) -> None:
    ratt, fragat = exempel.without_examples, list[int]()

    def raknat(source: Any, bounds: Any, sist: int) -> Any:
        fragat.append(sist)
        return ratt(source, bounds, sist)

    monkeypatch.setattr(exempel, "without_examples", raknat)
    assert sidor.ask("/?utan_exempel=1").status == 200

    assert fragat == [sidor.following.come.nr]
