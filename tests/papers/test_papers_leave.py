"""What leaves the desk: the handover for the provider, the feedback for the referrer, and the fact of it (issue 9)."""

import re

import pytest
from builders import Paper
from papers_night import MOTHER, NUMBER, SAFE, agreed, consent, decided, heads, made, night

from desk.care_rows.papers import PaperAsked, PapersRow
from desk.errors import SurroundingsFailed
from desk.export.offers import papers_row
from desk.export.paper import paper_row, paper_text
from desk.export.sharing import PARTS, proposed
from desk.facts.law import ConsentNoted
from desk.intake.answers import AddChild
from desk.intake.context import New, decides
from desk.intake.papers import HandOut
from desk.intake.referral import PassOn
from desk.record import record
from desk.reports.view import look


@record
class Note:
    """A fact as it is, for what another panel writes."""

    report: str
    payload: ConsentNoted


@decides(Note)
def _note(command: Note, _context: object) -> tuple[New, ...]:
    return (New(command.payload, command.report),)


def test_a_handover_begins_with_the_summary_and_says_who_goes_on_before_which_minute() -> None:
    desk, report, child = night()
    decided(desk, report, child)
    agreed(desk, report, child)
    row = made(desk, report)
    assert row.blocks[0].kind == "summary"
    assert "Gevaar: wil dood" in row.blocks[0].lines[0]
    text = paper_text(row)
    assert "Besluit van Triagist Voorbeeld, za 21 nov 03:40, genoteerd door Anna Voorbeeld." in text
    assert "Doel: rust." in text
    assert "Aanbieder belt gezin, Jeugdhulp Friesland: beloofd za 21 nov 03:40 door Anna Voorbeeld, voor 04:40" in text
    assert "Weggelegd: pillen bij oma." in text
    assert "Heeft het kind gezegd of geschreven dood te willen? Ja" in text


def test_a_file_is_named_after_the_report_and_nobody_in_it() -> None:
    desk, report, _ = night()
    assert (made(desk, report).file, made(desk, report, "feedback", "referrer").file) == (
        "overdracht-a-0001",
        "terugkoppeling-a-0001",
    )


@pytest.mark.parametrize("kind", ["provider", "referrer", "family", "reporter", "other"])
@pytest.mark.parametrize("said", ["", "no", "unknown", "not-asked"])
def test_a_nameless_caller_stays_nameless_on_every_paper(kind: str, said: str) -> None:
    desk, report, child = night(**({"name_may_be_known": said} if said else {}))
    decided(desk, report, child, goal=f"rust voor {MOTHER}")
    agreed(desk, report, child)
    for what in ("handover", "feedback"):
        text = paper_text(made(desk, report, what, kind))
        assert MOTHER.casefold() not in text.casefold()
        assert "612345678" not in re.sub(r"\D", "", text)


def test_the_family_is_not_told_what_kind_of_person_called_either() -> None:
    desk, report, child = night(caller_role="family", **SAFE)
    decided(desk, report, child)
    assert "buur" in paper_text(made(desk, report, "feedback", "referrer"))
    text = paper_text(made(desk, report, "feedback", "family"))
    assert "buur" not in text
    assert "Wie: Sem, jongen, 13 jaar." in text


def test_a_caller_who_agreed_is_named_with_the_number_to_call() -> None:
    desk, report, child = night(name_may_be_known="yes")
    agreed(desk, report, child)
    text = paper_text(made(desk, report))
    assert f"Melder: {MOTHER}, ouder of verzorger" in text
    assert "bellen om" in text
    assert "612345678" in re.sub(r"\D", "", text)


def test_the_referrer_hears_what_was_decided_and_not_the_story() -> None:
    desk, report, child = night()
    decided(desk, report, child)
    row = made(desk, report, "feedback", "referrer")
    text = paper_text(row)
    assert "Ambulante spoedhulp thuis" in text
    assert "borden" not in text
    assert "Kinnik" not in text
    assert "Niet meegegeven" in heads(row)
    assert "wat er gebeurde (niet voor deze ontvanger)" in row.left_out


def test_a_reporter_hears_that_it_was_weighed_and_no_more() -> None:
    desk, report, child = night()
    decided(desk, report, child)
    agreed(desk, report, child)
    text = paper_text(made(desk, report, "feedback", "reporter"))
    assert "De melding is beoordeeld en er is besloten wie verdergaat." in text
    for private in ("Sem", "dood", "Wirdumerdijk", "Kinnik", "oma", "Jeugdhulp Friesland."):
        assert private not in text


@pytest.mark.parametrize(
    ("age", "relation", "holds"),
    [
        ("10 jaar", "parent", True),
        ("10 jaar", "youth", False),
        ("13 jaar", "parent", True),
        ("13 jaar", "youth", True),
        ("17 jaar", "parent", False),
        ("17 jaar", "youth", True),
        ("onbekend", "youth", True),
        ("onbekend", "parent", True),
    ],
)
def test_a_refusal_holds_the_private_parts_when_it_counts_at_that_age(age: str, relation: str, *, holds: bool) -> None:
    desk, report, child = night(youth_birth_date=age)
    desk.do(Note(report, consent(child, relation, "refused")))
    shared = proposed(desk.view(report), "provider", (child,))
    behind = {part.id for part in shared.parts if not part.goes}
    assert behind == ({"story", "answers", "help", "agreements", "visit", "consent"} if holds else set())
    if holds:
        assert "Wirdumerdijk" in paper_text(made(desk, report)), "whoever goes there needs to know where"
        assert "Heeft het kind gezegd of geschreven dood te willen? Ja" in paper_text(made(desk, report))


def test_a_parent_without_custody_holds_nothing_back() -> None:
    desk, report, child = night()
    desk.do(Note(report, consent(child, "parent", "refused", "no")))
    assert all(part.goes for part in proposed(desk.view(report), "provider", (child,)).parts)


@pytest.mark.parametrize(
    ("share", "kept"), [("all", set()), ("limited", {"answers", "story", "help"}), ("nothing", {"story", "help"})]
)
def test_e_010_what_may_be_shared_was_agreed_and_is_followed(share: str, kept: set[str]) -> None:
    desk, report, child = night(agreement_share=share)
    behind = {part.id: part.reason for part in proposed(desk.view(report), "provider", (child,)).parts if not part.goes}
    assert kept <= set(behind)
    assert bool(behind) == bool(kept)
    assert all(reason.startswith("afgesproken") for reason in behind.values())


def test_of_two_children_the_other_one_is_not_on_the_paper_of_this_one() -> None:
    desk, report, first = night(youth_name="Noor")
    desk.do(AddChild(report, second := desk.new_id()))
    desk.says(report, second, youth_name="Daan", what_happened="liep weg met een mes")
    decided(desk, report, second)
    alone = paper_text(made(desk, report, "handover", "provider", first))
    assert "Daan" not in alone
    assert "mes" not in alone
    assert "Aanbieder belt gezin" not in alone
    both = made(desk, report)
    assert {"Noor: in het kort", "Daan: in het kort"} <= set(heads(both))
    assert [block.kind for block in both.blocks[:2]] == ["summary", "summary"]


def test_what_left_is_a_fact_with_what_was_held_back_and_is_shown() -> None:
    desk, report, child = night()
    row = made(desk, report, "feedback", "referrer")
    desk.do(HandOut(report, "feedback", "pdf", "huisarts", "referrer", (child,), row.left_out))
    ((_, author, out),) = desk.state(report).care.handed_out
    assert (author, out.to, out.form, out.children) == (desk.person, "huisarts", "pdf", (child,))
    assert "wat er gebeurde (niet voor deze ontvanger)" in out.left_out
    assert offers(desk, report).history == (
        "za 21 nov 03:40: Terugkoppeling als PDF aan huisarts, door Anna Voorbeeld",
    )


def test_the_same_document_leaves_once_and_a_strange_child_is_refused() -> None:
    desk, report, child = night()
    one = HandOut(report, "handover", "text", "Kinnik", "provider", (child,), document="d" * 32)
    assert len(desk.do(one)) == 1
    assert desk.do(one) == []
    assert "niet in de melding" in desk.refused(HandOut(report, "handover", "text", "x", "other", ("f" * 32,)))


def offers(desk: Paper, report: str, what: str = "") -> PapersRow:
    return papers_row(
        desk.view(report),
        what=what,
        receiver="",
        children=(),
        agreed=(),
        name_of=lambda person: {"1" * 32: "Anna Voorbeeld"}.get(person, ""),
        now=desk.now,
    )


def test_a_handover_is_meant_for_who_has_the_child_now_and_feedback_after_that() -> None:
    desk, report, child = night()
    decided(desk, report, child)
    assert offers(desk, report).what == "handover"
    assert offers(desk, report).receivers[0].name == "Jeugdhulp Friesland"
    desk.do(PassOn(report, next(iter(desk.state(report).care.referrals))))
    names = [one.name for one in offers(desk, report).receivers if one.name]
    assert names == ["Tjallingahiem", "Jeugdhulp Friesland"]
    desk.do(HandOut(report, "handover", "pdf", "Tjallingahiem", "provider", (child,)))
    assert offers(desk, report).what == "feedback"


def test_whoever_may_not_be_known_is_said_before_the_paper_is_made_with_the_question_to_ask() -> None:
    desk, report, _ = night()
    row = offers(desk, report, "handover")
    assert "Het nummer van ouder of verzorger gaat niet mee" in row.said[0]
    assert row.name_question == desk.link("name_may_be_known")
    desk.says(report, name_may_be_known="yes")
    row = offers(desk, report, "handover")
    assert (row.said, row.name_question) == ((), "")


def test_without_the_profile_of_the_report_nothing_is_made() -> None:
    desk, report, child = night()
    bare = look(desk.state(report), None)
    shared = proposed(bare, "provider", (child,))
    assert {part.id for part in shared.parts} == set(PARTS)
    asked = PaperAsked("handover", "Kinnik", "provider")
    with pytest.raises(SurroundingsFailed):
        paper_row(bare, asked, shared, name_of=str, now=desk.now)


def test_numbers_and_lines_are_cut_for_paper_and_it_is_said() -> None:
    desk, report, _ = night(what_happened="woord " * 400)
    short = made(desk, report).within(200, 1)
    assert max(len(line) for block in short.blocks for line in block.lines) <= 260
    assert any("alles staat in de tekst" in line for block in short.blocks for line in block.lines)
    assert NUMBER not in paper_text(short)
