"""An actor's id is a designation; the ids of the ledger's own notes are its own (D13, D14)."""

import pytest

from domain.deciding.parsing import parse_command
from domain.errors import Malformed
from domain.values.beteckning import check_aktor, check_kommando_id, is_reserved, letters
from domain.values.personnummer import holds_personnummer

ALIAS = {"kommando": "RegistreraAlias", "datum": "2022", "avser": "prov", "alias": "x", "kod": "K"}


@pytest.mark.parametrize("text", ["EK-01", "A", "7", "EK-01-B", "REVISOR", "X" * 50])
def test_an_actor_is_capitals_digits_and_dashes(text: str) -> None:
    assert check_aktor(text) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        *((text, "inget aktörs-id") for text in (
            "Anna Svensson", "Anna", "ek-01", "EK_01", "EK 01", " EK-01", "EK-01 ", "EK-01\n",
            "EK-01\u2800", "EK\u201101", "EK\u201301", "ÅSA-01", "EK-\u0660\u0661", "",
            "EK-\uff10\uff11", "\u0395\u039a-01", "-EK-01", "EK-01-", "EK--01", "-",
            "EK-0\u0131", "EK.01",
        )),
        ("X" * 51, "längre än 50 tecken"),
        ("811218-9876", "personnummer"),
        ("EK-811218-9876", "personnummer"),
    ],
    ids=ascii,
)  # fmt: skip
def test_another_form_is_refused(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        check_aktor(text)


@pytest.mark.parametrize("kommando", ["RegistreraAktor", "GeAttestratt"])
@pytest.mark.parametrize("aktor", ["Anna Svensson", "EK-01\u2800", "ek-01"])
def test_a_command_about_an_actor_takes_no_other_form(kommando: str, aktor: str) -> None:
    stated = {"kommando": kommando, "id": "a", "datum": "2022", "avser": "prov", "aktor": aktor}
    more = {"roll": "ekonom"} if kommando == "RegistreraAktor" else {}
    more |= {} if more else {"slag": "beslut", "giltig_from": "2022"}

    with pytest.raises(Malformed, match="inget aktörs-id") as refused:
        parse_command(stated | more)
    assert [fault.falt for fault in refused.value.faults] == ["aktor"]


@pytest.mark.parametrize(
    "id_", ["skapa", "nyckel-1", "dolj-x", "utplana-ghij", "utplana-", "Utplana-x", "SKAPA"]
)
def test_a_reserved_id_is_refused_in_any_command(id_: str) -> None:
    assert is_reserved(id_)
    with pytest.raises(Malformed, match=r"id: id '.*' är förbehållet"):
        parse_command(ALIAS | {"id": id_})


@pytest.mark.parametrize("id_", ["cli-abc", f"{'a1' * 32}:7", "skapa-1", "nyckel", "utplana", "1"])
def test_other_ids_are_anybodys(id_: str) -> None:
    assert check_kommando_id(id_) == id_
    assert parse_command(ALIAS | {"id": id_}).id == id_


def test_an_id_in_letters_has_no_digit_and_is_its_number() -> None:
    made = {letters(bytes([n, 255 - n])) for n in range(256)}

    assert len(made) == 256
    assert all(one.isalpha() and one.isascii() and len(one) == 4 for one in made)
    assert not holds_personnummer(letters(bytes.fromhex("8112189876")))
