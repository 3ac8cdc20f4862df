"""A log as a hostile store would give it: real facts with other payloads and headers, folded, judged and drawn.

What the sync thread cannot fold it keeps, counts and says ("unread"); what it folds, every panel must draw.
"""

import json
import random
import typing
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import timedelta
from functools import cache
from types import UnionType
from typing import Any

from builders import NAMES, NIGHT, shipped
from fuzz_parsers import REFUSED, TAKEN
from mutating import VALUES
from papers_night import agreed, decided, night

from desk.care_views import CareViews
from desk.directory import on_call_rows
from desk.fact import Fact, from_ticks, to_ticks
from desk.facts import answers, codec
from desk.intake.answers import AddChild, TypeNote
from desk.intake.calls import HangUp
from desk.intake.consent import NoteConsent
from desk.intake.papers import HandOut
from desk.intake.routes import DialRoute, OpenRoute
from desk.intake.triage import AskBack
from desk.intake.visit import PlanVisit
from desk.recognising import Recognising
from desk.replica.others import ROW_TYPES, other_row
from desk.replica.rowjson import from_json, to_json
from desk.replica.writer import _UNFOLDABLE
from desk.reports.card import card_row, keys_of
from desk.reports.fold import fold
from desk.reports.sheet import sheet_row
from desk.reports.timeline import timeline
from desk.reports.view import ReportView, look
from desk.reports.words import search_words
from desk.roster.answers import Watch
from desk.roster.book import KINDS, Book
from desk.roster.checks import check
from desk.roster.resolve import effective
from desk.rows import CardRow
from desk.trust.judge import Judge
from desk.trust.standing import MemoryLedger

assert answers
_HEX = ("id", "desk", "subject", "profile")
_WHOLE = ("seq", "version", "happened_at", "recorded_at")
_EDGE = 1 << 63


@cache
def real() -> tuple[Fact, ...]:
    """A report with a bit of everything."""
    desk, report, child = night(name_may_be_known="no")
    desk.do(OpenRoute(report, "112"))
    desk.do(DialRoute(report, "112", "112", "self"))
    desk.do(TypeNote(report, "Moeder is in paniek, vader is weg"))
    desk.do(AddChild(report, desk.new_id()))
    decided(desk, report, child)
    agreed(desk, report, child)
    desk.do(NoteConsent(report, child, "parent", "Anneke", "yes", "given"))
    desk.do(PlanVisit(report, (child,), "Wirdumerdijk 3"))
    desk.do(AskBack(report, "Is er een hond?", child))
    desk.do(HandOut(report, "handover", "pdf", "Jeugdhulp Friesland", "provider", (child,)))
    desk.do(HangUp(report))
    return tuple(desk.log)


def as_bytes(facts: Sequence[Fact]) -> bytes:
    """A log as a document, for the ways in which documents are changed."""
    names = [part.name for part in fields(Fact) if part.name not in ("salt", "digest", "signature", "payload")]
    return json.dumps(
        [{name: getattr(fact, name) for name in names} | {"data": fact.data()} for fact in facts]
    ).encode()


def from_bytes(data: bytes) -> list[Fact] | None:
    """The facts in such a document; None for what no row of a store can hold."""
    try:
        read = json.loads(data)
    except (ValueError, RecursionError):
        return None
    found = [_fact(one) for one in read] if isinstance(read, list) else []
    return [fact for fact in found if fact is not None] or None


def _fact(one: Any) -> Fact | None:
    if not isinstance(one, dict):
        return None
    try:
        hexed = {name: bytes.fromhex(one[name]).hex() for name in _HEX}
        whole = {name: one[name] for name in _WHOLE}
        words = {name: one[name].encode().decode() for name in ("kind", "type", "author")}
        replaces = tuple(bytes.fromhex(name).hex() for name in one["replaces"])
        payload = json.dumps(one["data"]).encode()
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    if not all(type(number) is int and -_EDGE <= number < _EDGE for number in whole.values()):
        return None
    return Fact(**hexed, **whole, **words, replaces=replaces, salt=b"s" * 16, payload=payload, digest=b"d" * 32)


def made_up(seed: int) -> bytes:
    """The real log with facts of any kind among it, whose fields are of the right type and say anything."""
    chance = random.Random(seed)
    log = list(real())
    named = _named(log)
    kinds = [*codec._CLASSES.values()]
    for _ in range(chance.choice((1, 3, 12))):
        kind = chance.choice(kinds)
        about = codec._KINDS[kind]
        model = chance.choice(log)
        data = {field.name: _value(chance, hint, named) for field, hint in _hints(kind)}
        same = [fact.subject for fact in log if fact.kind == about.subject]
        fresh = replace(
            model,
            id=f"{chance.getrandbits(128):032x}",
            kind=about.subject,
            subject=chance.choice(same) if same and chance.random() < 0.9 else f"{chance.getrandbits(128):032x}",
            type=about.name,
            version=about.version,
            happened_at=chance.choice((model.happened_at, 0, -_EDGE, _EDGE - 1)),
            replaces=tuple(chance.sample([fact.id for fact in log], chance.choice((0, 0, 1, 2)))),
            payload=json.dumps(data).encode(),
        )
        log.insert(chance.randrange(1, len(log) + 1), fresh)
    return as_bytes(log)


@cache
def _hinted(kind: type) -> tuple[tuple[Any, Any], ...]:
    hints = typing.get_type_hints(kind)
    return tuple((field, hints[field.name]) for field in fields(kind))


def _hints(kind: type) -> tuple[tuple[Any, Any], ...]:
    return _hinted(kind)


def _named(log: Sequence[Fact]) -> list[str]:
    """Words that facts refer to each other by."""
    said = [value for fact in log for value in fact.data().values()]
    words = [value for value in said if isinstance(value, str) and value]
    return [*dict.fromkeys([*words, *(fact.id for fact in log), *(fact.subject for fact in log), "", "yes", "\ud800"])]


def _value(chance: random.Random, hint: Any, named: Sequence[str]) -> Any:
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        return [_value(chance, parts[0], named) for _ in range(chance.choice((0, 1, 2, 5)))]
    if origin is dict:
        return {chance.choice(named): _value(chance, parts[1], named) for _ in range(chance.choice((0, 1, 3)))}
    if origin in (typing.Union, UnionType):
        return _value(chance, chance.choice(parts), named)
    if hint is bool:
        return chance.random() < 0.5
    if hint is int:
        ticks = to_ticks(NIGHT) + chance.randrange(-(10**12), 10**12)
        return chance.choice((0, 1, -1, 5, 30, ticks, ticks, ticks, 1 << 62, _EDGE - 1, -_EDGE, 10**30))
    if hint is float:
        return chance.choice((0.0, -1.5, 1e308, float("inf"), float("nan")))
    if hint is str:
        odd = [value for value in VALUES if isinstance(value, str)]
        return chance.choice(named) if chance.random() < 0.8 else chance.choice(odd)
    return chance.choice([value for value in VALUES if not isinstance(value, float)])


def shows(data: bytes) -> str:
    """Everything that the window draws of this log."""
    facts = from_bytes(data)
    if facts is None:
        return REFUSED
    judge = Judge(MemoryLedger(), lambda *_: len(data) % 2 == 0)
    subjects: dict[str, list[Fact]] = {}
    for position, fact in enumerate(facts, 1):
        if judge.judge(fact, position).folded:
            subjects.setdefault(fact.subject, []).append(fact)
    rows: dict[str, dict[str, Any]] = {}
    views: dict[str, ReportView] = {}
    unread = 0
    for subject, mine in subjects.items():
        kind = mine[0].kind
        try:
            if kind == "report":
                state = fold(mine)
                if state is None or state.opened is None:
                    continue
                view = look(state, shipped())
                card = card_row(view)
                from_json(CardRow, to_json(card))
                keys_of(view)
                search_words(view)
                views[subject] = view
            else:
                row = other_row(kind, subject, mine)
                if row is not None:
                    rows.setdefault(kind, {})[subject] = from_json(ROW_TYPES[kind], to_json(row))
        except _UNFOLDABLE:
            unread += 1
    _roster(rows)
    _panels(views, subjects, rows)
    return REFUSED if unread else TAKEN


def _roster(rows: dict[str, dict[str, Any]]) -> None:
    book = Book({kind: rows.get(kind, {}) for kind in KINDS})
    days = NIGHT - timedelta(days=1), NIGHT + timedelta(days=10)
    duties = effective(book, *days)
    on_call_rows(Watch(book, duties), NIGHT)
    check(book, *days)


def _panels(views: dict[str, ReportView], subjects: dict[str, list[Fact]], rows: dict[str, dict[str, Any]]) -> None:
    def name_of(person: str) -> str:
        return NAMES.get(person, "")

    now, profile = from_ticks(to_ticks(NIGHT)), shipped().profile
    agreements = Recognising(views.get, lambda: rows.get("agreement", {}), name_of, lambda: now, lambda _: ())
    cards = {report: card_row(view) for report, view in views.items()}
    care = CareViews(
        *(views.get, lambda: profile, name_of, lambda: now, lambda: (), lambda: [*cards.values()], lambda _: None),
        agreements,
        *(lambda: None, name_of, lambda person, _: name_of(person)),
    )
    for report, view in views.items():
        card = cards[report]
        about = {"card": card, "in_flight": lambda _: False, "drafts": {}, "earlier": (), "name_of": name_of}
        sheet_row(view, "", **about, unsaved=False)
        timeline(subjects[report], view.profile, name_of, lambda _: False)
        panels = (care.follow, care.visits, care.safety, care.agreed, care.referrals, care.summary, care.consult)
        more = (care.asked, care.agreements, care.agreed_before, care.papers, care.consents, care.meldcode)
        for panel in (*panels, *more):
            panel(report)
        care.deciding(report, "")
        care.deciders(report, "")
    care.waiting()
    _own_data(views, subjects)


def _own_data(views: dict[str, ReportView], subjects: dict[str, list[Fact]]) -> None:
    from desk.export.own_data import Source, own_data
    from desk.export.own_paper import own_json_file, own_paper
    from desk.export.paper import paper_text

    source = Source(
        *(views.get, lambda report: subjects.get(report, []), lambda _: views, lambda _: (), lambda _: ()),
        *(lambda _: "", lambda person: NAMES.get(person, ""), NIGHT),
    )
    for report in views:
        made = own_data(source, report, "")
        if made is not None:
            paper_text(own_paper(made))
            own_json_file(made)
