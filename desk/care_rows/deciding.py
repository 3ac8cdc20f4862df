"""What can be decided about a child besides urgency, pathway and route: kinds, providers, trajectories, cautions."""

from desk.care_rows.referral import ProviderRow
from desk.record import record
from desk.rows import OptionRow


@record
class TrajectoryRow:
    """A trajectory with its criteria and when it ends, in words, and where that comes from."""

    id: str
    label: str
    criteria: tuple[str, ...]
    exits: tuple[str, ...]
    source: str


@record
class CautionRow:
    """A warning that the region wants to see here, with its source; never a block."""

    text: str
    source: str


@record
class StandingRow:
    """A decision that stands already: `text` is what, when, and at which desk by whom."""

    id: str
    text: str


@record
class DeciderRow:
    """Somebody who can have decided. `code` tells them apart: the person, else the name; `person` is empty for a name
    alone. `role` as what; `label` is what stands at the choice, `said` who it is in a line."""

    code: str
    name: str
    person: str
    role: str
    label: str
    said: str


@record
class DecidersRow:
    """Who can have decided, the first is proposed; `other` is the code of the triagist on call who is one key away."""

    rows: tuple[DeciderRow, ...]
    other: str


@record
class DecidingRow:
    """For one child and what is picked now.

    `kind` is what holds now: as picked, else what the pathway means; `proposed_kind` what the proposal means. `asks`
    are what that kind asks for (`desk.profile.care.ASKS`). `pathway` is the one that goes with a kind that was picked,
    empty where it has none. `providers` are those of the chain in order, then the others; `first` whom to ask first.
    `roles` are who may decide. `assessment` counts this decision; from the second on `why_again` are its reasons.
    `why_not_owed`: the provider offers no ambulatory help and nobody said why not (B6-021). `standing` are the
    decisions that this one replaces. `unsure` says how many danger questions are open where the urgency that will be
    noted is none of danger and nobody picked it, `unasked` which; both empty where nothing of that is to be told.
    """

    kinds: tuple[OptionRow, ...]
    kind: str
    proposed_kind: str
    asks: tuple[str, ...]
    pathway: str
    providers: tuple[ProviderRow, ...]
    first: str
    trajectories: tuple[TrajectoryRow, ...]
    why_not_ambulatory: tuple[OptionRow, ...]
    why_not_owed: bool
    roles: tuple[OptionRow, ...]
    assessment: int
    why_again: tuple[OptionRow, ...]
    cautions: tuple[CautionRow, ...]
    standing: tuple[StandingRow, ...] = ()
    unsure: str = ""
    unasked: tuple[str, ...] = ()
