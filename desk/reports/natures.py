"""What a report is about, per child: what somebody said, else what follows from the answers (C6-015, C6-016). Pure."""

from collections.abc import Callable

from desk.checklist.values import RESERVED
from desk.choice_rows import NatureRow
from desk.fact import from_ticks
from desk.facts.triage import NatureNoted
from desk.profile import codes
from desk.record import record
from desk.reports.nature_terms import NatureTerm, nature_label, nature_terms, nature_words
from desk.reports.summary_words import answer_code
from desk.reports.view import ReportView
from desk.rows import OptionRow, ValueRow

PERSON, ANSWERS = "person", "answers"
_KEYS = "123456789abcdefghijklmnopqrstuvwxyz"
Names = Callable[[str], str]


@record
class Nature:
    """What stands for one child. `..._by` is `person` where somebody said it, `answers` where it follows, or empty.

    `answers` are the natures that follow from the answers, whatever was said; `systemic` is `yes`, `no` or empty.
    """

    primary: str
    primary_by: str
    also: tuple[str, ...]
    also_by: str
    systemic: str
    systemic_by: str
    answers: tuple[str, ...]


def noted_of(view: ReportView, child: str) -> NatureNoted | None:
    """What was said last at the end of the report; of two desks the later one."""
    register = view.state.care.natures.get((child, ""), {})
    values = [one.value for one in sorted(register.values(), key=lambda one: (one.at, one.fact))]
    return next((one for one in reversed(values) if isinstance(one, NatureNoted)), None)


def nature_of(view: ReportView, child: str) -> Nature:
    """What stands; where the profile asks for it, that answer is somebody's word too, after what the panel noted."""
    said = noted_of(view, child) or NatureNoted(child, "")
    found = tuple(one.id for one in nature_terms() if _fits(view, child, one))
    asked = (said.primary or coded(view, codes.NATURE, child), *_others(view, child, said))
    primary = asked[0] or next((one for one in found if one not in asked[1:]), "")
    also = tuple(one for one in dict.fromkeys(asked[1:]) if one != primary)
    also_by = PERSON if also else ANSWERS
    also = also or tuple(one for one in found if one != primary)
    family = {one.id for one in nature_terms() if one.systemic}
    follows = "yes" if family & {primary, *also, *found} else ""
    spoken = said.systemic or coded(view, codes.SYSTEMIC, child)
    spoken = spoken if spoken in ("yes", "no") else ""
    return Nature(
        primary=primary,
        primary_by=PERSON if asked[0] else _by(primary),
        also=also,
        also_by=also_by if also else "",
        systemic=spoken or follows,
        systemic_by=PERSON if spoken else _by(follows),
        answers=found,
    )


def nature_row(view: ReportView, child: str, name: str, name_of: Names) -> NatureRow:
    """What the panel shows for one child: what somebody said is marked, what follows from the rest is proposed."""
    said, stands = noted_of(view, child) or NatureNoted(child, ""), nature_of(view, child)
    words = nature_words(said.primary, said.also, said.systemic)
    proposed = _proposed(said, stands)
    return NatureRow(
        child=child,
        name=name,
        primary=_options({said.primary}),
        also=_options({*said.also}, without=said.primary),
        systemic=(
            OptionRow("yes", "Ja, het gezin als geheel", "1", said.systemic == "yes", danger=False),
            OptionRow("no", "Nee", "2", said.systemic == "no", danger=False),
        ),
        proposed=proposed.primary,
        proposed_also=proposed.also,
        proposed_systemic=proposed.systemic,
        said=words,
        suggestion=nature_words(proposed.primary, proposed.also, proposed.systemic),
        label=nature_label(),
        values=_values(view, child, name_of),
    )


def coded(view: ReportView, code: str, child: str = "") -> str:
    """The first answer to a question that has options; a typed word never is one."""
    return next(iter(_codes(view, code, child)), "")


def _others(view: ReportView, child: str, said: NatureNoted) -> tuple[str, ...]:
    return said.also or tuple(_codes(view, codes.NATURE_ALSO, child))


def _by(code: str) -> str:
    return ANSWERS if code else ""


def _proposed(said: NatureNoted, stands: Nature) -> NatureNoted:
    """What stands and nobody said here yet."""
    return NatureNoted(
        said.child,
        "" if said.primary else stands.primary,
        () if said.also else stands.also,
        "" if said.systemic else stands.systemic,
    )


def _options(chosen: set[str], without: str = "") -> tuple[OptionRow, ...]:
    """All natures, each with the same key everywhere."""
    pairs = zip(nature_terms(), [*_KEYS, *("" for _ in nature_terms())], strict=False)
    return tuple(
        OptionRow(one.id, one.label, key, one.id in chosen, danger=False)
        for one, key in pairs
        if not without or one.id != without
    )


def _values(view: ReportView, child: str, name_of: Names) -> tuple[ValueRow, ...]:
    """The values where two desks said something else, to choose one."""
    register = view.state.care.natures.get((child, ""), {})
    if len({one.value for one in register.values()}) < 2:
        return ()
    return tuple(
        ValueRow(
            one.fact,
            nature_words(one.value.primary, one.value.also, one.value.systemic) or "teruggenomen",
            name_of(one.by),
            from_ticks(one.at),
        )
        for one in register.values()
        if isinstance(one.value, NatureNoted)
    )


def _fits(view: ReportView, child: str, term: NatureTerm) -> bool:
    return any(
        answer_code(value) in answers
        for code, answers in term.when.items()
        for value in view.state.by_code(code, child)
    )


def _codes(view: ReportView, code: str, child: str) -> list[str]:
    item = view.profile.checklist.by_code(code) if view.profile else None
    if item is None:
        return []
    values = [answer_code(value) for value in view.state.by_code(code, child) if value not in RESERVED]
    return [value for value in values if item.option(value) is not None]
