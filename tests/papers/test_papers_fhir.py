"""The paper for programs: a FHIR R4 Bundle that the public validator takes, with the same held back as on paper."""

import json
import re
from typing import Any

import pytest
from builders import NAMES, Paper
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given, settings
from hypothesis import strategies as st
from papers_night import MOTHER, agreed, consent, decided, made, night

from desk.care_rows.papers import PaperAsked
from desk.checklist.values import RESERVED
from desk.export.bundle import NL_ORGANIZATION, NL_PATIENT, bundle_file
from desk.export.paper import paper_text
from desk.export.sharing import PARTS
from desk.intake.answers import AddChild
from desk.intake.papers import HandOut
from desk.intake.referral import PassOn
from desk.intake.referral_steps import AnswerReferral
from desk.intake.visit import PlanVisit, Visitor
from desk.intake.visit_found import AnswerVisit


def file_of(desk: Paper, report: str, *held: str, children: tuple[str, ...] = ()) -> dict[str, Any]:
    """The Bundle, held against the public validator."""
    asked = PaperAsked("handover", "Jeugdhulp Friesland", "provider", children, held)
    data = bundle_file(desk.view(report), asked, name_of=lambda person: NAMES.get(person, ""), now=desk.now)
    assert Bundle.model_validate_json(data)
    read: dict[str, Any] = json.loads(data)
    return read


def of(data: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [one["resource"] for one in data["entry"] if one["resource"]["resourceType"] == kind]


def test_a_handover_holds_who_what_was_asked_of_whom_every_promise_and_every_call() -> None:
    desk, report, child = night()
    decided(desk, report, child)
    desk.do(HandOut(report, "handover", "pdf", "Jeugdhulp Friesland", "provider", (child,)))
    data = file_of(desk, report)
    kinds = {one["resource"]["resourceType"] for one in data["entry"]}
    wanted = {"Patient", "Organization", "QuestionnaireResponse", "ServiceRequest", "Task", "Communication"}
    assert kinds == wanted
    (patient,), (provider,) = of(data, "Patient"), of(data, "Organization")
    assert (patient["meta"]["profile"], provider["meta"]["profile"]) == ([NL_PATIENT], [NL_ORGANIZATION])
    assert (patient["name"], patient["gender"]) == ([{"text": "Sem"}], "male")
    (request,) = of(data, "ServiceRequest")
    assert request["performer"][0]["display"] == "Jeugdhulp Friesland"
    assert (request["status"], request["priority"]) == ("active", "urgent")
    assert len(of(data, "Communication")) == 2


def test_every_reference_leads_to_something_in_the_same_file() -> None:
    desk, report, child = night()
    decided(desk, report, child)
    text = json.dumps(data := file_of(desk, report))
    there = {one["fullUrl"] for one in data["entry"]}
    assert set(re.findall(r'"reference": "([^"]+)"', text)) <= there
    assert len(there) == len(data["entry"])


def test_a_promise_is_a_task_with_owner_and_minute_and_kept_to_the_minute() -> None:
    desk, report, child = night()
    decided(desk, report, child)
    desk.waits(minutes=4)
    desk.do(AnswerReferral(report, next(iter(desk.state(report).care.referrals)), "accepted", "Jorrit"))
    tasks = {one["description"]: one for one in of(file_of(desk, report), "Task")}
    hour, answer = tasks["Aanbieder belt gezin"], tasks["Aanbieder zegt ja of nee"]
    assert (hour["status"], hour["restriction"]["period"]["end"]) == ("in-progress", "2026-11-21T04:40:00+01:00")
    assert hour["owner"] == {"display": "Anna Voorbeeld"}
    assert (answer["status"], answer["executionPeriod"]["end"]) == ("completed", "2026-11-21T03:44:00+01:00")


def test_a_referral_that_was_passed_on_is_revoked_and_the_next_one_active() -> None:
    desk, report, child = night()
    decided(desk, report, child)
    desk.do(PassOn(report, next(iter(desk.state(report).care.referrals))))
    requests = of(file_of(desk, report), "ServiceRequest")
    assert [(one["performer"][0]["display"], one["status"]) for one in requests] == [
        ("Jeugdhulp Friesland", "revoked"),
        ("Tjallingahiem", "active"),
    ]


def test_an_age_gives_no_birth_date_and_a_year_no_day() -> None:
    for said, wanted in (
        ("13 jaar", None),
        ("2011", "2011"),
        ("december 2011", "2011-12"),
        ("14-03-2011", "2011-03-14"),
    ):
        desk, report, _ = night(youth_birth_date=said)
        assert of(file_of(desk, report), "Patient")[0].get("birthDate") == wanted


def test_what_stays_behind_is_masked_in_the_answers_too() -> None:
    desk, report, _ = night()
    text = json.dumps(file_of(desk, report, "story", "help"))
    assert "borden" not in text
    assert "Kinnik" not in text
    assert "masked" in text


def test_the_other_child_is_not_in_the_file_of_this_one() -> None:
    desk, report, first = night()
    desk.do(AddChild(report, second := desk.new_id()))
    desk.says(report, second, youth_name="Daan", what_happened="liep weg")
    decided(desk, report, second)
    data = file_of(desk, report, children=(first,))
    assert "Daan" not in json.dumps(data)
    assert (len(of(data, "Patient")), of(data, "ServiceRequest")) == (1, [])
    assert [task["description"] for task in of(data, "Task")] == ["Melder hoort het besluit"], (
        "that is the report's own"
    )


@pytest.mark.parametrize("held", [(), tuple(PARTS)])
def test_an_empty_report_is_valid_whatever_stays_behind(held: tuple[str, ...]) -> None:
    desk = night()[0]
    report = desk.rings("")
    assert of(file_of(desk, report, *held), "Patient")


@settings(max_examples=40, deadline=None)
@given(
    st.text(st.characters(categories=("L", "Nd", "Zs", "Pd")), min_size=2, max_size=25),
    st.text(max_size=60),
    st.sampled_from(["parent", "family", "professional", "other"]),
)
def test_no_name_of_a_nameless_caller_leaves_whatever_is_typed(name: str, around: str, role: str) -> None:
    bare = name.strip()
    if len(bare) < 2 or bare in RESERVED or not bare.strip("-–—") or bare.casefold() in "[beller]":
        return
    marked = f"Qx{bare}xQ"
    desk, report, child = night(caller_name=marked, caller_role=role, what_happened=f"{around} {marked} {around}")
    decided(desk, report, child, goal=f"{around} {marked}")
    agreed(desk, report, child)
    desk.do(HandOut(report, "feedback", "text", marked, "reporter", (child,)))
    everything = json.dumps(file_of(desk, report), ensure_ascii=False)
    everything += paper_text(made(desk, report)) + paper_text(made(desk, report, "feedback", "referrer"))
    assert marked not in everything
    assert MOTHER in everything, "another name of the report is not the caller's"


def test_the_consent_of_the_caller_is_told_without_naming_them() -> None:
    from test_papers_leave import Note

    desk, report, child = night()
    desk.do(Note(report, consent(child, "parent", "given")))
    text = paper_text(made(desk, report))
    assert "[beller], heeft gezag: toestemming." in text
    assert MOTHER not in text


def test_b6_025_what_people_found_on_site_goes_along_unless_it_stays_behind() -> None:
    desk, report, child = night()
    desk.do(PlanVisit(report, (child,), "Wirdumerdijk 3", visitors=(Visitor("Jorrit"),)))
    visit = next(iter(desk.state(report).care.visits))
    desk.do(AnswerVisit(report, visit, child, "what_seen", (f"{MOTHER} huilt, de keuken ligt vol",)))
    desk.do(AnswerVisit(report, visit, child, "safe_tonight", ("no",)))
    found = of(file_of(desk, report), "QuestionnaireResponse")
    assert len(found) == 2
    assert "[beller] huilt, de keuken ligt vol" in json.dumps(found[1])
    assert "safe_tonight" in json.dumps(found[1])
    assert len(of(file_of(desk, report, "visit"), "QuestionnaireResponse")) == 1
    text = paper_text(made(desk, report))
    assert "Wat treft u aan? [beller] huilt, de keuken ligt vol" in text
    assert "Ter plaatse: Jorrit." in text
