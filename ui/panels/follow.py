""" "Vervolg" (Ctrl+Shift+V): the whole chain of a report after the decision, and each step behind one letter."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from desk.care_rows.follow import FollowRow
from ui.panels.choice_field import ChoiceField, Offer
from ui.panels.desk_panel import DeskPanel
from ui.panels.follow_step import FollowStep
from ui.panels.host import PANELS
from ui.panes.asked_box import ASKED
from ui.session import Session
from ui.widgets.words import Words

LETTERS = {
    "decision": "B",
    "referral": "R",
    "visit": "P",
    "safety": "S",
    "agreements": "A",
    "consent": "C",
    "meldcode": "M",
    "papers": "U",
    "summary": "V",
    "questions": "Q",
}
"""A letter always means the same, so that hands can learn it."""
QUESTIONS = "questions"


class FollowPanel(DeskPanel):
    """The steps of the child in the middle; a step that has no panel is not shown."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Follow-up"), width=680)
        self._report = ""
        self._nothing = Words("lead", self.tr("No report open. Open one first."))
        self._child = ChoiceField(self.tr("About which child?"))
        self._child.picked.connect(session.choose_child)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self._child)
        self.steps: dict[str, FollowStep] = {}
        for name, label in self._labels().items():
            if name in PANELS or name == QUESTIONS:
                self._add(name, label)
        self.body.addStretch(1)
        self.digits_to(self._child)

    def show_for(self, _argument: str) -> None:
        """The report in the middle."""
        self._report = self._session.report
        self.refresh()

    def first_stop(self) -> QWidget | None:
        row = self._row()
        if row is None:
            return None
        urgent = [step for step in row.steps if step.kind in ("warn", "danger") and step.id in self.steps]
        # A decision that waits to be confirmed waits for somebody else; the provider waits for whoever sits here.
        urgent.sort(key=lambda step: (step.kind != "danger", step.id != "referral"))
        return self.steps[urgent[0].id].button if urgent else None

    def refresh(self) -> None:
        if self._report != self._session.report:
            # Another report came in the middle: these steps are of the one before.
            self.close_panel()
            return
        row = self._row()
        self._nothing.setVisible(row is None)
        self._child.setVisible(row is not None and bool(row.children))
        for step in self.steps.values():
            step.setVisible(row is not None)
        if row is None:
            self.set_title(self.tr("Follow-up"))
            return
        whose = row.child_name if row.children else row.reference
        self.set_title(self.tr("Follow-up · {whose}").format(whose=whose))
        self._child.offer([Offer(one.code, one.label, one.key) for one in row.children], row.child)
        now = self._session.desk.now()
        for one in row.steps:
            if one.id in self.steps:
                self.steps[one.id].show_row(one, now)

    def tick(self, now: datetime) -> None:
        for step in self.steps.values():
            step.tick(now)

    def _row(self) -> FollowRow | None:
        session = self._session
        return session.desk.care.follow(session.report, session.child) if session.report else None

    def _add(self, name: str, label: str) -> None:
        step = FollowStep(self.key_button(label, LETTERS[name]))
        step.button.setProperty("step", name)
        step.button.clicked.connect(self._open)
        self.steps[name] = step
        self.body.addWidget(step)

    def _open(self) -> None:
        step = str(self.sender().property("step"))
        if step == QUESTIONS:
            # They are answered where they stand, in the report.
            self.close_panel()
            self.question.emit(ASKED)
        else:
            self.wants.emit(step, "")

    def _labels(self) -> dict[str, str]:
        return {
            "decision": self.tr("Decision"),
            "referral": self.tr("Referral"),
            "visit": self.tr("On site"),
            "safety": self.tr("Safety agreement"),
            "agreements": self.tr("Agreed beforehand"),
            "consent": self.tr("Consent and law"),
            "meldcode": self.tr("Meldcode"),
            "papers": self.tr("Papers"),
            "summary": self.tr("Read aloud"),
            "questions": self.tr("Questions"),
        }
