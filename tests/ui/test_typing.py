"""When typed words are kept: as a draft at the end of a word or within 400 ms, as an answer when the field is left."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from windows import desk_in, held, kept, press, running, set_up, type_in

from desk.intake.calls import OpenReport
from desk.profile.codes import CALLER_NUMBER
from desk.rows import QuestionRow
from ui.app import Program
from ui.typing import Typing

NEVER = 60 * 60 * 1000
FIELD = ("report", "child", "link")


class Heard:
    """What a Typing told, in order."""

    def __init__(self, typing: Typing) -> None:
        self.drafts: list[str] = []
        self.settled: list[tuple[str, str]] = []
        typing.draft.connect(lambda _report, _child, _link, text: self.drafts.append(text))
        typing.settled.connect(lambda _report, _child, link, text: self.settled.append((link, text)))


def typing(qapp, *, draft_ms: int = NEVER, fact_ms: int = NEVER) -> tuple[Typing, Heard]:
    made = Typing(draft_ms=draft_ms, fact_ms=fact_ms)
    return made, Heard(made)


def test_a_word_is_kept_where_it_ends(qapp) -> None:
    made, heard = typing(qapp)
    for end in range(1, len("moeder belt. Hij") + 1):
        made.typed(*FIELD, "moeder belt. Hij"[:end])
    assert heard.drafts == ["moeder ", "moeder belt.", "moeder belt. "]
    assert heard.settled == []


def test_a_field_that_is_emptied_is_kept_empty_at_once(qapp) -> None:
    made, heard = typing(qapp)
    made.typed(*FIELD, "weg ")
    made.typed(*FIELD, "")
    assert heard.drafts == ["weg ", ""]


def test_half_a_word_is_kept_after_a_pause(qapp, qtbot: QtBot) -> None:
    made, heard = typing(qapp, draft_ms=1)
    with qtbot.waitSignal(made.draft):
        made.typed(*FIELD, "moe")
    assert heard.drafts == ["moe"]


def test_somebody_who_types_one_long_word_without_a_pause_is_kept_too(qapp, qtbot: QtBot) -> None:
    made, heard = typing(qapp, draft_ms=20)
    letters = "x"

    def one_more() -> None:
        nonlocal letters
        letters += "x"
        made.typed(*FIELD, letters)

    keys = QTimer(interval=0)
    keys.timeout.connect(one_more)
    keys.start()
    qtbot.waitUntil(lambda: len(heard.drafts) >= 3)
    keys.stop()
    assert len(letters) > 3


def test_it_becomes_an_answer_after_quiet_seconds_and_when_the_field_is_left(qapp, qtbot: QtBot) -> None:
    made, heard = typing(qapp, fact_ms=1)
    with qtbot.waitSignal(made.settled):
        made.typed(*FIELD, "moeder")
    made, heard = typing(qapp)
    made.typed(*FIELD, "moeder")
    made.left(*FIELD, "moeder belt")
    made.left(*FIELD, "moeder belt")
    assert heard.settled == [("link", "moeder belt")]


ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("typed"), st.sampled_from("abc"), st.text("xy .", max_size=4)),
        st.tuples(st.just("left"), st.sampled_from("abc"), st.just("")),
        st.tuples(st.just("settle"), st.just(""), st.just("")),
    ),
    max_size=30,
)


@given(ACTS)
def test_every_field_that_was_typed_in_is_settled_once_with_what_stood_there(acts: list[tuple[str, str, str]]) -> None:
    made = Typing(draft_ms=NEVER, fact_ms=NEVER)
    heard = Heard(made)
    stood: dict[str, str] = {}
    expected: list[tuple[str, str]] = []
    busy = ""
    for act, link, text in [*acts, ("settle", "", "")]:
        if busy and (act != "typed" or link != busy):
            expected.append((busy, stood[busy]))
            busy = ""
        if act == "typed":
            busy, stood[link] = link, text
            made.typed("r", "c", link, text)
        elif act == "left":
            made.left("r", "c", link, stood.get(link, ""))
        else:
            made.settle()
    assert heard.settled == expected


# -- in the window --------------------------------------------------------------------------------------------------


def first(program: Program, wanted: Callable[[QuestionRow], bool]) -> QuestionRow:
    """The first question of its kind, with the keyboard in it."""
    found = next(q for s in program.session.row.sections for q in s.questions if wanted(q))
    program.window.intake.go_to_question(found.link)
    QApplication.processEvents()
    return found


def shown(program: Program, link: str) -> QuestionRow:
    return next(q for s in program.session.row.sections for q in s.questions if q.link == link)


def is_text(question: QuestionRow) -> bool:
    return question.kind == "text"


@pytest.mark.parametrize("leave", ["Ctrl+Enter", "Tab", "another report", "a panel", "closing"])
def test_what_was_typed_is_an_answer_once_the_field_is_left(leave: str, tmp_path: Path, qtbot: QtBot) -> None:
    home = set_up(tmp_path)
    with running(home, qtbot) as program:
        report = program.session.new_report()
        link = first(program, is_text).link
        type_in("zit op zijn kamer")
        control = Qt.KeyboardModifier.ControlModifier
        match leave:
            case "Ctrl+Enter":
                press(Qt.Key.Key_Return, control)
            case "Tab":
                press(Qt.Key.Key_Tab)
            case "another report":
                press("n", control)
            case "a panel":
                press("k", control)
            case "closing":
                program.window.close()
        if leave != "closing":
            kept(program, qtbot)
            assert program.desk.drafts() == {}
    with desk_in(home) as desk:
        assert desk.drafts() == {}
        assert any("zit op zijn kamer" in line.text for line in desk.timeline(report)), link


def test_what_is_being_typed_is_never_called_kept(tmp_path: Path, qtbot: QtBot) -> None:
    with running(set_up(tmp_path), qtbot) as program:
        program.session.new_report()
        window, link = program.window, first(program, is_text).link
        card = window.intake.questions.card(link)
        type_in("moeder")
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        kept(program, qtbot)
        qtbot.waitUntil(lambda: card.status.endswith("bewaard"))
        assert window.intake.state.endswith("bewaard")
        card.take_keyboard()
        type_in("x")
        assert not card.status.endswith("bewaard")
        assert not window.intake.state.endswith("bewaard")
        press(Qt.Key.Key_Backspace)
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: card.status.endswith("bewaard") and window.intake.state.endswith("bewaard"))
        kept(program, qtbot)


@pytest.mark.parametrize("kind", ["text", "line"])
def test_whoever_comes_back_to_an_answer_types_on_behind_it(kind: str, tmp_path: Path, qtbot: QtBot) -> None:
    with running(set_up(tmp_path), qtbot) as program:
        program.session.new_report()
        link = first(program, lambda question: question.kind == kind).link
        type_in("bij oma")
        # To the next question and back again: the address for 112 is not typed over by one key.
        press(Qt.Key.Key_Tab)
        press(Qt.Key.Key_Backtab)
        while not program.window.intake.questions.card(link).field.hasFocus():
            press(Qt.Key.Key_Backtab)
        type_in(" thuis")
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert shown(program, link).text_value == "bij oma thuis"
        kept(program, qtbot)


def test_a_number_is_read_back_while_it_is_typed(tmp_path: Path, qtbot: QtBot) -> None:
    with running(set_up(tmp_path), qtbot) as program:
        program.session.new_report()
        program.window.intake.caller.number.setFocus()
        type_in("06-")
        assert program.session.row.caller_hint
        half = program.session.row.caller_hint
        type_in("12345678")
        press(Qt.Key.Key_Return)
        assert program.session.row.caller_hint != half
        assert program.session.row.card.caller_number == "06 12 34 56 78"
        kept(program, qtbot)


def test_what_was_being_typed_when_the_desk_was_killed_stands_in_its_field_and_is_an_answer(
    tmp_path: Path, qtbot: QtBot
) -> None:
    home = set_up(tmp_path)
    with desk_in(home) as desk:
        report = desk.new_id()
        desk.do(OpenReport(report))
        sheet = desk.sheet(report)
        question = next(q for s in sheet.sections for q in s.questions if is_text(q))
        desk.draft(report, sheet.child, question.link, "zit op zijn kam")
        desk.draft(report, "", CALLER_NUMBER, "0612345678")
        desk.draft(report, "", "panel/callback/who", "moeder")
    with running(home, qtbot) as program:
        assert program.window.trouble.text == ""
        program.session.open_report(report)
        program.window.intake.go_to_question(question.link)
        QApplication.processEvents()
        assert held().toPlainText() == "zit op zijn kam"
        assert shown(program, question.link).answered
        assert program.session.row.card.caller_number == "06 12 34 56 78"
        # What stood in a panel is still only that.
        assert program.desk.drafts() == {(report, "", "panel/callback/who"): "moeder"}
        type_in("er")
        kept(program, qtbot)
