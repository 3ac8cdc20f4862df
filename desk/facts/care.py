"""After the decision: referred, answered, contact made, on site, agreed until morning. Instants are µs since 1970, UTC.

A fact about something that a former fact made names it by its id; where one value holds at a time, `replaces` rules.
How far a referral is, is such a value: each step names the steps that its author saw (none: a fact of before, which
takes the place of all that is not further).
"""

from desk.facts.codec import Scalar, fact_type
from desk.record import record

NOT_SAID = ("?",)
"""In `ReferralMade.seen`: facts of before do not say what their author saw."""


@fact_type("report")
@record
class ReferralMade:
    """A child was handed to a provider, who is to reach the family before the hour of the decision is over (B6-020).

    `provider` is an id of the profile's directory, empty for one that is named only; `number` the one to call.
    `after` is the referral that was refused, or that nobody answered, in whose place this one came. `seen` are the
    facts that its author knew to stand of the child's other referrals: two desks that ask one provider, neither knowing
    of the other, asked it once.
    """

    referral: str
    child: str
    provider: str
    name: str
    number: str = ""
    decision: str = ""
    after: str = ""
    note: str = ""
    seen: tuple[str, ...] = NOT_SAID


@fact_type("report")
@record
class ReferralTried:
    """The provider was called about it without an answer yet: `result` is `no-answer`, `busy` or `message`."""

    referral: str
    result: str
    number: str = ""


@fact_type("report")
@record
class ReferralAnswered:
    """What the provider said: `accepted` or `refused`, by `who`; a refusal has one of the profile's reasons.

    `counts`: whether the profile lets this reason stop the referral; one that does not is a dispute, for the case
    dispatcher ("afspraak is afspraak", C4-021 and C4-022).
    """

    referral: str
    answer: str
    who: str = ""
    reason: str = ""
    counts: bool = True
    note: str = ""


@fact_type("report")
@record
class ReferralRuled:
    """The case dispatcher decided about a refusal: it `stands`, or the provider takes the family after all."""

    referral: str
    stands: bool
    by: str
    note: str = ""


@fact_type("report")
@record
class FamilyReached:
    """Somebody of the provider spoke with the family: contact made, by `who`, at `happened_at`."""

    referral: str
    who: str = ""
    note: str = ""


@fact_type("report")
@record
class HelpStarted:
    """The provider's help began, by `who`: the trajectory's own clocks are about this."""

    referral: str
    who: str = ""


@fact_type("report")
@record
class ReferralEnded:
    """It goes no further: `how` is `passed-on` (another provider came in its place), `withdrawn` or `help-ended`."""

    referral: str
    how: str
    note: str = ""


@fact_type("report")
@record
class ReferralTakenBack:
    """What the header replaces was not so: somebody pressed too far. It is what it was before then, `state`."""

    referral: str
    step: str
    state: str


@fact_type("report")
@record
class ReferralChosen:
    """Two desks went on apart with one child; somebody looked: this provider has the family, and is as far as `state`.

    The header replaces what was said of it on both.
    """

    referral: str
    state: str


@fact_type("report")
@record
class PromiseTurned:
    """The same promise is another's to keep now: a provider refused, and its hour goes on with the next one."""

    promise: str
    who: str
    number: str


@fact_type("report")
@record
class VisitPlanned:
    """People go on site for these children (B6-023). `risk` is what whoever goes has to know of the address first.

    In a report that another went on in, `by` sent them, and the author merged.
    """

    visit: str
    children: tuple[str, ...]
    place: str
    risk: str = ""
    decision: str = ""
    note: str = ""
    by: str = ""


@fact_type("report")
@record
class VisitorNamed:
    """Who goes: a name with provider, discipline (an id of the profile) and number; `gone`: does not go after all."""

    visit: str
    visitor: str
    name: str
    provider: str = ""
    discipline: str = ""
    number: str = ""
    gone: bool = False


@fact_type("report")
@record
class VisitMoved:
    """How far they are: `on-the-way`, `arrived`, `left`, `cancelled`; or `told`: the caller heard that help comes.

    `safe` is a sign of life from there, as often as it comes; `reported`: they told what they found (B6-025).
    """

    visit: str
    state: str
    note: str = ""


@fact_type("report")
@record
class VisitTakenBack:
    """It did not come as far as `state` (`ended`: it goes on); what said so is in `replaces`, and counts no more."""

    visit: str
    state: str


@fact_type("report")
@record
class VisitAnswered:
    """What they found, by the profile's own checklist for it: a register per visit, child and question."""

    visit: str
    child: str
    link: str
    values: tuple[Scalar, ...]


@fact_type("report")
@record
class VisitEnded:
    """How it ended (B6-026): `stays` (one stays and starts), `other-provider`, `handed-over`, `not-needed`, `unsafe`.

    `who` stays or was handed to.
    """

    visit: str
    how: str
    who: str = ""
    note: str = ""


@fact_type("report")
@record
class SafetyAgreed:
    """A safety agreement until morning, for one child; a new one replaces the former.

    Who stays with the child, what was put away, whom to call first; `holds_until` is how long they say they can hold,
    `next_at` when we call (a promise of its own; guideline: within the time that they can hold). In a report that
    another went on in, `by` made it, and the author merged.
    """

    agreement: str
    child: str
    stays: str
    means: str
    call_first: str
    holds_until: int = 0
    next_at: int = 0
    number: str = ""
    note: str = ""
    by: str = ""


@fact_type("report")
@record
class SafetyReadBack:
    """The agreement was read back to `who`, and they agree with it."""

    agreement: str
    who: str = ""


@fact_type("report")
@record
class SafetyEnded:
    """The agreement holds no longer."""

    agreement: str
    reason: str = ""
