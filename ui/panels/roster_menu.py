"""All that can be done with the roster, each behind one key; the period on screen goes along."""

from PySide6.QtWidgets import QWidget

from ui.panels.choice_field import ChoiceField, numbered
from ui.panels.host import PANELS
from ui.panels.roster_about import about, instant_about, read_about
from ui.panels.roster_panel import RosterPanel
from ui.session import Session


class RosterMenuPanel(RosterPanel):
    """A digit always means the same, so that hands can learn it."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Roster"), width=560)
        self._given: dict[str, str] = {}
        self.choices = ChoiceField(self.tr("What do you want to do?"), keeps=False)
        self.body.addWidget(self.choices)
        self.body.addStretch(1)
        self.digits_to(self.choices)
        self.choices.picked.connect(self._picked)

    def show_for(self, argument: str) -> None:
        """The acts, for the period that is on screen."""
        self._given = read_about(argument)
        acts = (
            ("roster-duty", self.tr("Add a duty")),
            ("roster-publish", self.tr("Publish")),
            ("roster-import", self.tr("Read a roster in")),
            ("roster-rotation", self.tr("Take turns: a rotation")),
            ("roster-needs", self.tr("Who is needed when")),
            ("roster-people", self.tr("People and numbers")),
            ("roster-absence", self.tr("Somebody is absent")),
            ("roster-swap", self.tr("Swaps and offers")),
            ("roster-replace", self.tr("Somebody on call now cannot")),
            ("roster-news", self.tr("What changed tonight")),
            ("roster-numbers", self.tr("Test numbers")),
            ("roster-fairness", self.tr("Fair shares, and who is next")),
            ("roster-month", self.tr("Print a month")),
            ("roster-chain", self.tr("Who is called when nobody answers")),
            ("roster-days", self.tr("Holidays")),
            ("roster-law", self.tr("Working hours: limits")),
            ("roster-list", self.tr("Roster as a list")),
        )
        self.choices.offer([offer for offer in numbered(acts) if offer.code in PANELS])

    def take_letter(self, text: str) -> bool:
        return self.choices.press(text)

    def first_stop(self) -> QWidget | None:
        return self.choices

    def _picked(self, name: str) -> None:
        start, until = instant_about(self._given, "start"), instant_about(self._given, "until")
        # A new duty is not as long as all that is on screen.
        alone = name in ("roster-duty", "roster-swap", "roster-absence", "roster-replace")
        self.wants.emit(name, "" if alone else about(start=start, until=until))
