"""One question of the checklist: its words, its answers, what to say now, and how safe the answer is.

A new row is shown in place: the keyboard, the cursor, what is being typed and the place on the page stay.
"""

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QGroupBox, QHBoxLayout, QVBoxLayout, QWidget

from desk.rows import OptionRow, QuestionRow, Saved
from ui.look.look import look
from ui.widgets.announce import announce
from ui.widgets.answer_fields import AnswerLine, AnswerText
from ui.widgets.clash_box import ClashBox
from ui.widgets.option_chips import OptionChips
from ui.widgets.option_list import OptionList
from ui.widgets.saved_label import SavedLabel
from ui.widgets.shown import show_when
from ui.widgets.sign_line import SignLine, SignLines
from ui.widgets.surface import paint_surface
from ui.widgets.within import KeyboardWithin
from ui.widgets.words import Words

# The two answers that every question has. Source: design.md section 4.
_ALWAYS = ("0", "-")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


_SHIFT = Qt.KeyboardModifier.ShiftModifier
# So long after the last stray letter a digit is still part of the words, and no answer.
STRAY_MS = 1200


class QuestionCard(QGroupBox):
    """A question that can be answered with one key.

    Signals, all with the question's link: `chosen` (link, code: this is the answer), `toggled_answer` (link, code:
    one of several, on or off; onbekend and niet gevraagd are always `chosen`), `typed` (link, text, every change),
    `left` (link, text, to be kept as a fact), `picked` (link, fact id: of two written values this one), and
    `go_on` / `go_back` (Enter, Shift+Enter).
    """

    chosen = Signal(str, str)
    toggled_answer = Signal(str, str)
    typed = Signal(str, str)
    left = Signal(str, str)
    picked = Signal(str, str)
    go_on = Signal(str)
    go_back = Signal(str)

    def __init__(self, row: QuestionRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self._within = KeyboardWithin(self)
        self._text = Words("body")
        self._status = SavedLabel()
        self._help = Words("small")
        self._note = Words("small")
        show_when(self._note, False)
        self._beside: QHBoxLayout | None = None
        self._field: AnswerLine | AnswerText | None = None
        self._list: OptionList | None = None
        self._chips = OptionChips(in_tab_order=self._wants_field(row) or self._wants_list(row))
        self._flags = SignLines("danger")
        self._kept: SignLine | None = None
        self._clash: ClashBox | None = None
        self._strayed = QElapsedTimer()
        self._build()
        self._within.changed.connect(self._keyboard_moved)
        self.rescale()
        self._fill()

    # Building, once: what kind of question it is never changes while it stands.

    @staticmethod
    def _wants_field(row: QuestionRow) -> bool:
        return row.kind in ("text", "line", "number", "date")

    @staticmethod
    def _wants_list(row: QuestionRow) -> bool:
        return row.kind in ("choice", "choices") and any(not option.key for option in row.options)

    def _build(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self._text, 1)
        self._head.addWidget(self._status, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self._help)
        if self._wants_field(self._row):
            self._field = AnswerText() if self._row.kind == "text" else AnswerLine(goes_on=True)
            if isinstance(self._field, AnswerLine):
                self._beside = QHBoxLayout()
                self._beside.addWidget(self._field, 1)
                self._beside.addWidget(self._chips)
                self._column.addLayout(self._beside)
            else:
                self._column.addWidget(self._field)
            self._column.addWidget(self._note)
            self._field.typed.connect(self._tell_typed)
            self._field.left.connect(self._tell_left)
            self._field.go_on.connect(self._tell_go_on)
            self._field.go_back.connect(self._tell_go_back)
        elif self._wants_list(self._row):
            self._list = OptionList()
            self._column.addWidget(self._list)
            self._list.picked.connect(self._answer)
            self._list.go_on.connect(self._tell_go_on)
            self._list.go_back.connect(self._tell_go_back)
        if self._beside is None:
            self._column.addWidget(self._chips)
        self._column.addWidget(self._flags)
        if self._field is None:
            self._column.addWidget(self._note)
        self._chips.picked.connect(self._answer)
        if self._field is None and self._list is None:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # Rows in.

    @property
    def row(self) -> QuestionRow:
        """What is shown."""
        return self._row

    @property
    def field(self) -> AnswerLine | AnswerText | None:
        """The field that is typed in, when the question has one."""
        return self._field

    @property
    def chips(self) -> OptionChips:
        """The answers that have a key."""
        return self._chips

    def can_show(self, row: QuestionRow) -> bool:
        """Whether this card can show `row` in place: the same question, asked in the same way."""
        mine = (self._row.link, self._row.child, self._row.kind, self._wants_list(self._row))
        return mine == (row.link, row.child, row.kind, self._wants_list(row))

    def show_row(self, row: QuestionRow) -> None:
        """Shows `row` in place; ask `can_show` first."""
        if row != self._row:
            self._row = row
            self._fill()

    @property
    def status(self) -> str:
        """The question's number and how safe its answer is, as it stands beside the question."""
        return self._status.text()

    @property
    def flags(self) -> tuple[str, ...]:
        """What to say now, as it stands on the card."""
        return self._flags.texts

    def _fill(self) -> None:
        row = self._row
        self._text.say(row.text)
        self._help.say(row.help, hide_empty=True)
        if self._field is not None:
            self._field.show_text(row.text_value, draft=row.saved is Saved.DRAFT)
            self._field.setAccessibleName(row.text)
            self._field.setAccessibleDescription(". ".join(part for part in (row.help, row.hint) if part))
            # Once there is something to say about what is typed, its line stays: nothing below it moves again.
            self._note.say(row.hint)
            if row.hint:
                show_when(self._note, True)
        self._show_status()
        chips = row.options
        if self._list is not None:
            chips = tuple(option for option in row.options if option.key in _ALWAYS)
            self._list.show_options([option for option in row.options if option.key not in _ALWAYS], row.text)
        self._chips.show_options(chips)
        show_when(self._chips, bool(chips))
        self._show_flags()
        self._show_rare()
        self._name(chips)

    def _show_flags(self) -> None:
        former = self._flags.texts
        self._flags.show_texts([self.tr("Red flag: {say}").format(say=say) for say in self._row.flags])
        for text in self._flags.texts:
            if text not in former:
                announce(self, text, urgent=True)

    def _show_rare(self) -> None:
        """What most questions never have is made when it is first there."""
        row = self._row
        if row.kept and self._kept is None:
            said = self.tr("Still counts: a danger answer stays until it is itself corrected.")
            self._kept = SignLine("warn", said)
            self._column.insertWidget(self._column.indexOf(self._flags) + 1, self._kept)
        if self._kept is not None:
            show_when(self._kept, row.kept)
        if len(row.values) > 1 and self._clash is None:
            self._clash = ClashBox()
            self._clash.picked.connect(self._tell_picked)
            self._column.addWidget(self._clash)
            self._clash.follow(self._keyboard)
        if self._clash is not None:
            self._clash.show_values(row.values)

    @property
    def clash(self) -> ClashBox | None:
        """The two written values, once there have been two."""
        return self._clash

    def _show_status(self) -> None:
        row = self._row
        given = row.answered or bool(row.text_value)
        # That a pressed answer is kept is said where the keyboard is; a typed text and every other state always.
        quiet = row.saved is Saved.SAVED and self._field is None and not self._within.here
        saved = row.saved
        if self._field is not None and self._field.text() != row.text_value:
            # What stands there is no longer what was kept.
            given, saved = True, Saved.DRAFT
        self._status.show_state(row.prefix, saved if given and not quiet else None)

    def _name(self, chips: tuple[OptionRow, ...]) -> None:
        row = self._row
        self.setAccessibleName(row.text)
        said = list(self._flags.texts)
        taken = [option.label for option in row.options if option.chosen]
        if taken:
            said.append(self.tr("Chosen: {answers}").format(answers=", ".join(taken)))
        said += [row.help, ", ".join(f"{option.key} {option.label}" for option in chips)]
        self.setAccessibleDescription(". ".join(part for part in said if part))

    # Signals out.

    def _answer(self, code: str) -> None:
        option = next((option for option in self._row.options if option.code == code), None)
        if option is None:
            return
        several = self._row.kind == "choices" and option.key not in _ALWAYS
        (self.toggled_answer if several else self.chosen).emit(self._row.link, code)

    def _tell_typed(self, text: str) -> None:
        self._show_status()
        self.typed.emit(self._row.link, text)

    def _tell_left(self, text: str) -> None:
        self.left.emit(self._row.link, text)
        self._show_status()

    def _tell_picked(self, fact: str) -> None:
        self.picked.emit(self._row.link, fact)

    def _tell_go_on(self) -> None:
        self.go_on.emit(self._row.link)

    def _tell_go_back(self) -> None:
        self.go_back.emit(self._row.link)

    # Keyboard and look.

    def take_keyboard(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Brings the keyboard to where this question is answered."""
        self._keyboard.setFocus(reason)

    @property
    def _keyboard(self) -> QWidget:
        """Where this question is answered: its field, its filter, or the card itself."""
        if self._field is not None:
            return self._field
        return self if self._list is None else self._list.field

    def settle(self) -> None:
        """Hands over what was typed and not yet told with `left`."""
        if self._field is not None:
            self._field.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the card and of its chips; what is typed in a field never comes here."""
        key = event.key()
        chip = self._chips.chip_for(event.text()) if event.modifiers() in _PLAIN else None
        if key in _ENTER:
            (self._tell_go_back if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else self._tell_go_on)()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._chips.step(1 if key == Qt.Key.Key_Right else -1)
        elif chip is not None and not self._in_words():
            # A key held down answers once.
            if not event.isAutoRepeat():
                self._answer(chip.row.code)
        elif event.text().strip() and event.text().isprintable() and event.modifiers() in (*_PLAIN, _SHIFT):
            self._words_go_nowhere()
        else:
            event.ignore()

    def _in_words(self) -> bool:
        """Whether words are being typed here by mistake: the 2 of "Dorpsstraat 12" takes no danger answer back."""
        return self._strayed.isValid() and self._strayed.elapsed() < STRAY_MS

    def _words_go_nowhere(self) -> None:
        self._strayed.start()
        self._note.say(self.tr("This question takes no text; Enter goes on."))
        show_when(self._note, True)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.take_keyboard(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_surface(self, "plain", focused=self._within.here)

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        now = look()
        self.setContentsMargins(0, 0, 0, 0)
        self._column.setContentsMargins(now.px(16), now.px(14), now.px(16), now.px(14))
        self._column.setSpacing(now.px(11))
        self._head.setSpacing(now.px(12))
        if self._beside is not None:
            self._beside.setSpacing(now.px(8))
        self._show_status()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def _keyboard_moved(self) -> None:
        self._show_status()
        self.update()
