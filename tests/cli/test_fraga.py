"""`registrera` without options asks, field by field, with what is left in view."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from application.recording.effect import Followed
from application.recording.sending import Recording
from cli.options.faltval import options_for
from cli.terminal import fraga
from cli.terminal.answers import Answers
from domain.commands import COMMANDS, Command
from domain.values.money import NBSP
from ledger.errors import Busy
from reports.words.terms import word
from tests.cli.program import Run, fingerprint

REKVISITION = {
    "pott": "SOC-2022", "datum": "2022-06-01", "belopp_ore": "500 000,50", "rekvisition": "R7",
    "avser": "fler insatser", "ombud": "ombud", "underlag": "kvittens: från e-tjänsten\n",
}  # fmt: skip


def answers(kommando: str, given: dict[str, str], last: str = "j") -> str:
    """The answers in the order of the questions; an empty line skips what is not given."""
    names = [option.name for option in options_for(COMMANDS[kommando])]
    asked = [name for name in names if name not in {"id", "exempeldata", "upprepning"}]
    return "\n".join([*(given.get(str(name), "") for name in asked), last, ""])


def more(run: Run) -> None:
    """Grant a little more, so that there is something left to call in."""
    assert run("registrera", "tilldelning", "--pott", "SOC-2022", "--datum", "2022-02-01",
               "--avser", "mer", "--belopp", "500 000,50",
               "--beslut", "SOS 2022-02-01 § 5 STK-2022-900").code == 0  # fmt: skip


def test_it_shows_what_is_left_and_records(avtal: Path, run: Run) -> None:
    more(run)

    done = run("registrera", "rekvisition", stdin=answers("RekvireraStatsbidrag", REKVISITION))

    assert done.code == 0, done.words
    words = done.words.replace(NBSP, " ")
    for said in ("tilldelat: 20 200 000,50 kr", "rekvirerat: 19 700 000 kr", "kvar att fördela",
                 "belopp: 500 000,50 kr", "Registrera? [ja, nej"):  # fmt: skip
        assert said in words
    assert done.text.startswith("Registrerat: händelse ")
    row = run("saldo", "-f", "json", "--gruppera", "pott").json["rader"][0]
    assert row["rekvirerat_ore"] == 1_970_000_000 + 50_000_050


def test_the_questions_name_fields_as_people_do(tom: Path, run: Run) -> None:
    given = {
        "pott": "KS-2022", "datum": "2022-01-01", "kalla": "KS anslag", "program": "P",
        "bidragsar": "2022", "andamal": "prov", "nyttjas_from": "2022-01-01",
        "nyttjas_tom": "2022-12-31", "engangsmedel": "ja", "regelverk": "standard", "avser": "prov",
    }  # fmt: skip

    done = run("registrera", "pott", stdin=answers("UpprattaPott", given))

    assert done.code == 0, done.words
    for said in ("källa - Pengarnas källa.", "ändamål - Vad pengarna", " bidragsår: 2022\n"):
        assert said in done.words
    assert "kalla - " not in done.words
    stored = json.loads(run("handelser", "-f", "jsonl").out.splitlines()[-1])["data"]
    assert stored["kalla"] == "ks_anslag"


def test_an_answer_that_cannot_be_read_is_asked_for_again(avtal: Path, run: Run) -> None:
    more(run)
    given = REKVISITION | {"belopp_ore": "1.5\n\n500 000", "datum": "2022-13-01\n220601"}

    done = run("registrera", "rekvisition", stdin=answers("RekvireraStatsbidrag", given))

    assert done.code == 0, done.words
    assert "beloppet '1.5' går inte att läsa" in done.words
    assert "Det måste anges." in done.words
    assert "datumet '2022-13-01' är inget datum" in done.words


def test_of_a_namnd_it_shows_what_that_namnd_has(avtal: Path, run: Run) -> None:
    given = {
        "pott": "SOC-2022", "datum": "2022-12-01", "belopp_ore": "20 000", "namnd": "Kulturnämnden",
        "skal": "blev över", "avser": "åter", "beslut": "KUN 2022-12-01 § 7 STK-2022-900",
    }  # fmt: skip

    done = run("registrera", "aterlamning", stdin=answers("AterlamnaMedel", given))

    assert done.code == 0, done.words
    assert "kvar hos nämnden: 20 000 kr" in done.words.replace(NBSP, " ")


def test_nothing_is_recorded_without_a_yes(avtal: Path, run: Run) -> None:
    more(run)
    before = fingerprint(avtal)
    whole = answers("RekvireraStatsbidrag", REKVISITION)
    for stdin in (answers("RekvireraStatsbidrag", REKVISITION, "n"), whole[: len(whole) // 2], ""):
        done = run("registrera", "rekvisition", stdin=stdin)
        assert done.code == 2
        assert "Avbrutet; ingenting är registrerat." in done.words
        assert fingerprint(avtal) == before


def test_the_rules_hold_for_what_was_answered_too(avtal: Path, run: Run) -> None:
    before = fingerprint(avtal)

    done = run("registrera", "rekvisition", stdin=answers("RekvireraStatsbidrag", REKVISITION))

    assert done.code == 3
    assert " R2 " in done.words
    assert fingerprint(avtal) == before


def test_what_is_not_there_is_said_at_once_and_asked_for_again(avtal: Path, run: Run) -> None:
    given = {
        "pott": "SOC-22\nSOC-2022", "datum": "2022-12-01", "belopp_ore": "20 000",
        "namnd": "Kulturnämden\nKulturnämnden", "underenhet": "KUN-X\n", "skal": "blev över",
        "avser": "19900101-0017 ringde\nåter",
        "beslut": "KVN 2022-12-01 § 7 STK-2022-900\nKUN 2022-12-01 § 7 STK-2022-900",
    }  # fmt: skip

    done = run("registrera", "aterlamning", stdin=answers("AterlamnaMedel", given))

    assert done.code == 0, done.words
    for said in (
        "potten 'SOC-22' finns inte. Menade du SOC-2022? Upplagda potter: SOC-2022.",
        "organet 'Kulturnämden' finns inte i registret. Menade du kulturnämnden",
        "organet 'KUN-X' finns inte i registret.",
        "organet 'KVN' finns inte i registret. Menade du",
        "personnummer",
    ):
        assert said in done.words


def test_an_earlier_event_that_is_not_there_is_said_with_the_last_ones(
    avtal: Path, run: Run
) -> None:
    given = {
        "pott": "SOC-2022", "avser_id": "99999\nexempel-016", "datum": "\n", "skal": "fel",
        "avser": "bort",
    }  # fmt: skip

    done = run("registrera", "rattelse", stdin=answers("RattaHandelse", given, "n"))

    assert "händelse 99999 finns inte. De senaste i SOC-2022: " in done.words
    assert "vänds: " in done.words


def test_a_row_names_who_is_there(avtal: Path, run: Run) -> None:
    given = {
        "pott": "SOC-2022", "datum": "2022-12-01", "total_ore": "100", "avser": "mer",
        "rader": "KULN=100\nKUN=100; insats=kör; kriterium=brottsförebyggande arbete\n",
        "beslut": "KS 2022-12-01 § 7 STK-2022-900",
    }  # fmt: skip

    done = run("registrera", "fordelning", stdin=answers("BeslutaFordelning", given))

    assert done.code == 0, done.words
    assert "organet 'KULN' finns inte i registret." in done.words


def test_the_review_changes_one_answer_and_keeps_the_others(avtal: Path, run: Run) -> None:
    more(run)
    given = REKVISITION | {"belopp_ore": "900 000"}
    last = "hej\n99\nj\n3\n500 000,50\navser\nännu fler\nj"

    done = run("registrera", "rekvisition", stdin=answers("RekvireraStatsbidrag", given, last))

    assert done.code == 0, done.words
    words = done.words.replace(NBSP, " ")
    assert " R2 " in words
    assert words.count("Det går inte att registrera som det står") == 1
    assert words.count("Svara ja, nej, ett av numren ovan") == 2
    assert "nu: 900 000 kr (tomt svar behåller)" in words
    assert "nu: fler insatser (tomt svar behåller)" in words
    assert "3 belopp: 500 000,50 kr" in words
    event = run("handelse", "79", "-f", "json").json["data"]
    assert (event["belopp_ore"], event["avser"]) == (50_000_050, "ännu fler")


def test_an_answer_that_nothing_requires_can_be_taken_away(avtal: Path, run: Run) -> None:
    more(run)

    done = run(
        "registrera", "rekvisition",
        stdin=answers("RekvireraStatsbidrag", REKVISITION, "ombud\n-\nmotpart\nSOS\nj"),
    )  # fmt: skip

    assert done.code == 0, done.words
    event = run("handelse", "79", "-f", "json").json["data"]
    assert "ombud" not in event
    assert event["motpart"] == "SOS"


def test_the_effect_is_shown_before_the_yes_and_in_the_receipt(avtal: Path, run: Run) -> None:
    given = {
        "pott": "SOC-2022", "datum": "2022-12-16", "namnd": "KUN", "belopp_ore": "30 000",
        "insats": "cirkusbuss", "verifikat": "V-9", "avser": "biljetter",
    }  # fmt: skip

    done = run("registrera", "forbrukning", stdin=answers("RedovisaForbrukning", given))

    assert done.code == 0, done.words
    before, _, _ = done.words.replace(NBSP, " ").partition("Registrera? [")
    for said in (
        "KUN i SOC-2022: kvar hos nämnden 0 kr (före 20 000 kr)",
        "förbrukat 2 800 000 kr (före 2 780 000 kr)",
        "egenfinansierat 10 000 kr (före 0 kr)",
    ):
        assert said in before
        assert said in done.text.replace(NBSP, " ")
    assert "Obs: 10 000 kr ryms inte i det som KUN disponerar och bärs av egen ram." in before


def test_the_receipt_as_json_has_the_effect(avtal: Path, run: Run) -> None:
    args = ("registrera", "aterlamning", "--pott", "SOC-2022", "--datum", "2022-12-20", "--namnd",
            "KUN", "--belopp", "5 000", "--skal", "över", "--avser", "åter", "--beslut",
            "KUN 2022-12-20 § 7 STK-2022-901", "--id", "ater", "-f", "json")  # fmt: skip

    done, again = run(*args), run(*args)

    kun = {"pott": "SOC-2022", "namnd": "KUN", "underenhet": None}
    egen = {"pott": "SOC-2022", "namnd": None, "underenhet": None}
    assert done.json["verkan"] == again.json["verkan"]
    assert {tuple(one.items()) for one in done.json["verkan"]} == {
        tuple(one.items()) for one in (
            {**kun, "position": "hos_namnd", "fore_ore": 2_000_000, "efter_ore": 1_500_000},
            {**egen, "position": "ofordelat", "fore_ore": 1_055_000_000,
             "efter_ore": 1_055_500_000},
            {**kun, "position": "aterlamnat", "fore_ore": 30_000_000,
             "efter_ore": 30_500_000},
        )
    }  # fmt: skip


KOSTNAD = ("registrera", "forbrukning", "--pott", "SOC-2022", "--datum", "2022-12-16", "--namnd",
           "KUN", "--insats", "cirkusbuss", "--avser", "biljetter")  # fmt: skip


def test_what_looks_like_something_recorded_is_said(avtal: Path, run: Run) -> None:
    assert run(*KOSTNAD, "--belopp", "70", "--verifikat", "V-70").code == 0

    near = run(*KOSTNAD, "--belopp", "70", "--verifikat", "V-71")
    other = run(*KOSTNAD, "--belopp", "71", "--verifikat", "V-72")
    asked = run(*KOSTNAD, "--verifikat", "V-73", terminal=True, stdin="70\nj\n")

    assert (near.code, other.code, asked.code) == (0, 0, 0)
    said = "liknar händelse 78: förbrukning 70 kr för KUN 2022-12-16, biljetter"
    assert f"Obs: {said}.\n" in near.words.replace(NBSP, " ")
    assert "liknar" not in other.words
    assert "liknar händelse 79: " in asked.words.partition("Registrera? [")[0]


def test_what_was_corrected_is_like_nothing(avtal: Path, run: Run) -> None:
    assert run(*KOSTNAD, "--belopp", "70", "--verifikat", "V-70").code == 0
    assert run("registrera", "rattelse", "--pott", "SOC-2022", "--avser-id", "78",
               "--skal", "fel", "--avser", "bort").code == 0  # fmt: skip

    assert "liknar" not in run(*KOSTNAD, "--belopp", "70", "--verifikat", "V-71").words


def test_at_a_terminal_only_what_is_missing_is_asked_for(avtal: Path, run: Run) -> None:
    args = ("registrera", "aterlamning", "--pott", "SOC-2022", "--namnd", "KUN", "--belopp", "100")
    svar = "2022-12-20\nblev över\nåter\nKUN 2022-12-20 § 7 STK-2022-901\nj\n"

    done = run(*args, terminal=True, stdin=svar)

    assert done.code == 0, done.words
    for name in ("datum - ", "skäl - ", "avser - ", "beslut - "):
        assert name in done.words
    for name in ("pott - ", "nämnd - ", "belopp - ", "underlag", "(valfritt)"):
        assert name not in done.words
    assert "    kvar hos nämnden: 20\xa0000\xa0kr\n" in done.words


def test_without_a_terminal_all_that_is_missing_is_named(avtal: Path, run: Run) -> None:
    before = fingerprint(avtal)

    done = run("registrera", "overforing", "--pott", "SOC-2022", "--namnd", "KUN", stdin="x\n" * 9)

    assert done.code == 2
    for name in ("--belopp: saknas", "--datum: saknas", "--avser: saknas"):
        assert name in done.words
    assert fingerprint(avtal) == before


def test_with_all_that_is_required_nothing_is_asked_at_a_terminal(avtal: Path, run: Run) -> None:
    done = run(*KOSTNAD, "--belopp", "70", terminal=True)

    assert done.code == 0, done.words
    assert "Registrera?" not in done.words


def test_what_is_given_on_the_line_is_looked_up_before_anything_is_asked(
    avtal: Path, run: Run
) -> None:
    done = run("registrera", "overforing", "--pott", "SOC-2202", terminal=True)

    assert done.code == 5
    assert "Menade du SOC-2022?" in done.words
    assert "datum - " not in done.words


def test_what_depends_is_said_and_of_two_one_is_asked_for(avtal: Path, run: Run) -> None:
    given = {"pott": "", "arende": "STK-2022-1\n"}

    done = run("registrera", "avvikelse", stdin=answers("NoteraAvvikelse", given))

    assert done.code == 2
    assert "pott (krävs utan ärende) - " in done.words
    assert "ärendet 'STK-2022-1' finns inte." in done.words


def test_leaving_what_the_rules_refuse_is_their_exit_code(avtal: Path, run: Run) -> None:
    for last in ("n", ""):
        done = run(
            "registrera", "rekvisition", stdin=answers("RekvireraStatsbidrag", REKVISITION, last)
        )
        assert done.code == 3
        assert done.words.endswith("Avbrutet; ingenting är registrerat.\n")


def test_a_word_of_a_list_may_be_written_as_it_is_said(avtal: Path, run: Run) -> None:
    given = {
        "pott": "SOC-2022", "avser_id": "exempel-016", "utfall": "Återlämnas",
        "datum": "2022-12-20", "avser": "prövat", "beslut": "KS 2022-12-20 § 7 STK-2022-900",
    }  # fmt: skip

    done = run("registrera", "provning", stdin=answers("ProvaNamndensBesked", given))

    assert done.code == 0, done.words
    assert "ett av: medgiven, återlämnas" in done.words


def test_one_of_two_takes_the_place_of_the_other(avtal: Path, run: Run) -> None:
    given = {"pott": "SOC-2022", "kod": "A77", "lasning_1": "ett", "lasning_2": "två",
             "datum": "2022-12-20", "avser": "prov"}  # fmt: skip
    names = [option.name for option in options_for(COMMANDS["NoteraAvvikelse"])]
    asked = [n for n in names if n not in {"id", "exempeldata", "upprepning", "arende"}]
    svar = "\n".join([*(given.get(str(n), "") for n in asked), "ärende", "STK-2022-900", "n", ""])
    assert run("registrera", "expediering", "--arende", "STK-2022-900", "--mottagare", "akten",
               "--datum", "2022-12-20", "--avser", "prov").code == 0  # fmt: skip

    done = run("registrera", "avvikelse", stdin=svar)

    first, second = done.words.split("Registrera? [")[:2]
    assert "   1 pott: SOC-2022\n" in first
    assert "   1 ärende: STK-2022-900\n" in second
    assert "pott: " not in second


def test_no_and_nothing_are_answers_too(tom: Path, run: Run) -> None:
    done = run(
        "registrera", "pott", "--pott", "SOC-2030", "--ej-engangsmedel", "--kalla", "ks_anslag",
        "--program", "p", "--bidragsar", "2024", "--andamal", "trygghet", "--nyttjas-from",
        "2024-01-01", "--nyttjas-tom", "2024-12-31", "--datum", "2024-01-01",
        terminal=True, stdin="nytt\nj\n",
    )  # fmt: skip

    assert done.code == 0, done.words
    assert " engångsmedel: nej\n" in done.words
    assert " källa: KS anslag\n" in done.words


def test_what_others_recorded_meanwhile_is_told_and_costs_no_answer(
    avtal: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    more(run)
    agreed = fraga._agreed
    others = iter([("--belopp", "500 000,50", "--rekvisition", "R77"), None])

    def meanwhile(answers_: Answers, *, may: bool) -> bool:
        done = agreed(answers_, may=may)
        if done and (other := next(others)):
            assert run("registrera", "rekvisition", "--pott", "SOC-2022", "--datum", "2022-06-02",
                       "--avser", "en annan", "--ombud", "ombud", *other).code == 0  # fmt: skip
        return done

    monkeypatch.setattr(fraga, "_agreed", meanwhile)

    done = run(
        "registrera", "rekvisition", stdin=answers("RekvireraStatsbidrag", REKVISITION, "j\nnej")
    )

    assert done.code == 3
    assert done.words.count(" R2 ") == 1
    assert "Vilket svar ska ändras?" in done.words


@pytest.mark.parametrize("kommando", COMMANDS)
def test_no_two_questions_of_a_command_are_called_the_same(kommando: str) -> None:
    words = [word(str(option.name)) for option in options_for(COMMANDS[kommando])]

    assert len(words) == len({*words})


def test_somebody_who_writes_for_long_costs_no_answer(
    avtal: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    more(run)
    attempt, times = Recording.attempt, iter([1, 2])

    def busy(recording: Recording, command: Command) -> Followed:
        if next(times, None):
            raise Busy("liggaren är upptagen")
        return attempt(recording, command)

    monkeypatch.setattr(Recording, "attempt", busy)
    svar = answers("RekvireraStatsbidrag", REKVISITION, "j")
    *first, _ = svar.splitlines()

    done = run("registrera", "rekvisition", stdin="\n".join([*first, "j", "j", "j", ""]))

    assert done.code == 0, done.words
    assert done.words.count("Försöka igen? [j/n]") == 2
