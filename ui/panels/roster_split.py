"""A duty in two at a moment, as drafts; the second part stays with whoever has it, or is somebody else's at once."""

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desk.intake.roster_duties import PlanDuties, RemarkDuty
from desk.intake.roster_editing import split, why_whole
from desk.roster.typed import hours_note, read_moment
from desk.roster_rows import Duty
from ui.panels.kept import Kept, fill
from ui.panels.line_list import Line
from ui.panels.roster_about import read_about
from ui.panels.roster_duty_open import OpenDuty
from ui.panels.roster_lines import FitList, hours, where
from ui.panels.roster_panel import RosterPanel
from ui.session import Session
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.shown import show_when
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words

_SOON_MS = 300
_STAYS, _PERSON = "stays", "person"


class RosterSplitPanel(RosterPanel):
    """The keyboard stays in the field for the moment: up and down choose who has the second part, Enter splits."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Split a duty"), width=560)
        self._open = OpenDuty(session)
        self._kept = Kept(session, "roster-split", self)
        self._which = Words("lead")
        self._why_not = SignLine("bad")
        self.at = LabelledLine(self.tr("Split at"), self.tr("23:00, or su 02:00"), name=self.tr("Split at, time"))
        self._first, self._second = SignLine("ok"), SignLine("ok")
        self._label = Words("head", self.tr("Who has the second part"))
        self.whom = FitList(self.tr("Who has the second part, best first"), most=5)
        self._split = KeyButton(self.tr("Split, as drafts"), "Enter", "primary")
        # The law is looked at for weeks around the second part: a moment after the last change.
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._looked: tuple[object, ...] = ()
        # Somebody goes through the list while the keyboard stays in the field: then the list is what is looked at.
        self._choosing = False
        self._build()

    def _build(self) -> None:
        reading = (self._which, self._why_not, self.at, self._first, self._second)
        for part in (*reading, self._label, self.whom, self.whom.whole):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._foot.addWidget(self._split)
        self.at.typed.connect(self._typed)
        self.whom.keep_in(self.at.field)
        self.whom.entered.connect(self.confirm)
        # A click chooses; the keyboard stays where Enter splits.
        self.whom.taken.connect(self.at.field.setFocus)
        self.whom.selectionModel().currentChanged.connect(self._chose)
        self._soon.timeout.connect(self._suggest)
        self._split.clicked.connect(self.confirm)
        self.on_ctrl_enter(self.confirm)

    # -- rows in --------------------------------------------------------------------------------------------------

    def show_for(self, argument: str) -> None:
        """The `duty`; see `ui.panels.roster_about`."""
        self._open.look_for(read_about(argument))
        fill(self.at, self._kept.text(self._open.id, "at"))
        self._looked, self._choosing = (), False
        self.whom.show_lines([])
        self.tell("")
        self.refresh()

    def refresh(self) -> None:
        duty, why = self._open.planned, self._against
        show_when(self._why_not, bool(why))
        self._why_not.say(why)
        can = duty is not None and not why
        for part in (self.at, self._label, self.whom, self._split):
            show_when(part, can)
        if not can:
            self.whom.whole.hide()
        self._which.say(f"{duty.name} · {where(duty)} · {hours(duty, self.now)}" if duty is not None else "")
        if can:
            if not self.whom.lines.lines:
                self._show_people(())
            self._soon.start()
        self._say_halves()

    def first_stop(self) -> QWidget | None:
        return self.at.field if not self.at.isHidden() else self.close_button

    @property
    def readings(self) -> tuple[str, ...]:
        """What becomes of the two parts, as the panel says it; none while there is no moment."""
        return tuple(line.text for line in (self._first, self._second) if not line.isHidden())

    @property
    def why_not(self) -> str:
        """Why this duty cannot be split, as the panel says it; empty when it can."""
        return "" if self._why_not.isHidden() else self._why_not.text

    @property
    def _against(self) -> str:
        """Why this duty cannot be split; empty when it can."""
        shift = self._open.shift
        if shift is None:
            return self.tr("This duty is no longer on the roster.")
        book = self._session.desk.roster(*self._open.span)
        return why_whole(book.swaps.values(), shift, self.now)

    def _say_halves(self) -> None:
        duty = self._open.planned
        moment = read_moment(self.at.text, duty.start, duty.until, self.now) if duty is not None else None
        there = duty is not None and moment is not None and moment.at is not None and not self.at.isHidden()
        if duty is not None and moment is not None:
            self.at.show_note(moment.note, wrong=moment.at is None)
            if moment.at is not None:
                person = self._session.desk.roster().people.get(self._chosen)
                second = person.name if person is not None else duty.name
                self._first.say(f"{duty.name}: {hours_note(duty.start, moment.at, self.now)}")
                self._second.say(f"{second}: {hours_note(moment.at, duty.until, self.now)}")
        for line in (self._first, self._second):
            show_when(line, there)

    def _suggest(self) -> None:
        """Who could have the second part; looked up again only where something changed."""
        duty = self._open.planned
        if duty is None or self.isHidden() or self.at.isHidden():
            return
        at = read_moment(self.at.text, duty.start, duty.until, self.now).at
        asked = self._session.desk.roster(), duty, at
        if self._looked and self._looked[0] is asked[0] and self._looked[1:] == asked[1:]:
            return
        self._looked = asked
        if at is None:
            self._show_people(())
            return
        second = Duty(duty.id, duty.role, duty.provider, "", "", at, duty.until)
        rows = self._session.desk.planning.suggestions(second)
        lines = []
        for row in rows:
            badge, kind = (self.tr("fits"), "ok") if row.fits else (self.tr("mind"), "warn")
            title = " · ".join(
                part for part in (row.name, row.provider if row.provider != duty.provider else "") if part
            )
            lines.append(Line(_PERSON, row.person, title, row.why, badge, kind))
        self._show_people([line for line in lines if line.id != duty.person])

    def _show_people(self, lines: list[Line] | tuple[()]) -> None:
        duty = self._open.planned
        name = duty.name if duty is not None else ""
        stays = Line(_STAYS, "", self.tr("Stays with {name}").format(name=name), self.tr("two duties that touch"))
        choosing = self._choosing
        self.whom.show_lines([stays, *lines])
        self._choosing = choosing
        self._say_halves()

    def _chose(self) -> None:
        self._say_halves()
        self._choosing = True
        self._follow_timer.start()

    def _follow(self) -> None:
        """In a low window the marked line comes in sight, and the field again as soon as somebody types."""
        if not self._choosing:
            super()._follow()
            return
        row = self.whom.visualRect(self.whom.currentIndex())
        middle = self.whom.viewport().mapTo(self._scroll.inside, row.center())
        self._scroll.ensureVisible(middle.x(), middle.y(), 0, row.height())

    # -- acts -----------------------------------------------------------------------------------------------------

    def confirm(self) -> None:
        """Enter: two drafts, and back to where this came from."""
        opened, duty = self._open, self._open.planned
        if duty is None or self._against:
            self.refresh()
            return
        moment = read_moment(self.at.text, duty.start, duty.until, self.now)
        if moment.at is None:
            self.tell(self.tr("When is it split? {why}").format(why=moment.note).strip(), "bad")
            self.turn_to(self.at.field)
            return
        desk = self._session.desk
        to = desk.roster().people.get(self._chosen)
        first, second = split(duty, moment.at, desk.new_id(), to)
        remark = opened.remark
        if not self.act(PlanDuties((replace(first, decided_on=opened.fact), second))):
            # As it stands by now; what was typed stays.
            opened.look_for(opened.given)
            self.refresh()
            return
        if remark is not None and second.person == first.person:
            self.act(RemarkDuty(second.id, remark.text, second.start, second.until))
        self._kept.forget(opened.id)
        self.go_back_to(opened.back)

    def _typed(self, text: str) -> None:
        self._kept.typed(self._open.id, "at", text)
        self.tell("")
        self._choosing = False
        self._say_halves()
        self.in_sight(self.at.field)
        self._soon.start()

    @property
    def _chosen(self) -> str:
        """Who has the second part; empty for whoever has the duty."""
        current = self.whom.current
        return current[1] if current is not None and current[0] == _PERSON else ""
