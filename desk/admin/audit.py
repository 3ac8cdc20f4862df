"""`audit`: who saw a report, in plain Dutch or as JSON, and `audit export`: all that was looked at in a period.

For the client (who asks who saw their report) and for the inspector (NEN 7513). Read from what this desk holds and what
the store has beyond that; where that cannot be read it is said. A report that was destroyed is asked for as before.
"""

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import Any

from desk.admin.ahead import opened_ahead
from desk.admin.bare import where_whole
from desk.admin.files import Opened
from desk.admin.looked import noted
from desk.admin.output import note, say, say_json
from desk.admin.past import span
from desk.admin.report import is_named, reference_id
from desk.admin.signing_in import must_have
from desk.audit.norm import DESK_TYPES, DESTRUCTIONS, norm_event
from desk.audit.subject import LISTS, audit_subject, subject_of
from desk.audit.who import look_rows, seen_rows
from desk.audit.words import NOBODY
from desk.audit_rows import SeenRow
from desk.errors import SurroundingsFailed
from desk.fact import Fact
from desk.home import Home
from desk.replica.others import DeskInfo
from desk.replica.reader import UNFOLDED
from desk.replica.shelf import ProfileShelf
from desk.retention_rows import ErasureRow
from desk.roster_rows import PersonRow
from desk.shown import Shown
from desk.words.times import clock_text, local

Name = Callable[[str], str]
_NORM = {"norm": "NEN 7513:2018"}
_AWAY = "Wat is meegegeven en aan wie staat er niet bij: de inhoud van deze melding is niet op deze desk."
_EMPTY = "Niemand heeft deze melding in deze tijd gezien."
_FOOT = (
    "Wie dienst heeft, ziet op het bord de naam en de plaats van elke lopende melding; dat staat hier niet apart in. "
    "Wie wanneer was aangemeld, geeft: nachtwacht-admin audit export"
)


class Names:
    """Names of people, desks and reports, as far as they are known here."""

    def __init__(self, desk: Opened, shown: Shown) -> None:
        self._people, self._desks = shown.others("person"), shown.others("desk")
        self._desk, self._shown = desk, shown
        self._references: dict[str, str] = {}

    def person(self, person: str) -> str:
        """The name of a person."""
        row = self._people.get(person)
        return row.name if isinstance(row, PersonRow) else ""

    def desk(self, desk: str) -> str:
        """The name of a desk; what wrote without ever being one is the command line."""
        row = self._desks.get(desk)
        return row.name if isinstance(row, DeskInfo) and row.name else "opdrachtregel"

    def reference(self, report: str) -> str:
        """How people name a report."""
        if report not in self._references:
            card = self._shown.card(report) if len(report) == 32 else None
            self._references[report] = card.reference if card is not None else self.gone().get(report, "")
        return self._references[report]

    def gone(self) -> dict[str, str]:
        """The references of the reports that were destroyed, by report."""
        rows: list[ErasureRow] = [*self._shown.others("erasure").values()]
        return {row.thing: row.reference for row in rows if row.reference}

    def destructions(self, report: str) -> list[Fact]:
        """The facts by which a report was destroyed, the first of each time."""
        rows: list[ErasureRow] = [*self._shown.others("erasure").values()]
        return [self._shown.facts(row.id)[0] for row in rows if row.thing == report]


def who_saw(home: Home, reference: str, since: str, until: str, *, as_json: bool) -> int:
    """Say who saw the report with this reference, from and until ISO days (empty: always), oldest first."""
    start, before = span(since, until)
    with opened_ahead(home) as (desk, _):
        shown = Shown(desk.reader, ProfileShelf(), desk.pending)
        report = _id_of(desk, shown, reference)
        card = shown.card(report)
        must_have(home, "audit.read", card, of_all=card is None)
    noted(home, "audit", thing=report)
    with opened_ahead(home) as (desk, behind):
        shown = Shown(desk.reader, ProfileShelf(), desk.pending)
        names = Names(desk, shown)
        away = card is not None and card.away
        less = " ".join(filter(None, (behind, f"{_AWAY} Doe dit {where_whole(desk.reader)}." if away else "")))
        if less:
            note(less)
        if as_json:
            facts = sorted(_events_of(desk, shown, report, start, before), key=lambda fact: fact.recorded_at)
            events = [norm_event(fact, names.person, names.desk, names.reference) for fact in facts]
            say_json({**_NORM, "report": names.reference(report), "whole": not less, "less": less, "events": events})
            return 0
        rows = rows_about(desk, shown, report, names, start, before)
        say(f"Wie heeft {names.reference(report)} gezien")
        for row in rows:
            say(line_of(row))
        say(_FOOT if rows else _EMPTY)
    return 0


def export_audit(home: Home, since: str, until: str, *, as_json: bool) -> int:
    """Say every event of a period in the field names of the norm: as JSON, or a line each."""
    start, before = span(since, until)
    must_have(home, "audit.read", of_all=True)
    noted(home, "audit", detail=f"{since or 'begin'}/{until or 'nu'}")
    with opened_ahead(home) as (desk, less):
        shown = Shown(desk.reader, ProfileShelf(), desk.pending)
        names = Names(desk, shown)
        found = [*desk.reader.events((*DESK_TYPES, *DESTRUCTIONS), start, before)]
        known = {fact.id for fact in found}
        found += [fact for fact in desk.pending if _counts(fact, start, before) and fact.id not in known]
        events = [norm_event(fact, names.person, names.desk, names.reference) for fact in found]
    if less:
        note(less)
    if as_json:
        say_json({**_NORM, "from": since, "until": until, "whole": not less, "less": less, "events": events})
        return 0
    for event in events:
        say(_text_of(event))
    note(f"{len(events)} gebeurtenissen")
    return 0


def _id_of(desk: Opened, shown: Shown, reference: str) -> str:
    """The report with a reference, also one that was destroyed: who saw it stays."""
    try:
        return reference_id(desk, reference)
    except SurroundingsFailed:
        gone = [report for report, named in Names(desk, shown).gone().items() if is_named(reference, named)]
        if len(gone) != 1:
            raise
        return gone[0]


def line_of(row: SeenRow) -> str:
    """A row of who saw it as one line of text."""
    at = local(row.at)
    when = f"{at:%d-%m-%Y} {clock_text(row.at)}"
    if row.until != row.at:
        when += f"-{clock_text(row.until)}"
    who = f"{row.who} ({row.role})" if row.role else row.who
    parts = (when, who, row.desk, row.what, row.why)
    return ", ".join(part for part in parts if part)


def rows_about(desk: Opened, shown: Shown, report: str, names: Names, start: int, before: int) -> list[SeenRow]:
    """Who saw a report, wrote in it or took it along between two moments (µs UTC), oldest first."""
    subject = subject_of("report", report)
    looks = desk.reader.looks(subject, start, before)
    waiting = [fact for fact in desk.pending if fact.subject == subject and start <= fact.recorded_at < before]
    facts = [fact for fact in shown.facts(report) if start <= fact.recorded_at < before]
    rows = [*reversed(seen_rows(looks, waiting, facts, names.person, names.desk))]
    lists = [audit_subject(one) for one in LISTS]
    listed = desk.reader.listed(lists, report, start, before)
    rows += look_rows(listed, names.person, names.desk, listed=True)
    named = report.encode()
    extra = [
        (fact.id, fact.desk, fact.author, fact.recorded_at, fact.payload)
        for fact in _within(desk.pending, start, before)
        if fact.subject in lists and named in (fact.payload or b"")
    ]
    rows += look_rows(extra, names.person, names.desk, listed=True)
    rows += [_gone_row(fact, names) for fact in _within(names.destructions(report), start, before)]
    return sorted(rows, key=attrgetter("at"))


def _events_of(desk: Opened, shown: Shown, report: str, start: int, before: int) -> Iterator[Fact]:
    """All facts about a report in a period: its own, and who looked at it or had it in a list."""
    yield from _within(shown.facts(report), start, before)
    yield from _within(Names(desk, shown).destructions(report), start, before)
    subjects = {subject_of("report", report), *(audit_subject(one) for one in LISTS)}
    known = set()
    for fact in desk.reader.events_of([*subjects], start, before):
        if fact.subject == subject_of("report", report) or report.encode() in (fact.payload or b""):
            known.add(fact.id)
            yield fact
    for fact in _within(desk.pending, start, before):
        mine = fact.subject == subject_of("report", report) or report.encode() in (fact.payload or b"")
        if fact.kind == UNFOLDED and fact.id not in known and mine:
            yield fact


def _gone_row(fact: Fact, names: Names) -> SeenRow:
    who, where = names.person(fact.author) or NOBODY, names.desk(fact.desk)
    at = fact.recorded()
    return SeenRow(at, at, who, "", where, "vernietigde de melding", "", "write", False, (fact.id,), fact.author)


def _within(facts: Iterable[Fact], start: int, before: int) -> Iterator[Fact]:
    return (fact for fact in facts if start <= fact.recorded_at < before)


def _counts(fact: Fact, start: int, before: int) -> bool:
    types = (*DESK_TYPES, *DESTRUCTIONS)
    return start <= fact.recorded_at < before and (fact.kind == UNFOLDED or fact.type in types)


def _text_of(event: dict[str, Any]) -> str:
    names = ("EventDateTime", "EventActionCode", "EventOutcomeIndicator", "EventTypeCode", "UserName")
    more = ("NetworkAccessPointID", "PurposeOfUse", "ParticipantObjectIDTypeCode", "ParticipantObjectName")
    return ";".join(str(event.get(name, "")).replace(";", ",") for name in (*names, *more))
