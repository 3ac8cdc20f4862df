"""`report export REF --format fhir`: the answers of one report, as it stands with the facts still on their way."""

import re
from typing import Any

from desk.admin.bare import refuse_bare
from desk.admin.files import Opened, opened
from desk.admin.looked import noted
from desk.admin.output import say_json
from desk.admin.signing_in import must_have
from desk.errors import SurroundingsFailed
from desk.export.fhir import report_response
from desk.home import Home
from desk.replica.shelf import ProfileShelf
from desk.roster_rows import PersonRow
from desk.shown import Shown

_REFERENCE = re.compile(r"\s*([A-Za-z0-9]{1,4})\s*-\s*0*(\d{1,9})\s*")


def export_report(home: Home, reference: str) -> int:
    """Say the report with this reference as one QuestionnaireResponse."""
    with opened(home) as desk:
        report = reference_id(desk, reference)
        card = Shown(desk.reader, ProfileShelf(), desk.pending).card(report)
        for right in ("report.read", "number.see", "paper.hand-out"):
            must_have(home, right, card)
        response = response_of(desk, reference)
    noted(home, "report", thing=report, detail="fhir")
    say_json(response)
    return 0


def response_of(desk: Opened, reference: str) -> dict[str, Any]:
    """The report with this reference as FHIR; SurroundingsFailed when there is none, or more than one."""
    shown = Shown(desk.reader, ProfileShelf(), desk.pending)
    report = _find(desk, shown, reference)
    card = shown.card(report)
    refuse_bare(desk.reader, [card] if card is not None else [], "er valt hier niets uit te voeren")
    view = shown.view(report)
    if view is None:
        raise SurroundingsFailed(f"{reference}: deze melding is niet te lezen. Maak de overzichten opnieuw.")
    people = shown.others("person")

    def name_of(person: str) -> str:
        row = people.get(person)
        return row.name if isinstance(row, PersonRow) else ""

    return report_response(view, name_of)


def reference_id(desk: Opened, reference: str) -> str:
    """The id of the report with this reference; SurroundingsFailed as in `response_of`."""
    return _find(desk, Shown(desk.reader, ProfileShelf(), desk.pending), reference)


def is_named(typed: str, reference: str) -> bool:
    """Whether somebody who types this means the report with a reference (A-0419)."""
    read = _REFERENCE.fullmatch(typed)
    return read is not None and f"{read[1].upper()}-{int(read[2]):04d}" == reference


def _find(desk: Opened, shown: Shown, reference: str) -> str:
    """The id of the report with a reference; two desks that were given one letter may both have it."""
    read = _REFERENCE.fullmatch(reference)
    if read is None:
        raise SurroundingsFailed(f"'{reference}' is geen kenmerk, schrijf bijvoorbeeld A-0419")
    wanted = f"{read[1].upper()}-{int(read[2]):04d}"
    found = {card.id for card in desk.reader.cards_by_reference(read[1].upper(), int(read[2]))}
    found |= {card.id for card, _ in shown.laid_words() if card.reference == wanted}
    if not found:
        raise SurroundingsFailed(f"{wanted}: deze melding is er niet. Controleer het kenmerk en de map.")
    if len(found) > 1:
        raise SurroundingsFailed(
            f"{wanted}: er zijn {len(found)} meldingen met dit kenmerk. Geef elke desk een eigen letter."
        )
    return found.pop()
