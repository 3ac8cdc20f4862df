"""The first screen where colleagues are at work already: a free letter, and whoever does not sit elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from night_desk import profile_of
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from windows import desk_in, held, kept, press, running, type_in

from desk.clock import SystemClock
from desk.desk import Desk
from desk.intake.desk import SetUpDesk, TakeSeat, person_id
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


def type_over(page: FirstStart, place: int, text: str) -> None:
    page.fields[place].setFocus()
    held().selectAll()
    type_in(text)


def test_a_desk_alone_is_desk_a_with_the_first_of_the_list(page: FirstStart, qtbot: QtBot) -> None:
    assert chosen(page, qtbot) == Setup("noord", "Desk A", "A", "a" * 32, "")


def test_what_is_heard_of_colleagues_changes_what_is_offered(page: FirstStart, qtbot: QtBot) -> None:
    page.fields[1].setFocus()
    page.offer("C", {"a" * 32, "b" * 32})
    assert chosen(page, qtbot) == Setup("noord", "Desk C", "C", "c" * 32, "")
    # Everybody sits somewhere: whoever is first in the list moves.
    page.offer("D", {person for person, _ in PEOPLE})
    assert chosen(page, qtbot) == Setup("noord", "Desk D", "D", "a" * 32, "")


def test_what_somebody_typed_or_chose_stands_whatever_is_heard(page: FirstStart, qtbot: QtBot) -> None:
    type_over(page, 1, "n")
    page._choose_person("b" * 32)
    page.offer("C", {"a" * 32, "b" * 32})
    assert chosen(page, qtbot) == Setup("noord", "Desk N", "n", "b" * 32, "")
    type_over(page, 0, "Nachtdesk")
    type_over(page, 1, "q")
    assert chosen(page, qtbot) == Setup("noord", "Nachtdesk", "q", "b" * 32, "")


def test_a_name_that_was_typed_stands_and_the_letter_still_follows(page: FirstStart, qtbot: QtBot) -> None:
    type_over(page, 0, "Nachtdesk")
    page.offer("B", ())
    assert chosen(page, qtbot) == Setup("noord", "Nachtdesk", "B", "a" * 32, "")


def test_another_profile_offers_somebody_of_its_own_list(page: FirstStart, qtbot: QtBot) -> None:
    page.offer("B", {"b" * 32})
    page._choose_profile("zuid")
    assert chosen(page, qtbot) == Setup("zuid", "Desk B", "B", "c" * 32, "")


def test_the_profile_of_colleagues_at_work_is_offered_until_somebody_chooses(qtbot: QtBot, qapp: QApplication) -> None:
    apply(qapp, DARK, 1.0, contrast=False)
    page = FirstStart((Template("noord", "Noord", PEOPLE[:1]), Template("zuid", "Zuid", PEOPLE[1:])))
    qtbot.addWidget(page)
    page.offer("B", {"b" * 32})
    assert chosen(page, qtbot) == Setup("zuid", "Desk B", "B", "c" * 32, "")
    page._choose_profile("noord")
    page.offer("B", {"b" * 32, "c" * 32})
    assert chosen(page, qtbot) == Setup("noord", "Desk B", "B", "a" * 32, "")


def test_the_page_promises_no_number_of_answers(page: FirstStart) -> None:
    words = " ".join(label.text() for label in page.findChildren(type(page._other._label)))
    assert "Three" not in words
    assert "Enter opens the desk" in words


def test_with_large_letters_too_why_not_is_in_sight(page: FirstStart, qtbot: QtBot, qapp: QApplication) -> None:
    apply(qapp, DARK, 2.0, contrast=False)
    page.resize(1366, 600)
    qtbot.waitUntil(lambda: page._scroll.verticalScrollBar().maximum() > 0)
    page.fields[1].setFocus()
    page.say_wrong("Letter A is al van Desk Zuid; kies een andere letter voor deze desk, bijvoorbeeld B.")

    def in_sight() -> bool:
        seen, wrong = page._scroll.viewport(), page._wrong
        whole = wrong.height() >= wrong.heightForWidth(wrong.width())
        return whole and seen.rect().contains(QRect(wrong.mapTo(seen, wrong.rect().topLeft()), wrong.size()))

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
    assert begin.hasFocus()
    assert page.rect().contains(QRect(begin.mapTo(page, begin.rect().topLeft()), begin.size()))
    assert not page._scroll.inside.isAncestorOf(begin)


# -- the whole program ----------------------------------------------------------------------------------------------


@contextmanager
def colleague(home: Path) -> Iterator[Desk]:
    """Desk A of Friesland at work now, the first of the list at it."""
    profile = profile_of("friesland")
    with desk_in(home, SystemClock()) as desk:
        desk.do(SetUpDesk("Desk A", "A", profile))
        desk.do(TakeSeat(person_id(profile.people[0].id)))
        yield desk


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store that both desks are told of."""
    monkeypatch.setenv("NACHTWACHT_STORE", f"sqlite:///{tmp_path / 'samen.db'}")
    return tmp_path


def test_the_second_desk_gets_letter_b_and_the_second_person_by_enter_alone(shared: Path, qtbot: QtBot) -> None:
    with colleague(shared / "a"), running(shared / "b", qtbot, clock=SystemClock()) as program:
        page = program.window.pages.currentWidget()
        # The offer follows what is heard; nobody does anything meanwhile.
        qtbot.waitUntil(lambda: page.fields[1].text() == "B" and page.fields[0].text() == "Desk B")
        qtbot.waitUntil(lambda: bool(program.desk.seated_elsewhere()))
        press(ENTER)
        assert program.session is not None
        assert (program.desk.info.name, program.desk.info.code) == ("Desk B", "B")
        assert program.desk.me.id == person_id(profile_of("friesland").people[1].id)
        kept(program, qtbot)


def test_a_letter_that_a_colleague_has_is_refused_on_the_page(shared: Path, qtbot: QtBot) -> None:
    with colleague(shared / "a"), running(shared / "b", qtbot, clock=SystemClock()) as program:
        page = program.window.pages.currentWidget()
        qtbot.waitUntil(lambda: page.fields[1].text() == "B")
        qtbot.waitUntil(lambda: bool(program.desk.neighbours()))
        type_over(page, 1, "a")
        press(ENTER)
        assert program.session is None
        assert page.wrong.startswith("Letter A is al van Desk A;")
        assert page.wrong.endswith("bijvoorbeeld B.")
        type_over(page, 1, "b")
        press(ENTER)
        assert program.desk.info.code == "B"
        kept(program, qtbot)
