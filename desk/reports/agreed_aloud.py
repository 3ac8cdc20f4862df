"""What was agreed beforehand as it is read aloud: what may be shared first and whole, the rest as far as fits. Pure."""

from collections.abc import Callable, Iterator, Sequence

from desk.agreement_rows import AgreedRow
from desk.profile import codes
from desk.record import record
from desk.reports.agreed_before import shared_words
from desk.reports.same_child import LOOK
from desk.reports.view import ChildView, ReportView, shown
from desk.words.spoken import cut_spoken

MOST_SHARING = 40
"""Words about sharing at most: longer than this somebody typed a letter, of which the beginning says what holds."""


@record
class Beforehand:
    """What was agreed beforehand: in lines, and as it was found with what may be shared."""

    lines: tuple[str, ...] = ()
    shared: tuple[AgreedRow, ...] = ()


NOTHING = Beforehand()


@record
class Aloud:
    """`sharing` is the beginning of `text` that is about sharing."""

    sharing: str
    text: str


def agreed_aloud(
    view: ReportView,
    child: ChildView,
    known: Sequence[str],
    shared: Sequence[AgreedRow],
    clean: Callable[[str], str],
) -> Aloud:
    """What was said in this report and beforehand (`known` in lines, `shared` as it was found); each text `clean`ed."""
    sharing = cut_spoken("; ".join(dict.fromkeys(clean(one) for one in _sharing(view, child, shared))), MOST_SHARING)
    rest = "; ".join(dict.fromkeys(clean(one) for one in _rest(view, child, known, shared)))
    return Aloud(sharing, "; ".join(part for part in (sharing, rest) if part))


def _sharing(view: ReportView, child: ChildView, shared: Sequence[AgreedRow]) -> Iterator[str]:
    said = _said(view, child, codes.AGREEMENT_SHARE)
    if said:
        yield f"delen: {said[:1].lower()}{said[1:]}"
    # What surely is about this child goes before what somebody has to look at.
    for row in sorted(shared, key=lambda row: (row.unsure, row.expired)):
        words = _all_shared(row)
        if words:
            marks = ("verlopen" if row.expired else "", LOOK if row.unsure else "")
            doubt = ", ".join(part for part in marks if part)
            yield f"delen{f' ({doubt})' if doubt else ''}: {words}"


def _all_shared(row: AgreedRow) -> str:
    """What may be shared, of both desks where two wrote it."""
    line = next((text for word, text in row.lines if word == "Delen"), "")
    return line or shared_words(row.text.sharing, row.text.share)


def _rest(view: ReportView, child: ChildView, known: Sequence[str], shared: Sequence[AgreedRow]) -> Iterator[str]:
    rows = {row.brief: row for row in shared}
    question = _asked(view, codes.AGREEMENT_SHARE)
    for line in known:
        if line in rows:
            others = [f"{word.lower()} {text}" for word, text in rows[line].lines if word != "Delen"]
            if others:
                yield f"{line.split(': ', 1)[0]}: {', '.join(others)}"
        elif not question or question not in line:
            yield line
    for code in codes.AGREEMENTS:
        said = _said(view, child, code)
        if said and code != codes.AGREEMENT_SHARE:
            yield f"{_asked(view, code)} {said}"


def _asked(view: ReportView, code: str) -> str:
    item = view.profile.checklist.by_code(code) if view.profile else None
    return item.text if item is not None else ""


def _said(view: ReportView, child: ChildView, code: str) -> str:
    item = view.profile.checklist.by_code(code) if view.profile else None
    values = tuple(value for value in view.state.by_code(code, child.id) if value not in ("unknown", "not-asked"))
    return shown(item, values) if item is not None else ""
