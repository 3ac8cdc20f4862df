"""Every key of the window does what it says, wherever the keyboard is; and F9 to F12 from everywhere (house rule 2)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from windows import NIGHT, held, kept, press, running, set_up, type_in

from desk.clock import SetClock
from desk.intake.answers import AddChild
from desk.intake.calls import HangUp
from desk.intake.promises import PromiseCallback
from ui.app import Program
from ui.dialing import GUARD_MS
from ui.keys import Keys
from ui.look.look import look
from ui.widgets.question_card import QuestionCard

CONTROL = Qt.KeyboardModifier.ControlModifier
ENTER, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab
F9, F10, F11, F12 = Qt.Key.Key_F9, Qt.Key.Key_F10, Qt.Key.Key_F11, Qt.Key.Key_F12


@dataclass
class At:
    """The program with a clock for the route keys that goes by hand."""

    program: Program
    clock: SetClock
    milliseconds: int = 0

    def elapsed(self) -> int:
        return self.milliseconds

    @property
    def panel(self) -> str:
        return self.program.wiring.panels.name

    @property
    def numbers(self) -> list[str]:
        """What was dialled."""
        return self.program.session.phone.numbers

    def later(self, milliseconds: int = GUARD_MS) -> None:
        self.milliseconds += milliseconds

    def question(self, kind: str) -> QuestionCard:
        """The keyboard goes to the first question of a kind, in the section that is open or in one after it."""
        window, sections = self.program.window, self.program.session.row.sections
        first = [section.link for section in sections].index(window.intake.section)
        asked = (q for s in (*sections[first:], *sections) for q in s.questions if q.kind == kind)
        found = next(q for q in asked if all(option.key for option in q.options))
        window.intake.go_to_question(found.link)
        # A card that was just made is shown, and gets the keyboard, with the next events.
        QApplication.processEvents()
        return window.intake.questions.card(found.link)


@pytest.fixture
def at(tmp_path: Path, qtbot: QtBot) -> Iterator[At]:
    clock = SetClock(NIGHT)
    with running(set_up(tmp_path), qtbot, clock=clock) as program:
        made = At(program, clock)
        program.wiring.route_keys.elapsed = made.elapsed
        yield made
        kept(program, qtbot)


# -- where the keyboard can be --------------------------------------------------------------------------------------


def in_a_text(at: At) -> None:
    at.question("text")
    type_in("moeder belt ")


def in_a_line(at: At) -> None:
    at.program.window.intake.caller.number.setFocus()


def on_a_question(at: At) -> None:
    assert at.question("choice").hasFocus()


def in_the_search_field(at: At) -> None:
    at.program.window.top.search.field.setFocus()


def in_a_panel(at: At) -> None:
    at.program.wiring.panels.open("request")
    assert at.program.wiring.panels.panel.isAncestorOf(held())


PLACES = [in_a_text, in_a_line, on_a_question, in_the_search_field, in_a_panel]


# -- what each key does ---------------------------------------------------------------------------------------------


def nothing(at: At) -> None:
    """No more than an open report is needed."""


def dropped(at: At) -> None:
    at.program.session.do(HangUp(at.program.session.report, "dropped"))


def two_children(at: At) -> None:
    session = at.program.session
    session.do(AddChild(session.report, at.program.desk.new_id()))
    session.choose_child(session.row.card.children[0].id)


def late_promise(at: At) -> None:
    """A promise is late while this desk is in no call."""
    session = at.program.session
    session.do(PromiseCallback(session.report, number="0612345678"))
    at.clock.advance(minutes=40)
    session.tick()
    assert at.program.window.alarm.row is not None


def panel_of(name: str) -> Callable[[At], bool]:
    return lambda at: at.panel == name


def narrow(at: At) -> None:
    at.program.window.resize(1000, 768)
    assert not at.program.window.directions.isVisible()


@dataclass(frozen=True)
class Does:
    """What a key does: what has to be there first, and how to see afterwards that it did it; `before` was noted."""

    before: Callable[[At], object]
    after: Callable[[At, object], bool]
    first: Callable[[At], None] = nothing


def opens(name: str, first: Callable[[At], None] = nothing) -> Does:
    return Does(lambda at: "", lambda at, _: at.panel == name, first)


def changes(
    what: Callable[[At], object], to: Callable[[object], object], first: Callable[[At], None] = nothing
) -> Does:
    return Does(what, lambda at, before: what(at) == to(before), first)


def row(at: At):
    return at.program.session.row


def section(at: At) -> int:
    links = [section.link for section in row(at).sections]
    return links.index(at.program.window.intake.section)


def in_the_middle(at: At) -> None:
    window = at.program.window
    window.intake.go_to_section(row(at).sections[2].link)


def another_report(at: At) -> None:
    at.program.session.new_report()


def beside(at: At, step: int) -> str:
    cards = [card.id for card in at.program.desk.board()]
    return cards[(cards.index(row(at).card.id) + step) % len(cards)]


def noted(at: At) -> int:
    """How much is written down in the report of what rings."""
    alarm = at.program.window.alarm.row
    assert alarm is not None
    return len(at.program.desk.timeline(alarm.promise.report))


DOES = {
    # First, while there are few widgets to dress.
    Keys.THEME: changes(lambda at: look().theme.dark, lambda before: not before),
    Keys.LARGER: changes(lambda at: look().scale, lambda before: before + 0.25),
    Keys.SMALLER: Does(
        lambda at: look().scale, lambda at, before: look().scale == before - 0.25, lambda at: press("+", CONTROL)
    ),
    Keys.NEW_REPORT: changes(lambda at: len(at.program.desk.board()), lambda before: before + 1),
    Keys.CALLBACK_REQUEST: opens("request"),
    Keys.NEXT_REPORT: Does(lambda at: beside(at, 1), lambda at, to: row(at).card.id == to, another_report),
    Keys.PREVIOUS_REPORT: Does(lambda at: beside(at, -1), lambda at, to: row(at).card.id == to, another_report),
    Keys.CALLBACK: opens("callback"),
    Keys.SUMMARY: opens("summary"),
    Keys.TRIAGIST: opens("duty"),
    Keys.REPLACE: opens("roster-replace"),
    Keys.FIND: opens("search"),
    Keys.LINE_DROPPED: changes(lambda at: row(at).on_line, lambda _: "dropped"),
    Keys.STAY: changes(lambda at: row(at).on_line, lambda _: "stay"),
    Keys.CONSTRAINED: changes(lambda at: row(at).constrained, lambda before: not before),
    Keys.JOIN: changes(lambda at: row(at).on_line, lambda _: "calling", dropped),
    Keys.ADD_CHILD: changes(lambda at: len(row(at).card.children), lambda before: before + 1),
    Keys.NEXT_CHILD: Does(
        lambda at: row(at).card.children[1].id, lambda at, second: at.program.session.child == second, two_children
    ),
    Keys.CLOSE_REPORT: opens("close"),
    Keys.NEW_OTHERWISE: opens("entry"),
    Keys.DECISION: opens("decision"),
    Keys.FOLLOW: opens("follow"),
    Keys.TIMELINE: opens("timeline"),
    Keys.MORE: opens("more"),
    Keys.PEOPLE: opens("people"),
    Keys.LOCK: Does(lambda at: "", lambda at, _: "niets op slot" in at.program.window.trouble.text),
    Keys.ACCOUNTS: opens("accounts"),
    Keys.GLASS: opens("glass"),
    Keys.HANDOVER: opens("handover"),
    Keys.TODAY: opens("today"),
    Keys.OWNER: opens("own"),
    Keys.SETTINGS: opens("settings"),
    Keys.STORE: opens("store"),
    Keys.KEYS: opens("keys"),
    Keys.EMERGENCY_CARD: opens("settings"),
    Keys.NEXT_SECTION: changes(section, lambda before: before + 1, in_the_middle),
    Keys.PREVIOUS_SECTION: changes(section, lambda before: before - 1, in_the_middle),
    Keys.ROUTES: changes(lambda at: at.program.window.directions.isVisible(), lambda before: not before, narrow),
    Keys.ALARM: opens("promise", late_promise),
    Keys.TAKE_ALARM: changes(noted, lambda before: before + 1, late_promise),
    Keys.ALARM_SEEN: changes(noted, lambda before: before + 1, late_promise),
    Keys.TRIAGE: changes(lambda at: at.program.wiring.triaging.in_sight, lambda before: not before),
    # Last: what comes after would begin at the roster.
    Keys.ROSTER: changes(lambda at: at.program.wiring.rostering.in_sight, lambda before: not before),
}


def combination(key: Keys) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    pressed = QKeySequence(key.value)[0]
    return pressed.key(), pressed.keyboardModifiers()


def test_every_key_is_tried() -> None:
    assert set(DOES) == set(Keys)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_every_key_does_what_it_says_from(place: Callable[[At], None], at: At) -> None:
    session, window = at.program.session, at.program.window
    failed = []
    for key, does in DOES.items():
        at.program.wiring.panels.close()
        window.resize(1366, 768)
        if row(at) is None or row(at).on_line not in ("calling", "stay"):
            session.new_report()
        window.intake.go_to_section(row(at).sections[0].link)
        does.first(at)
        place(at)
        before = does.before(at)
        press(*combination(key))
        at.program.session.tick()
        if not does.after(at, before):
            failed.append(key.name)
    assert failed == []


# -- the keys of the routes -----------------------------------------------------------------------------------------


def again(key: Qt.Key) -> None:
    """The keyboard repeats a key that is held: a press and, on X11, a release, both marked as repeats."""
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
        QApplication.sendEvent(held(), QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", True))


def down(key: Qt.Key) -> None:
    QApplication.sendEvent(held(), QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_f9_opens_112_and_the_second_press_dials_it_from(place: Callable[[At], None], at: At) -> None:
    at.program.session.new_report()
    place(at)
    press(F9)
    assert at.panel == "route"
    assert at.numbers == []
    at.later()
    press(F9)
    assert at.numbers == ["112"]
    assert at.panel == "route"


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_a_key_that_is_held_opens_and_never_dials_from(place: Callable[[At], None], at: At) -> None:
    at.program.session.new_report()
    place(at)
    down(F9)
    for _ in range(40):
        at.later(50)
        again(F9)
    assert at.panel == "route"
    assert at.numbers == []


def test_what_was_being_typed_at_f9_is_kept_and_goes_on_after_esc(at: At) -> None:
    at.program.session.new_report()
    card = at.question("text")
    type_in("hij zegt dat hij")
    press(F9)
    press(ESC)
    assert card.field.hasFocus()
    type_in(" weg wil")
    assert card.field.text() == "hij zegt dat hij weg wil"


def test_two_quick_presses_only_open(at: At) -> None:
    at.program.session.new_report()
    press(F9)
    at.later(GUARD_MS - 1)
    press(F9)
    assert at.panel == "route"
    assert at.numbers == []


def test_enter_space_and_digits_never_dial_wherever_they_are_pressed_in_the_panel(at: At) -> None:
    at.program.session.new_report()
    for number in range(30):
        if at.panel != "route":
            press(F9)
        at.later()
        for _ in range(number):
            press(TAB)
        for key in (ENTER, Qt.Key.Key_Enter, Qt.Key.Key_Space, *(Qt.Key(Qt.Key.Key_0 + digit) for digit in range(10))):
            if at.panel == "route":
                press(key)
                at.later()
    assert at.numbers == []


def test_another_route_key_goes_to_its_own_panel_first(at: At) -> None:
    at.program.session.new_report()
    for key in (F9, F10, F11, F12, F9):
        press(key)
        at.later()
        assert at.panel == "route"
    assert at.numbers == []
    press(F9)
    assert at.numbers == ["112"]


def test_a_panel_that_was_closed_is_opened_again_and_does_not_dial(at: At) -> None:
    at.program.session.new_report()
    press(F9)
    at.later()
    press(ESC)
    press(F9)
    assert at.panel == "route"
    assert at.numbers == []
    at.later()
    # Another panel took its place.
    press("k", CONTROL)
    press(F9)
    assert at.panel == "route"
    assert at.numbers == []


def test_a_route_that_was_opened_by_hand_is_dialled_by_its_key(at: At) -> None:
    at.program.session.new_report()
    at.program.window.directions.route_buttons[0].click()
    assert at.panel == "route"
    at.later()
    press(F9)
    assert at.numbers == ["112"]


def test_112_without_a_report_dials_and_opens_one(at: At) -> None:
    assert at.program.session.row is None
    press(F9)
    at.later()
    press(F9)
    assert at.numbers == ["112"]
    assert [promise.route for promise in row(at).promises] == ["112"]


def test_without_a_program_that_dials_people_are_told_to_dial_themselves(at: At) -> None:
    at.program.session.phone.works = False
    at.program.session.new_report()
    press(F9)
    at.later()
    press(F9)
    said = [label.text() for label in at.program.wiring.panels.panel.findChildren(QLabel) if label.isVisible()]
    assert any("112" in text and text.lower().startswith("kies zelf") for text in said), said


def test_a_route_key_with_another_key_held_does_nothing(at: At) -> None:
    at.program.session.new_report()
    press(F9, CONTROL)
    press(F9, Qt.KeyboardModifier.AltModifier)
    assert at.panel == ""
