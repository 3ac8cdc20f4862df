"""Which reports are about the same child, by what the desk recognises a call by: numbers and names. Pure.

A name alone, or a number alone, proves nothing: such a report is named to whoever makes the export, and goes along only
when they say that it is this child. So nobody reads what was said of somebody else (AVG art. 15, fourth paragraph).
"""

from collections.abc import Callable, Iterable

from desk.fact import from_ticks
from desk.own_rows import AboutRow
from desk.profile.codes import CALLER_ROLE
from desk.reports.card import keys_of
from desk.reports.view import ChildView, ReportView
from desk.words.fold import fold_text

_MOST = 400
"""Of a school or a police post that calls every week, no more are laid beside each other."""
_NAMELESS, _NAME, _SURE = 2, 3, 4


def found(
    view: ReportView,
    child: str,
    look: Callable[[str], ReportView | None],
    by_keys: Callable[[set[str]], Iterable[str]],
    shut: Callable[[str], str],
) -> tuple[AboutRow, ...]:
    """The report itself first, then those that may be about this child: the sure ones first, newest first.

    `look` gives a report, `by_keys` the ids that keys lead to, `shut` why one may not be read (empty: it may). What is
    sure leads on to others, also by a number that only it has.
    """
    mine = view.child(child)
    if mine is None:
        return ()
    rows = {view.state.id: _row(view, mine, sure=True, why="deze melding", shut=shut)}
    known, ahead = [(view, mine)], [view]
    unsure: dict[str, AboutRow] = {}
    while ahead:
        here = ahead.pop()
        for report in [*here.state.merged_from, *by_keys(keys_of(here))][:_MOST]:
            other = look(report) if report not in rows else None
            if other is None:
                continue
            same, sure, why = _same(known, other, merged=report in here.state.merged_from)
            row = _row(other, same, sure=sure, why=why, shut=shut)
            if sure:
                rows[report] = row
                unsure.pop(report, None)
                known.append((other, same))
                ahead.append(other)
            else:
                unsure[report] = row
    first, *others = rows.values()
    newest = sorted([*others, *unsure.values()], key=lambda row: (row.sure, row.at), reverse=True)
    return (first, *newest)


def _row(view: ReportView, child: ChildView, *, sure: bool, why: str, shut: Callable[[str], str]) -> AboutRow:
    state = view.state
    return AboutRow(state.id, state.reference, from_ticks(state.opened_at), child.id, sure, why, shut(state.id))


def _same(known: list[tuple[ReportView, ChildView]], other: ReportView, *, merged: bool) -> tuple[ChildView, bool, str]:
    """Which child of another report it may be, whether that is sure, and why."""
    best: tuple[int, ChildView, str] = (-1, other.children[0], "het nummer of de naam komt ook hier voor")
    for view, mine in known:
        number = bool(_numbers(view) & _numbers(other))
        for child in other.children:
            rank, why = _alike(mine, child, number=number)
            alone = len(other.children) == len(view.children) == 1
            if merged and (rank == _NAME or (rank == _NAMELESS and alone)):
                # Somebody found that it is the same child.
                rank, why = _SURE, "ging op in een melding over dit kind"
            if rank > best[0]:
                best = (rank, child, why)
    rank, child, why = best
    return child, rank >= _SURE, why


def _alike(mine: ChildView, child: ChildView, *, number: bool) -> tuple[int, str]:
    name, other = fold_text(mine.name), fold_text(child.name)
    births = _day(mine), _day(child)
    same_birth = bool(births[0]) and births[0] == births[1]
    if len(name) > 1 and name == other:
        if all(births) and not same_birth:
            return 1, "dezelfde naam, een andere geboortedatum"
        if same_birth:
            return _SURE + 1, "dezelfde naam en geboortedatum"
        return (_SURE, "dezelfde naam en hetzelfde nummer") if number else (_NAME, "alleen de naam is dezelfde")
    if not other or not name:
        return _NAMELESS, "hetzelfde nummer, en geen naam van het kind" if number else "geen naam van het kind"
    return (1, "dezelfde geboortedatum, een andere naam") if same_birth else (0, "hetzelfde nummer, een andere naam")


def _day(child: ChildView) -> str:
    birth = child.birth
    return str(birth.earliest) if birth is not None and birth.precision == "day" else ""


def _numbers(view: ReportView) -> set[str]:
    """Of a school or the police the number says nothing: they call about many children."""
    if any(str(role).startswith("professional") for role in view.state.by_code(CALLER_ROLE)):
        return set()
    return {key for key in keys_of(view) if key.startswith("n:")}
