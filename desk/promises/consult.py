"""Who on the roster a report is weighed with, by its kind and region as the profile says it. Pure.

The roster's own words decide who has a post; the profile only says which posts are meant for which report. Nothing is
hidden: who does not fit comes after.
"""

from collections.abc import Iterable

from desk.care_rows.consult import ConsultRow
from desk.directory_rows import OnCallRow
from desk.profile import codes
from desk.profile.care import Consult
from desk.profile.model import Profile
from desk.reports.summary_words import answer_code, short_of
from desk.reports.view import ChildView, ReportView, said
from desk.roster.roles import read_role
from desk.words.fold import fold_text

_TRIAGIST = "triagist"


def consult_row(
    view: ReportView, child_id: str, directory: Profile | None, on_call: Iterable[OnCallRow]
) -> ConsultRow | None:
    """The people on call for a child of a report, those meant for it first; None where the profile says nothing."""
    child, profile = view.child(child_id), view.profile
    if profile is None or child is None or not profile.care.consults:
        return None
    meant: list[tuple[Consult, tuple[str, ...]]] = []
    for consult in profile.care.consults:
        why = _why(view, child, consult)
        if why is not None:
            meant.append((consult, why))
    rows = tuple(on_call)
    posts = directory or profile
    scored = [
        (row, [(at, place) for at, (one, _) in enumerate(meant) if (place := _post(row, one, posts)) >= 0])
        for row in rows
    ]
    # First as the profile says it: the kind, and within it the post; of two alike whoever is there for more of them.
    fits = sorted((one for one in scored if one[1]), key=lambda one: (one[0].nobody, one[1][0], -len(one[1])))
    return ConsultRow(
        text=_text(meant),
        gap=_gap([one for one, _ in meant], rows, posts),
        fits=tuple(row for row, _ in fits),
        others=tuple(row for row, at in scored if not at),
    )


def _why(view: ReportView, child: ChildView, consult: Consult) -> tuple[str, ...] | None:
    """Why it counts for this report, in short words; None when it does not."""
    why = []
    if consult.municipalities:
        here = {
            fold_text(said(view.state, code, child.id)): said(view.state, code, child.id)
            for code in (codes.CURRENT_MUNICIPALITY, codes.RESPONSIBLE_MUNICIPALITY)
        }
        found = [here[name] for name in map(fold_text, consult.municipalities) if name in here]
        if not found:
            return None
        why += found[:1]
    if consult.when:
        given = []
        for code, answers in consult.when.items():
            item = view.profile.checklist.by_code(code) if view.profile else None
            values = {answer_code(value) for value in view.state.by_code(code, child.id)}
            given += [short_of(view, item.link_id, one) for one in answers if item is not None and one in values]
        if not given:
            return None
        why += given
    return tuple(dict.fromkeys(why))


def _post(row: OnCallRow, consult: Consult, profile: Profile) -> int:
    """Which of the posts of a consult somebody has, counted from 0; -1 for none of them."""
    roles = [fold_text(read_role(role)) for role in consult.roles] or [_TRIAGIST]
    if fold_text(row.role) not in roles:
        return -1
    names = [*consult.providers]
    names += [one.label for name in consult.providers if (one := profile.provider(name)) is not None]
    if names and fold_text(row.provider) not in set(map(fold_text, names)):
        return -1
    return roles.index(fold_text(row.role))


def _text(meant: list[tuple[Consult, tuple[str, ...]]]) -> str:
    if not meant:
        return ""
    labels = " en ".join(dict.fromkeys(one.label for one, _ in meant))
    why = ", ".join(dict.fromkeys(word for _, words in meant for word in words))
    return f"Voor {labels}" + (f": {why}" if why else "")


def _gap(meant: list[Consult], rows: tuple[OnCallRow, ...], profile: Profile) -> str:
    """Which of them nobody has now: a post that is empty, or that the roster does not know."""
    missing = [one.label for one in meant if not any(_post(row, one, profile) >= 0 and not row.nobody for row in rows)]
    return f"Niemand van dienst voor {' en '.join(dict.fromkeys(missing))}" if missing else ""
