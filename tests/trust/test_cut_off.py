"""What store and replica were both cut back to is told by what is known of the log elsewhere; a journal's loss too."""

from dataclasses import replace
from pathlib import Path

import pytest
from hostile_store import Burglar, Shared, shared

from desk.admin.verify import verify, verify_all
from desk.admin.verify_heads import head_words, read_head
from desk.home import Home
from desk.words.usage import UsageError


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """Made once; each test does its harm in a copy."""
    return shared(tmp_path_factory.mktemp("night"))


@pytest.fixture
def home(night: Shared, tmp_path: Path) -> Home:
    return night.copied(tmp_path / "home")


def cut(home: Home, count: int) -> None:
    """Store and replica end so many facts earlier, and the journal knows nothing of those."""
    facts = Burglar(home).facts()
    for path in (home.store, home.replica):
        Burglar(home, path).put(facts[:-count])
    for fact in facts[-count:]:
        Burglar(home, home.journal).does("DELETE FROM fact WHERE id = ?", bytes.fromhex(fact.id))


def test_a_log_that_was_cut_off_everywhere_is_told_by_what_was_written_on_paper(home: Home) -> None:
    paper = head_words(verify(home).end)
    cut(home, 3)
    assert verify(home).findings == ()
    (found,) = verify(home, read_head(paper)).findings
    assert (found.what, found.why, found.position) == ("missing", "cut-off", read_head(paper).position)


def test_another_log_than_was_written_on_paper_is_told(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    head = verify(home).end
    other = replace(head, chain=bytes(32))
    assert {found.why for found in verify(home, other).findings} == {"other-log"}
    assert verify_all(home, as_json=False, noted=other) == 1
    assert "daar stond iets anders" in capsys.readouterr().out
    assert verify(home, read_head(head_words(head))).findings == ()


def test_what_the_journal_itself_noted_tells_that_the_log_went_further(home: Home) -> None:
    facts = Burglar(home).facts()
    for path in (home.store, home.replica):
        Burglar(home, path).put(facts[:1])
    assert "cut-off" in {found.why for found in verify(home).findings}


def test_what_the_journal_lost_is_missing_there_and_not_forged(home: Home) -> None:
    own = [fact for fact in Burglar(home).facts() if fact.desk == Burglar(home, home.journal).journal_desk()][-1]
    Burglar(home, home.journal).does("DELETE FROM fact WHERE id = ?", bytes.fromhex(own.id))
    (found,) = verify(home).findings
    assert (found.what, found.why, found.where, found.id) == ("missing", "not-kept", "journal", own.id)


@pytest.mark.parametrize("text", ["23", "0:8f3a9c0d1e2f3a4b", "x:8f3a9c0d1e2f3a4b", "23:8f3a", "23:zz", ":"])
def test_what_is_no_place_in_a_log_is_refused_in_words(text: str) -> None:
    with pytest.raises(UsageError, match="zo schrijft"):
        read_head(text)
