"""A question on the screen: one key answers it, a new row never disturbs, no typed word is lost."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from widget_rows import ASIDE, list_question, options, question, text_question, two_values

from desk.rows import QuestionRow, Saved
from ui.widgets.answer_fields import AnswerLine, AnswerText
from ui.widgets.question_card import QuestionCard

KEY = Qt.Key


class Page(QWidget):
    """A card with something beside it that can have the keyboard."""

    def __init__(self, row: QuestionRow) -> None:
        super().__init__()
        self.card = QuestionCard(row)
        self.other = QLineEdit()
        lines = QVBoxLayout(self)
        lines.addWidget(self.card)
        lines.addWidget(self.other)
        self.told: list[tuple[str, ...]] = []
        self.card.chosen.connect(self.on_chosen)
        self.card.toggled_answer.connect(self.on_toggled)
        self.card.typed.connect(self.on_typed)
        self.card.left.connect(self.on_left)
        self.card.picked.connect(self.on_picked)
        self.card.go_on.connect(self.on_go_on)
        self.card.go_back.connect(self.on_go_back)

    def on_chosen(self, link: str, code: str) -> None:
        self.told.append(("chosen", link, code))

    def on_toggled(self, link: str, code: str) -> None:
        self.told.append(("toggled", link, code))

    def on_typed(self, link: str, text: str) -> None:
        self.told.append(("typed", link, text))

    def on_left(self, link: str, text: str) -> None:
        self.told.append(("left", link, text))

    def on_picked(self, link: str, fact: str) -> None:
        self.told.append(("picked", link, fact))

    def on_go_on(self, link: str) -> None:
        self.told.append(("on", link))

    def on_go_back(self, link: str) -> None:
        self.told.append(("back", link))


def shown(qtbot: QtBot, row: QuestionRow, width: int = 640) -> Page:
    page = Page(row)
    qtbot.addWidget(page)
    page.resize(width, 400)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.card.take_keyboard()
    return page


@pytest.mark.parametrize(
    ("key", "code"), [(KEY.Key_1, "yes"), (KEY.Key_2, "no"), (KEY.Key_0, "unknown"), (KEY.Key_Minus, "not-asked")]
)
def test_one_key_answers(qtbot: QtBot, key: Qt.Key, code: str) -> None:
    page = shown(qtbot, question())
    qtbot.keyClick(page.card, key)
    assert page.told == [("chosen", "q-adult", code)]


def test_the_keys_of_the_numeric_pad_answer_too(qtbot: QtBot) -> None:
    page = shown(qtbot, question())
    qtbot.keyClick(page.card, KEY.Key_1, Qt.KeyboardModifier.KeypadModifier)
    assert page.told == [("chosen", "q-adult", "yes")]


def test_a_key_held_down_answers_once(qtbot: QtBot) -> None:
    page = shown(qtbot, question(kind="choices"))
    for repeated in (False, True, True):
        QApplication.sendEvent(
            page.card,
            QKeyEvent(QEvent.Type.KeyPress, KEY.Key_1, Qt.KeyboardModifier.NoModifier, "1", repeated),
        )
    assert page.told == [("toggled", "q-adult", "yes")]


def test_a_digit_that_no_answer_has_does_nothing(qtbot: QtBot) -> None:
    page = shown(qtbot, question())
    qtbot.keyClick(page.card, KEY.Key_7)
    assert page.told == []


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
def test_a_digit_with_another_key_held_is_no_answer(qtbot: QtBot, modifier: Qt.KeyboardModifier) -> None:
    page = shown(qtbot, question())
    qtbot.keyClick(page.card, KEY.Key_1, modifier)
    assert page.told == []


def test_a_click_answers_but_only_the_row_says_what_is_chosen(qtbot: QtBot) -> None:
    page = shown(qtbot, question())
    yes = page.card.chips.chips[0]
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert page.told == [("chosen", "q-adult", "yes")]
    assert not yes.isChecked()
    page.card.show_row(question(chosen="yes"))
    assert yes.isChecked()


def test_of_several_answers_each_key_toggles_one(qtbot: QtBot) -> None:
    answers = (("hits", "Slaat", "1"), ("runs", "Loopt weg", "2"), *ASIDE)
    page = shown(qtbot, question(kind="choices", options=options(answers)))
    qtbot.keyClick(page.card, KEY.Key_2)
    qtbot.keyClick(page.card, KEY.Key_0)
    assert page.told == [("toggled", "q-adult", "runs"), ("chosen", "q-adult", "unknown")]


def test_enter_goes_on_and_shift_enter_back(qtbot: QtBot) -> None:
    page = shown(qtbot, question())
    qtbot.keyClick(page.card, KEY.Key_Return)
    qtbot.keyClick(page.card, KEY.Key_Enter, Qt.KeyboardModifier.ShiftModifier)
    assert page.told == [("on", "q-adult"), ("back", "q-adult")]


def test_arrows_walk_over_the_answers_and_space_takes_one(qtbot: QtBot) -> None:
    page = shown(qtbot, question())
    qtbot.keyClick(page.card, KEY.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Right)
    held = page.card.chips.chips[1]
    assert QApplication.focusWidget() is held
    qtbot.keyClick(held, KEY.Key_Space)
    qtbot.keyClick(held, KEY.Key_0)
    qtbot.keyClick(held, KEY.Key_Return)
    assert page.told == [("chosen", "q-adult", "no"), ("chosen", "q-adult", "unknown"), ("on", "q-adult")]


def test_digits_in_a_field_are_typed_and_answer_nothing(qtbot: QtBot) -> None:
    page = shown(qtbot, text_question(kind="line", options=options(ASIDE)))
    QTest.keyClicks(page.card.field, "06-10")
    assert page.card.field.text() == "06-10"
    assert {kind for kind, *_rest in page.told} == {"typed"}


def test_onbekend_answers_a_text_question_by_tab_and_key(qtbot: QtBot) -> None:
    page = shown(qtbot, text_question(kind="line", options=options(ASIDE)))
    qtbot.keyClick(page.card.field, KEY.Key_Tab)
    assert QApplication.focusWidget() is page.card.chips.chips[0]
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Minus)
    assert page.told == [("chosen", "q-words", "not-asked")]


def test_every_change_is_told_and_leaving_makes_it_a_fact_once(qtbot: QtBot) -> None:
    page = shown(qtbot, text_question(kind="line"))
    QTest.keyClicks(page.card.field, "ja")
    page.other.setFocus()
    page.card.take_keyboard()
    page.other.setFocus()
    assert page.told == [("typed", "q-words", "j"), ("typed", "q-words", "ja"), ("left", "q-words", "ja")]


def test_enter_in_one_line_keeps_the_text_and_goes_on(qtbot: QtBot) -> None:
    page = shown(qtbot, text_question(kind="number"))
    QTest.keyClicks(page.card.field, "3")
    qtbot.keyClick(page.card.field, KEY.Key_Return)
    assert page.told[-2:] == [("left", "q-words", "3"), ("on", "q-words")]


def test_in_long_text_enter_is_a_new_line_and_ctrl_enter_goes_on(qtbot: QtBot) -> None:
    page = shown(qtbot, text_question())
    field = page.card.field
    QTest.keyClicks(field, "a")
    qtbot.keyClick(field, KEY.Key_Return)
    QTest.keyClicks(field, "b")
    qtbot.keyClick(field, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "a\nb"
    assert page.told[-2:] == [("left", "q-words", "a\nb"), ("on", "q-words")]
    qtbot.keyClick(field, KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert page.told[-1] == ("back", "q-words")
    assert field.text() == "a\nb"


def test_a_draft_that_was_left_behind_becomes_a_fact_when_it_is_passed_again(qtbot: QtBot) -> None:
    page = shown(qtbot, text_question("half ge", kind="line", saved=Saved.DRAFT))
    qtbot.keyClick(page.card.field, KEY.Key_Return)
    assert page.told == [("left", "q-words", "half ge"), ("on", "q-words")]


@pytest.mark.parametrize("kind", ["line", "text"])
def test_a_row_from_elsewhere_never_overwrites_what_is_being_typed(qtbot: QtBot, kind: str) -> None:
    page = shown(qtbot, text_question("Vader", kind=kind))
    field = page.card.field
    QTest.keyClicks(field, " slaapt")
    typed = field.text()
    page.card.show_row(text_question("Moeder belt", kind=kind))
    assert field.text() == typed
    page.other.setFocus()
    assert page.told[-1] == ("left", "q-words", typed)
    assert field.text() == typed


@pytest.mark.parametrize("kind", ["line", "text"])
def test_a_row_from_elsewhere_is_shown_once_an_untouched_field_is_left(qtbot: QtBot, kind: str) -> None:
    page = shown(qtbot, text_question("Vader", kind=kind))
    page.card.show_row(text_question("Moeder", kind=kind))
    assert page.card.field.text() == "Vader"
    page.other.setFocus()
    assert page.card.field.text() == "Moeder"
    assert page.told == []


def test_a_new_row_leaves_cursor_selection_and_undo_of_the_text_alone(qtbot: QtBot) -> None:
    page = shown(qtbot, text_question("Sinds gisteren op zijn kamer"))
    field = page.card.field
    assert isinstance(field, AnswerText)
    cursor = field.textCursor()
    cursor.setPosition(6)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    page.card.show_row(replace(page.card.row, saved=Saved.SAVING, flags=("blijf aan de lijn",)))
    assert field.textCursor().selectedText() == "gisteren"
    assert field.hasFocus()


def test_a_new_row_keeps_the_chips_the_keyboard_and_the_card(qtbot: QtBot) -> None:
    page = shown(qtbot, question())
    chips = page.card.chips.chips
    chips[1].setFocus()
    page.card.show_row(question(chosen="yes", flags=("laat hem niet alleen",), saved=Saved.SAVING))
    assert page.card.chips.chips == chips
    assert QApplication.focusWidget() is chips[1]


def test_a_red_flag_says_what_to_say_now_and_goes_when_the_answer_is_corrected(qtbot: QtBot) -> None:
    page = shown(qtbot, question(chosen="yes", flags=("laat hem niet alleen",)))
    assert [flag.endswith("laat hem niet alleen") for flag in page.card.flags] == [True]
    assert "laat hem niet alleen" in page.card.accessibleDescription()
    page.card.show_row(question(chosen="no"))
    assert page.card.flags == ()


def test_two_written_values_are_both_shown_and_one_is_chosen(qtbot: QtBot) -> None:
    page = shown(qtbot, question(values=two_values()))
    assert page.card.clash is not None
    buttons = page.card.clash.buttons
    assert ["Ja" in buttons[0].accessibleName(), "Nee" in buttons[1].accessibleName()] == [True, True]
    qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert page.told == [("picked", "q-adult", "fact-2")]
    page.card.show_row(question(chosen="no"))
    assert page.card.clash.isHidden()


@pytest.mark.parametrize("asked", [question(), text_question("Vader"), list_question()])
def test_tab_goes_from_the_answer_to_the_two_written_values(qtbot: QtBot, asked: QuestionRow) -> None:
    page = shown(qtbot, asked)
    page.card.show_row(replace(asked, values=two_values()))
    assert page.card.clash is not None
    page.card.take_keyboard()
    for button in page.card.clash.buttons:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is button
    # Once the values are others, the buttons are too; they come at the same place.
    page.card.show_row(replace(asked, values=two_values()[::-1]))
    QApplication.processEvents()
    page.card.take_keyboard()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.card.clash.buttons[0]


def test_once_a_value_is_chosen_the_keyboard_is_still_at_this_question(qtbot: QtBot) -> None:
    page = shown(qtbot, question(values=two_values()))
    assert page.card.clash is not None
    qtbot.mouseClick(page.card.clash.buttons[0], Qt.MouseButton.LeftButton)
    page.card.clash.buttons[0].setFocus()
    page.card.show_row(question(chosen="no"))
    assert QApplication.focusWidget() is page.card
    # Somebody who is elsewhere stays there.
    page.card.show_row(question(values=two_values()))
    page.other.setFocus()
    page.card.show_row(question(chosen="no"))
    assert QApplication.focusWidget() is page.other


def test_a_danger_answer_that_stays_says_so(qtbot: QtBot) -> None:
    page = shown(qtbot, question(chosen="yes", kept=True))
    said = [part for part in page.card.findChildren(QWidget) if getattr(part, "text", None) and part.isVisible()]
    assert any("Still counts" in str(part.property("text")) for part in said)


@pytest.mark.parametrize(("saved", "word"), [(Saved.SAVING, "saving…"), (Saved.SAVED, "saved"), (Saved.DRAFT, "draft")])
def test_how_safe_a_text_is_stands_beside_the_question(qtbot: QtBot, saved: Saved, word: str) -> None:
    page = shown(qtbot, text_question("Vader", prefix="4.4", saved=saved))
    assert page.card.status == f"4.4 · {word}"


def test_nothing_moves_when_the_state_of_an_answer_changes(qtbot: QtBot) -> None:
    page = shown(qtbot, question("Heeft hij iets bij de hand om zich iets aan te doen? " * 3, prefix="4.2"))
    words = page.card.row.text
    places = []
    for row in (question(), question(chosen="yes", saved=Saved.SAVING), question(chosen="yes"), question(chosen="no")):
        page.card.show_row(replace(row, text=words, prefix="4.2"))
        QApplication.processEvents()
        parts = [part for part in page.card.findChildren(QWidget) if part.isVisible()]
        places.append([part.geometry() for part in parts])
    assert places[0] == places[1] == places[2] == places[3]


def test_a_long_list_is_found_by_typing_without_accents(qtbot: QtBot) -> None:
    page = shown(qtbot, list_question())
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "sudw")
    qtbot.keyClick(field, KEY.Key_Return)
    assert page.told == [("chosen", "q-place", "súdwest-fryslân")]
    qtbot.keyClick(field, KEY.Key_Return)
    assert page.told[-1] == ("on", "q-place")


def test_a_long_list_is_walked_with_the_arrows(qtbot: QtBot) -> None:
    page = shown(qtbot, list_question())
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "land")
    qtbot.keyClick(field, KEY.Key_Down)
    qtbot.keyClick(field, KEY.Key_Return)
    assert page.told == [("chosen", "q-place", "opsterland")]


def test_letters_that_match_nothing_answer_nothing(qtbot: QtBot) -> None:
    page = shown(qtbot, list_question())
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "xyz")
    qtbot.keyClick(field, KEY.Key_Return)
    assert page.told == []


def test_what_was_typed_to_filter_stays_when_a_row_comes(qtbot: QtBot) -> None:
    page = shown(qtbot, list_question())
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "heer")
    page.card.show_row(list_question("leeuwarden"))
    assert field.text() == "heer"


def test_how_the_desk_reads_a_number_stands_below_it(qtbot: QtBot) -> None:
    page = shown(qtbot, text_question("0612", kind="line", hint="te kort voor een nummer"))
    assert isinstance(page.card.field, AnswerLine)
    assert "te kort" in page.card.field.accessibleDescription()
    assert "te kort voor een nummer" in [part.property("text") for part in page.card.findChildren(QWidget)]


def test_a_text_field_grows_with_its_words_and_then_scrolls(qtbot: QtBot) -> None:
    page = shown(qtbot, text_question("een"))
    field = page.card.field
    two = field.height()
    page.other.setFocus()
    page.card.show_row(text_question("regel\n" * 5))
    six = field.height()
    page.card.show_row(text_question("regel\n" * 50))
    assert two < six < field.height() < 4 * six
    assert field.verticalScrollBar().maximum() > 0


def test_a_question_of_another_kind_is_not_shown_in_the_same_card(qtbot: QtBot) -> None:
    page = shown(qtbot, question())
    assert page.card.can_show(question("Andere woorden, dezelfde vraag", "yes"))
    assert not page.card.can_show(question(kind="line"))
    assert not page.card.can_show(question(child="c2"))


def test_a_question_carries_its_own_text_for_a_screen_reader(qtbot: QtBot) -> None:
    page = shown(qtbot, question(help="Ook een buurman telt.", chosen="yes"))
    assert page.card.accessibleName() == "Is er nu een volwassene bij hem in de kamer?"
    told = page.card.accessibleDescription()
    assert all(part in told for part in ("Ook een buurman telt.", "Ja", "0 Onbekend", "- Niet gevraagd"))
    text = shown(qtbot, text_question())
    assert text.card.field.accessibleName() == "Wat is er gebeurd, in de woorden van de beller?"


def test_words_typed_where_there_is_no_text_change_no_answer(qtbot: QtBot) -> None:
    card = QuestionCard(question())
    qtbot.addWidget(card)
    card.show()
    card.take_keyboard()
    with qtbot.assertNotEmitted(card.chosen):
        qtbot.keyClicks(card, "Dorpsstraat 12")
    assert "no text" in " ".join(label.text() for label in card.findChildren(QLabel) if label.isVisible())
