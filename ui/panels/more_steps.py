"""What else can be done with a report, step by step: a digit for the act, a digit for with what."""

from PySide6.QtCore import QObject

from desk.choice_rows import ActsRow
from desk.intake.answers import AddChild, MoveAnswer, SetChildAside
from desk.intake.calls import JoinCall, SetSpeaker
from desk.intake.closing import ReopenReport, SetAside
from desk.intake.merging import MergeReport
from desk.intake.unmerging import TakeBackMerge
from desk.record import record
from desk.rows import OptionRow
from desk.words.times import clock_text
from ui.panels.pick_field import options

SPEAKER, MERGE, JOIN, MOVE, MOVE_TO, CHILD_ASIDE, PROMISE, SET_ASIDE, REOPEN, CHILD_BACK, OWN = (
    "speaker",
    "merge",
    "join",
    "move",
    "move-to",
    "child-aside",
    "promise",
    "set-aside",
    "reopen",
    "child-back",
    "own",
)
MERGE_SURE, NO = "merge-sure", "no"
UNMERGE = "unmerge"


@record
class Step:
    """One question of the panel with its answers."""

    question: str
    choices: tuple[OptionRow, ...]


class MoreSteps(QObject):
    """The questions of the panel in words."""

    def menu(self, row: ActsRow) -> Step:
        """The acts that are possible now. A digit always means the same act, so that hands can learn it."""
        acts = (
            (SPEAKER, self.tr("Who speaks now"), bool(row.speakers)),
            (MERGE, self.tr("Merge with another report"), bool(row.merge_with)),
            (JOIN, self.tr("A new call in this report"), row.can_join),
            (MOVE, self.tr("An answer to another child"), bool(row.movable and row.other_children)),
            (CHILD_ASIDE, self.tr("Set a child aside"), bool(row.children)),
            (PROMISE, self.tr("A task or promise by hand"), bool(row.clocks)),
            (SET_ASIDE, self.tr("Set this report aside"), bool(row.set_aside)),
            (REOPEN, self.tr("Reopen this report"), bool(row.reopen)),
            (CHILD_BACK, self.tr("A child comes back"), bool(row.children_aside)),
            (OWN, self.tr("Whose report: take over or give it away"), True),
        )
        shown = tuple(
            OptionRow(code, words, str(digit % 10), chosen=False, danger=False)
            for digit, (code, words, possible) in enumerate(acts, 1)
            if possible
        )
        return Step(self.tr("What do you want to do?"), shown)

    def _sure(self, code: str, words: str) -> tuple[OptionRow, ...]:
        """A question about a whole report is answered by a letter: who types a reference goes on with digits."""
        no = OptionRow(NO, self.tr("Rather not, back"), "n", chosen=False, danger=False)
        return OptionRow(code, words, "j", chosen=False, danger=False), no

    def step(self, act: str, row: ActsRow, chosen: str = "") -> Step:
        """With what, for an act of the menu; `chosen` is the report that is asked about once more before merging."""
        match act:
            case "speaker":
                return Step(self.tr("Who speaks now?"), row.speakers)
            case "merge":
                cards = (
                    (card.id, f"{card.title} · {clock_text(card.opened_at)} · {card.badge}") for card in row.merge_with
                )
                return Step(self.tr("{reference} goes on in:").format(reference=row.reference), options(cards))
            case "merge-sure":
                asked = next(((said, warning) for one, said, warning in row.merge_asks if one == chosen), None)
                if asked is None:
                    return Step("", ())
                words = "\n".join(part for part in (f"{asked[0]}.", asked[1]) if part)
                return Step(words, self._sure(chosen, self.tr("Merge")))
            case "unmerge":
                source, asks = row.unmerge
                return Step(asks, self._sure(source, self.tr("Two reports again")) if source else ())
            case "move":
                return Step(self.tr("Which answer belongs to another child?"), row.movable)
            case "move-to":
                return Step(self.tr("To which child?"), row.other_children)
            case "child-aside":
                return Step(self.tr("Which child was added by mistake? It can come back."), row.children)
            case "promise":
                return Step(self.tr("What is promised?"), row.clocks)
            case "set-aside":
                return Step(self.tr("Why is {reference} set aside?").format(reference=row.reference), row.set_aside)
            case "reopen":
                return Step(self.tr("Why is {reference} opened again?").format(reference=row.reference), row.reopen)
            case "child-back":
                return Step(self.tr("Which child comes back?"), row.children_aside)
        return self.menu(row)


def command(act: str, chosen: str, row: ActsRow, link: str = "") -> object | None:
    """What to ask of the desk; None when there is another step first. `link` is the answer that is moved."""
    commands: dict[str, object] = {
        SPEAKER: SetSpeaker(row.report, chosen),
        MERGE_SURE: MergeReport(row.report, chosen),
        UNMERGE: TakeBackMerge(chosen, row.report),
        JOIN: JoinCall(row.report),
        MOVE_TO: MoveAnswer(row.report, link, row.child, chosen),
        CHILD_ASIDE: SetChildAside(row.report, chosen),
        SET_ASIDE: SetAside(row.report, chosen),
        REOPEN: ReopenReport(row.report, chosen),
        CHILD_BACK: AddChild(row.report, chosen),
    }
    return commands.get(act)
