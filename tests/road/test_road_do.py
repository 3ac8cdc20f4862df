"""What a person does is shown at once, called "bewaren" until it is on the disk, and is there after a restart."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from desks import Seat, everything, unlike
from keyed import KEY

from desk.desk import Changed, Desk, Done, Refusal
from desk.errors import DeskBug, SurroundingsFailed
from desk.intake.answers import AddChild, GiveAnswer, TypeNote
from desk.intake.calls import HangUp, OpenReport
from desk.intake.desk import AddPerson
from desk.intake.promises import PromiseCallback
from desk.rows import Saved
from desk.storage.files import connect


@contextmanager
def disk_stands_still(seat: Seat) -> Iterator[None]:
    """Nothing can be written in the journal as long as this lasts; who wants to write waits."""
    connection = connect(seat.home.journal, KEY)
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
        connection.close()


def opened(desk: Desk, number: str = "0612345678") -> str:
    report = desk.new_id()
    assert isinstance(desk.do(OpenReport(report, number)), Done)
    return report


def link(desk: Desk, code: str) -> str:
    assert desk.profile is not None
    item = desk.profile.checklist.by_code(code)
    assert item is not None
    return item.link_id


def test_a_command_is_done_before_the_disk_has_it_and_shown_as_being_saved(seat: Seat) -> None:
    with seat.desk() as desk:
        seat.agreed(desk)
        with disk_stands_still(seat):
            report = opened(desk)
            assert isinstance(desk.do(GiveAnswer(report, "", link(desk, "danger_now"), ("yes",))), Done)
            assert isinstance(desk.do(TypeNote(report, "hoort glas breken")), Done)
            assert desk.health().unsaved == 5
            assert desk.card(report).saved is Saved.SAVING
            assert desk.sheet(report).saved is Saved.SAVING
            assert {row.saved for row in desk.timeline(report)} == {Saved.SAVING}
            assert desk.sheet(report).first_block[0] == ("Gevaar nu", "Ja")
            assert desk.board()[0].danger
        seat.kept(desk)
        assert desk.card(report).saved is Saved.SAVED
        assert desk.sheet(report).saved is Saved.SAVED
        assert {row.saved for row in desk.timeline(report)} == {Saved.SAVED}


def test_saved_is_told_only_when_the_journal_has_it(seat: Seat) -> None:
    with seat.desk() as desk:
        seat.agreed(desk)
        told: list[Changed] = []
        desk.listen(told.append)
        with disk_stands_still(seat):
            report = opened(desk)
            assert [(change.saved, report in change.subjects) for change in told] == [(False, True)]
        seat.kept(desk)
        assert any(change.saved for change in told)


def test_decisions_see_what_is_still_on_its_way_to_the_disk(seat: Seat) -> None:
    with seat.desk() as desk:
        with disk_stands_still(seat):
            first, second = opened(desk), opened(desk)
            assert [desk.card(report).reference for report in (first, second)] == ["A-0001", "A-0002"]
            assert isinstance(desk.do(HangUp(first)), Done)
            assert desk.do(HangUp(first)) == Refusal("In A-0001 loopt geen gesprek.")
            assert desk.do(GiveAnswer(first, "", link(desk, "danger_now"), ("no",))).facts != ()
            assert desk.do(GiveAnswer(first, "", link(desk, "danger_now"), ("no",))) == Done(())
        seat.kept(desk)


def test_after_a_restart_everything_is_shown_as_before(seat: Seat) -> None:
    with seat.desk() as desk:
        report = opened(desk)
        desk.do(GiveAnswer(report, "", link(desk, "youth_name"), ("Sem",)))
        desk.do(AddChild(report, desk.new_id()))
        desk.do(PromiseCallback(report, "moeder", "06 12345678"))
        desk.draft(report, "", link(desk, "what_happened"), "hij is naar de br")
        seat.agreed(desk)
        before = everything(desk)
    for _ in range(2):
        with seat.desk() as desk:
            assert unlike(before, everything(desk)) == {}
            seat.agreed(desk)
            assert unlike(before, everything(desk)) == {}


def test_what_was_only_in_the_journal_when_the_desk_stopped_is_shown_and_shared_after_a_restart(seat: Seat) -> None:
    with seat.desk() as desk:
        seat.agreed(desk)
    moved = seat.home.store.rename(seat.home.path / "elsewhere")
    seat.home.store.mkdir()
    with pytest.raises(SurroundingsFailed):
        seat.open()
    seat.home.store.rmdir()
    moved.rename(seat.home.store)
    with seat.desk() as desk:
        report = opened(desk)
        seat.agreed(desk)
        assert desk.card(report).reference == "A-0001"


def test_a_draft_is_there_after_a_restart_until_it_becomes_a_fact(seat: Seat) -> None:
    with seat.desk() as desk:
        report = opened(desk)
        field = link(desk, "what_happened")
        for text in ("z", "ze", "ze staat \0 op het d\ud83d"):
            desk.draft(report, "", field, text)
    with seat.desk() as desk:
        ((key, text),) = desk.drafts().items()
        assert text == "ze staat \0 op het d\ud83d"
        desk.do(GiveAnswer(report, key[1], field, (text,)))
        assert desk.drafts() == {}
    with seat.desk() as desk:
        assert desk.drafts() == {}
        assert any(text in row.text for row in desk.timeline(report))


def test_a_draft_that_was_emptied_or_equals_what_stands_is_gone(seat: Seat) -> None:
    with seat.desk() as desk:
        report = opened(desk)
        field = link(desk, "what_happened")
        desk.do(GiveAnswer(report, "", field, ("ruzie",)))
        desk.draft(report, "", field, "ruzie t")
        desk.draft(report, "", field, "ruzie")
        assert desk.do(GiveAnswer(report, "", field, ("ruzie",))) == Done(())
        desk.draft(report, "", link(desk, "caller_name"), "m")
        desk.draft(report, "", link(desk, "caller_name"), "")
        assert desk.drafts() == {}
    with seat.desk() as desk:
        assert desk.drafts() == {}


@pytest.mark.parametrize(
    "command",
    [
        lambda desk, report: GiveAnswer(report, "", link(desk, "what_happened"), (b"bytes",)),
        lambda desk, report: AddPerson("0b6f4f0e-6f0a-no-hex", "Iemand"),
    ],
)
def test_what_cannot_be_kept_stops_that_action_alone_and_leaves_no_trace(seat: Seat, command: object) -> None:
    with seat.desk() as desk:
        report = opened(desk)
        seat.agreed(desk)
        before = everything(desk)
        with pytest.raises(DeskBug, match="kan niet worden bewaard"):
            desk.do(command(desk, report))
        assert unlike(before, everything(desk)) == {}
        desk.do(TypeNote(report, "verder"))
        seat.agreed(desk)
    with seat.desk() as desk:
        assert [row.text for row in desk.timeline(report)][-1] == "verder"
        journal = connect(seat.home.journal, KEY)
        numbers = [row[0] for row in journal.execute("SELECT seq FROM fact ORDER BY seq")]
        journal.close()
        assert numbers == list(range(1, len(numbers) + 1))


def test_one_home_is_one_desk_until_it_stops(seat: Seat) -> None:
    with seat.desk():
        with pytest.raises(SurroundingsFailed, match="al in gebruik") as refused:
            seat.open()
        assert str(seat.home.path) in str(refused.value)
    with seat.desk() as desk:
        seat.agreed(desk)


def test_a_home_that_cannot_be_locked_is_refused_with_the_reason(seat: Seat) -> None:
    (seat.home.path / "desk.lock").mkdir()
    with pytest.raises(SurroundingsFailed, match="kan niet voor deze desk worden vergrendeld") as refused:
        seat.open()
    assert str(seat.home.path) in str(refused.value)
