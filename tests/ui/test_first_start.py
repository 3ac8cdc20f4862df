"""The first screen where colleagues are at work already: a free letter, and whoever does not sit elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from windows import desk_in, held, kept, press, running, set_up, type_in

from desk.clock import SystemClock
from desk.desk import Desk
from desk.regions import Proposed
from ui.look.apply import apply
from ui.look.theme import DARK
from ui.panes.first_start import FirstStart, Setup, Template

ENTER = Qt.Key.Key_Return
PEOPLE = (("a" * 32, "Anna"), ("b" * 32, "Bram"), ("c" * 32, "Chris"))


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> FirstStart:
    apply(qapp, DARK, 1.0, contrast=False)
    made = FirstStart((Template("noord", "Noord", PEOPLE), Template("zuid", "Zuid", PEOPLE[1:])))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def chosen(page: FirstStart, qtbot: QtBot) -> Setup:
    """What would be set up now."""
    with qtbot.waitSignal(page.chosen) as told:
        page._finish()
    return told.args[0]


def said(page: FirstStart) -> str:
    """The line below the regions."""
    return page.region._note.text()


def type_over(page: FirstStart, place: int, text: str) -> None:
    page.fields[place].setFocus()
    held().selectAll()
    type_in(text)


def begins_with(page: FirstStart) -> str:
    """What the button of Enter says."""
    return page._begin.accessibleName() or page._begin.text()


def test_a_desk_alone_begins_with_no_region_until_somebody_chooses_one(page: FirstStart, qtbot: QtBot) -> None:
    page.take_keyboard()
    with qtbot.assertNotEmitted(page.chosen):
        press(ENTER)
        press(ENTER)
    assert "First choose the region" in page.wrong
    assert "First choose the region" in begins_with(page)
    # The keyboard stays where the answer is given: one key, and Enter says which region it takes.
    press("2")
    assert page.wrong == ""
    assert "Zuid" in begins_with(page)
    with qtbot.waitSignal(page.chosen) as told:
        press(ENTER)
    assert told.args[0] == Setup("zuid", "Desk A", "A", "", "Telephonist of Desk A")


def test_what_the_computer_knows_is_proposed_with_how_it_knows(page: FirstStart, qtbot: QtBot) -> None:
    page.take_keyboard()
    page.offer("B", (), Proposed("zuid", "Desk A op deze opslag: Zuid."))
    assert "Zuid" in begins_with(page)
    assert "Proposed. Desk A op deze opslag: Zuid." in said(page)
    with qtbot.waitSignal(page.chosen) as told:
        press(ENTER)
    assert told.args[0].profile == "zuid"


def test_a_region_that_somebody_chose_stands_whatever_is_heard_and_it_is_still_said(page: FirstStart) -> None:
    page._choose_profile("noord")
    page.offer("B", (), Proposed("zuid", "Desk A op deze opslag: Zuid."))
    assert "Noord" in begins_with(page)
    assert "Desk A op deze opslag: Zuid." in said(page)
    assert "Proposed" not in said(page)


def test_what_is_proposed_may_be_taken_back_again_while_nobody_chose(page: FirstStart, qtbot: QtBot) -> None:
    page.offer("B", (), Proposed("zuid", "Desk A op deze opslag: Zuid."))
    page.offer("B", (), Proposed("", "De desks op deze opslag verschillen."))
    with qtbot.assertNotEmitted(page.chosen):
        page._finish()


def test_two_desks_that_nobody_named_write_under_different_names(page: FirstStart, qtbot: QtBot) -> None:
    page._choose_profile("noord")
    assert chosen(page, qtbot).person_name == "Telephonist of Desk A"
    page.offer("C", {"a" * 32, "b" * 32})
    assert chosen(page, qtbot) == Setup("noord", "Desk C", "C", "", "Telephonist of Desk C")
    # Whoever sits elsewhere already is said to, and may still be meant.
    labels = [chip.row.label for chip in page.people.chips.chips]
    assert labels[1:] == ["Anna · sits at another desk", "Bram · sits at another desk", "Chris"]


def test_what_somebody_typed_or_chose_stands_whatever_is_heard(page: FirstStart, qtbot: QtBot) -> None:
    page._choose_profile("noord")
    type_over(page, 1, "n")
    page._choose_person("b" * 32)
    page.offer("C", {"a" * 32, "b" * 32})
    assert chosen(page, qtbot) == Setup("noord", "Desk N", "n", "b" * 32, "")
    type_over(page, 0, "Nachtdesk")
    type_over(page, 1, "q")
    assert chosen(page, qtbot) == Setup("noord", "Nachtdesk", "q", "b" * 32, "")


def test_a_name_that_was_typed_stands_and_the_letter_still_follows(page: FirstStart, qtbot: QtBot) -> None:
    page._choose_profile("noord")
    type_over(page, 0, "Nachtdesk")
    page.offer("B", ())
    assert chosen(page, qtbot) == Setup("noord", "Nachtdesk", "B", "", "Telephonist of Nachtdesk")


def test_another_region_has_people_of_its_own(page: FirstStart, qtbot: QtBot) -> None:
    page._choose_profile("noord")
    page._choose_person("a" * 32)
    page._choose_profile("zuid")
    assert chosen(page, qtbot) == Setup("zuid", "Desk A", "A", "", "Telephonist of Desk A")
    page._choose_person("c" * 32)
    assert chosen(page, qtbot).person == "c" * 32


def test_somebody_who_is_typed_goes_before_whoever_was_chosen(page: FirstStart, qtbot: QtBot) -> None:
    page._choose_profile("noord")
    page._choose_person("a" * 32)
    type_over(page, 2, "Janneke")
    assert page.people.chosen == ""
    assert chosen(page, qtbot) == Setup("noord", "Desk A", "A", "", "Janneke")


def test_with_large_letters_too_why_not_is_in_sight(page: FirstStart, qtbot: QtBot, qapp: QApplication) -> None:
    apply(qapp, DARK, 2.0, contrast=False)
    page.resize(1366, 600)
    qtbot.waitUntil(lambda: page._scroll.verticalScrollBar().maximum() > 0)
    page.fields[1].setFocus()
    page.say_wrong("Letter A is al van Desk Zuid; kies een andere letter voor deze desk, bijvoorbeeld B.")

    def in_sight() -> bool:
        wrong = page._wrong
        whole = wrong.height() >= wrong.heightForWidth(wrong.width())
        return whole and page.rect().contains(QRect(wrong.mapTo(page, wrong.rect().topLeft()), wrong.size()))

    qtbot.waitUntil(in_sight)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_button_that_enter_presses_is_in_sight_from_the_first_moment(
    page: FirstStart, qtbot: QtBot, qapp: QApplication, scale: float
) -> None:
    apply(qapp, DARK, scale, contrast=False)
    page.resize(1366, 560)
    page.take_keyboard()
    begin = page._begin
    qtbot.waitUntil(lambda: page._scroll.width() == begin.width())
    assert page.region.hasFocus()
    assert page.rect().contains(QRect(begin.mapTo(page, begin.rect().topLeft()), begin.size()))
    assert not page._scroll.inside.isAncestorOf(begin)


# -- the whole program ----------------------------------------------------------------------------------------------


@contextmanager
def colleague(home: Path) -> Iterator[Desk]:
    """Desk A of Friesland at work now, the first of the list at it."""
    with desk_in(set_up(home, clock=SystemClock()), SystemClock()) as desk:
        yield desk


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store that both desks are told of."""
    monkeypatch.setenv("NACHTWACHT_STORE", f"sqlite:///{tmp_path / 'samen.db'}")
    return tmp_path


def test_the_second_desk_gets_letter_b_and_the_region_of_the_first_by_enter_alone(shared: Path, qtbot: QtBot) -> None:
    with colleague(shared / "a"), running(shared / "b", qtbot, clock=SystemClock()) as program:
        page = program.window.pages.currentWidget()
        # The offer follows what is heard; nobody does anything meanwhile.
        qtbot.waitUntil(lambda: page.fields[1].text() == "B" and page.fields[0].text() == "Desk B")
        qtbot.waitUntil(lambda: page.region.chosen == "friesland")
        assert said(page) == "Voorgesteld. Desk A op deze opslag: Spoed voor jeugd Friesland."
        press(ENTER)
        assert program.session is not None
        assert (program.desk.info.name, program.desk.info.code) == ("Desk B", "B")
        assert program.desk.profile.name == "friesland"
        # Not the first of the list, who sits at desk A: two people under one name cannot be told apart.
        assert program.desk.me.name == "Telefonist van Desk B"
        kept(program, qtbot)


def test_a_message_that_comes_or_goes_moves_nothing_under_the_pointer(tmp_path: Path, qtbot: QtBot) -> None:
    with running(tmp_path, qtbot) as program:
        window, page = program.window, program.window.pages.currentWidget()
        parts = [*page.region.chips.chips, *page.fields, page._begin]

        def places() -> list[tuple[int, int]]:
            QApplication.processEvents()
            return [part.mapTo(window, part.rect().topLeft()).toTuple() for part in parts]

        before = places()
        window.say_refused("De opslag is niet te bereiken. " * 6)
        assert places() == before
        bar = window.trouble
        assert bar.isVisible()
        assert bar.height() >= bar.heightForWidth(bar.width()) > 0
        press(Qt.Key.Key_Escape)
        assert not bar.isVisible()
        assert places() == before
        # At work the bar has its own room again, above the columns.
        page._choose_profile("friesland")
        press(ENTER)
        window.say_refused("Nee.")
        QApplication.processEvents()
        assert bar.mapTo(window, bar.rect().bottomLeft()).y() < window.body.mapTo(window, QPoint(0, 0)).y()
        kept(program, qtbot)


def test_a_letter_that_a_colleague_has_is_refused_on_the_page(shared: Path, qtbot: QtBot) -> None:
    with colleague(shared / "a"), running(shared / "b", qtbot, clock=SystemClock()) as program:
        page = program.window.pages.currentWidget()
        qtbot.waitUntil(lambda: page.fields[1].text() == "B")
        qtbot.waitUntil(lambda: bool(program.desk.neighbours()))
        qtbot.waitUntil(lambda: page.region.chosen == "friesland")
        type_over(page, 1, "a")
        press(ENTER)
        assert program.session is None
        assert page.wrong.startswith("Letter A is al van Desk A;")
        assert page.wrong.endswith("bijvoorbeeld B.")
        type_over(page, 1, "b")
        press(ENTER)
        assert program.desk.info.code == "B"
        kept(program, qtbot)
