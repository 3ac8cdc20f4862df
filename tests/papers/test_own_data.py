"""What a child has a right to see: everything about it, with who said it and when, and nothing of anybody else."""

import json
from datetime import timedelta
from typing import Any

from builders import NIGHT, Paper, paper
from hypothesis import given, settings
from hypothesis import strategies as st
from own_night import another, data_of, source
from papers_night import MOTHER, NUMBER, agreed, decided, night

from desk.audit_rows import SeenRow
from desk.export.own_cover import CALLER, OTHER
from desk.export.own_cover import NUMBER as NUMBER_WORD
from desk.export.own_data import own_data, reports_about
from desk.export.own_paper import SHAPE, own_json, own_paper
from desk.export.paper import paper_text
from desk.intake.answers import AddChild, MoveAnswer, TypeNote
from desk.intake.calls import HangUp, JoinCall, SetSpeaker
from desk.intake.consent import NoteConsent
from desk.intake.merging import MergeReport
from desk.intake.papers import HandOut
from desk.intake.promises import KeepPromise
from desk.own_rows import OwnData
from desk.reports.fact_words_care import CONSENTS


def text_of(data: OwnData) -> str:
    """Both papers: the words for people and those for programs."""
    return paper_text(own_paper(data)) + json.dumps(own_json(data), ensure_ascii=False)


def part(data: OwnData, which: str, report: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = own_json(data)["reports"][report][which]
    return found


def texts(data: OwnData, which: str) -> list[str]:
    return [line["text"] for line in part(data, which)["lines"]]


def test_every_answer_stands_there_with_who_noted_it_who_said_it_and_when() -> None:
    desk, report, _ = night(name_may_be_known="yes")
    desk.do(SetSpeaker(report, "child"))
    desk.waits(minutes=4)
    desk.says(report, youth_name="Samuel")
    lines = part(data_of(desk, report), "answers")["lines"]
    (first, last) = [line for line in lines if line["text"].startswith("Hoe heet het kind?")]
    assert (first["text"], first["corrected"]) == ("Hoe heet het kind? Sem", True)
    assert (last["text"], last["corrected"], last["by"]) == ("Hoe heet het kind? Samuel", False, "Anna Voorbeeld")
    assert (last["said_by"], last["at"]) == ("jeugdige", (NIGHT + timedelta(minutes=4)).isoformat(timespec="seconds"))


def test_decisions_have_their_reasons_and_promises_what_became_of_them() -> None:
    desk, report, child = night()
    decided(desk, report, child, urgency="within-24h", reason="surroundings", proposed_urgency="within-1h")
    agreed(desk, report, child)
    (promise, *_) = desk.state(report).open_promises()
    desk.do(KeepPromise(report, promise.made.promise))
    data = data_of(desk, report)
    assert any("afgeweken" in line for line in part(data, "decisions")["stands"])
    assert any("gedaan" in line for line in part(data, "promises")["stands"])
    assert any("pillen bij oma" in line for line in part(data, "safety")["stands"])


def test_what_left_and_to_whom_stands_there() -> None:
    desk, report, child = night()
    desk.do(HandOut(report, "handover", "pdf", "Jeugdhulp Friesland", "provider", (child,)))
    assert texts(data_of(desk, report), "papers") == ["Overdracht als PDF aan Jeugdhulp Friesland"]


def test_a_caller_who_is_nameless_is_nowhere_in_it() -> None:
    desk, report, child = night()
    decided(desk, report, child)
    agreed(desk, report, child)
    desk.do(TypeNote(report, f"Anneke belt vanaf {NUMBER}, of 058 212 34 56"))
    data = data_of(desk, report)
    said = text_of(data)
    for word in ("Anneke", "anneke", "de Boer", "12 34 56", "0612345678", "Ouder", "058"):
        assert word not in said, word
    assert CALLER in said
    assert NUMBER_WORD in said
    assert any("wie er belde" in line for line in data.left_out)
    assert any(CALLER in line for line in data.covered)


def test_who_gave_neither_name_nor_number_is_no_more_known_than_who_did() -> None:
    desk = paper()
    report = desk.rings("")
    desk.says(report, youth_name="Sem", caller_role="professional", referrer_kind="gp", name_may_be_known="no")
    said = text_of(data_of(desk, report))
    assert "eroepskracht" not in said
    assert "uisarts" not in said
    assert "Sem" in said


def test_a_caller_who_agreed_to_be_known_stands_there_and_their_number_does_not() -> None:
    desk, report, _ = night(name_may_be_known="yes")
    said = text_of(data_of(desk, report))
    assert MOTHER in said
    assert "12 34 56" not in said


def test_who_is_nameless_in_one_report_is_so_in_all_of_them() -> None:
    desk, report, _ = night()
    another(desk, youth_name="Sem", what_happened=f"{MOTHER} was hier", caller_role="other", caller_name="Buurman Jan")
    data = data_of(desk, report)
    assert len(data.reports) == 2
    assert "Anneke" not in text_of(data)


def test_a_child_that_called_itself_sees_what_it_said() -> None:
    desk, report, _ = night(caller_role="child", caller_name="Sem")
    said = text_of(data_of(desk, report))
    assert CALLER not in said
    assert "Wie spreek ik? Jeugdige zelf" in said


def test_who_took_the_telephone_over_from_the_child_is_nameless_until_they_were_asked() -> None:
    desk, report, _ = night(caller_role="child", caller_name="")
    desk.do(SetSpeaker(report, "other"))
    desk.says(report, caller_name="Truus Hoekstra", what_happened="ik, Truus, hoor hem elke avond")
    said = text_of(data_of(desk, report))
    assert "Truus" not in said
    assert "Hoekstra" not in said


def test_a_call_from_another_line_is_not_the_child_s_own() -> None:
    desk, report, _ = night(caller_role="child", caller_name="")
    desk.do(HangUp(report))
    desk.do(JoinCall(report, "0687654321"))
    desk.says(report, caller_name="Truus Hoekstra")
    assert "Truus" not in text_of(data_of(desk, report))


def test_other_children_of_the_family_are_left_out_and_their_names_are_covered() -> None:
    desk, report, child = night()
    desk.do(AddChild(report, desk.new_id()))
    other = desk.children(report)[1]
    desk.says(report, other, youth_name="Lotte", what_happened="Lotte slaapt niet meer")
    decided(desk, report, other)
    desk.do(TypeNote(report, "Lotte en Sem zijn bij oma"))
    data = data_of(desk, report, child)
    said = text_of(data)
    assert "Lotte" not in said
    assert "slaapt niet" not in said
    assert texts(data, "notes") == [f"{OTHER} en Sem zijn bij oma"]
    assert "decisions" not in own_json(data)["reports"][0]
    assert any("over een ander kind" in line for line in data.left_out)
    assert "Sem" not in text_of(data_of(desk, report, other))


def test_what_was_moved_to_another_child_is_that_one_s() -> None:
    desk, report, child = night()
    desk.do(AddChild(report, desk.new_id()))
    other = desk.children(report)[1]
    desk.do(MoveAnswer(report, desk.link("own_provider"), child, other))
    data = data_of(desk, report, child)
    assert "Kinnik" not in text_of(data)
    assert "Kinnik" in text_of(data_of(desk, report, other))


def test_somebody_else_s_consent_is_told_without_their_name_and_words() -> None:
    desk, report, child = night(name_may_be_known="yes")
    desk.do(NoteConsent(report, child, "parent", "Karel Jansen", "yes", "refused", note="hij is boos"))
    data = data_of(desk, report)
    assert texts(data, "consent") == [f"Toestemming, een ouder (met gezag): {CONSENTS['refused']}"]
    assert "Karel" not in text_of(data)


def test_an_earlier_report_by_name_and_number_goes_along_and_one_by_name_alone_waits_for_people() -> None:
    desk, report, _ = night()
    sure = another(desk, youth_name="sem", what_happened="weer thuis")
    unsure = another(desk, "0687654321", youth_name="Sem", what_happened="van een ander gezin")
    data = data_of(desk, report)
    assert [one.reference for one in data.reports] == ["A-0001", "A-0002"]
    rows = {row.report: row for row in reports_about(source(desk), report, "")}
    assert (rows[sure].sure, rows[unsure].sure) == (True, False)
    assert rows[unsure].why == "alleen de naam is dezelfde"
    assert data.left_out[0] == "1 melding waarvan niet zeker is of het om Sem gaat."
    assert "ander gezin" not in text_of(data)
    assert "A-0003" not in text_of(data)
    chosen = data_of(desk, report, chosen={report, unsure})
    assert [one.reference for one in chosen.reports] == ["A-0001", "A-0003"]


def test_a_sibling_s_report_is_no_report_about_this_child_and_its_name_is_covered() -> None:
    desk, report, _ = night()
    another(desk, youth_name="Lotte", what_happened="Lotte is weg")
    desk.do(TypeNote(report, "zusje Lotte ook gebeld"))
    data = data_of(desk, report)
    assert len(data.reports) == 1
    assert "Lotte" not in text_of(data)


def test_of_a_school_that_calls_often_the_number_proves_nothing() -> None:
    desk = paper()
    first = desk.rings("0582345678")
    desk.says(first, caller_role="professional", youth_name="Sem")
    another(desk, "0582345678", caller_role="professional", youth_name="Sem")
    assert [row.sure for row in reports_about(source(desk), first, "")] == [True, False]


def test_a_report_that_went_on_in_this_one_is_told_with_it() -> None:
    desk, report, _ = night()
    other = another(desk, "0687654321", youth_name="Sem")
    desk.do(TypeNote(other, "ze liep weg"))
    desk.do(MergeReport(other, report))
    data = data_of(desk, report)
    assert len(data.reports) == 2
    assert "ze liep weg" in text_of(data)


def test_a_report_for_named_people_stays_behind_and_it_is_said() -> None:
    desk, report, _ = night()
    shut = another(desk, youth_name="Sem", what_happened="geheim")
    made = own_data(source(desk, shut={shut: "afgeschermd"}), report, "")
    assert made is not None
    assert "geheim" not in text_of(made)
    assert any("genoemde mensen" in line for line in made.left_out)
    assert own_data(source(desk, shut={report: "afgeschermd"}), report, "") is None


def look(person: str, who: str, what: str) -> SeenRow:
    return SeenRow(NIGHT, NIGHT, who, "telefonist", "Desk 1", what, "", "view", False, ("f",), person)


def test_who_saw_it_stands_there_and_it_is_said_when_that_may_not_be_known() -> None:
    desk, report, _ = night()
    rows = (look("", "Onbekende", "bekeek de melding"),)
    made = own_data(source(desk, seen=rows), report, "")
    assert made is not None
    assert own_json(made)["reports"][0]["seen"][0]["who"] == "Onbekende"
    assert "Onbekende (telefonist), bekeek de melding" in text_of(made)
    none = own_data(source(desk, seen=None), report, "")
    assert none is not None
    assert own_json(none)["reports"][0]["seen"] is None
    assert any("Wie de meldingen zag" in line for line in none.left_out)


def test_staff_are_numbered_where_the_organisation_says_so() -> None:
    desk, report, child = night()
    decided(desk, report, child)
    said = text_of(data_of(desk, report, staff="number"))
    assert "Anna Voorbeeld" not in said
    assert "Triagist Voorbeeld" not in said
    assert "medewerker 1" in said
    assert "Besluit van medewerker 2" in said


def test_it_is_said_that_it_may_not_be_safe_at_home() -> None:
    desk, report, _ = night(violence="yes")
    assert any("niet veilig" in line for line in data_of(desk, report).warnings)


def test_the_json_says_its_shape_and_the_file_names_nobody() -> None:
    desk, report, _ = night()
    data = data_of(desk, report)
    made = own_json(data)
    assert (made["shape"], made["child"]["name"]) == (SHAPE, "Sem")
    assert data.file == "eigen-gegevens-a-0001"
    assert json.loads(json.dumps(made)) == made


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sampled_from(["Lotte", "lotte ", MOTHER, NUMBER, "+31612345678", "bij oma", "Sem"]), max_size=6))
def test_whatever_was_typed_nobody_else_is_in_it(words: list[str]) -> None:
    desk: Paper
    desk, report, child = night()
    desk.do(AddChild(report, desk.new_id()))
    desk.says(report, desk.children(report)[1], youth_name="Lotte")
    desk.do(TypeNote(report, f"x {' '.join(words)} y"))
    said = text_of(data_of(desk, report, child)).casefold()
    assert not [word for word in ("lotte", "anneke", "612345678", "12 34 56") if word in said]
