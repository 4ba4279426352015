"""The short form of the campaign; the full one is run as ``samtidighet`` says."""

from pathlib import Path

import pytest

from tests.campaigns.samtidighet import campaign, unreached


def test_eight_processes_keep_every_promise_at_once(tmp_path: Path) -> None:
    report = campaign(tmp_path / "kampanj.db", kommandon=60)
    print(report)

    assert report["violations"] == {}, report["exempel"]
    assert unreached(report) == []


@pytest.mark.parametrize(("tvilling", "slag"), [("utan-las", "överuttag"), ("uppskjuten", "fel")])
def test_a_ledger_without_its_write_lock_is_found_out(
    tmp_path: Path, tvilling: str, slag: str
) -> None:
    """It is chance that two processes meet; three runs give it the time that one may lack."""
    runs = (
        campaign(tmp_path / f"{seed}.db", kommandon=30, tvilling=tvilling, seed=seed)
        for seed in range(3)
    )

    assert any(slag in report["violations"] for report in runs)
