"""Publishing: what changes duty by duty, where nobody will be, a reason in one key, and then it is in force."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtWidgets import QWidget

from desk.change_rows import DraftRow
from desk.finding_rows import FindingRow
from desk.intake.roster_duties import PublishRoster
from desk.words.spans import period_text
from ui.panels.choice_field import ChoiceField, numbered
from ui.panels.kept import Kept, fill
from ui.panels.roster_about import about, back_to, instant_about, read_about
from ui.panels.roster_lines import FitList, draft_line, gap_line, hours, where
from ui.panels.roster_panel import RosterPanel, role_word
from ui.session import Session
from ui.widgets.heading import Heading
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.sign_line import SignLine, SignLines

_AHEAD = timedelta(days=62)
_SUBJECT, _REASON = "", "reason"
_FEW = 4


def _when(row: DraftRow, now: datetime) -> str:
    duty = row.before or row.after
    return f"{where(duty)}, {hours(duty, now)}" if duty is not None else ""


class RosterPublishPanel(RosterPanel):
    """The drafts of a period. Nothing keeps them back: what stays open is shown, with a reason or without one."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Publish the roster"), width=560)
        self._start = self._until = session.desk.now()
        self._without: set[str] = set()
        self._gaps: tuple[FindingRow, ...] = ()
        self._kept = Kept(session, "roster-publish", self)
        self._head = Heading("")
        self.changes = FitList(self.tr("What changes"), most=7)
        # Who is published and could not be called: nothing keeps it back, and everybody sees it before.
        self._odd = SignLines("danger")
        self._open = SignLine("danger")
        self.gaps = FitList(self.tr("Where somebody is missing"), most=5)
        self.reasons = ChoiceField(self.tr("Why may it stay like this?"))
        self.reason = LabelledLine(self.tr("Or in your own words"))
        self.roles_field = ChoiceField(self.tr("Which roles"), keeps=False)
        self._publish = KeyButton("", "Ctrl+Enter", "primary")
        self._build()

    def _build(self) -> None:
        parts: tuple[QWidget, ...] = (self._head, self._open, self._odd, self.changes, self.changes.whole)
        for part in (*parts, self.gaps, self.reasons, self.reason, self.roles_field):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._foot.addWidget(self._publish)
        self.reasons.offer(
            numbered(
                (words, words)
                for words in (
                    self.tr("still being looked for"),
                    self.tr("the backup takes it"),
                    self.tr("agreed with the provider"),
                    self.tr("the other desk takes it"),
                )
            )
        )
        self.digits_to(self.reasons)
        self.changes.taken.connect(self._open_duty)
        self.gaps.taken.connect(self._fill_gap)
        self.reasons.picked.connect(self._picked)
        self.reason.typed.connect(self._typed)
        self.reason.go_on.connect(self.confirm)
        self.roles_field.picked.connect(self._toggle_role)
        self._publish.clicked.connect(self.publish)
        self.on_ctrl_enter(self.publish)

    @property
    def counts(self) -> str:
        """How much there is, as the head says it."""
        return self._head.accessibleName()

    # -- rows in --------------------------------------------------------------------------------------------------

    def show_for(self, argument: str) -> None:
        """The drafts from `start` until `until`; without those all that wait from today on."""
        given, now = read_about(argument), self.now
        book = self._session.desk.roster(now, now + _AHEAD)
        duties = [duty for shift in book.shifts.values() if shift.draft or shift.leaving
                  for duty in (shift.draft, shift.now) if duty is not None]  # fmt: skip
        self._start = instant_about(given, "start") or min((duty.start for duty in duties), default=now)
        self._until = instant_about(given, "until") or max((duty.until for duty in duties), default=now + _AHEAD)
        self._until = max(self._until, self._start + timedelta(minutes=1))
        self._without.clear()
        self.reasons.choose("")
        fill(self.reason, self._kept.text(_SUBJECT, _REASON))
        self.tell("")

    def refresh(self) -> None:
        desk = self._session.desk
        everything = desk.draft_changes(self._start, self._until)
        roles = {duty.role: role_word(duty.role) for row in everything
                 for duty in (row.before, row.after) if duty is not None}  # fmt: skip
        rows = [
            row
            for row in everything
            if any(duty is not None and duty.role not in self._without for duty in (row.before, row.after))
        ]
        self.changes.show_lines([draft_line(row) for row in rows])
        span = period_text(self._start, self._until, self.now)
        count = self.tr("{count} changes").format(count=len(rows)) if len(rows) != 1 else self.tr("1 change")
        self._head.say(count if rows else self.tr("No drafts in this period"), span)
        self._head.setAccessibleName(count)
        self._show_odd(rows)
        self._show_gaps()
        self.roles_field.offer(numbered(sorted(roles.items())), also=set(roles) - self._without)
        self.roles_field.setVisible(len(roles) > 1)
        self._publish.setVisible(bool(rows))
        self._publish.set_caption(self.tr("Publish: {count}").format(count=count))

    def _show_odd(self, rows: Sequence[DraftRow]) -> None:
        """Who is called no more though a swap gave it to them, who does not get what they are planned for, and who
        could not be called."""
        duties = {row.duty for row in rows if row.after is not None}
        found = self._session.desk.planning.unreachable(self._start, self._until, duties) if duties else ()
        texts = [f"{_when(row, self.now)}: {row.really}" for row in rows if row.really]
        texts += [f"{row.title}: {row.text}" for row in found]
        if len(texts) > _FEW:
            texts[_FEW:] = [self.tr("and {count} more").format(count=len(texts) - _FEW)]
        self._odd.show_texts(texts)

    def _show_gaps(self) -> None:
        begin = max(self._start, self.now.replace(second=0, microsecond=0))
        found = self._session.desk.planning.gaps(begin, self._until) if begin < self._until else ()
        self._gaps = tuple(row for row in found if row.role not in self._without)
        self.gaps.show_lines([gap_line(row) for row in self._gaps])
        words = self.tr("Somebody is missing {count} times; publishing is possible all the same. Enter fills a gap.")
        once = self.tr("Somebody is missing once; publishing is possible all the same. Enter fills the gap.")
        self._open.say(once if len(self._gaps) == 1 else words.format(count=len(self._gaps)))
        why = self.tr("Somebody is missing {count} times. Why may it stay like this?").format(count=len(self._gaps))
        why_once = self.tr("Somebody is missing once. Why may it stay like this?")
        self.reasons.set_label(why_once if len(self._gaps) == 1 else why)
        for part in (self._open, self.reasons, self.reason):
            part.setVisible(bool(self._gaps))

    def first_stop(self) -> QWidget | None:
        # What is published stands on top and is read first; a digit says why gaps may stay from here too.
        if not self._gaps:
            return self._publish
        return self.changes if self.changes.lines.lines else self.gaps

    # -- acts -----------------------------------------------------------------------------------------------------

    def confirm(self) -> None:
        """Enter, where nothing wanted it: publish."""
        self.publish()

    def publish(self) -> None:
        """Puts the drafts in force."""
        if self._publish.isHidden():
            return
        reason = self.reason.text.strip() or self.reasons.chosen
        roles = tuple(code for code in self._roles_there() if code not in self._without) if self._without else ()
        command = PublishRoster(self._start, self._until, roles, reason if self._gaps else "", len(self._gaps))
        if self.act(command):
            self._kept.forget(_SUBJECT)
            self.close_panel()

    def _roles_there(self) -> tuple[str, ...]:
        return tuple(chip.row.code for chip in self.roles_field.chips.chips)

    def _open_duty(self, _kind: str, duty: str) -> None:
        self.wants.emit("roster-duty", about(duty=duty, start=self._start, until=self._until, back=self._here))

    def _fill_gap(self, _kind: str, gap: str) -> None:
        row = next((row for row in self._gaps if row.id == gap), None)
        if row is not None:
            hours = {"start": row.start, "until": row.until}
            self.wants.emit("roster-duty", about(role=row.role, provider=row.provider, back=self._here, **hours))

    @property
    def _here(self) -> str:
        """Where to come back to once a duty is planned."""
        return back_to("roster-publish", about(start=self._start, until=self._until))

    def _picked(self, _reason: str) -> None:
        fill(self.reason, "")
        self._kept.typed(_SUBJECT, _REASON, "")
        # A digit and Enter publish, from wherever in the panel.
        self._publish.setFocus()

    def _typed(self, text: str) -> None:
        if text.strip():
            self.reasons.choose("")
        self._kept.typed(_SUBJECT, _REASON, text)

    def _toggle_role(self, role: str) -> None:
        self._without ^= {role}
        self.refresh()

    @property
    def span(self) -> tuple[datetime, datetime]:
        """The period, UTC."""
        return self._start, self._until
