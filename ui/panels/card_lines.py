"""Reports, routes and people on call as lines of a list: what stands on them, and which of them match what is typed."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desk.agreement_rows import AgreedRow
from desk.directory_rows import OnCallRow, RouteRow
from desk.rows import CardRow, SearchRow
from desk.words.fold import fold_text
from desk.words.phone import search_digits
from desk.words.times import clock_text, day_text, local
from ui.panels.line_list import Line

REPORT, ROUTE, DUTY, AGREED = "report", "route", "duty", "agreed"
_FEWEST = 2
_BETWEEN = " · "


def report_line(card: CardRow, now: datetime, excerpt: str = "", marks: tuple[tuple[int, int], ...] = ()) -> Line:
    """A report: when, who called, what was promised, how it ended; with where the searched words stand."""
    clock = clock_text(card.opened_at)
    before = _line(
        clock if local(card.opened_at).date() == local(now).date() else f"{day_text(card.opened_at, now)} {clock}",
        "; ".join(dict.fromkeys(child.outcome for child in card.children if child.outcome)),
        ", ".join(child.name for child in card.children if child.name),
    )
    after = _line(card.subtitle, card.caller_number)
    if excerpt in f"{card.title}{_BETWEEN}{before}{_BETWEEN}{after}":
        excerpt, marks = "", ()
    moved = len(before) + len(_BETWEEN)
    marks = tuple((begin + moved, end + moved) for begin, end in marks)
    return Line(REPORT, card.id, card.title, _line(before, excerpt, after), card.badge, card.badge_kind, marks)


def found_line(row: SearchRow, now: datetime) -> Line:
    """A report that was found; where the find stands is only said when it is not in what the line says anyway."""
    return report_line(row.card, now, row.excerpt, row.marks)


def _line(*parts: str) -> str:
    return _BETWEEN.join(part for part in parts if part)


def route_lines(rows: Iterable[RouteRow], typed: str) -> list[Line]:
    """The routes of which the name, what is below it, or a number begins with what was typed; names first."""
    found = [row for row in rows if _begins([row.label, row.subtitle], [n.number for n in row.numbers], typed)]
    return [
        Line(
            ROUTE,
            row.id,
            row.label,
            " · ".join(part for part in (row.subtitle, row.open_now) if part),
            QCoreApplication.translate("CardLines", "route"),
            "info" if row.is_open else "muted",
        )
        for row in sorted(found, key=lambda row: not _begins([row.label], [], typed))
    ]


def duty_lines(rows: Iterable[OnCallRow], typed: str) -> list[Line]:
    """Who is on call now, by name, role or number."""
    return [
        Line(
            DUTY,
            row.role,
            row.name,
            " · ".join(part for part in (row.label, row.doubt, row.provider, row.number_shown, row.until_text) if part),
            QCoreApplication.translate("CardLines", "on call now"),
            "info",
        )
        for row in rows
        if not row.nobody and _begins([row.name, row.label, row.provider], [row.number], typed)
    ]


def agreed_lines(rows: Iterable[AgreedRow]) -> list[Line]:
    """Agreements made beforehand: about whom, what was agreed, with whom and until when."""
    agreed = QCoreApplication.translate("CardLines", "agreed beforehand")
    late = QCoreApplication.translate("CardLines", "agreed beforehand, out of date")
    return [
        Line(
            AGREED,
            row.id,
            row.brief.partition(": ")[0],
            _line("; ".join(f"{word}: {said}" for word, said in row.lines), row.foot),
            late if row.expired else agreed,
            "warn" if row.expired else "info",
        )
        for row in rows
    ]


def matches(line: Line, typed: str) -> bool:
    """Whether every word that was typed stands in the line, as the beginning of a word or inside a number."""
    text = fold_text(f"{line.title} {line.detail} {line.badge}")
    digits = "".join(letter for letter in text if letter.isdigit())
    number = search_digits(typed)
    words = text.replace("-", " ").replace("·", " ").split() + text.split()
    by_words = all(any(word.startswith(part) for word in words) for part in fold_text(typed).split())
    return by_words or (len(number) >= _FEWEST and number in digits)


def _begins(words: Iterable[str], numbers: Iterable[str], typed: str) -> bool:
    wanted = fold_text(typed)
    if len(wanted) < _FEWEST:
        return False
    digits = search_digits(typed)
    if len(digits) >= _FEWEST and any(search_digits(number).startswith(digits) for number in numbers):
        return True
    known = [part for word in words for part in (fold_text(word), *fold_text(word).split())]
    return any(part.startswith(wanted) for part in known)
