"""Steps about persons: what is hidden with an event, and erased, in a ledger in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_bdd import given, then, when

from features.steps.fras import Fras
from ledger.store.personfile import path_of

if TYPE_CHECKING:
    from features.steps.arkiv import Arkiv
    from features.steps.fras import Sagt

_VEM = "(?P<vem>handläggare|uppgiftslämnare)n"


def _dolj(arkiv: Arkiv, sagt: Sagt) -> None:
    om = sagt["vem"].replace("ä", "a")
    arkiv.kor("dolj", str(sagt["nr"]), "--om", om, stdin=sagt["ord"])


def _utplana(arkiv: Arkiv, sagt: Sagt) -> None:
    skal = sagt.get("ord", "begäran om radering")
    arkiv.kor("utplana", str(sagt["nr"]), "--skal", skal, "--ja")


@given(Fras(f"att någon dolt {_VEM} {{ord}} till händelse {{nr}}"))
def _(arkiv: Arkiv, sagt: Sagt) -> None:
    _dolj(arkiv, sagt)
    assert arkiv.svar.code == 0, arkiv.svar.words


@given(Fras("att någon utplånat det som döljs till händelse {nr}"))
def _(arkiv: Arkiv, sagt: Sagt) -> None:
    _utplana(arkiv, sagt)
    assert arkiv.svar.code == 0, arkiv.svar.words


@given(Fras("att filen med personuppgifter inte finns kvar"))
def _(arkiv: Arkiv) -> None:
    path_of(arkiv.liggare).unlink()


@when(Fras(f"någon döljer {_VEM} {{ord}} till händelse {{nr}}"))
def _(arkiv: Arkiv, sagt: Sagt) -> None:
    _dolj(arkiv, sagt)


@when(Fras("någon döljer handläggaren på kommandoraden till händelse {nr}"))
def _(arkiv: Arkiv, sagt: Sagt) -> None:
    arkiv.kor("dolj", str(sagt["nr"]), "Anna Andersson", "--om", "handlaggare")


@when(Fras("någon utplånar det som döljs till händelse {nr}(?: eftersom {ord})?"))
def _(arkiv: Arkiv, sagt: Sagt) -> None:
    _utplana(arkiv, sagt)


@when(Fras("någon läser händelse {nr}"))
def _(arkiv: Arkiv, sagt: Sagt) -> None:
    arkiv.kor("handelse", str(sagt["nr"]))


@when(Fras("någon exporterar loggen"))
def _(arkiv: Arkiv) -> None:
    arkiv.kor("exportera", "logg")


@then(Fras("svaret nämner inte {ord}"))
def _(arkiv: Arkiv, sagt: Sagt) -> None:
    assert sagt["ord"].encode() not in arkiv.svar.out + arkiv.svar.err


@then(Fras("liggarens fil nämner inte {ord}"))
def _(arkiv: Arkiv, sagt: Sagt) -> None:
    assert sagt["ord"].encode() not in arkiv.liggare.read_bytes()
    assert sagt["ord"].encode() in path_of(arkiv.liggare).read_bytes()


@then(Fras("ingen fil nämner {ord}"))
def _(arkiv: Arkiv, sagt: Sagt) -> None:
    assert [name for name, raw in arkiv.filer().items() if sagt["ord"].encode() in raw] == []
