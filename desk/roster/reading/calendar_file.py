"""Rosters kept in a calendar (iCalendar): one event is one duty, `Triagist: Naam` or the role as its category.

Series are written out: as far as a bit over a year ahead, and that is told; each night of them is a duty that keeps its
name (UID and day) when it is moved. What is edited or cancelled in a series counts; what fits nowhere is refused.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from desk.roster.duty_row import DutyRow, Ended, Findings, Import, duty_row, instant_of, look_over
from desk.roster.reading.event import (
    Event,
    Times,
    fields_of,
    moment,
    read_event,
    said,
    times_of,
    values,
    wall_of,
    zones_of,
)
from desk.roster.reading.given import MOST_DUTIES, UNWATCHED, Given, Watch
from desk.roster.reading.occurrences import AHEAD, BACK, Instance, Series, key_of, series_of
from desk.words.fold import clean_text
from desk.words.times import local

_EVENT = re.compile(r"^BEGIN:VEVENT[ \t]*$(.*?)(?:^END:VEVENT[ \t]*$|(?=^BEGIN:VEVENT)|\Z)", re.I | re.M | re.S)
_WITHDRAWN = re.compile(r"^METHOD[ \t]*:[ \t]*CANCEL[ \t]*$", re.I | re.M)
_MOST_EVENTS = 50_000


def looks_like_calendar(data: bytes) -> bool:
    """Whether a file is an iCalendar file, whatever its name."""
    return data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().upper().startswith(b"BEGIN:VCALENDAR")


def read_ical(
    data: bytes, now: datetime, file: str = "rooster.ics", given: Given | None = None, watch: Watch = UNWATCHED
) -> Import:
    """The duties in a calendar. Every event stands alone; nothing in the file raises (but Stopped, by `watch`).

    Times carry their zone; floating ones, and ones in a zone that is not a known one, are Dutch wall time; a whole
    day runs from midnight to midnight. The telephone number is the first in the location, contact or description,
    where lines `Aanbieder: ...` and `Achterwacht: ...` are read too.
    """
    findings = Findings(file)
    text = clean_text(data.decode("utf-8-sig", "replace")).replace("\r\n", "\n").replace("\r", "\n")
    blocks = _EVENT.findall(text)
    if not blocks:
        what = "er staan geen afspraken in" if looks_like_calendar(data) else "dit is geen agenda"
        findings.refuse("het bestand", what, "exporteer de agenda met de diensten als .ics")
    if len(blocks) > _MOST_EVENTS:
        what = f"de agenda heeft {len(blocks)} afspraken; meer dan {_MOST_EVENTS} worden er niet ingelezen"
        findings.refuse(f"afspraak {_MOST_EVENTS + 1}", what, "exporteer alleen het rooster")
        blocks = blocks[:_MOST_EVENTS]
    events, zones, withdrawn = [], zones_of(text), _WITHDRAWN.search(text) is not None
    for number, block in enumerate(blocks, 1):
        watch.at(number, len(blocks))
        event = read_event(number, block, zones, findings)
        if event is not None:
            # A message that takes back what it names (RFC 5546, 3.2.5) need not say so of each.
            events.append(replace(event, cancelled=True) if withdrawn else event)
    reading = _Reading(now, given or Given(), findings)
    duties = look_over(reading.duties(events, watch), now, "afspraak", findings)
    findings.faults.sort(key=_place)
    findings.warnings.sort(key=_place)
    return Import(duties, tuple(findings.faults), tuple(findings.warnings), tuple(reading.ended), "afspraak")


def _place(fault: object) -> int:
    """Faults in the order of the file, though events of one series are read together; what is about all comes last."""
    found = re.match(r"afspraak (\d+)", getattr(fault, "where", ""))
    return int(found[1]) if found else 1 << 30


class _Reading:
    """The events of one file on their way to duties."""

    def __init__(self, now: datetime, given: Given, findings: Findings) -> None:
        self._given, self._findings = given, findings
        self._since, self._before = local(now - BACK).date(), local(now + AHEAD).date()
        self._taken = 0
        self._walked = 0
        self.ended: list[Ended] = []

    def duties(self, events: Iterable[Event], watch: Watch) -> Iterator[DutyRow]:
        """The duties of all events, each UID with what edits it."""
        groups: dict[str, list[Event]] = {}
        for event in events:
            groups.setdefault(event.uid or f"\n{event.number}", []).append(event)
        for group in groups.values():
            watch.check()
            for duty in self._group(group):
                self._taken += 1
                if self._taken > MOST_DUTIES:
                    what = f"het bestand geeft meer dan {MOST_DUTIES} diensten; vanaf hier is niets ingelezen"
                    self._findings.refuse(group[0].where, what, "splits het bestand")
                    return
                yield duty

    def _group(self, group: list[Event]) -> Iterator[DutyRow]:
        """The duties of the events that share a UID: a series or a single event, and edits of its days."""
        before = len(self._findings.faults)
        masters = [event for event in group if not any(values(event.component, "RECURRENCE-ID"))]
        edits = [event for event in group if event not in masters]
        distinct = self._newest(masters) if len({event.sequence for event in masters}) > 1 else masters
        named = len(distinct) == 1
        series = [each for each in (self._series(event) for event in distinct) if each is not None]
        cancelled = bool(distinct) and all(event.cancelled for event in distinct)
        if named and cancelled:
            self._end(distinct[0], distinct[0].uid, every=True)
        changes = self._edits(edits, series[0] if series and named else None, cancelled=cancelled)
        if changes is None:
            return
        for each in series:
            yield from self._written_out(each, named=named)
        for key, (event, times) in changes.items():
            yield from self._single(event, times, key)
        if named and series and len(self._findings.faults) == before:
            # What cannot be read may be one of its days: then nobody knows which are gone.
            event = distinct[0]
            self._end(event, event.uid, every=True)

    def _newest(self, events: list[Event]) -> list[Event]:
        """Of several versions of one event the newest."""
        newest = max(events, key=lambda event: (event.sequence, event.number))
        for event in events:
            if event is not newest:
                what = f"een nieuwere versie staat bij afspraak {newest.number}; deze is overgeslagen"
                self._findings.warn(event.where, what, "controleer of dat klopt")
        return [newest]

    def _series(self, event: Event) -> Series | None:
        """The series (or the single event) of an event; None, and why, when there is none."""
        if event.cancelled:
            self._cancelled(event)
            return None
        times = times_of(event, self._findings)
        if times is None:
            return None
        found = series_of(event.component, times)
        if isinstance(found, str):
            cure = "zet elke dienst als losse afspraak in de agenda"
            self._findings.refuse(event.where, found, cure)
            return None
        return Series(event, times, found)

    def _cancelled(self, event: Event) -> None:
        self._findings.warn(event.where, "deze afspraak is vervallen", "haar dienst vervalt, als die er stond")

    def _end(self, event: Event, uid: str, *, every: bool = False) -> None:
        if event.uid:
            whose = self._whose(event) if event.cancelled else ("", "", "")
            self.ended.append(Ended(uid, event.edition, event.number, every, event.cancelled, *whose))

    def _whose(self, event: Event) -> tuple[str, str, str]:
        """Provider, name and day of an event that is no more; nobody is told of what else it does not say."""
        fields, times = fields_of(event, self._given, Findings("")), times_of(event, Findings(""))
        day = local(moment(times.start)).date().isoformat() if times is not None else ""
        return (fields["provider"], fields["name"], day) if fields is not None else (self._given.provider, "", day)

    def _edits(
        self, edits: list[Event], series: Series | None, *, cancelled: bool
    ) -> dict[str, tuple[Event, Times]] | None:
        """What edits single days, by the day that each edits; cancelled days leave the series. None: nothing counts."""
        found: dict[str, tuple[Event, Times]] = {}
        latest: dict[str, Event] = {}
        for event in edits:
            value = next(values(event.component, "RECURRENCE-ID"))
            at = wall_of(said(value))
            if str(getattr(value, "params", {}).get("RANGE", "")).upper() == "THISANDFUTURE":
                what = "deze afspraak wijzigt de hele rest van een reeks; de reeks is niet ingelezen"
                self._findings.refuse(event.where, what, "maak van de rest een eigen reeks")
                return None
            if at is None:
                what = "van welke dag in de reeks dit de wijziging is, is niet leesbaar"
                self._findings.refuse(event.where, what, "maak de wijziging opnieuw en exporteer de agenda nog eens")
                continue
            key = key_of(said(value), series.times.start if series else at)
            if cancelled:
                what = "deze wijziging hoort bij een reeks die is vervallen"
                self._findings.refuse(event.where, what, "maak er een losse afspraak van, of haal haar weg")
                continue
            if series is not None and not series.has(key, self._since, self._before):
                what = f"deze wijziging hoort bij {at:%d-%m-%Y}, en die dag zit niet in de reeks"
                self._findings.refuse(event.where, what, "maak er een losse afspraak van, of haal haar weg")
                continue
            known = latest.get(key)
            if known is not None:
                event = self._newest([known, event])[0]  # noqa: PLW2901  (the newer of two takes its place)
            latest[key] = event
        for key, event in latest.items():
            if event.cancelled:
                self._cancelled(event)
                self._end(event, f"{event.uid}\n{key}")
                if series is not None:
                    series.without.add(key)
                continue
            times = times_of(event, self._findings)
            if times is not None and series is not None and times.start.date() < self._since:
                what = f"deze wijziging van een reeks is van voor {self._since:%d-%m-%Y} en is overgeslagen"
                self._findings.warn(event.where, what, "niets: wat voorbij is blijft zoals het was")
            elif times is not None:
                found[key] = (event, times)
            if series is not None:
                # What cannot be read is refused, and the day of the series does not stand in for it.
                series.without.add(key)
        return found

    def _written_out(self, series: Series, *, named: bool) -> Iterator[DutyRow]:
        event = series.event
        if series.single:
            if not series.without:
                yield from self._single(event, series.times, "" if named else None)
            return
        self._walked += series.steps(self._since)
        if self._walked > 2_000_000:
            self._findings.refuse(event.where, "de agenda heeft te veel lange reeksen", "exporteer alleen het rooster")
            return
        instances, more = series.instances(self._since, self._before)
        if series.rule is not None and series.times.start.tzinfo is not None and not series.times.start.utcoffset():
            what = "deze reeks herhaalt in UTC: in de zomer begint zij een uur later op de klok dan in de winter"
            self._findings.warn(event.where, what, "geef de reeks de tijdzone Europe/Amsterdam")
        if more:
            what = f"deze reeks gaat verder dan {self._before:%d-%m-%Y}; tot die dag is zij ingelezen"
            self._findings.warn(event.where, what, "lees de agenda over een jaar opnieuw in")
        if not instances:
            self._findings.warn(event.where, "deze reeks heeft geen diensten meer", "controleer de datums")
            return
        yield from self._repeated(series, instances, named=named)

    def _repeated(self, series: Series, instances: list[Instance], *, named: bool) -> Iterator[DutyRow]:
        """One duty for each day of a series; its texts are read once."""
        event, first = series.event, None
        fields = fields_of(event, self._given, self._findings)
        if fields is None:
            return
        for instance in instances:
            where = f"{event.where} op {instance.start:%d-%m-%Y}"
            start = instant_of(instance.start, where=where, findings=self._findings)
            until = series.times.end(instance.start)
            uid = f"{event.uid}\n{instance.key}" if named and event.uid else ""
            if first is None:
                first = duty_row(fields, start, until, event.number, event.where, self._findings, uid, event.edition)
                if first is None:
                    return
                yield first
            elif until <= start:
                self._findings.warn(where, "die nacht bestaan deze uren niet; overgeslagen", "controleer die nacht")
            else:
                yield replace(first, start=start, until=until, uid=uid)

    def _single(self, event: Event, times: Times, key: str | None) -> Iterator[DutyRow]:
        """The duty of one event; `key` is its day in a series ("" for none), None when its UID names several events."""
        fields = fields_of(event, self._given, self._findings)
        if fields is None:
            return
        start = instant_of(times.start, where=event.where, findings=self._findings)
        if times.clock and times.start.tzinfo is None:
            # Told in its own right: an end in the hour that comes twice.
            instant_of(times.start + times.clock, where=event.where, findings=self._findings)
        uid = "" if key is None or not event.uid else f"{event.uid}\n{key}"
        duty = duty_row(
            fields, start, times.end(times.start), event.number, event.where, self._findings, uid, event.edition
        )
        if duty is not None:
            yield replace(duty, tentative=True) if event.tentative else duty
