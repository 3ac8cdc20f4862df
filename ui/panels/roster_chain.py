"""Who is called one after the other when a role does not answer, with the minutes that each has."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from desk.intake.roster_needs import SetChain, WithdrawChain
from desk.roster_rows import ChainRow
from ui.panels.kept import fill
from ui.panels.line_list import Line
from ui.panels.pick_field import PickField, options
from ui.panels.roster_fields import whole_number
from ui.panels.roster_form import RosterFormPanel
from ui.panels.roster_lines import FitList
from ui.panels.roster_panel import role_word
from ui.session import Session
from ui.widgets.box import Action, Actions
from ui.widgets.line_edit import LabelledLine

_OFF, _UP = "off", "up"
_USUAL = 5


class RosterChainPanel(RosterFormPanel):
    """The chains that count: the shipped ones, and what this region agreed on in their place."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(
            session, host, self.tr("Who is called when nobody answers"), none="", new=self.tr("A chain of one provider")
        )
        self._role = self._provider = ""
        self._steps: list[tuple[str, int]] = []
        self._rows: dict[str, ChainRow] = {}
        self.role, self.provider, self.add_role = PickField(), PickField(), PickField()
        self.steps = FitList(self.tr("Steps, in order"), most=6)
        self._acts = Actions()
        self.minutes = LabelledLine(self.tr("Minutes for the marked step"), str(_USUAL))
        self.add_form(self.role, self.provider, self.steps, self.minutes, self._acts, self.add_role)
        self._acts.show_actions(
            [Action(_UP, self.tr("One place earlier")), Action(_OFF, self.tr("Take the marked step away"))]
        )
        for picks in (self.role, self.provider, self.add_role):
            picks.go_on.connect(self.next_stop)
        self.role.picked.connect(self._pick_role)
        self.provider.picked.connect(self._pick_provider)
        self.add_role.picked.connect(self._add)
        self._acts.acted.connect(self._act)
        self.minutes.typed.connect(self._typed)
        self.minutes.go_on.connect(self.next_stop)
        self.steps.selectionModel().currentChanged.connect(self._moved)

    def show_for(self, _argument: str) -> None:
        """The list."""
        self.tell("")
        self.opened = None
        self.refresh()

    def lines(self) -> Iterable[Line]:
        self._rows = {f"{row.role}/{row.provider}": row for row in self._session.desk.planning.chains()}
        for key, row in self._rows.items():
            post = f"{role_word(row.role)} {row.provider}".strip()
            said = " → ".join(
                f"{role_word(role)} {minutes} min" for role, minutes in zip(row.roles, row.minutes, strict=False)
            )
            badge = self.tr("set here") if row.id else self.tr("as shipped")
            yield Line("chain", key, post, said, badge, "info" if row.id else "muted")

    def fill_form(self, what: str) -> None:
        row = self._rows.get(what)
        self._role, self._provider = (row.role, row.provider) if row is not None else ("", "")
        self._steps = list(zip(row.roles, row.minutes, strict=False)) if row is not None else []

    def refresh(self) -> None:
        super().refresh()
        row = self._rows.get(self.opened or "")
        # What is shipped cannot be taken away, only set otherwise.
        self._gone.setVisible(row is not None and bool(row.id))

    def refresh_form(self) -> None:
        fixed = bool(self.opened)
        self.role.setVisible(not fixed)
        self.provider.setVisible(not fixed)
        self.role.ask(self.tr("To reach"), options(self.roles(self._role), self._role))
        providers = self.providers([self._provider])
        self.provider.ask(self.tr("Of provider"), options(((one, one) for one in providers), self._provider))
        there = {role for role, _ in self._steps}
        self.add_role.ask(
            self.tr("Add as the last step"), options((code, words) for code, words in self.roles() if code not in there)
        )
        words, lines, after = self.tr("after {count} min"), [], 0
        for place, (role, minutes) in enumerate(self._steps):
            when = words.format(count=after) if after else self.tr("at once")
            lines.append(Line("step", str(place), role_word(role), when, self.tr("{count} min").format(count=minutes)))
            after += minutes
        self.steps.show_lines(lines)
        self._moved()

    def form_start(self) -> QWidget | None:
        return self.steps if self.opened else self.role.stop

    # -- acts -----------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Keeps the chain, whole; it counts from the next call on."""
        roles, minutes = tuple(role for role, _ in self._steps), tuple(count for _, count in self._steps)
        if self.act(SetChain(self._role, self._provider, roles, minutes), self.tr("Kept.")):
            self.show_all()

    def withdraw(self) -> None:
        """The shipped chain counts again."""
        if self.act(WithdrawChain(self._role, self._provider), self.tr("The shipped chain counts again.")):
            self.show_all()

    def _marked(self) -> int | None:
        current = self.steps.current
        return int(current[1]) if current is not None and int(current[1]) < len(self._steps) else None

    def _moved(self) -> None:
        at = self._marked()
        self.minutes.setVisible(at is not None and self.opened is not None)
        if at is not None and not self.minutes.field.hasFocus():
            fill(self.minutes, str(self._steps[at][1]))

    def _typed(self, text: str) -> None:
        at, minutes = self._marked(), whole_number(text, _USUAL)
        self.minutes.show_note("" if minutes else self.tr("write a number of minutes"), wrong=not minutes)
        if at is not None and minutes:
            self._steps[at] = self._steps[at][0], minutes
            self.refresh_form()

    def _act(self, act: str) -> None:
        at = self._marked()
        if at is None:
            return
        if act == _OFF:
            self._steps.pop(at)
        elif at:
            self._steps[at - 1], self._steps[at] = self._steps[at], self._steps[at - 1]
        self.refresh_form()

    def _add(self, role: str) -> None:
        self._steps.append((role, _USUAL))
        self.refresh_form()

    def _pick_role(self, role: str) -> None:
        self._role = role
        self._steps = self._steps or [(role, _USUAL)]
        self.refresh_form()

    def _pick_provider(self, provider: str) -> None:
        self._provider = "" if provider == self._provider else provider
        self.refresh_form()
