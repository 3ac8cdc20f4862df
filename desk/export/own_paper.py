"""What a child has a right to see, as a paper in plain Dutch and as one JSON document. Pure.

The shape of the JSON: packaging/pages/own_data.md. Instants are ISO 8601 in UTC, to the second.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from desk.care_rows.papers import PaperBlockRow, PaperRow
from desk.own_rows import OwnData, OwnLine, OwnPart, OwnReport, OwnSeen
from desk.words.times import clock_text, date_text, local

SHAPE = "nachtwacht/eigen-gegevens/1"
KIND = "client"
_RIGHTS = (
    "Dit is wat de crisisdienst over u heeft opgeschreven. U mag vragen om te verbeteren of aan te vullen wat niet "
    "klopt, en om te vernietigen (Jeugdwet 7.3.9). Bent u het niet eens met wat is weggelaten: vraag ons ernaar, of "
    "ga naar de Autoriteit Persoonsgegevens."
)


def own_paper(data: OwnData) -> PaperRow:
    """All of it as a paper: first what it is and what was left out, then each report."""
    blocks = [PaperBlockRow("Wat dit is", (_RIGHTS,), "summary")]
    blocks += _block("Afgedekt om anderen te beschermen", data.covered)
    blocks += _block("Weggelaten, en waarom", data.left_out)
    blocks += _block("Van tevoren afgesproken", data.agreements)
    for report in data.reports:
        blocks += _report(report)
    about = [f"Gemaakt {_moment(data.made)}", f"Meldingen: {', '.join(one.reference for one in data.reports)}"]
    about += [f"Geboren of leeftijd, zoals gezegd: {data.birth}"] if data.birth else []
    return PaperRow(
        report="",
        what="own-data",
        to=data.name,
        kind=KIND,
        children=(),
        file=data.file,
        title=f"Eigen gegevens van {data.name or 'de jeugdige'}",
        about=tuple(about),
        blocks=tuple(blocks),
        left_out=data.left_out,
        foot=f"{data.source}. Vertrouwelijk. Voor de jeugdige zelf, of wie het gezag heeft.",
    )


def own_json(data: OwnData) -> dict[str, Any]:
    """The same for programs."""
    return {
        "shape": SHAPE,
        "made": _iso(data.made),
        "by": data.source,
        "child": {"name": data.name, "birth": data.birth, "reference": data.reference},
        "covered": [*data.covered],
        "left_out": [*data.left_out],
        "agreements": [*data.agreements],
        "reports": [_json(report) for report in data.reports],
    }


def own_json_file(data: OwnData) -> bytes:
    """The same as a file. Half characters, which another program may have written, are no UTF-8: escapes."""
    whole = json.dumps(own_json(data), ensure_ascii=False, indent=2, allow_nan=False)
    return f"{whole}\n".encode("utf-8", "backslashreplace")


def _json(report: OwnReport) -> dict[str, Any]:
    made: dict[str, Any] = {
        "reference": report.reference,
        "opened": _iso(report.opened),
        "closed": _iso(report.closed) if report.closed is not None else None,
    }
    for part in report.parts:
        made[part.id] = {"stands": [*part.stands], "lines": [_line_json(line) for line in part.lines]}
    made["seen"] = [_seen_json(row) for row in report.seen] if report.seen is not None else None
    return made


def _line_json(line: OwnLine) -> dict[str, Any]:
    return {
        "at": _iso(line.at),
        "noted": _iso(line.noted),
        "by": line.by,
        "said_by": line.said_by,
        "text": line.text,
        "corrected": line.corrected,
    }


def _seen_json(row: OwnSeen) -> dict[str, Any]:
    when = {"at": _iso(row.at), "until": _iso(row.until)}
    return when | {"who": row.who, "role": row.role, "what": row.what, "why": row.why}


def _report(report: OwnReport) -> Iterator[PaperBlockRow]:
    closed = f", afgerond {_moment(report.closed)}" if report.closed is not None else ", nog niet afgerond"
    yield PaperBlockRow(f"Melding {report.reference}", (f"Begonnen {_moment(report.opened)}{closed}.",), "report")
    for part in report.parts:
        yield from _block(f"{report.reference}: {part.head}", tuple(_part(part)))
    if report.seen is not None:
        lines = tuple(_seen(row) for row in report.seen)
        yield from _block(f"{report.reference}: Wie dit zag", lines or ("Niemand, voor zover vastgelegd.",))


def _part(part: OwnPart) -> Iterator[str]:
    yield from (" ".join(line.split()) for line in part.stands)
    if part.stands and part.lines:
        yield "Zo is het opgeschreven:"
    for line in part.lines:
        who = ", ".join(filter(None, (line.by, f"gezegd door {line.said_by}" if line.said_by else "")))
        later = f", opgeschreven {_moment(line.noted)}" if _apart(line) else ""
        corrected = " (later verbeterd)" if line.corrected else ""
        yield f"{_moment(line.at)}{later}{f', {who}' if who else ''}: {line.text}{corrected}"


def _apart(line: OwnLine) -> bool:
    return abs((line.noted - line.at).total_seconds()) >= 60


def _seen(row: OwnSeen) -> str:
    when = _moment(row.at)
    if (row.until - row.at).total_seconds() >= 60:
        when += f"-{clock_text(row.until)}"
    who = f"{row.who} ({row.role})" if row.role else row.who
    return ", ".join(part for part in (f"{when}: {who}", row.what, row.why) if part)


def _block(head: str, lines: tuple[str, ...]) -> Iterator[PaperBlockRow]:
    if lines:
        yield PaperBlockRow(head, lines)


def _moment(at: datetime) -> str:
    return f"{date_text(local(at).date())} {clock_text(at)}"


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")
