"""What to read aloud to whoever is called, in three lines; the whole summary is one key away."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.rows import SheetRow
from ui.look.look import look
from ui.panels.told import Told
from ui.widgets.words import Words


class ReadAloud(QWidget):
    """Who it is about, where they are now, and what is proposed."""

    def __init__(self) -> None:
        super().__init__()
        self._head = Words("head", self.tr("Read aloud"))
        self._who = Told(self.tr("Who"))
        self._where = Told(self.tr("Where now"))
        self._proposal = Told(self.tr("Proposal"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look().px(12))
        for part in (self._head, self._who, self._where, self._proposal):
            self._column.addWidget(part)

    @property
    def told(self) -> tuple[str, str, str]:
        """The three lines."""
        return self._who.text, self._where.text, self._proposal.text

    def show_row(self, row: SheetRow | None) -> None:
        """Shows what a report says; without one, that the call is noted nowhere."""
        self._head.setVisible(row is not None)
        if row is None:
            self._who.say("", missing=self.tr("No report open: the call is noted nowhere."))
            self._where.say("")
            self._proposal.say("")
            return
        first = [answer for _word, answer in row.first_block]
        self._who.say(row.heading)
        self._where.say(first[1] if len(first) > 1 else "", missing=self.tr("Not known: ask where the child is now"))
        made = row.proposal
        if made is None or made.none_yet:
            self._proposal.say(self.tr("no proposal yet"))
            return
        parts = [made.label, made.pathway_label, made.route_label, *made.because[:1]]
        if made.provisional:
            parts.append(self.tr("provisional, {count} open").format(count=len(made.open)))
        self._proposal.say(" · ".join(dict.fromkeys(part for part in parts if part)))
