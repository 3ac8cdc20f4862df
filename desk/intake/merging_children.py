"""Which child of a report is the same as one of another report, when the one goes on in the other. Pure.

Two children are one when name and age fit, and never else: of whom neither is known nobody can tell that it is the next
one. They stay as children of their own, and people lay them together.
"""

from desk.fact import from_ticks
from desk.profile.codes import YOUTH_BIRTH_DATE, YOUTH_NAME
from desk.record import record
from desk.reports.state import ReportState
from desk.words.birth import Birth, read_birth
from desk.words.fold import fold_text
from desk.words.times import local

_UNSAID = ("unknown", "not-asked")


@record
class Known:
    """What is known of who a child is."""

    name: str
    birth: Birth | None


def same_children(source: ReportState, target: ReportState) -> dict[str, str]:
    """By child of the source the child of the target that it is; itself where it comes along as its own."""
    pairs: dict[str, str] = {}
    left = {child: known(target, child) for child in target.children}
    mine = {child: known(source, child) for child in source.children}
    for child, one in mine.items():
        same = next((other for other, two in left.items() if fits(one, two)), None)
        if same is not None:
            pairs[child] = same
            del left[same]
    for child in mine:
        pairs.setdefault(child, child)
    return pairs


def known(state: ReportState, child: str) -> Known:
    """Name and age of a child, as they were said in its report."""
    name = fold_text(" ".join(str(value) for value in state.by_code(YOUTH_NAME, child) if value not in _UNSAID))
    said = " ".join(str(value) for value in state.by_code(YOUTH_BIRTH_DATE, child) if value not in _UNSAID)
    birth = read_birth(said, local(from_ticks(state.opened_at)).date()) if said else None
    return Known(name, birth if birth is not None and birth.earliest is not None else None)


def fits(one: Known, other: Known) -> bool:
    """Whether name and age are those of one child: the same name, and dates of birth that can be the same day."""
    if not one.name or one.name != other.name or one.birth is None or other.birth is None:
        return False
    return apart(one, other) is False


def apart(one: Known, other: Known) -> bool | None:
    """Whether two ages are certainly of two children; None where one is not known."""
    first, second = one.birth, other.birth
    if first is None or second is None or not first.earliest or not second.earliest:
        return None
    latest = first.latest or first.earliest, second.latest or second.earliest
    return first.earliest > latest[1] or second.earliest > latest[0]
