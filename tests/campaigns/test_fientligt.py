"""The short form of the campaign; the full one is run as ``fientligt`` says."""

from tests.campaigns.fientligt import campaign, unreached


def test_a_hostile_ledger_runs_nothing_and_changes_nothing() -> None:
    report = campaign(filer=300, seed=1, processer=2)
    print(report)

    assert report["violations"] == {}, report["exempel"]
    assert unreached(report) == []


def test_a_reader_that_imports_what_a_file_names_is_found_out() -> None:
    report = campaign(filer=74, seed=3, tvilling="mapper")
    print(report)

    assert {"marshal.loads", "exec", "modul laddad"} & set(report["violations"]), report
