"""Yes and no are read as they are written, in any case and short; anything else says neither."""

from __future__ import annotations

import pytest

from domain.values.ja_nej import ja_nej_text, parse_ja_nej


@pytest.mark.parametrize("yes", [True, False])
def test_what_is_written_is_read(*, yes: bool) -> None:
    assert parse_ja_nej(ja_nej_text(yes)) is yes


@pytest.mark.parametrize(
    ("text", "says"),
    [("ja", True), (" J ", True), ("Nej", False), ("n", False), ("", None), ("kanske", None)],
)
def test_an_answer_says_yes_no_or_neither(text: str, *, says: bool | None) -> None:
    assert parse_ja_nej(text) is says


def test_yes_and_no_are_written_in_swedish() -> None:
    assert [ja_nej_text(yes) for yes in (True, False)] == ["ja", "nej"]
