"""Somebody who types and answers in the real window without a pause, in a process of its own, to be killed.

    python window_typist.py HOME SEED

Writes to stdout, a line at a time and in one write each: `T MS LINK TEXT` after each key (TEXT is all that stands in
the field, MS the computer's clock that only runs on), `A LINK CODE` before an answer is pressed, and `K LINK TEXT` for
each answer that the screen calls kept at that moment. What was once called kept may never be missing afterwards.
"""

import json
import os
import random
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desk.rows import QuestionRow, Saved
from ui import main
from ui.app import Program
from ui.widgets.question_card import QuestionCard

CONTROL = Qt.KeyboardModifier.ControlModifier
LONGEST_PAUSE_MS = 60


def say(what: str, *words: object) -> None:
    """One line, in one write: what arrives was whole."""
    os.write(1, (" ".join([what, *(json.dumps(word) for word in words)]) + "\n").encode())


class Typist:
    """Types in the texts of one new report and answers one question of it."""

    def __init__(self, program: Program, seed: int) -> None:
        assert program.session is not None
        self.program, self.session, self.random = program, program.session, random.Random(seed)
        self.session.new_report()
        row = self.session.row
        assert row is not None
        asked = [question for section in row.sections for question in section.questions]
        self.texts = [question.link for question in asked if question.kind in ("text", "line")][:3]
        self.choice = next(q.link for q in asked if q.kind == "choice" and all(o.key for o in q.options))
        self.letters = 0
        self.session.sheet.connect(self.look)
        self.step = QTimer(program, singleShot=True)
        self.step.timeout.connect(self.go_on)
        say("R", self.session.report)
        self.to(self.texts[0])
        self.step.start(0)

    def go_on(self) -> None:
        """One thing that people do; then the next, a random moment later."""
        chance = self.random.random()
        if chance < 0.05:
            self.to(self.choice)
            code, key = self.random.choice([("yes", "1"), ("no", "2"), ("unknown", "0")])
            say("A", self.choice, code)
            QTest.keyClick(self.held(), key)
        elif chance < 0.12:
            QTest.keyClick(self.held(), Qt.Key.Key_Return, CONTROL)
        elif chance < 0.2:
            self.to(self.random.choice(self.texts))
        else:
            self.type_one()
        self.look()
        self.step.start(self.random.randint(0, LONGEST_PAUSE_MS))

    def to(self, link: str) -> None:
        """The keyboard goes to a question."""
        self.program.window.intake.go_to_question(link)
        QApplication.processEvents()

    def type_one(self) -> None:
        """One more letter in a text; a space after some."""
        card = self.card()
        if card is None or card.row.link not in self.texts:
            self.to(self.random.choice(self.texts))
            card = self.card()
        assert card is not None
        assert card.field is not None
        self.letters += 1
        QTest.keyClick(self.held(), " " if self.letters % 7 == 0 else chr(97 + self.letters % 26))
        say("T", time.monotonic_ns() // 1_000_000, card.row.link, card.field.text())

    def look(self) -> None:
        """What the screen calls kept now."""
        kept = self.program.window.intake.state.endswith("bewaard")
        for card in self.program.window.intake.questions.cards:
            if kept or card.status.endswith("bewaard"):
                text = standing(card.row) if card.field is None else card.field.text()
                if text:
                    say("K", card.row.link, text)

    @staticmethod
    def held() -> object:
        """What has the keyboard."""
        return QApplication.focusWidget()

    def card(self) -> QuestionCard | None:
        """The card of the question that has the keyboard."""
        cards = self.program.window.intake.questions.cards
        return next((card for card in cards if card.hasFocus() or card.isAncestorOf(self.held())), None)


def standing(row: QuestionRow) -> str:
    """The answer that is chosen, where it is kept."""
    return next((option.code for option in row.options if option.chosen), "") if row.saved is Saved.SAVED else ""


def run(home: str, seed: str) -> int:
    """The window, with somebody at it who never stops."""

    def begin(program: Program) -> None:
        program.ready.connect(lambda: QTimer.singleShot(0, program, lambda: typists.append(Typist(program, int(seed)))))

    typists: list[Typist] = []
    return main.run(main.read(["--home", home, "--size", "1366x768"]), Path(home), begin)


if __name__ == "__main__":
    sys.exit(run(*sys.argv[1:]))
