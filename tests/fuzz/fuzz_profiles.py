"""Readers of a region's profile, of responses and of answers: see fuzz_parsers."""

import json
from collections.abc import Callable, Sequence
from functools import cache

from fuzz_parsers import NOW, PROFILES, Parser, faults, fixed, folder, refusing

from desk.profile.model import Profile


def shipped(*names: str, region: str = "") -> Callable[[], Sequence[bytes]]:
    """Files of that name of a shipped profile, or of two."""
    folders = (region,) if region else ("voorbeeld", "friesland")
    return cache(
        lambda: [file.read_bytes() for name in names for one in folders if (file := PROFILES / one / name).exists()]
    )


def questionnaire(data: bytes) -> None:
    from desk.checklist.enable import enabled_links
    from desk.checklist.load import dump_questionnaire, load_questionnaire

    read, warnings = load_questionnaire(data, "checklist.json")
    faults(warnings) if warnings else None
    json.dumps(dump_questionnaire(read))
    enabled_links(read, {})


def table(data: bytes) -> None:
    from desk.decision.load import load_table

    load_table(data, "urgency.json")


@cache
def region() -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (PROFILES / "voorbeeld").iterdir() if file.is_file()}


def profile_file(name: str) -> Callable[[bytes], None]:
    """A whole profile in which one file is hostile."""

    def read(data: bytes) -> None:
        from desk.profile.load import profile_from_bytes

        profile_from_bytes({**region(), name: data})

    return read


def people(data: bytes) -> None:
    from desk.profile.load import people_in, title_in

    for name, read in (("directory.toml", people_in), ("profile.toml", title_in)):
        with folder(name, data) as where:
            read(where)


def terms(data: bytes) -> None:
    from desk.profile.retention import read_terms

    read_terms(data, "retention.toml")


@cache
def checklist() -> Profile:
    from desk.profile.load import load_profile

    return load_profile(PROFILES / "voorbeeld")[0]


def response(data: bytes) -> None:
    from desk.checklist.answers import dump_response, load_response
    from desk.checklist.enable import evaluate

    read, _ = load_response(data, "R.json")
    list_of = checklist().checklist
    evaluate(list_of, read)
    json.dumps(dump_response(list_of, read))


@cache
def responses() -> list[bytes]:
    from desk.checklist.answers import flat_response

    known = checklist().checklist
    answers = {
        item.link_id: ((item.options[0].code,) if item.options else ("2011",))
        for item in known.questions()
        if item.type in ("choice", "string", "text")
    }
    from desk.checklist.answers import dump_response

    return [json.dumps(dump_response(known, flat_response(known, answers))).encode()]


def answers(data: bytes) -> None:
    from desk.admin.checks import _json_of
    from desk.decision.cli import decide

    with folder("A.json", data) as where:
        decide(checklist(), _json_of(where / "A.json"), NOW, "A.json")


PROFILE_PARSERS = [
    Parser("questionnaire", shipped("checklist.json", "visit.json"), refusing(questionnaire)),
    Parser("decision-table", shipped("urgency.json", "route.json"), refusing(table)),
    *(
        Parser(f"profile-{name}", shipped(name, region="voorbeeld"), refusing(profile_file(name)))
        for name in ("profile.toml", "directory.toml", "care.toml", "visit.json", "checklist.json", "route.json")
    ),
    Parser(
        "retention-terms", lambda: [(PROFILES.parent / "retention" / "retention.toml").read_bytes()], refusing(terms)
    ),
    Parser("profile-folder", shipped("directory.toml", "profile.toml"), refusing(people)),
    Parser("response", responses, refusing(response)),
    Parser(
        "answers", fixed(b'{"danger_now": "no", "youth_birth_date": "2011", "wish_to_die": "yes"}'), refusing(answers)
    ),
]
