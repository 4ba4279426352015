"""When a field must be stated beside what is, as far as a command can say."""

from __future__ import annotations

from domain import commands as c
from domain.rules.kravda import Krav, kravet


def test_what_a_model_requires_is_always_asked_for() -> None:
    assert kravet(c.OverforMedel, "belopp_ore") == Krav()


def test_what_nothing_requires_is_not() -> None:
    assert kravet(c.OverforMedel, "motpart") is None
    assert kravet(c.OverforMedel, "beslut") is None


def test_a_decision_is_asked_for_where_the_rules_do() -> None:
    assert kravet(c.BeslutaFordelning, "beslut") == Krav()
    assert kravet(c.AntecknaReservation, "beslut") == Krav()


def test_it_is_held_against_what_is_stated() -> None:
    depends = Krav(lambda stated: stated.get("slag") == "lucka")

    assert Krav().galler({})
    assert depends.galler({"slag": "lucka"})
    assert not depends.galler({})
    assert Krav(annars="arende").galler({"arende": None})
    assert not Krav(annars="arende").galler({"arende": "STK-2022-900"})
    assert not Krav(om="medlen är statsbidrag").galler({})


def test_each_condition_of_the_table_can_be_so_and_not_so() -> None:
    stated: list[tuple[type[c.Command], str, dict[str, object], dict[str, object]]] = [
        (c.UpprattaPott, "givare", {"kalla": "statsbidrag"}, {"kalla": "ks_anslag"}),
        (c.FaststallSkuld, "namnd", {"fran_position": "forbrukat"}, {"fran_position": "ofordelat"}),
        (c.AterrapporteraTillMyndighet, "kvittens", {"steg": "kvitterad"}, {"steg": "utkast"}),
        (c.NoteraAvvikelse, "lasning_2", {}, {"slag": "lucka"}),
        (c.KompletteraBeslut, "underlag", {}, {"beslut": "KS 2022-08-17 § 301"}),
    ]
    for command, falt, so, not_so in stated:
        krav = kravet(command, falt)
        assert krav is not None
        assert krav.galler(so), falt
        assert not krav.galler(not_so), falt
