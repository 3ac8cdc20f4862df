"""A home with years of reports, for measuring: real facts, appended to the store and folded as the sync thread does."""

import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from desk.fact import Fact, to_ticks
from desk.facts.answers import AnswerGiven, ChildAdded, OutcomeSet
from desk.facts.call import CallEnded, CallStarted, ReportClosed, ReportOpened
from desk.facts.desk import DeskSetUp, PersonAdded, ProfileActivated
from desk.facts.promises import PromiseKept, PromiseMade
from desk.home import Home
from desk.ids import new_id
from desk.incarnation import Incarnation
from desk.intake.desk import person_id, profile_subject
from desk.profile.library import place
from desk.profile.load import load_profile
from desk.profile.model import Profile
from desk.record import record
from desk.replica.shelf import ProfileShelf
from desk.replica.writer import ReplicaWriter
from desk.storage.files import prepare
from desk.sync.sqlite_store import SqliteStore

LAST = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
"""When the newest report of the fixture ended."""

BETWEEN = timedelta(minutes=37)
_BATCH = 5000
_SYLLABLES = ("ba", "de", "fe", "jo", "ka", "lie", "ma", "no", "sa", "ti", "wie", "bram", "dijk", "hoek", "post")
_PLACES = ("Heerenveen", "Leeuwarden", "Drachten", "Sneek", "Dokkum", "Franeker", "Bolsward", "Joure", "Harlingen")
_WORDS = (
    *("gisteren", "boos", "kamer", "school", "vader", "moeder", "weg", "huis", "ruzie", "slaapt", "brief", "vriend"),
    *("telefoon", "bang", "niet", "avond", "buiten", "straat", "opa", "oma", "hond", "politie", "huisarts", "plan"),
    *("stil", "praten", "alleen", "wacht", "rustig", "broer", "zus", "fiets", "trein", "water", "stad"),
)
Progress = Callable[[int], None]


@record
class Filled:
    """What was made: report ids from old to new, and the profile that they were asked with."""

    home: Home
    profile: Profile
    reports: tuple[str, ...]


def fill(home: Home, reports: int, facts_each: int, progress: Progress) -> Filled:
    """Make `home` with so many reports of so many facts, all closed but for the last ten.

    They come from another desk; the desk of this home has yet to be set up. `progress` hears how many are done.
    """
    home.prepare()
    for path, kind in ((home.journal, "journal"), (home.store, "store"), (home.replica, "replica")):
        prepare(path, kind, LAST, home.key)
    profile, _ = load_profile(place("friesland", home.path))
    shelf = ProfileShelf()
    shelf.put(profile)
    store, writer = SqliteStore(home.store, key=home.key), ReplicaWriter(home.replica, shelf, home.key)
    made: list[str] = []
    try:
        writer.mark()
        batch: list[Fact] = []
        for fact in _facts(profile, reports, facts_each, made):
            batch.append(fact)
            if len(batch) == _BATCH:
                take(store, writer, batch)
                batch = []
                progress(len(made))
        take(store, writer, batch)
    finally:
        writer.close()
        store.close()
    return Filled(home, profile, tuple(made))


def take(store: SqliteStore, writer: ReplicaWriter, facts: list[Fact]) -> None:
    """Append to the store and fold into the replica, as the sync thread does."""
    cursor = writer.cursor()
    store.append(cursor, facts)
    writer.take(store.pull(cursor, len(facts)))


def _facts(profile: Profile, reports: int, facts_each: int, made: list[str]) -> Iterator[Fact]:
    chance = random.Random(20261121)  # noqa: S311  (the same home every time, no secret)
    first = LAST - BETWEEN * reports
    author = person_id(profile.people[0].id)
    desk = Incarnation(first, author=author, profile=profile.digest)
    yield desk.enrolment
    files = {name: data.decode("utf-8") for name, data in profile.files.items()}
    activated = ProfileActivated(profile.name, profile.version, profile.digest, files)
    yield desk.fact(activated, profile_subject(profile.digest), first)
    for person in profile.people:
        yield desk.fact(PersonAdded(person.name, person.roles), person_id(person.id), first)
    yield desk.fact(DeskSetUp("Desk B", "B", profile.digest), desk.id, first)
    for number in range(1, reports + 1):
        begins = first + BETWEEN * (number - 1)
        report = new_id(to_ticks(begins) // 1000)
        made.append(report)
        said: dict[tuple[str, str], str] = {}
        told = _told(profile, number, begins, author, facts_each, chance, is_open=reports - number < 10)
        for turn, payload in enumerate(told):
            field = (payload.child, payload.link) if isinstance(payload, AnswerGiven) else ("", "")
            before = (said[field],) if field in said else ()
            fact = desk.fact(payload, report, begins + timedelta(seconds=30 * turn), replaces=before)
            if field != ("", ""):
                said[field] = fact.id
            yield fact


def _told(
    profile: Profile,
    number: int,
    begins: datetime,
    author: str,
    facts_each: int,
    chance: random.Random,
    *,
    is_open: bool,
) -> Iterator[object]:
    """What one report says: opened, answers (corrected again and again where many facts are asked), promise, closed."""
    started = to_ticks(begins)
    child, call, promise = (new_id(started // 1000) for _ in range(3))
    phone = f"06{chance.randrange(10_000_000, 99_999_999)}"
    yield ReportOpened("B", number, "call")
    yield ChildAdded(child)
    yield CallStarted(call, phone)
    ends = (
        PromiseMade(
            promise, "callback", "ouder", phone, started, started + 900_000_000, started + 1200_000_000, author
        ),
        CallEnded(call, "promised"),
        *(() if is_open else (PromiseKept(promise, "reached"), OutcomeSet(child, "advice"), ReportClosed())),
    )
    asked = _answers(profile, child, phone, chance)
    for _ in range(max(0, facts_each - 3 - len(ends))):
        yield next(asked)
    yield from ends


def _answers(profile: Profile, child: str, phone: str, chance: random.Random) -> Iterator[AnswerGiven]:
    """Answers without end: first those that search and lists are made of, then every question again and again."""
    name = f"{_name(chance, 2)} {_name(chance, 3)}"
    first = {
        "youth_name": name,
        "what_happened": " ".join(chance.choices(_WORDS, k=12)),
        "current_municipality": chance.choice(_PLACES),
        "youth_birth_date": str(chance.randrange(4, 18)),
        "youth_sex": chance.choice(("boy", "girl")),
        "callback_number": phone,
        "caller_role": "parent",
        "caller_name": _name(chance, 3),
        "danger_now": "no",
        "medical_now": "no",
        "wish_to_die": chance.choice(("no", "no", "no", "yes")),
        "adult_present": "yes",
        "care_status": "none",
    }
    for code, value in first.items():
        yield _given(profile, code, child, value)
    while True:
        for item in profile.checklist.questions():
            value = chance.choice([option.code for option in item.options] or [" ".join(chance.choices(_WORDS, k=4))])
            yield _given(profile, item.code, child, value)


def _name(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choices(_SYLLABLES, k=syllables)).capitalize()


def _given(profile: Profile, code: str, child: str, value: str) -> AnswerGiven:
    item = profile.checklist.by_code(code)
    assert item is not None
    whose = child if profile.checklist.is_child_scoped(item.link_id) else ""
    return AnswerGiven(item.link_id, code, whose, (value,))
