"""What can be seen: the frozen rows that views draw. Made by the core, read by `ui/`, never changed.

Instants are UTC datetimes; views put them on screen in Europe/Amsterdam. Words in rows are Dutch, ready
to show; ids are for commands. A row that may still be on its way to the disk says so with `saved`.
"""

from datetime import datetime, timedelta
from enum import Enum

from desk.agreement_rows import AgreedRow
from desk.hold_rows import OwnerRow
from desk.promise_rows import PromiseRow as PromiseRow
from desk.promise_rows import ValueRow as ValueRow
from desk.record import record


class Saved(Enum):
    """How safe a thing is: on its way to the journal, in the journal, or only in the draft table."""

    SAVING = "saving"
    SAVED = "saved"
    DRAFT = "draft"


@record
class ChildRow:
    """One child of a report, as tabs, cards and lists name it."""

    id: str
    name: str
    sex: str
    age: str
    location: str
    outcome: str
    urgency: str = ""
    rank: int = 0
    provisional: bool = True


@record
class TriageMarkRow:
    """What of a report waits for triage. `kind`: `decide`, `confirm` (`id` is the decision) or `question`.

    `at` since when; `text` what was decided, proposed or asked; `by` the name of who decided, `noted_by` the person who
    wrote it. `rank` is the urgency's (0: none). `person` is the person who decided, empty where only a name is known;
    `alone`: their role may decide by itself, and no danger is open; `desk` the incarnation where it was noted.
    """

    kind: str
    id: str
    child: str
    at: datetime
    text: str
    by: str
    noted_by: str
    rank: int = 0
    danger: bool = False
    person: str = ""
    alone: bool = False
    desk: str = ""


@record
class AskedRow:
    """A question of the triagist; `answer` is empty while it is open, `draft` what is being typed as its answer."""

    id: str
    child: str
    text: str
    by: str
    at: datetime
    answer: str = ""
    answered_by: str = ""
    answered_at: datetime | None = None
    draft: str = ""


@record
class CardRow:
    """One report in a list: the left column, today's reports, search results, earlier calls.

    `state` is `calling`, `waiting`, `open`, `closed`, `merged` or `set-aside`. `rank` is the urgency's rank
    (0: no proposal yet); danger sorts above time. `promises` are the open ones, soonest first; `safety` the safety
    agreements that hold, a line each, which go with every handover; `triage` what waits for the triagist;
    `clocks` the promises of the chain after the decision in lines, save the one of the badge; `decided` says that a
    decision stands, which and since when. `opened_by` is a person, `sensitive` are those who alone may open it (ids).
    `last_call_at` is when its last call began, over or not, and at which desk (an incarnation).
    `withheld` says why whoever sits here may not read it: nothing of its content stands in the row then.
    `away`: its content is not on this computer, and is fetched when somebody opens it; the row is bare as well. A field
    that comes to this row needs a default: bare rows stay as they were written.
    """

    id: str
    reference: str
    kind: str
    state: str
    title: str
    subtitle: str
    badge: str
    badge_kind: str
    rank: int
    danger: bool
    opened_at: datetime
    call_started_at: datetime | None
    closed_at: datetime | None
    caller_name: str
    caller_number: str
    number_key: str
    children: tuple[ChildRow, ...]
    promises: tuple[PromiseRow, ...]
    agreements: tuple[str, ...]
    core_done: bool
    open_danger: int
    call_desk: str = ""
    owners: tuple[OwnerRow, ...] = ()
    saved: Saved = Saved.SAVED
    safety: tuple[str, ...] = ()
    triage: tuple[TriageMarkRow, ...] = ()
    clocks: tuple[str, ...] = ()
    decided: str = ""
    opened_by: str = ""
    sensitive: tuple[str, ...] = ()
    withheld: str = ""
    last_call_at: datetime | None = None
    last_call_desk: str = ""
    away: bool = False


@record
class OptionRow:
    """One answer that can be given with one key; `key` is 1-9, 0, - or empty for longer lists."""

    code: str
    label: str
    key: str
    chosen: bool
    danger: bool


@record
class QuestionRow:
    """One question as a card shows it, worded for whoever speaks now.

    `kind` is `choice`, `choices` (toggle), `text` (long), `line` (one line), `number` or `date`.
    `text_value` is what stands in the field (the draft if there is one). `flags` are what to say now.
    `kept` says that a danger answer stays although its question is hidden (house rule 13).
    `values` has two or more entries when two desks wrote.
    """

    link: str
    code: str
    prefix: str
    text: str
    help: str
    kind: str
    core: bool
    danger: bool
    options: tuple[OptionRow, ...]
    text_value: str
    hint: str
    flags: tuple[str, ...]
    answered: bool
    kept: bool
    values: tuple[ValueRow, ...]
    saved: Saved
    child: str
    yes_no_only: bool


@record
class SectionRow:
    """One section of the checklist: `state` is `done`, `now` or `ahead`; `title` without its number."""

    link: str
    number: str
    title: str
    per_child: bool
    answered: int
    total: int
    open_danger: int
    questions: tuple[QuestionRow, ...]


@record
class ProposalRow:
    """What the tables propose for one child, on which answers it rests, and what was chosen (house rule 3).

    `none_yet` means that nothing was answered. `because` are short Dutch lines; `open` the danger
    questions still open; `kept` answers that count although hidden. `chosen` and `reason` are empty
    until a decision was noted.
    """

    child: str
    none_yet: bool
    urgency: str
    label: str
    rank: int
    danger: bool
    provisional: bool
    pathway: str
    pathway_label: str
    route: str
    route_label: str
    reason: str
    because: tuple[str, ...]
    open: tuple[str, ...]
    open_links: tuple[str, ...]
    kept: tuple[str, ...]
    rules: tuple[str, ...]


@record
class DecisionRow:
    """A decision that was noted: "besluit van X, 03:51, genoteerd door Y"; valid at once, confirmed later.

    `proposed`: there was a proposal then; without one nothing was followed and nothing deviates. `counts`: no later one
    took its place; of two that desks noted while apart, the more urgent until somebody chooses. `more` are lines about
    kind, provider, trajectory, goal, appointment and why it was assessed again. `confirmed` says who confirmed it and
    when, or that it still waits; `may_take_back`: somebody did confirm it.
    """

    id: str
    child: str
    urgency: str
    urgency_label: str
    pathway: str
    pathway_label: str
    route: str
    route_label: str
    followed: bool
    reason: str
    decided_by: str
    decided_at: datetime
    noted_by: str
    saved: Saved
    proposed: bool = True
    counts: bool = True
    more: tuple[str, ...] = ()
    confirmed: str = ""
    may_take_back: bool = False


@record
class TimelineRow:
    """One line of what happened: `happened_at` is what people state, `recorded_at` what the desk saw."""

    fact: str
    happened_at: datetime
    recorded_at: datetime
    who: str
    text: str
    kind: str
    child: str
    corrected: bool
    saved: Saved


@record
class SheetRow:
    """Everything the intake screen shows of one report, for the child that is chosen there.

    `on_line` is the state of the call: `calling`, `stay` (blijf aan de lijn), `elsewhere` (a colleague is in it),
    `dropped` or `ended`.
    `heading` is "A-0419 · jongen, 14 jaar" and `place` the line below it; `first_block` are the answers that
    stay in view for the whole call: danger, place, number, each as (word, answer). `caller_number` is as
    typed (the draft if there is one) and `caller_hint` how it is read. `propose_112`: the line dropped, two
    tries reached nobody and danger is open. `number_values` and `decision_values` (for this child) are two or more
    when two desks wrote. `asked` are the questions of the triagist that wait for an answer, `agreed` the agreements
    made beforehand that its numbers and names lead to, `decided` as on the card, of this child. `unsure` are the ids
    of the earlier reports that perhaps are about another child, `perhaps` what was agreed in those, marked, with their
    references; `agreements` is of the others. `to_call` are the numbers on which the caller is called back, as people
    read them, the one that is proposed first, and `to_call_who` who that is.
    """

    card: CardRow
    heading: str
    place: str
    child: str
    speaker: str
    speaker_label: str
    caller_number: str
    caller_hint: str
    on_line: str
    constrained: bool
    core_total: int
    core_answered: int
    sections: tuple[SectionRow, ...]
    first_block: tuple[tuple[str, str], ...]
    proposal: ProposalRow | None
    decisions: tuple[DecisionRow, ...]
    promises: tuple[PromiseRow, ...]
    earlier: tuple[CardRow, ...]
    agreements: tuple[str, ...]
    provider_first: str
    propose_112: bool
    feedback_open: tuple[str, ...]
    merged_into: str
    profile: str
    profile_note: str
    saved: Saved
    number_values: tuple[ValueRow, ...] = ()
    decision_values: tuple[ValueRow, ...] = ()
    asked: tuple[AskedRow, ...] = ()
    agreed: tuple[AgreedRow, ...] = ()
    decided: str = ""
    unsure: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    to_call: tuple[str, ...] = ()
    to_call_who: str = ""


@record
class SearchRow:
    """One find of Ctrl+K: a report with the place where the words stand.

    `excerpt` is as it was typed, numbers as people write them; `marks` tell from where to where in it the find stands.
    """

    card: CardRow
    where: str
    excerpt: str
    marks: tuple[tuple[int, int], ...] = ()


@record
class NeighbourRow:
    """A desk over the same store, this one left out: who sits there, and what is open there (presence, no fact).

    `id`: its incarnation; `reports`: ids of what is open there, the one in front first; `silent`: not heard for 45 s,
    since `since` at the latest; `offset`: its clock ahead of the store's; `behind`: facts that only others knew then.
    """

    id: str
    name: str
    code: str
    person: str
    reports: tuple[str, ...]
    in_call: bool
    silent: bool
    offset: timedelta
    since: datetime
    behind: int = 0


@record
class NewDeskRow:
    """A desk that shares along since `since` and that nobody admitted yet; `signing` is the key it signs with."""

    id: str
    name: str
    code: str
    signing: str
    since: datetime


@record
class HealthRow:
    """How the desk itself is: store, journal, clock, profile. `level` is `ok`, `warn` or `bad`.

    `clock`: the notice that somebody set the computer's clock, empty when nobody did. `away`: cut off from the store,
    all is as of `store_as_of`; `shut`: the store can only be read; `busy`: `text` says how far taking over much is.
    """

    level: str
    text: str
    store_as_of: datetime | None
    pending: int
    unsaved: int
    notices: tuple[str, ...]
    clock: str = ""
    away: bool = False
    busy: bool = False
    shut: bool = False
