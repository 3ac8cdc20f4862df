"""Rows of what a child has a right to see (AVG art. 15, Jeugdwet 7.3.10): as the panel shows it and as it leaves."""

from datetime import datetime

from desk.record import record


@record
class AboutRow:
    """A report that may be about the same child. `sure`: it goes along unless people choose otherwise; `why` in Dutch.

    `shut` says why whoever asks may not read it; it never goes along. `child` is who it is about in that report.
    """

    report: str
    reference: str
    at: datetime
    child: str
    sure: bool
    why: str
    shut: str = ""


@record
class OwnLine:
    """One thing that was written. `at` when it happened, `noted` when it was written down, `by` who wrote it and
    `said_by` who said it, in words; `corrected`: something else took its place later."""

    at: datetime
    noted: datetime
    by: str
    text: str
    said_by: str = ""
    corrected: bool = False


@record
class OwnPart:
    """One subject of a report (`answers`, `decisions`, ...): how it stands in words, then every line of it."""

    id: str
    head: str
    stands: tuple[str, ...]
    lines: tuple[OwnLine, ...]


@record
class OwnSeen:
    """Who saw or took along a report: from when until when, who, in which role, what they did and why they could."""

    at: datetime
    until: datetime
    who: str
    role: str
    what: str
    why: str


@record
class OwnReport:
    """All of one report. `seen` is None where whoever made the export may not know who looked."""

    report: str
    reference: str
    opened: datetime
    closed: datetime | None
    parts: tuple[OwnPart, ...]
    seen: tuple[OwnSeen, ...] | None


@record
class OwnData:
    """All that the desk knows of one child, made at `made`.

    `name`, `birth` and `reference` are of the report that it was asked from. `covered` says who and what was covered,
    `left_out` what stayed behind and why, both in whole Dutch sentences; `warnings` are for who hands it over.
    """

    made: datetime
    reference: str
    name: str
    birth: str
    source: str
    reports: tuple[OwnReport, ...]
    agreements: tuple[str, ...]
    covered: tuple[str, ...]
    left_out: tuple[str, ...]
    warnings: tuple[str, ...]
    file: str
