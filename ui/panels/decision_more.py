"""What a decision says besides urgency, pathway and route: provider, trajectory, goal, appointment, and the cautions.

Only what the chosen kind of decision asks for is shown; none of it is required (house rule 1).
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.care_rows.deciding import DecidingRow
from desk.care_rows.referral import ProviderRow
from desk.roster.typed import read_day
from desk.rows import OptionRow
from desk.words.times import date_text, local
from ui.look.look import look
from ui.panels.choice_field import ChoiceField, Offer, numbered
from ui.panels.kept import fill
from ui.panels.lines import MomentLine
from ui.widgets.line_edit import LabelledLine
from ui.widgets.sign_line import SignLine

_SPAN = re.compile(r"(\d{1,3})\s*(dag|dagen|day|days|week|weken|weeks)")
NO_PROVIDER = "none"
"""Picked: nobody is asked yet."""


class DayLine(LabelledLine):
    """A day ahead: a date, a weekday, or so many days or weeks; what cannot be read is said and stops nothing."""

    def __init__(self, label: str, hint: str, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(label, hint, parent=parent)
        self._now = now
        self.typed.connect(self._read)

    @property
    def day(self) -> date | None:
        """The day that stands there; None when the field is empty or cannot be read."""
        text, today = self.text.strip(), local(self._now()).date()
        span = _SPAN.fullmatch(text.lower())
        if span:
            return today + timedelta(days=int(span[1]) * (7 if span[2].startswith("we") else 1))
        return read_day(text, today) if text else None

    def fill(self, text: str) -> None:
        """Puts a day in the field."""
        fill(self, text)
        self._read(text)

    def _read(self, text: str) -> None:
        day = self.day
        if day is not None:
            self.show_note(date_text(day))
        else:
            self.show_note(self.tr("No day: stays as words") if text.strip() else "", wrong=bool(text.strip()))


class DecisionMore(QWidget):
    """`picked(name, code)`: a choice; `typed(name, text)`: a field changed. The panel keeps both."""

    picked = Signal(str, str)
    typed = Signal(str, str)
    go_on = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.again = ChoiceField(self.tr("Second assessment: why again?"))
        self.provider = ChoiceField(self.tr("Which provider?"))
        self.trajectory = ChoiceField(self.tr("Trajectory"))
        self.why_not = ChoiceField(self.tr("Not ambulatory? Why not?"))
        self.goal = LabelledLine(self.tr("Goal of the help"), self.tr("what it is for"))
        self.ends = DayLine(self.tr("Until"), self.tr("24-12, or 4 weeks"), now)
        self.owner = LabelledLine(self.tr("Whose is the follow-up?"), self.tr("name, organisation"))
        self.appointment = LabelledLine(self.tr("Appointment with"), self.tr("name, function, number"))
        self.meets = MomentLine(self.tr("When"), self.tr("not known yet"), now, ahead=True)
        self._cautions: list[SignLine] = []
        self._providers: tuple[ProviderRow, ...] = ()
        self._warned = QVBoxLayout()
        self._plan, self._meeting = QHBoxLayout(), QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._build()

    def _build(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        top = Qt.AlignmentFlag.AlignTop
        for line, share in ((self.goal, 4), (self.ends, 2), (self.owner, 3)):
            self._plan.addWidget(line, share, top)
        self._meeting.addWidget(self.appointment, 3, top)
        self._meeting.addWidget(self.meets, 2, top)
        self._column.addLayout(self._warned)
        for field in (self.again, self.provider, self.trajectory, self.why_not):
            self._column.addWidget(field)
        self._column.addLayout(self._plan)
        self._column.addLayout(self._meeting)
        for name, field in self.choices().items():
            field.setProperty("name", name)
            field.picked.connect(self._pick)
        for line, name in self.lines().items():
            line.setProperty("name", name)
            line.typed.connect(self._type)
            line.go_on.connect(self.go_on)
        self.rescale()

    def lines(self) -> dict[LabelledLine, str]:
        """The fields to type in, with the names under which they are kept."""
        return {
            self.goal: "goal",
            self.ends: "ends",
            self.owner: "owner",
            self.appointment: "appointment",
            self.meets: "meets",
        }

    def choices(self) -> dict[str, ChoiceField]:
        """What is chosen here, by name."""
        names = ("again", "provider", "trajectory", "why_not")
        return dict(zip(names, (self.again, self.provider, self.trajectory, self.why_not), strict=True))

    def names(self) -> tuple[str, ...]:
        """The names under which what is typed is kept."""
        return tuple(self.lines().values())

    def fill(self, texts: Mapping[str, str]) -> None:
        """What was typed before, by name."""
        for line, name in self.lines().items():
            if isinstance(line, (DayLine, MomentLine)):
                line.fill(texts[name])
            else:
                fill(line, texts[name])

    @property
    def provider_name(self) -> str:
        """The provider that is marked, by name."""
        return next((one.label for one in self._providers if one.id == self.provider.chosen), "")

    @property
    def asked_provider(self) -> str:
        """The id of the provider that will be asked; empty for none."""
        return "" if self.provider.isHidden() or self.provider.chosen == NO_PROVIDER else self.provider.chosen

    @property
    def cautions(self) -> tuple[str, ...]:
        """The warnings that are shown."""
        return tuple(line.text for line in self._cautions if not line.isHidden())

    def show_row(self, row: DecidingRow, picks: dict[str, str]) -> None:
        """Shows what the kind of decision asks for; `picks` are what was picked, by name."""
        self._show_cautions(row)
        self._providers = row.providers
        self.again.setVisible(bool(row.why_again))
        self.again.offer(_offers(row.why_again), picks.get("again", ""))
        self.again.say("" if picks.get("again") else self.tr("Reason still open: can follow before closing."))
        asks_provider = "provider" in row.asks
        self.provider.setVisible(asks_provider and bool(row.providers))
        offers = numbered((one.id, self._provider_words(one)) for one in row.providers)
        none = Offer(NO_PROVIDER, self.tr("Nobody yet"), "0")
        self.provider.offer((*offers, none), picks.get("provider") or row.first or NO_PROVIDER)
        asks_track = "trajectory" in row.asks and bool(row.trajectories)
        self.trajectory.setVisible(asks_track)
        self.trajectory.offer(numbered((one.id, one.label) for one in row.trajectories), picks.get("trajectory", ""))
        track = next((one for one in row.trajectories if one.id == picks.get("trajectory")), None)
        self.trajectory.say(self._criteria(row) if track is None else self._track_words(track.criteria, track.exits))
        self.why_not.setVisible("ambulatory" in row.asks and bool(row.why_not_ambulatory))
        self.why_not.offer(_offers(row.why_not_ambulatory), picks.get("why_not", ""))
        owed = self.tr("This provider has no ambulatory help: reason still open.") if row.why_not_owed else ""
        self.why_not.say(owed)
        for line in (self.goal, self.ends, self.owner):
            line.setVisible("goal" in row.asks)
        for line in (self.appointment, self.meets):
            line.setVisible("appointment" in row.asks)
        self.setVisible(any(not part.isHidden() for part in self._parts()))

    @property
    def plan(self) -> tuple[str, str]:
        """The goal in words and the last day (ISO); a day that cannot be read stays with the words."""
        if self.goal.isHidden():
            return "", ""
        goal, ends, day = self.goal.text.strip(), self.ends.text.strip(), self.ends.day
        if day is not None:
            return goal, day.isoformat()
        return (f"{goal} (tot: {ends})" if ends else goal), ""

    @property
    def meeting(self) -> tuple[str, datetime | None]:
        """With whom the appointment is, and when; a time that cannot be read stays with the words."""
        if self.appointment.isHidden():
            return "", None
        said, at = self.appointment.text.strip(), self.meets.text.strip()
        if self.meets.at is not None or not at:
            return said, self.meets.at
        return f"{said} ({at})".strip(), None

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        now = look()
        self._column.setSpacing(now.px(12))
        for layout in (self._plan, self._meeting):
            layout.setSpacing(now.px(10))
        self._warned.setSpacing(now.px(4))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def _show_cautions(self, row: DecidingRow) -> None:
        while len(self._cautions) < len(row.cautions):
            self._cautions.append(SignLine("warn"))
            self._warned.addWidget(self._cautions[-1])
        for line, caution in zip(self._cautions, row.cautions, strict=False):
            line.say(f"{caution.text} ({caution.source})", "warn")
            line.show()
        for spare in self._cautions[len(row.cautions) :]:
            spare.hide()

    def _provider_words(self, one: ProviderRow) -> str:
        number = one.number.shown if one.number is not None else self.tr("no number")
        return " · ".join(part for part in (one.label, number, one.hours) if part)

    def _criteria(self, row: DecidingRow) -> str:
        return "\n".join(f"{one.label}: {', '.join(one.criteria)}" for one in row.trajectories if one.criteria)

    def _track_words(self, criteria: tuple[str, ...], exits: tuple[str, ...]) -> str:
        until = self.tr("Ends when: {exits}").format(exits=", ".join(exits)) if exits else ""
        return "\n".join(part for part in (", ".join(criteria), until) if part)

    def _parts(self) -> tuple[QWidget, ...]:
        return (*self._cautions, self.again, self.provider, self.trajectory, self.why_not, *self.lines())

    def _pick(self, code: str) -> None:
        self.picked.emit(str(self.sender().property("name")), code)

    def _type(self, text: str) -> None:
        self.typed.emit(str(self.sender().property("name")), text)


def _offers(rows: tuple[OptionRow, ...]) -> tuple[Offer, ...]:
    return tuple(Offer(row.code, row.label, row.key) for row in rows)
