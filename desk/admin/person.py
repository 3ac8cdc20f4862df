"""`export person`: what a child has a right to see, in plain Dutch and as JSON, noted before it is given.

The same as the panel "Eigen gegevens": `desk.export.own_data`, read from what this desk holds.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from desk.admin.audit import Names, rows_about
from desk.admin.bare import refuse_bare
from desk.admin.files import Opened, opened
from desk.admin.looked import noted
from desk.admin.output import note, say, say_json
from desk.admin.report import reference_id
from desk.admin.signing_in import allows, must_have
from desk.errors import Refused
from desk.export.own_data import Source, own_data, reports_about
from desk.export.own_paper import own_json, own_json_file, own_paper
from desk.export.paper import paper_text
from desk.home import Home
from desk.own_rows import AboutRow, OwnData
from desk.paper import put
from desk.recognising import Recognising
from desk.record import record
from desk.replica.others import FOREVER
from desk.replica.shelf import ProfileShelf
from desk.rows import CardRow
from desk.shown import Shown
from desk.words.times import date_text, local

_MOST = 400
_LESS = "zonder die is het niet alles wat van dit kind bekend is"


@record
class Asked:
    """Which child: a report and the how manieth child of it; references of reports that people chose or kept out."""

    reference: str
    child: int = 1
    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


def export_person(home: Home, asked: Asked, out: Path | None, *, as_json: bool) -> int:
    """Say or write all that this desk knows of a child. Refused for who may not read the report or its numbers."""
    with _source(home) as (desk, shown, source):
        report = reference_id(desk, asked.reference)
        card = shown.card(report)
        for right in ("report.read", "number.see"):
            must_have(home, right, card)
        refuse_bare(desk.reader, [card] if card is not None else [], _LESS)
        child = _child(source, report, asked)
        rows = reports_about(source, report, child)
        chosen = _chosen(rows, asked)
        for row in rows:
            # A covered number stays covered: here that means that nothing of it goes along.
            if row.report in chosen and not row.shut:
                must_have(home, "number.see", shown.card(row.report))
        data = own_data(source, report, child, chosen)
    if data is None:
        raise Refused(f"{asked.reference}: deze melding is hier niet te lezen.")
    for one in data.reports:
        noted(home, "client-file", thing=one.report, detail="json" if as_json and out is None else "text")
    _tell(rows, chosen, data)
    if out is None:
        if as_json:
            say_json(own_json(data))
        else:
            say(paper_text(own_paper(data)).rstrip("\n"))
        return 0
    text = paper_text(own_paper(data)).encode("utf-8", "backslashreplace")
    for name, content in ((f"{data.file}.txt", text), (f"{data.file}.json", own_json_file(data))):
        say(str(put(out, name, content)))
    return 0


@contextmanager
def _source(home: Home) -> Iterator[tuple[Opened, Shown, Source]]:
    with opened(home) as desk:
        shown = Shown(desk.reader, ProfileShelf(), desk.pending)
        names, now = Names(desk, shown), datetime.now(UTC)
        agreements = Recognising(
            *(shown.view, lambda: shown.others("agreement"), names.person, lambda: now),
            shown.by_keys,
        )

        def shut(report: str) -> str:
            verdict = allows(home, "report.read", shown.card(report))
            return "" if verdict.allowed else verdict.reason

        def whole(cards: list[CardRow]) -> list[CardRow]:
            refuse_bare(desk.reader, cards, _LESS)
            return cards

        yield (
            desk,
            shown,
            Source(
                look=shown.view,
                facts=shown.facts,
                by_keys=lambda keys: [card.id for card in whole(shown.by_keys(keys, _MOST))],
                agreed=agreements.agreed_of,
                seen=lambda report: (
                    rows_about(desk, shown, report, names, 0, FOREVER)
                    if allows(home, "audit.read", shown.card(report)).allowed
                    else None
                ),
                shut=shut,
                name_of=names.person,
                now=now,
            ),
        )


def _child(source: Source, report: str, asked: Asked) -> str:
    view = source.look(report)
    children = view.children if view is not None else []
    if not 1 <= asked.child <= len(children):
        raise Refused(f"{asked.reference}: kind {asked.child} is er niet; deze melding gaat over {len(children)}.")
    return children[asked.child - 1].id


def _chosen(rows: tuple[AboutRow, ...], asked: Asked) -> set[str]:
    known = {_plain(row.reference): row.report for row in rows}
    for reference in (*asked.also, *asked.without):
        if _plain(reference) not in known:
            raise Refused(f"{reference}: deze melding is niet gevonden bij dit kind. Kies een die genoemd is.")
    also = {known[_plain(one)] for one in asked.also}
    without = {known[_plain(one)] for one in asked.without}
    return ({row.report for row in rows if row.sure} | also) - without


def _plain(reference: str) -> str:
    code, _, number = reference.strip().upper().partition("-")
    return f"{code.strip()}-{number.strip().lstrip('0')}"


def _tell(rows: tuple[AboutRow, ...], chosen: set[str], data: OwnData) -> None:
    """For whoever makes it, on stderr: what was found and stays behind, and what to mind."""
    for row in rows:
        day = date_text(local(row.at).date())
        if row.shut:
            note(f"{row.reference} ({day}) blijft weg: {row.shut}")
        elif row.report not in chosen:
            note(f"{row.reference} ({day}) blijft weg, niet zeker: {row.why}. Toch mee: --also {row.reference}")
        else:
            note(f"{row.reference} ({day}) gaat mee: {row.why}")
    for line in (*data.covered, *data.left_out, *data.warnings):
        note(line)
