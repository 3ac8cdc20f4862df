"""A report with a decision, a safety agreement and consent, to make papers of."""

from datetime import timedelta

from builders import NAMES, Paper, paper

from desk.care_rows.papers import PaperAsked, PaperRow
from desk.export.paper import paper_row
from desk.export.sharing import proposed
from desk.facts.law import ConsentNoted
from desk.intake.decisions import NoteDecision
from desk.intake.safety import AgreeSafety

MOTHER, NUMBER = "Anneke de Boer", "06 12 34 56 78"
SAFE = {"abuse": "no", "violence": "no", "sexual_violence": "no"}
"""Answers by which nothing says that it is not safe at home."""
STORY = f"Sem gooide met borden. anneke de boer belt vanaf 0612345678. {MOTHER} is bang."


def night(**more: str) -> tuple[Paper, str, str]:
    """A desk, a report and its child; `more` are answers by code."""
    desk = paper()
    report = desk.rings(NUMBER)
    child = desk.children(report)[0]
    said = {
        "danger_now": "no",
        "current_location": "Wirdumerdijk 3, Leeuwarden",
        "callback_number": NUMBER,
        "caller_role": "parent",
        "caller_name": MOTHER,
        "youth_name": "Sem",
        "youth_birth_date": "13 jaar",
        "youth_sex": "boy",
        "wish_to_die": "yes",
        "what_happened": STORY,
        "care_status": "ggz",
        "own_provider": "Kinnik",
        "who_can_stay": MOTHER,
    }
    desk.says(report, **(said | more))
    return desk, report, child


def decided(desk: Paper, report: str, child: str, **more: str) -> None:
    said = {"urgency": "within-4h", "pathway": "ambulatory", "provider": "jeugdhulp-friesland", "goal": "rust"}
    desk.do(NoteDecision(report, child, "Triagist Voorbeeld", **(said | more)))


def agreed(desk: Paper, report: str, child: str) -> None:
    desk.do(AgreeSafety(report, child, MOTHER, "pillen bij oma", "oma", desk.now + timedelta(hours=3)))


def made(desk: Paper, report: str, what: str = "handover", kind: str = "provider", *children: str) -> PaperRow:
    """The paper as it is proposed."""
    whose = children or tuple(desk.children(report))
    view = desk.view(report)
    shared = proposed(view, kind, whose)
    held = tuple(part.id for part in shared.parts if not part.goes)
    wanted = PaperAsked(what, "Jeugdhulp Friesland", kind, whose, held)
    return paper_row(view, wanted, shared, name_of=lambda person: NAMES.get(person, ""), now=desk.now)


def consent(child: str, relation: str, stands: str, custody: str = "yes") -> ConsentNoted:
    return ConsentNoted("9" * 32, child, {"parent": MOTHER, "youth": "Sem"}[relation], relation, custody, stands)


def heads(row: PaperRow) -> list[str]:
    return [block.head for block in row.blocks]
