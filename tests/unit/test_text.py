"""What is stored for ever is readable, spelt one way, and names nobody."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.values import text as text_
from domain.values.text import check_id, check_text


@pytest.mark.parametrize(
    "text",
    [
        "Hälsa-, vård- och omsorgsnämnden",
        "§ 57 (M) och (SD): ”…minska risken” – 8,88 %",
        "Café Ærø, 20 m², µg",
        "GL-2022:1001:1",
        "1 100 000 kr",
        "STK-2018-1233",
        "121212-1213",
        "132399-1234",
        "701093-2391",
        "121312-9800",
        "1ª, 2º",
        "½ tjänst",
        "bilaga Ⅷ",
    ],
)
def test_text_is_kept_as_written(text: str) -> None:
    assert text == check_text(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (unicodedata.normalize("NFD", "nämnd"), "inte i Unicode-formen NFC"),
        ("rad\nrad", "styrtecken eller osynligt tecken (U+000A)"),
        ("kultur\u200bnämnden", "styrtecken eller osynligt tecken (U+200B)"),
        ("\ufeffnämnd", "styrtecken eller osynligt tecken (U+FEFF)"),
        ("a\u202eb", "styrtecken eller osynligt tecken (U+202E)"),
        ("\ud800", "styrtecken eller osynligt tecken (U+D800)"),
        ("a\u2028b", "styrtecken eller osynligt tecken (U+2028)"),
        ("\ue000", "styrtecken eller osynligt tecken (U+E000)"),
        ("\u041aUN", "(U+041A), en bokstav ur en annan skrift"),
        ("\u039aUN", "(U+039A), en bokstav ur en annan skrift"),
        ("\U0001d40aUN", "(U+1D40A), en bokstav ur en annan skrift"),
        ("\uff11 000 kr", "(U+FF11); skriv 0-9"),
        ("\u0663 nämnder", "(U+0663); skriv 0-9"),
        ("\u3007 kr", "(U+3007); skriv 0-9"),
        ("\u247d", "(U+247D); skriv 0-9"),
        ("kultur\u2800", "osynligt tecken (U+2800)"),
        ("\U0001d159", "osynligt tecken (U+1D159)"),
        ("", "texten är tom"),
        (" \u00a0 ", "texten är tom"),
    ],
    ids=ascii,
)
def test_text_that_deceives_is_refused(text: str, said: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the words are compared below
        check_text(text)

    assert said in str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        "121212-1212",
        "1212121212",
        "191212121212",
        "19121212-1212",
        "121212+1212",
        "121212 1212",
        "701063-2391",
        "Utbetalt till 121212-1212.",
        "000229-1235",
        "121212-9850",
    ],
)
def test_personnummer_is_refused(text: str) -> None:
    """Also a samordningsnummer, a person above a hundred, and one in running text."""
    with pytest.raises(ValueError, match="innehåller ett personnummer"):
        check_text(text)


@given(day=st.dates(), number=st.integers(min_value=0, max_value=999), samordning=st.booleans())
def test_every_personnummer_is_refused_and_only_with_its_check_digit(
    *, day: object, number: int, samordning: bool
) -> None:
    """Of the ten last digits that could follow, exactly one makes it a personnummer."""
    ar, manad, dag = str(day).split("-")
    birth = f"{ar[2:]}{manad}{int(dag) + 60 * samordning:02d}-{number:03d}"
    if (manad, dag) == ("02", "29") and int(ar[2:]) % 4:
        return
    refused = []
    for digit in "0123456789":
        try:
            check_text(birth + digit)
        except ValueError:
            refused.append(digit)

    assert len(refused) == 1


def test_hash_in_the_reference_of_a_line_is_no_personnummer() -> None:
    digest = f"{'a' * 27}1212121212{'a' * 27}"

    assert check_id(f"{digest}:1") == f"{digest}:1"
    for reference in (digest[1:], "faktura 1212121212"):
        with pytest.raises(ValueError, match="innehåller ett personnummer"):
            check_id(reference)


def test_every_ordinary_character_is_one_that_the_careful_check_lets_by() -> None:
    ordinary = [chr(n) for n in range(0x10FFFF) if text_._ORDINARY.fullmatch(chr(n))]

    assert len(ordinary) > 150
    text_._check_characters("".join(ordinary))
