"""The desk itself: first start, who sits here, another version of the profile; what its one door gives and refuses."""

from dataclasses import replace
from pathlib import Path

import pytest
from builders import paper
from desks import Seat, new_home, profile

from desk.desk import Changed, Done, Refusal
from desk.errors import DeskBug
from desk.facts.codec import decode
from desk.intake import decide
from desk.intake.answers import GiveAnswer
from desk.intake.calls import OpenReport
from desk.intake.desk import AddPerson, SetUpDesk, TakeSeat, person_id
from desk.intake.routes import DialRoute
from desk.profile.load import profile_from_bytes


def test_setting_up_activates_the_profile_with_its_bytes_and_adds_its_people() -> None:
    desk = paper()
    facts = desk.do(SetUpDesk(" Desk A ", "a", desk.profile))
    assert [fact.type for fact in facts] == [
        "profile_activated",
        *["person_added"] * len(desk.profile.people),
        "desk_set_up",
    ]
    activated, last = decode(facts[0]), decode(facts[-1])
    assert activated.digest == desk.profile.digest
    assert {name: text.encode() for name, text in activated.files.items()} == dict(desk.profile.files)
    assert (last.name, last.code) == ("Desk A", "A")
    assert facts[-1].subject == desk.id
    assert facts[1].subject == person_id(desk.profile.people[0].id)


@pytest.mark.parametrize("code", ["", "  ", "ABCDE", "A-1", "é", "A B"])
def test_the_letter_of_a_desk_is_one_to_four_letters_or_digits(code: str) -> None:
    desk = paper()
    assert desk.refused(SetUpDesk("Desk", code, desk.profile)).startswith("De letter van de desk bestaat uit 1 tot 4")


def test_a_desk_and_a_person_have_a_name() -> None:
    desk = paper()
    assert desk.refused(SetUpDesk(" ", "A", desk.profile)).startswith("Geef de desk een naam")
    assert desk.refused(AddPerson(desk.new_id(), "  ")) == "Geef een naam."


def test_a_command_that_nobody_decides_is_a_bug_of_ours() -> None:
    with pytest.raises(DeskBug, match="Onbekende opdracht: str"):
        decide("doe iets", paper().context())


# -- through the one door -------------------------------------------------------------------------------------------


def test_before_a_profile_was_chosen_nothing_can_be_done_and_it_says_so(tmp_path: Path) -> None:
    seat = Seat(new_home(tmp_path / "a"))
    desk = seat.open()
    try:
        assert desk.do(OpenReport(desk.new_id())) == Refusal("Kies eerst een regioprofiel.")
        assert (desk.info, desk.profile, desk.me, desk.routes()) == (None, None, None, ())
        assert isinstance(desk.do(SetUpDesk("Desk A", "A", profile())), Done)
        assert desk.profile is not None
    finally:
        assert desk.stop()


def test_somebody_new_sits_down_and_every_fact_has_their_name(tmp_path: Path) -> None:
    with Seat(new_home(tmp_path / "a")).desk() as desk:
        person = desk.new_id()
        desk.do(AddPerson(person, "Nieuw Voorbeeld"))
        desk.do(TakeSeat(person))
        assert desk.me is not None
        assert (desk.me.name, desk.me.id) == ("Nieuw Voorbeeld", person)
        report = desk.new_id()
        desk.do(OpenReport(report))
        assert {line.who for line in desk.timeline(report)} == {"Nieuw Voorbeeld"}


def test_a_refusal_changes_nothing_and_a_command_that_changes_nothing_has_no_facts(tmp_path: Path) -> None:
    with Seat(new_home(tmp_path / "a")).desk() as desk:
        report = desk.new_id()
        desk.do(OpenReport(report))
        told: list[Changed] = []
        desk.listen(told.append)
        before = desk.timeline(report)
        assert isinstance(desk.do(OpenReport(report)), Refusal)
        link = profile().checklist.questions()[0].link_id
        assert desk.do(GiveAnswer(report, "", link, ())) == Done(())
        assert desk.timeline(report) == before
        assert [change for change in told if change.subjects] == []


def test_112_without_an_open_report_opens_one_at_once(tmp_path: Path) -> None:
    with Seat(new_home(tmp_path / "a")).desk() as desk:
        report = desk.new_id()
        assert isinstance(desk.do(DialRoute(report, "112", "112")), Done)
        (card,) = desk.board()
        assert (card.id, card.reference, card.state) == (report, "A-0001", "calling")


def test_a_report_goes_on_with_the_version_of_the_profile_that_it_began_with(tmp_path: Path) -> None:
    old = profile()
    files = {
        name: data.replace(b"due = 20", b"due = 40") if name == "profile.toml" else data
        for name, data in old.files.items()
    }
    new = profile_from_bytes(files)
    assert new.digest != old.digest
    seat = Seat(new_home(tmp_path / "a"))
    with seat.desk() as desk:
        before = desk.new_id()
        desk.do(OpenReport(before))
        assert isinstance(desk.do(SetUpDesk("Desk A", "A", new)), Done)
        after = desk.new_id()
        desk.do(OpenReport(after))
        assert desk.profile is not None
        assert desk.profile.digest == new.digest
        seat.agreed(desk)
        assert minutes_promised(desk, before) == 20
        assert minutes_promised(desk, after) == 40
    with seat.desk() as desk:
        assert desk.profile.clocks["callback"].due == 40
        assert minutes_promised(desk, before) == 20
        assert {card.reference for card in desk.board()} == {"A-0001", "A-0002"}


def minutes_promised(desk, report: str) -> float:
    """Within how many minutes this desk promises to call back in a report."""
    from desk.intake.promises import PromiseCallback

    desk.do(PromiseCallback(report))
    row = next(row for row in desk.card(report).promises if row.kind == "callback")
    return (row.due_at - row.started_at).total_seconds() / 60


def test_another_letter_begins_its_own_count_and_the_first_goes_on_where_it_was(tmp_path: Path) -> None:
    with Seat(new_home(tmp_path / "a")).desk() as desk:
        references = []
        for code in ("A", "A", "B", "A"):
            desk.do(SetUpDesk("Desk", code, profile()))
            report = desk.new_id()
            desk.do(OpenReport(report))
            references.append(desk.card(report).reference)
        assert references == ["A-0001", "A-0002", "B-0001", "A-0003"]


def test_a_value_that_no_file_can_hold_stops_the_act_and_uses_no_number(tmp_path: Path) -> None:
    with Seat(new_home(tmp_path / "a")).desk() as desk:
        report = desk.new_id()
        desk.do(OpenReport(report))
        broken = replace(desk.profile, digest="geen hex")
        with pytest.raises((DeskBug, ValueError)):
            desk.do(SetUpDesk("Desk A", "A", broken))
        assert isinstance(desk.do(OpenReport(desk.new_id())), Done)
        assert {card.reference for card in desk.board()} == {"A-0001", "A-0002"}
