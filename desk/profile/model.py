"""A region profile as the desk uses it: frozen, checked, complete.

`desk.profile.load` makes one from a folder or from the bytes in a fact. Keys in the files equal the
field names here. Texts are Dutch and for the screen; ids are English, ASCII and stable.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from desk.checklist.model import Questionnaire
from desk.decision.table import Table
from desk.profile.care import NO_CARE, Care
from desk.record import record
from desk.words.times import holidays

SEEN_MINUTES = 5
CALL_MINUTES = 60
"""How long "Gezien" mutes a late promise at a desk where no profile says so; our own choice (house rule 4)."""


@record
class Choice:
    """One thing to choose with one key: an id that is stored and a label that is shown."""

    id: str
    label: str


@record
class Entry:
    """A way in which a report comes in; `written`: without a call."""

    id: str
    label: str
    written: bool = False


@record
class Clock:
    """One kind of promise: what starts it, what closes it, when it warns, when it is late, who is called then.

    `starts` and `closes` are names of moments (`hung-up`, `their-call`, `line-dropped`, `route-dialled`,
    `decided`; `callback-kept`, `taken-over`, `provider-reached`, ...). Minutes count from the start; `warn`
    is shorter than `due`. `by_urgency` gives other minutes for an urgency id. `escalates_to` lists, in
    order, who gets the call prompt when it is late: `owner` or roles of the roster.
    `due_workdays` (next working day tasks) replaces `due` when it is above 0; `warn` then counts back from it.
    Where `decisions` (kinds), `trajectories` or `pathways` name any, only decisions with one of those start it.
    `repeats`: kept, it begins again (a recurring review).
    """

    id: str
    label: str
    starts: str
    closes: str
    warn: int
    due: int
    escalates_to: tuple[str, ...]
    by_urgency: Mapping[str, int]
    due_workdays: int
    source: str
    decisions: tuple[str, ...] = ()
    trajectories: tuple[str, ...] = ()
    pathways: tuple[str, ...] = ()
    repeats: bool = False


@record
class Urgency:
    """One level of urgency; rank 1 is the most urgent. The one definition for screen, store, export, figures."""

    id: str
    rank: int
    label: str
    danger: bool

    @property
    def words(self) -> str:
        """The label without the number in front of it, which is its key: to be read aloud, and beside others."""
        return self.label.removeprefix(f"{self.rank} · ")


@record
class Person:
    """Somebody who may sit at the desk; `id` is a UUID that never changes."""

    id: str
    name: str
    roles: tuple[str, ...]


@record
class Opening:
    """When something is open, local time: weekdays (1 Monday .. 7 Sunday), `from` and `until` as HH:MM.

    `until` before or equal to `from` runs into the next day. A holiday counts as day 7.
    """

    days: tuple[int, ...]
    start: str
    end: str


@record
class PhoneNumber:
    """A number of the directory. Ships unverified; `verified_on` is set by the people who called it.

    Source of the rule: house rule 6. `number` is shown and dialled as written in E.164 or as a short number.
    """

    number: str
    label: str
    source: str
    verified_on: date | None


@record
class Route:
    """Somewhere to send a caller with one key: the panel shows its numbers, what to say, and who calls.

    `key` is F9..F12 or empty. `takeover` is the clock that runs until somebody there took over.
    `closing` is `control-room` where "meldkamer" and a time suffice (112), else `person`.
    """

    id: str
    key: str
    label: str
    subtitle: str
    numbers: tuple[PhoneNumber, ...]
    say: str
    opening: tuple[Opening, ...]
    takeover: str
    closing: str


@record
class Provider:
    """A provider of help, with its number in office hours and at night."""

    id: str
    label: str
    day: PhoneNumber | None
    night: PhoneNumber | None
    kinds: tuple[str, ...]


@record
class ProviderFirst:
    """When the provider already involved goes first (seed rows B6-008, E-003): in which hours and care statuses.

    `hours` is `office`, `outside-office` or `always`; `care_statuses` are answer codes of the question
    with code `care_status`.
    """

    hours: str
    care_statuses: tuple[str, ...]
    text: str


@record
class Profile:
    """All of one region's working arrangements, in one version.

    `digest` is the sha256 over the files, hex; `files` are their bytes by name, so that a fact can carry them.
    `choices` are the aspects of the 2014 checklist in words (`desk.profile.arrangements.ASPECTS`). `routes` lacks
    those that point at this desk itself. `max_age` is the first age that is out of scope. `visit` are the questions of
    whoever goes on site (visit.json), None where the profile has none. `seen_minutes`: how long "Gezien" keeps a desk
    quiet about a late promise; `call_minutes`: how long a call keeps a desk silent without a key in its report.
    """

    name: str
    title: str
    version: str
    valid_from: date
    digest: str
    files: Mapping[str, bytes]
    municipalities: tuple[str, ...]
    max_age: int
    office_hours: tuple[Opening, ...]
    choices: Mapping[str, str]
    entries: tuple[Entry, ...]
    clocks: Mapping[str, Clock]
    urgencies: tuple[Urgency, ...]
    pathways: tuple[Choice, ...]
    outcomes: tuple[Choice, ...]
    reasons: Mapping[str, tuple[Choice, ...]]
    feedback: tuple[Choice, ...]
    provider_first: ProviderFirst
    decided_by: tuple[str, ...]
    refusal_counts_of: tuple[str, ...]
    opening_lines: tuple[str, ...]
    notice: str
    people: tuple[Person, ...]
    routes: tuple[Route, ...]
    providers: tuple[Provider, ...]
    own_numbers: tuple[str, ...]
    checklist: Questionnaire
    urgency_table: Table
    route_table: Table
    care: Care = NO_CARE
    visit: Questionnaire | None = None
    seen_minutes: int = SEEN_MINUTES
    call_minutes: int = CALL_MINUTES

    def __hash__(self) -> int:
        """By its digest, which says all: a profile may be a key of what was made from it."""
        return hash(self.digest)

    def route(self, route_id: str) -> Route | None:
        """The route with this id, if the profile has it."""
        return next((route for route in self.routes if route.id == route_id), None)

    def provider(self, provider_id: str) -> Provider | None:
        """The provider with this id, if the directory has it."""
        return next((one for one in self.providers if one.id == provider_id), None)

    def urgency(self, urgency_id: str) -> Urgency | None:
        """The urgency level with this id, if the profile has it."""
        return next((level for level in self.urgencies if level.id == urgency_id), None)


def is_open(opening: tuple[Opening, ...], local: datetime) -> bool:
    """Whether something with these opening times is open at `local` (Europe/Amsterdam). No times: always open.

    A holiday counts as a Sunday: offices are closed, and who takes over from them in the weekend does so then.
    """
    if not opening:
        return True
    minute = f"{local:%H:%M}"
    today, yesterday = _weekday(local.date()), _weekday(local.date() - timedelta(days=1))
    for times in opening:
        overnight = times.end <= times.start
        if today in times.days and minute >= times.start and (overnight or minute < times.end):
            return True
        if overnight and yesterday in times.days and minute < times.end:
            return True
    return False


def _weekday(day: date) -> int:
    return 7 if day in holidays(day.year) else day.isoweekday()
