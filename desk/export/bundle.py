"""A paper for programs: one HL7 FHIR R4 Bundle with who, what was asked, to whom it went, and every promise. Pure.

Patient per child and Organization per provider are of nl-core (Nictiz, zib 2020); for QuestionnaireResponse,
ServiceRequest, Task and Communication nl-core has no profile that fits a crisis report, so those are plain R4. What
stays behind in the paper stays behind here: the same parts, the same veil over who called.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from desk.care_rows.papers import PaperAsked
from desk.checklist.answers import dump_response, flat_response
from desk.checklist.model import Questionnaire
from desk.export.fhir import REFERENCES, report_response
from desk.export.paper import must_profile, veil_of
from desk.export.sharing import BRIEF, links_of
from desk.export.telling import Telling, course_of, place
from desk.fact import from_ticks
from desk.profile.model import Profile
from desk.reports.care import Referral
from desk.reports.state import Decision, Promise
from desk.reports.view import ChildView, ReportView
from desk.words.times import local

NL_PATIENT = "http://nictiz.nl/fhir/StructureDefinition/nl-core-Patient"
NL_ORGANIZATION = "http://nictiz.nl/fhir/StructureDefinition/nl-core-HealthcareProvider-Organization"
_OURS = "https://nachtwacht.example/fhir/"
_GENDERS = {"boy": "male", "girl": "female", "other": "other"}
_REQUESTS = {
    "asked": "active",
    "accepted": "active",
    "disputed": "on-hold",
    "refused": "revoked",
    "reached": "active",
    "started": "active",
    "ended": "revoked",
}
_TASKS = {"open": "in-progress", "kept": "completed", "withdrawn": "cancelled"}
_MEDIA = {"aloud": "VERBAL", "paper": "WRITTEN"}
_SAID = "http://terminology.hl7.org/CodeSystem/v3-ParticipationMode"

Resource = dict[str, Any]


def bundle(view: ReportView, wanted: PaperAsked, *, name_of: Callable[[str], str], now: datetime) -> Resource:
    """The Bundle (type `collection`) for this paper, as JSON data.

    Raises SurroundingsFailed when the version of the profile is not on this desk.
    """
    profile = must_profile(view)
    tell = Telling(view, name_of, veil_of(view, wanted.kind), now)
    children = [child for child in view.children if child.id in wanted.children] or view.children
    ids = {child.id for child in children}
    resources = {url_of(child.id): _patient(tell, child) for child in children}
    for child in children:
        for referral in view.state.care.referrals_of(child.id):
            resources[_organization_url(referral)] = _organization(referral)
    held = {*wanted.held, *(("danger",) if BRIEF in wanted.held else ())}
    answers = report_response(view, name_of, children=ids, withheld=links_of(profile, held) if held else frozenset())
    resources[url_of(f"{view.state.id}/antwoorden")] = answers
    if "visit" not in wanted.held and profile.visit is not None:
        resources |= dict(_found_on_site(tell, profile.visit, children))
    requests: dict[str, str] = {}
    for child in children:
        for url, made in _requests(tell, profile, child):
            resources[url] = made
            requests[child.id] = url
    if "course" not in wanted.held:
        for promise in course_of(tell, ids):
            resources[url_of(promise.made.promise)] = _task(tell, promise, requests)
    for number, made in enumerate(_communications(tell, ids)):
        resources[url_of(f"{view.state.id}/gesprek/{number}")] = made
    return {
        "resourceType": "Bundle",
        "identifier": {"system": REFERENCES, "value": view.state.reference},
        "type": "collection",
        "timestamp": _instant(now),
        "entry": [{"fullUrl": url, "resource": made} for url, made in resources.items()],
    }


def bundle_file(view: ReportView, wanted: PaperAsked, *, name_of: Callable[[str], str], now: datetime) -> bytes:
    """The Bundle as a file."""
    return json.dumps(bundle(view, wanted, name_of=name_of, now=now), ensure_ascii=False, indent=1).encode()


def url_of(name: str) -> str:
    """A stable address for something of the desk: its own id where that is a UUID, else one made of its name."""
    try:
        return f"urn:uuid:{UUID(name)}"
    except ValueError:
        return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{_OURS}{name}')}"


def _patient(tell: Telling, child: ChildView) -> Resource:
    made: Resource = {"resourceType": "Patient", "meta": {"profile": [NL_PATIENT]}}
    if child.name:
        made["name"] = [{"text": child.name}]
    if child.sex in _GENDERS:
        made["gender"] = _GENDERS[child.sex]
    birth = child.birth
    if birth is not None and birth.earliest is not None:
        # What was said, no more exact than it was said: an age gives no birth date.
        exact = {
            "day": f"{birth.earliest:%Y-%m-%d}",
            "month": f"{birth.earliest:%Y-%m}",
            "year": f"{birth.earliest:%Y}",
        }
        if birth.precision in exact:
            made["birthDate"] = exact[birth.precision]
    if where := place(tell, child):
        made["address"] = [{"use": "temp", "text": where}]
    return made


def _organization(referral: Referral) -> Resource:
    return {
        "resourceType": "Organization",
        "meta": {"profile": [NL_ORGANIZATION]},
        "name": referral.made.name or referral.made.provider,
    }


def _organization_url(referral: Referral) -> str:
    return url_of(f"provider/{referral.made.provider or referral.made.name}")


def _found_on_site(
    tell: Telling, questions: Questionnaire, children: list[ChildView]
) -> Iterator[tuple[str, Resource]]:
    """What people on site found, by the profile's own checklist for it: an answer file per visit and child."""
    for visit in tell.view.state.care.visits.values():
        for child in children:
            found = visit.answers(child.id)
            if not found or (visit.planned.children and child.id not in visit.planned.children):
                continue
            told = {
                link: tuple(tell.clean.value(questions.by_link(link), one) for one in values)
                for link, values in found.items()
            }
            own = {link: values for link, values in told.items() if questions.is_child_scoped(link)}
            shared = {link: values for link, values in told.items() if link not in own}
            status = "completed" if visit.ended is not None else "in-progress"
            at = _instant(from_ticks(visit.at))
            response = flat_response(questions, shared, [own] if own else [], status=status, authored=at)
            yield (
                url_of(f"{visit.planned.visit}/{child.id}"),
                {**dump_response(questions, response), "subject": _subject(child)},
            )


def _requests(tell: Telling, profile: Profile, child: ChildView) -> Iterator[tuple[str, Resource]]:
    """A ServiceRequest for each referral; for a decision that asked nobody yet one without performer."""
    standing = tell.view.state.decisions_for(child.id)
    last = standing[-1] if standing else None
    referrals = tell.view.state.care.referrals_of(child.id)
    for referral in referrals:
        made = _request(tell, profile, child, last)
        made["status"] = "completed" if referral.ended == "help-ended" else _REQUESTS[referral.state]
        made["authoredOn"] = _instant(from_ticks(referral.at))
        made["performer"] = [{"reference": _organization_url(referral), "display": referral.made.name}]
        yield url_of(referral.made.referral), made
    if last is not None and not referrals:
        yield url_of(last.noted.decision), _request(tell, profile, child, last)


def _request(tell: Telling, profile: Profile, child: ChildView, decision: Decision | None) -> Resource:
    made: Resource = {
        "resourceType": "ServiceRequest",
        "status": "active",
        "intent": "order",
        "subject": _subject(child),
        "supportingInfo": [{"reference": url_of(f"{tell.view.state.id}/antwoorden")}],
    }
    if decision is None:
        return made
    noted = decision.noted
    level = profile.urgency(noted.urgency)
    made["authoredOn"] = _instant(from_ticks(decision.at))
    made["requester"] = {"display": noted.decided_by}
    made["priority"] = _priority(profile, noted.urgency)
    pathway = next((one.label for one in profile.pathways if one.id == noted.pathway), noted.pathway)
    if pathway:
        made["code"] = {
            "coding": [{"system": f"{_OURS}pathway", "code": noted.pathway, "display": pathway}],
            "text": ", ".join(part for part in (pathway, level.label if level else "") if part),
        }
    if noted.goal:
        made["note"] = [{"text": tell.clean(noted.goal)}]
    return made


def _priority(profile: Profile, urgency: str) -> str:
    """FHIR's four words for the profile's scale: the first rank is stat, other danger asap, the last rank routine."""
    level = profile.urgency(urgency)
    if level is None:
        return "urgent"
    if level.rank == 1:
        return "stat"
    last = max(one.rank for one in profile.urgencies)
    return "asap" if level.danger else "routine" if level.rank == last else "urgent"


def _task(tell: Telling, promise: Promise, requests: Mapping[str, str]) -> Resource:
    made, profile = promise.made, tell.view.profile
    clock = profile.clocks.get(made.clock) if profile else None
    task: Resource = {
        "resourceType": "Task",
        "status": _TASKS.get(promise.state, "in-progress"),
        "intent": "order",
        "description": clock.label if clock else made.clock,
        "authoredOn": _instant(from_ticks(made.started_at)),
        "restriction": {"period": {"end": _instant(from_ticks(promise.due_at))}},
    }
    if made.child:
        task["for"] = {"reference": url_of(made.child)}
    if made.child in requests:
        task["focus"] = {"reference": requests[made.child]}
    if owner := tell.name_of(promise.owner):
        task["owner"] = {"display": owner}
    if promise.closed_at:
        task["executionPeriod"] = {
            "start": _instant(from_ticks(made.started_at)),
            "end": _instant(from_ticks(max(promise.closed_at, made.started_at))),
        }
    return task


def _communications(tell: Telling, children: set[str]) -> Iterator[Resource]:
    """The calls of the report, and what left the desk before about these children."""
    state = tell.view.state
    for call in state.calls:
        made = _communication("completed" if call.how else "in-progress", "PHONE", call.started_at)
        made["topic"] = {"text": "Gesprek met de melder" if call.direction == "in" else "Teruggebeld"}
        yield made
    for at, author, out in state.care.handed_out:
        if not set(out.children) & children:
            continue
        made = _communication("completed", _MEDIA.get(out.form, "ELECTRONIC"), at)
        made["topic"] = {"text": {"feedback": "Terugkoppeling", "summary": "Samenvatting"}.get(out.what, "Overdracht")}
        if out.kind == "provider":
            made["recipient"] = [{"display": out.to}]
        if name := tell.name_of(author):
            made["sender"] = {"display": name}
        yield made


def _communication(status: str, medium: str, at: int) -> Resource:
    return {
        "resourceType": "Communication",
        "status": status,
        "medium": [{"coding": [{"system": _SAID, "code": medium}]}],
        "sent": _instant(from_ticks(at)),
    }


def _subject(child: ChildView) -> Resource:
    return {"reference": url_of(child.id), **({"display": child.name} if child.name else {})}


def _instant(at: datetime) -> str:
    return local(at).isoformat(timespec="seconds")
