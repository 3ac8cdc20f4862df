"""The duties of one person or one role as a calendar that others can follow (iCalendar, RFC 5545). Pure.

One event for each stretch that somebody really has, in UTC. An event keeps its UID; what changed gets SEQUENCE + 1,
what is no longer there stays as CANCELLED, so that every calendar that follows takes both over (RFC 5546, 2.1.4).
Never anything about a report, no notes on shifts, and no number that only the desk sees.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from desk.record import record
from desk.roster.roles import ROLE_LABELS
from desk.roster_rows import STANDS_BY, Duty, PersonRow
from desk.words.fold import fold_text
from desk.words.phone import find_number, read_number

_PRODUCT = "-//Nachtwacht//Rooster//NL"
_WIDTH = 73
_EVENT = re.compile(r"BEGIN:VEVENT\n(.*?)END:VEVENT\n", re.DOTALL)


@record
class FeedEvent:
    """One event: UTC, half-open. `stamp` is when it last changed, `sequence` how often it did."""

    uid: str
    start: datetime
    until: datetime
    summary: str
    description: str
    sequence: int = 0
    cancelled: bool = False
    stamp: datetime | None = None


def events_of(
    duties: Iterable[Duty], feed: str, people: Mapping[str, PersonRow], *, person: str = "", private: bool = False
) -> tuple[FeedEvent, ...]:
    """The events of resolved duties, of all or of one `person` (an id, or a name for whom no person is known).

    `feed` names this calendar: the same stretch has another UID in another one, since it may leave one and stay in
    the other. With `private` also the numbers that otherwise only the desk sees.
    """
    count: dict[str, int] = {}
    found = []
    for duty in sorted(duties, key=lambda duty: (duty.start, duty.until, duty.id)):
        place = count.get(duty.id, 0)
        count[duty.id] = place + 1
        if person and person != duty.person and (duty.person or fold_text(person) != fold_text(duty.name)):
            continue
        role = ROLE_LABELS.get(duty.role, duty.role)
        title = f"{role[:1].upper()}{role[1:]}: {duty.name}"
        uid = f"{duty.id}-{place}-{feed}@nachtwacht"
        found.append(FeedEvent(uid, duty.start, duty.until, title, _described(duty, people, private=private)))
    return tuple(found)


def _described(duty: Duty, people: Mapping[str, PersonRow], *, private: bool) -> str:
    known = people.get(duty.person)
    number = read_number(duty.phone)
    hidden = {read_number(phone).key or phone for phone in known.private} if known else set()
    # A number that nobody listed as one for everybody may be somebody's own.
    listed = {read_number(phone).key or phone for phone in known.phones} - hidden if known else set()
    behind = "" if duty.backup == STANDS_BY or (find_number(duty.backup) and not private) else duty.backup
    parts = (
        f"Aanbieder: {duty.provider}" if duty.provider else "",
        "Staat klaar als achterwacht" if duty.backup == STANDS_BY else "",
        f"Achterwacht: {behind}" if behind else "",
        f"Telefoon: {number.shown}" if duty.phone and (private or (number.key or duty.phone) in listed) else "",
        f"Via: {duty.why.removeprefix('via ')}" if duty.why else "",
    )
    return "\n".join(part for part in parts if part)


def follow_up(
    events: Iterable[FeedEvent], before: Mapping[str, FeedEvent], now: datetime, since: datetime
) -> tuple[FeedEvent, ...]:
    """The next edition of a calendar: `before` is what it last said, by UID; what ended before `since` is let go."""
    found: list[FeedEvent] = []
    seen: set[str] = set()
    for event in events:
        seen.add(event.uid)
        old = before.get(event.uid)
        if event.until <= since:
            continue
        if old is None:
            found.append(replace(event, stamp=now))
        elif replace(old, sequence=0, stamp=None) == event:
            found.append(old)
        else:
            found.append(replace(event, sequence=old.sequence + 1, stamp=now))
    for uid, old in before.items():
        if uid not in seen and old.until > since:
            gone = old if old.cancelled else replace(old, cancelled=True, sequence=old.sequence + 1, stamp=now)
            found.append(gone)
    return tuple(sorted(found, key=lambda event: (event.start, event.until, event.uid)))


def write_feed(events: Iterable[FeedEvent], name: str, now: datetime) -> bytes:
    """The calendar as a file."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines += [f"X-WR-CALNAME:{_escaped(name)}", "REFRESH-INTERVAL;VALUE=DURATION:PT1H"]
    for event in events:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{event.uid}",
            f"DTSTAMP:{_stamp(event.stamp or now)}",
            f"SEQUENCE:{event.sequence}",
            f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}",
            f"DTSTART:{_stamp(event.start)}",
            f"DTEND:{_stamp(event.until)}",
            f"SUMMARY:{_escaped(event.summary)}",
            *([f"DESCRIPTION:{_escaped(event.description)}"] if event.description else []),
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode("utf-8")


def read_feed(data: bytes) -> dict[str, FeedEvent]:
    """What a calendar that `write_feed` made says, by UID; nothing of one that is not ours, or of what was damaged."""
    text = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\n ", "")
    if f"\nPRODID:{_PRODUCT}\n" not in text:
        return {}
    found = {}
    for block in _EVENT.findall(text):
        fields = dict(line.partition(":")[::2] for line in block.split("\n") if line)
        try:
            event = FeedEvent(
                fields["UID"],
                _instant(fields["DTSTART"]),
                _instant(fields["DTEND"]),
                _plain(fields["SUMMARY"]),
                _plain(fields.get("DESCRIPTION", "")),
                int(fields["SEQUENCE"]),
                fields["STATUS"] == "CANCELLED",
                _instant(fields["DTSTAMP"]),
            )
        except (KeyError, ValueError):
            continue
        found[event.uid] = event
    return found


def newest(*editions: Mapping[str, FeedEvent]) -> dict[str, FeedEvent]:
    """Of several editions of one calendar, each event as it was last said."""
    found: dict[str, FeedEvent] = {}
    for edition in editions:
        for uid, event in edition.items():
            if uid not in found or found[uid].sequence < event.sequence:
                found[uid] = event
    return found


def _stamp(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _instant(text: str) -> datetime:
    return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def _escaped(text: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\r", "").replace("\n", "\\n")


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], text)


def _folded(line: str) -> str:
    """A line in pieces of at most 75 bytes, none of which cuts a character."""
    pieces, piece, size = [], "", 0
    for letter in line:
        width = len(letter.encode("utf-8"))
        if size + width > _WIDTH:
            pieces.append(piece)
            piece, size = "", 0
        piece, size = piece + letter, size + width
    return "\r\n ".join([*pieces, piece])
