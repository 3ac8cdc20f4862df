"""What the panels of the roster have in common: what came of the last act, Ctrl+Enter, who and what can be chosen."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desk.roster.roles import ROLE_LABELS
from desk.roster_rows import PersonRow
from desk.rows import OptionRow
from desk.words.fold import fold_text
from ui.look.look import look
from ui.panels.desk_panel import DeskPanel
from ui.panels.pick_field import options
from ui.session import Session
from ui.widgets.sign_line import SignLine

_WIDTH = 500
_BEGINNING = 60
"""So much of what has the keyboard tells what it is: a question with its first answers."""


class RosterPanel(DeskPanel):
    """A panel about the roster. `said` tells in its foot what came of the last act, or why it cannot be."""

    def __init__(self, session: Session, host: QWidget, title: str, *, width: int = _WIDTH) -> None:
        super().__init__(session, host, title, width=width)
        self._said = SignLine("ok")
        self._said.hide()
        self._foot.addWidget(self._said)
        # What has the keyboard first: that it is cut off below does not move what stands above it out of sight.
        self._begins: QWidget | None = None

    @property
    def said(self) -> str:
        """What the foot says; empty when it says nothing."""
        return "" if self._said.isHidden() else self._said.text

    def tell(self, text: str, kind: str = "ok") -> None:
        """Says something in the foot; an empty text takes no room."""
        self._said.say(text, kind)
        self._said.setVisible(bool(text))

    def act(self, command: object, said: str = "") -> bool:
        """Carries out a command; tells `said`, or why it cannot be."""
        why = self._session.reason_against(command)
        self.tell(said if why is None else why, "ok" if why is None else "bad")
        return why is None

    def to_start(self) -> None:
        self._begins = self.first_stop()
        super().to_start()

    def in_sight(self, part: QWidget) -> None:
        """Scrolls to `part`; where the panel begins, its head stays in sight as long as the part's beginning is."""
        if part is self._begins and self._scroll.inside.isAncestorOf(part):
            bar, top = self._scroll.verticalScrollBar(), part.mapTo(self._scroll.inside, QPoint(0, 0)).y()
            if bar.value() == 0 and top + min(part.height(), look().px(_BEGINNING)) <= self._scroll.viewport().height():
                return
        super().in_sight(part)

    def on_ctrl_enter(self, act: Callable[[], object], *, alt: bool = False) -> None:
        """Ctrl+Enter anywhere in the panel: what its main button does, in every panel of the roster.

        With `alt` Alt+Enter: what does not wait for publishing.
        """
        for enter in ("Return", "Enter"):
            keys = QKeySequence(f"Alt+{enter}" if alt else f"Ctrl+{enter}")
            shortcut = QShortcut(keys, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(act)

    def go_back_to(self, back: str) -> None:
        """It is done: on to where somebody came from (`back_to`), else the panel closes."""
        if back:
            name, _, argument = back.partition(" ")
            self.wants.emit(name, argument)
        else:
            self.close_panel()

    def next_stop(self) -> None:
        """The keyboard goes on to the next control."""
        self.focusNextPrevChild(True)

    def previous_stop(self) -> None:
        """The keyboard goes back to the control before."""
        self.focusNextPrevChild(False)

    # -- what can be chosen ---------------------------------------------------------------------------------------

    @property
    def now(self) -> datetime:
        """The desk's time, UTC."""
        return self._session.desk.now()

    def person_name(self, person: str) -> str:
        """The name of somebody by id, as the roster knows them."""
        row = self._session.desk.roster().people.get(person)
        return row.name if row is not None else ""

    def people(self, role: str = "", provider: str = "") -> list[PersonRow]:
        """Everybody who can be planned: who has the role first, then whoever is the provider's, then by name."""
        rows = [row for row in self._session.desk.roster().people.values() if not row.gone and row.name]
        return sorted(
            rows,
            key=lambda row: (
                bool(role) and role not in row.roles,
                bool(provider) and provider != row.provider,
                fold_text(row.name),
                row.id,
            ),
        )

    def people_options(
        self, chosen: str = "", role: str = "", provider: str = "", but: Collection[str] = ()
    ) -> tuple[OptionRow, ...]:
        """Those as answers; each says of which provider, and when no number is known."""
        without = self.tr("no number")
        pairs = []
        for row in self.people(role, provider):
            if row.id not in but:
                said = (row.name, row.provider if row.provider != provider else "", "" if row.phones else without)
                pairs.append((row.id, " · ".join(part for part in said if part)))
        return options(pairs, chosen)

    def roles(self, also: str = "") -> tuple[tuple[str, str], ...]:
        """Every role that the desk or its roster knows, with its words; the desk's own first."""
        book = self._session.desk.roster()
        known = {also} if also else set()
        known |= {role for row in book.people.values() for role in row.roles}
        known |= {one.role for one in book.needs.values()} | {one.role for one in book.rotations.values()}
        known |= {duty.role for shift in book.shifts.values() for duty in (*shift.pieces, shift.draft) if duty}
        others = sorted(known - set(ROLE_LABELS) - {""}, key=fold_text)
        return (*ROLE_LABELS.items(), *((role, role) for role in others))

    def providers(self, also: Iterable[str] = ()) -> tuple[str, ...]:
        """Every provider that the roster knows, by name."""
        book = self._session.desk.roster()
        known = {row.provider for row in book.people.values()} | set(also)
        known |= {one.provider for one in book.needs.values()} | {one.provider for one in book.rotations.values()}
        known |= {duty.provider for shift in book.shifts.values() for duty in (*shift.pieces, shift.draft) if duty}
        return tuple(sorted(known - {""}, key=fold_text))


def role_word(role: str) -> str:
    """A role as people say it."""
    return ROLE_LABELS.get(role, role)
