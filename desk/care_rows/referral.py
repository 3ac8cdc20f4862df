"""A child's way to a provider for its panel: who is asked, who comes next, who is called then."""

from datetime import datetime

from desk.directory_rows import NumberRow
from desk.record import record
from desk.rows import OptionRow, PromiseRow

KEEPS_NOT = "not:"
"""Before a referral's id: that provider has the family no longer."""


@record
class ProviderRow:
    """A provider in the order in which they are asked. `number` is that of this hour, None where nobody knows one.

    `hours` says which number it is ("dag", "nacht"); `text` what came of asking it, empty when it was not asked yet.
    """

    id: str
    label: str
    number: NumberRow | None
    hours: str
    text: str


@record
class CalledRow:
    """Somebody of the roster to call: the role in words, a name and a number; `note` when nobody is there."""

    role: str
    label: str
    name: str
    number: str
    number_shown: str
    note: str


@record
class ReferralRow:
    """One referral. `state` as `desk.reports.care.Referral`; `text` how far it is and `more` what was noted, in Dutch.

    `silent`: called in vain and no answer yet. `undo`: the step that can be taken back, empty when there is none.
    """

    id: str
    child: str
    provider: str
    name: str
    number: str
    number_shown: str
    at: datetime
    state: str
    text: str
    more: tuple[str, ...]
    silent: bool
    undo: str = ""


@record
class ChooseRow:
    """Two desks went on apart: `text` says what each noted, `options` between whom somebody chooses.

    The code of an option is a referral that has the family, or KEEPS_NOT and the referral that has not.
    """

    text: str
    options: tuple[OptionRow, ...]


@record
class ReferralsRow:
    """Everything about one child. `current` is the referral made last, `earlier` those before it, newest first.

    `chain` are the providers in order, `others` the rest of the directory, `next` whom to ask now: None after the last
    one, then `lead` is called. `reasons` are for a refusal, with the word that says when it is a dispute; `dispatcher`
    rules about one. `feedback` is what the referrer is to hear before the help begins and did not yet. `decided` says
    what was decided. `promises` are the clocks that run. `choose`: None in the ordinary course of things.
    """

    report: str
    reference: str
    child: str
    child_name: str
    children: tuple[OptionRow, ...]
    decided: str
    current: ReferralRow | None
    earlier: tuple[ReferralRow, ...]
    chain: tuple[ProviderRow, ...]
    others: tuple[ProviderRow, ...]
    next: ProviderRow | None
    reasons: tuple[OptionRow, ...]
    lead: CalledRow
    dispatcher: CalledRow
    feedback: tuple[OptionRow, ...]
    promises: tuple[PromiseRow, ...]
    choose: ChooseRow | None = None
