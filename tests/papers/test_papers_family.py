"""A paper for the family says little where the danger may be at home; people decide what goes along all the same."""

import json
import re

import pytest
from builders import Paper
from papers_night import SAFE, agreed, decided, heads, night
from papers_night import made as paper_of

from desk.care_rows.papers import PaperAsked, PaperRow, PapersRow
from desk.export.bundle import bundle
from desk.export.offers import papers_row
from desk.export.paper import paper_row, paper_text
from desk.export.sharing import BRIEF, LABELS, proposed
from desk.intake.answers import AddChild, GiveAnswer
from desk.intake.consent import NoteMeldcode

LITTLE = "De melding wordt beoordeeld."


def offers(desk: Paper, report: str, receiver: str = "") -> PapersRow:
    about = {"what": "feedback", "receiver": receiver, "children": ()}
    return papers_row(desk.view(report), **about, agreed=(), name_of=lambda _: "", now=desk.now)


def family(desk: Paper, report: str, *also: str) -> PaperRow:
    """The paper for the family as it is proposed, with what people added."""
    view = desk.view(report)
    shared = proposed(view, "family", ())
    held = tuple(part.id for part in shared.parts if not part.goes and part.id not in also)
    wanted = PaperAsked("feedback", "gezin", "family", (), held)
    return paper_row(view, wanted, shared, name_of=lambda _: "", now=desk.now)


@pytest.mark.parametrize("role", ["parent", "family", "professional", "other", "child", ""])
def test_the_family_is_never_who_is_meant_unless_somebody_says_so(role: str) -> None:
    desk, report, _ = night(**SAFE)
    desk.do(GiveAnswer(report, "", desk.link("caller_role"), (role,) if role else ()))
    assert offers(desk, report).receiver in ("referrer", "reporter")
    assert "family" in [one.id for one in offers(desk, report).receivers]


@pytest.mark.parametrize("code", ["abuse", "violence", "sexual_violence"])
@pytest.mark.parametrize("said", ["yes", "unknown", "not-asked", ""])
def test_where_it_may_not_be_safe_at_home_the_family_hears_little_and_it_is_said_why(code: str, said: str) -> None:
    desk, report, child = night(**SAFE)
    desk.do(GiveAnswer(report, child, desk.link(code), (said,) if said else ()))
    agreed(desk, report, child)
    text = paper_text(family(desk, report))
    assert LITTLE in text
    assert not any(
        word in text for word in ("borden", "Sem", "dood", "mishandeld", "pillen", "Kinnik", "Niet meegegeven")
    )
    warning = offers(desk, report, "family").said[0]
    assert warning.startswith("Thuis misschien niet veilig: ")
    assert ("niet bekend" in warning) is (said != "yes")


def test_what_is_known_is_said_before_what_is_not() -> None:
    desk, report, _ = night(abuse="yes")
    assert offers(desk, report, "family").said[0] == (
        "Thuis misschien niet veilig: het kind wordt thuis mishandeld. Het gezin leest eerst alleen dat de melding is "
        "bekeken; kies zelf wat er toch mee mag."
    )
    desk, report, _ = night()
    still = "Thuis misschien niet veilig: niet bekend of er thuis mishandeling, seksueel geweld of geweld is. "
    assert offers(desk, report, "family").said[0].startswith(still)


def test_the_meldcode_says_so_as_long_as_it_runs() -> None:
    desk, report, child = night(**SAFE)
    decided(desk, report, child)
    assert "borden" in paper_text(family(desk, report))
    desk.do(NoteMeldcode(report, child, "kindcheck", "safe"))
    desk.do(NoteMeldcode(report, child, "1", "none"))
    assert "borden" in paper_text(family(desk, report))
    desk.do(NoteMeldcode(report, child, "4", "structural"))
    assert "borden" not in paper_text(family(desk, report))
    assert "de Meldcode loopt" in offers(desk, report, "family").said[0]


def test_what_is_said_of_one_child_holds_for_the_family() -> None:
    desk, report, first = night(**SAFE)
    desk.do(AddChild(report, second := desk.new_id()))
    desk.says(report, second, **(SAFE | {"abuse": "yes"}))
    assert proposed(desk.view(report), "family", (first,)).unsafe


def test_people_may_turn_on_each_part_all_the_same() -> None:
    desk, report, child = night(abuse="yes")
    decided(desk, report, child)
    agreed(desk, report, child)
    text = paper_text(family(desk, report, "story", "safety"))
    assert "borden" in text
    assert "pillen bij oma" in text
    assert "Gevaar: " not in text
    whole = family(desk, report, *LABELS)
    assert "Gevaar: wil dood" in paper_text(whole)
    assert "Besluit en wie verdergaat" in heads(whole)
    brief = paper_text(family(desk, report, BRIEF, "safety"))
    assert "mishandeld" not in brief, "that is not in the agreement, which is what was turned on"


def test_whoever_takes_over_gets_danger_and_decision_whatever_is_known_of_home() -> None:
    desk, report, child = night(abuse="yes")
    decided(desk, report, child)
    text = paper_text(paper_of(desk, report))
    assert "Gevaar: wil dood" in text
    assert "wordt thuis mishandeld" in text
    assert BRIEF not in [part.id for part in proposed(desk.view(report), "provider", ()).parts]


def test_the_file_for_programs_holds_back_the_same() -> None:
    desk, report, _ = night(abuse="yes")
    asked = PaperAsked("feedback", "gezin", "family", (), tuple(LABELS))
    said = json.dumps(bundle(desk.view(report), asked, name_of=lambda _: "", now=desk.now))
    (abuse,) = re.findall(r'{"linkId": "abuse".*?]}', said)
    assert "masked" in abuse
    assert '"yes"' not in abuse


def test_what_was_taken_out_of_the_text_is_said_to_whoever_sends_it() -> None:
    desk, report, _ = night(youth_name="Jan", caller_name="Jan Visser", what_happened="Visser zag Jan.")
    said = "plekken staat [beller] in plaats van wie belde: lees na of het nog te raden is."
    assert paper_of(desk, report).veiled.endswith(f"{said} Jan is ook de naam van het kind en blijft staan.")
    desk.says(report, name_may_be_known="yes")
    assert paper_of(desk, report).veiled == ""
