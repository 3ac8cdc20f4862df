"""Ctrl+Shift+O: whose report this is; why it was taken over, with one key or in words; and to whom to give it."""

from PySide6.QtWidgets import QWidget

from desk.intake.ownership import GiveTakeoverReason, HandReport, TakeReport
from desk.profile.codes import TAKEOVER
from ui.panels.desk_panel import DeskPanel
from ui.panels.kept import Kept, fill, type_on
from ui.panels.pick_field import PickField, options
from ui.session import Session
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.words import Words

_REASON = "reason"


class OwnPanel(DeskPanel):
    """The report in the middle. Digits give the reason while one is asked, else they give the report to a colleague.

    Letters are the reason in one's own words, or the name of the colleague.
    """

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Whose report"), width=440)
        self._report = ""
        self._taken = ""
        self._whose = Words("strong")
        self._elsewhere = Words("small")
        self.take = KeyButton(self.tr("Take over"), "Ctrl+Shift+O", "primary")
        self.reason = PickField()
        self.other = LabelledLine(self.tr("Otherwise, in your own words"))
        self.colleague = PickField()
        self._kept = Kept(session, "own", self)
        parts: tuple[QWidget, ...] = (
            *(self._whose, self._elsewhere, self.take),
            *(self.reason, self.other, self.colleague),
        )
        for part in parts:
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.take.clicked.connect(self._take)
        self.reason.picked.connect(self._reasoned)
        self.other.typed.connect(self._typed)
        self.other.go_on.connect(self._own_words)
        self.other.go_back.connect(self.reason.take_keyboard)
        self.colleague.picked.connect(self._hand)
        session.opened.connect(self._another)

    @property
    def whose(self) -> str:
        """Whose it is, as the panel says it."""
        return self._whose.text()

    def show_for(self, _argument: str) -> None:
        """The report in the middle."""
        self._report = self._session.report
        self.colleague.start_over()
        self.refresh()
        fill(self.other, self._kept.text(self._report, _REASON))

    def take_letter(self, text: str) -> bool:
        if not self.other.isHidden():
            type_on(self.other, text)
        elif not self.colleague.isHidden():
            self.colleague.type_on(text)
        else:
            return False
        return True

    def first_stop(self) -> QWidget | None:
        if self._taken:
            return self.reason.stop
        return self.take if not self.take.isHidden() else self.colleague.stop

    def refresh(self) -> None:
        desk = self._session.desk
        row = self._session.hands().get(self._report)
        card = desk.card(self._report) if row is not None else None
        self._taken = row.reasonless if row is not None else ""
        self.take.setVisible(row is not None and not row.mine)
        self.reason.setVisible(bool(self._taken))
        self.other.setVisible(bool(self._taken))
        if row is None or card is None:
            self.colleague.hide()
            self._whose.say(self.tr("No report open"))
            self._elsewhere.say("", hide_empty=True)
            return
        self.set_title(self.tr("Whose report · {reference}").format(reference=card.reference))
        self._whose.say(row.words[:1].upper() + row.words[1:])
        apart = " · ".join(part for part in ("" if row.clash else row.why, row.elsewhere) if part)
        self._elsewhere.say(apart, hide_empty=True)
        if self._taken:
            profile = desk.profile_of(self._report)
            reasons = profile.reasons.get(TAKEOVER, ()) if profile else ()
            choices = options((reason.id, reason.label) for reason in reasons)
            self.reason.ask(self.tr("Why did you take it over? (may follow later)"), choices)
            self.colleague.hide()
            self.digits_to(self.reason.chips)
            return
        left_out = {owner.person for owner in card.owners} if len(card.owners) == 1 else set()
        if not row.mine and desk.me is not None:
            # There is a key for that: taking over asks why.
            left_out.add(desk.me.id)
        people = [(person.id, person.name) for person in desk.people() if person.id not in left_out]
        self.colleague.ask(self.tr("Give it to a colleague"), options(people))
        self.colleague.setVisible(bool(people))
        self.digits_to(self.colleague.chips if len(people) <= 9 else None)

    # -- acts -----------------------------------------------------------------------------------------------------

    def _take(self) -> None:
        if not self._session.do(TakeReport(self._report)):
            return
        self.refresh()
        if self._taken:
            self.turn_to(self.reason.stop)
        else:
            self.close_panel()

    def _reasoned(self, reason: str) -> None:
        if self._session.do(GiveTakeoverReason(self._report, self._taken, reason)):
            self._kept.forget(self._report, _REASON)
            fill(self.other, "")
            self.close_panel()

    def _typed(self, text: str) -> None:
        self._kept.typed(self._report, _REASON, text)

    def _own_words(self) -> None:
        """Enter: these are the reason; none is a reason that may follow."""
        words = " ".join(self.other.text.split())
        if words:
            self._reasoned(words)
        else:
            self.close_panel()

    def _hand(self, person: str) -> None:
        if self._session.do(HandReport(self._report, person, self._session.desk.desk_of(person))):
            self.close_panel()

    def _another(self, _report: str) -> None:
        if not self.isHidden() and self._session.report != self._report:
            self.show_for("")
