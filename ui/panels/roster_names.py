"""Who the names of a roster file are: asked one at a time, and in one question for all who are plainly new."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from desk.intake.roster_people import NoteStaff
from desk.roster_import import Preview, UnknownName
from desk.roster_rows import PersonRow
from desk.words.fold import fold_text
from ui.panels.pick_field import PickField, options
from ui.session import Session

_NEW, _NOBODY, _OTHER = "\x00new", "\x00nobody", "\x00other"
_SKIP, _REST = "\x00skip", "\x00rest"
_ALL_NEW, _SINGLY = "\x00all-new", "\x00singly"
_FEW = 5


class RosterNames(QObject):
    """The answers to a file's names, in `field`. `answered()`: what the file changes is to be looked at again.

    `act` carries a command out and says whether it was; `people` are those who can be meant.
    """

    answered = Signal()

    def __init__(
        self,
        session: Session,
        act: Callable[[object], bool],
        people: Callable[[], Sequence[PersonRow]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._act, self._people = session, act, people
        self._preview: Preview | None = None
        self._all_people = self._singly = self._welcome = False
        self.field = PickField()
        self.field.picked.connect(self._answered)
        self.answers: dict[str, str] = {}
        """Names with the person id that somebody gave them, empty for nobody who is known."""
        self.nobody: set[str] = set()
        """Names that mean nobody: their rows are left out."""

    def start_over(self) -> None:
        """Another file: nothing was said about its names."""
        self.answers = {}
        self.nobody.clear()
        self._all_people = self._singly = self._welcome = False

    def waiting(self, preview: Preview) -> tuple[UnknownName, ...]:
        """The names that somebody has to say something about."""
        return (*preview.unknown, *(() if self._welcome else self._new(preview)))

    def welcomed(self, preview: Preview) -> tuple[str, ...]:
        """Who comes in as staff with this file, by name."""
        return tuple(one.name for one in preview.newcomers) if self._welcome else ()

    def show_preview(self, preview: Preview) -> None:
        """Asks about the next name; nothing is asked when each has its answer."""
        self._preview = preview
        waiting = self.waiting(preview)
        self.field.setVisible(bool(waiting))
        if waiting and not preview.unknown and len(waiting) > 1 and not self._singly:
            self._ask_all(waiting)
        elif waiting:
            self._ask(waiting[0], len(waiting))

    @staticmethod
    def _new(preview: Preview) -> tuple[UnknownName, ...]:
        found = []
        for one in preview.newcomers:
            rows = (row.row for row in preview.rows if row.row and fold_text(row.name) == fold_text(one.name))
            found.append(UnknownName(one.name, tuple(dict.fromkeys(rows)), ()))
        return tuple(found)

    # -- asking -------------------------------------------------------------------------------------------------------

    def _ask_all(self, names: Sequence[UnknownName]) -> None:
        """Nobody is like them, and each has a number: for a whole team that is one key."""
        said = ", ".join(one.name for one in names[:_FEW])
        more = len(names) - _FEW
        said += " " + self.tr("and {count} more").format(count=more) if more > 0 else ""
        asked = self.tr("{count} names are new, each with a number: {names}")
        pairs = (
            (_ALL_NEW, self.tr("add all of them to the staff")),
            (_SINGLY, self.tr("ask one by one")),
            (_REST, self.tr("keep all {count} names alone").format(count=len(names))),
        )
        self.field.ask(asked.format(count=len(names), names=said), options(pairs))

    def _ask(self, name: UnknownName, left: int) -> None:
        """One name at a time: who is it? Who looks like it comes first; nobody is taken for granted."""
        people = {row.id: row for row in self._people()}
        pairs = [(one, people[one].name) for one in name.near if one in people]
        if self._all_people:
            known = {one for one, _ in pairs}
            pairs += [(one, row.name) for one, row in people.items() if one not in known]
        pairs.append((_NEW, self.tr("somebody new: add them")))
        pairs.append((_NOBODY, self.tr("keep the name alone")))
        pairs.append((_SKIP, self.tr("nobody: leave this out")))
        if left > 1:
            pairs.append((_REST, self.tr("keep all {count} names alone").format(count=left)))
        if not self._all_people and len(people) > len(name.near):
            pairs.append((_OTHER, self.tr("somebody else of the list")))
        where = self.tr("rows {rows}").format(rows=", ".join(map(str, name.rows[:5])))
        if name.sheets:
            where = self.tr("sheet {sheet}, {row}").format(sheet=", ".join(name.sheets), row=where)
        asked = self.tr("Who is '{name}'? ({where}, {count} to ask)")
        self.field.ask(asked.format(name=name.name, where=where, count=left), options(pairs))

    # -- answers ------------------------------------------------------------------------------------------------------

    def _answered(self, code: str) -> None:
        preview = self._preview
        waiting = self.waiting(preview) if preview is not None else ()
        if preview is None or not waiting:
            return
        if code in (_OTHER, _SINGLY):
            self._all_people, self._singly = code == _OTHER, self._singly or code == _SINGLY
            self.field.start_over()
            self.show_preview(preview)
            self.field.take_keyboard()
            return
        self._all_people = False
        asked = waiting[0]
        if code == _NEW:
            code = self._added(asked, preview)
            if not code:
                return
        if code == _ALL_NEW:
            self._welcome = True
        elif code == _SKIP:
            self.nobody.add(asked.name)
        elif code == _REST:
            self.answers |= dict.fromkeys((one.name for one in waiting), "")
        else:
            self.answers[asked.name] = "" if code == _NOBODY else code
        self.field.start_over()
        self.answered.emit()

    def _added(self, asked: UnknownName, preview: Preview) -> str:
        """Somebody new, as the rows have them; gives their id, empty when they were refused."""
        known = next((one for one in preview.newcomers if fold_text(one.name) == fold_text(asked.name)), None)
        if known is not None:
            # Under the id that every desk gives them: read in twice, also by command, it is one person.
            person = NoteStaff(known.id, known.name, known.provider, known.roles, known.phones, email=known.email)
            return known.id if self._act(person) else ""
        written = asked.written or asked.name
        rows = [row for row in preview.rows if row.row in asked.rows and row.name == written]
        roles = tuple(dict.fromkeys(row.role for row in rows if row.role))
        phones = tuple(dict.fromkeys(row.phone for row in rows if row.phone))
        provider = next((row.provider for row in rows if row.provider), "")
        new = self._session.desk.new_id()
        return new if self._act(NoteStaff(new, written, provider, roles, phones)) else ""
