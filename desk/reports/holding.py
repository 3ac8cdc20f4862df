"""Which provider has a family now, and between whom somebody has to choose after two desks went on apart. Pure."""

from collections.abc import Collection

from desk.fact import from_ticks
from desk.facts import care as f
from desk.profile.model import Profile
from desk.reports.care import Referral
from desk.reports.moments import ending
from desk.reports.state import Promise, ReportState
from desk.words.times import clock_text

ANSWERED = "provider-answered"
_DID = {
    "asked": "is gevraagd om",
    "accepted": "zei ja om",
    "refused": "weigerde om",
    "disputed": "weigerde om",
    "reached": "sprak het gezin om",
    "started": "is begonnen om",
    "ended": "gaat niet verder sinds",
}


def holding(state: ReportState, child: str) -> list[Referral]:
    """Those of whom something is waited for, and those of whom two desks say something else; as they were made."""
    return [one for one in state.care.referrals_of(child) if one.open or one.contested]


def to_choose(state: ReportState, child: str) -> list[Referral]:
    """The referrals between which somebody has to choose; none in the ordinary course of things."""
    every, open_ones = state.care.referrals_of(child), [one for one in state.care.referrals_of(child) if one.open]
    found = [
        one
        for one in every
        if one.open or one.contested or (one.reached_at and one.state != "ended" and _unknown_to(one, open_ones))
    ]
    return found if len(found) > 1 or any(one.contested for one in found) else []


def current(state: ReportState, child: str) -> Referral | None:
    """The referral that is gone on with: the last that is open, or that reached the family, else the last made."""
    every = state.care.referrals_of(child)
    going = [one for one in every if one.open] or [one for one in every[-1:] if one.state != "ended"]
    going = going or [one for one in every if one.state in ("reached", "started")] or every
    return going[-1] if going else None


def answering(
    profile: Profile, state: ReportState, referral: Referral, but: Collection[Referral] = ()
) -> list[Promise]:
    """The open clocks of this one's yes or no; one of nobody's own counts when no other is asked (but those of `but`).

    Clocks of before do not say whose they are, nor do those that were made by hand; the name tells it of the former.
    Nobody's is also that of one who is asked no longer, since another desk knew more.
    """
    child = referral.made.child
    others = [one for one in state.care.referrals_of(child) if one is not referral and one not in but]
    asked = any(one.state in ("asked", "disputed") for one in others)
    found = []
    for promise in ending(profile, ANSWERED, state.open_promises(), child):
        whose = _whose(state, promise)
        if whose is referral or (not asked and (whose is None or whose.state not in ("asked", "disputed"))):
            found.append(promise)
    return found


def choose_words(state: ReportState, child: str) -> str:
    """What two desks noted apart, and that somebody has to choose; empty when there is nothing to choose."""
    found = to_choose(state, child)
    said, named = [], set()
    for one in found:
        if one.contested:
            words, others = _contested(state, one)
            said.append(words)
            named |= others
    said += [
        _did(one) for one in found if not one.contested and (one.made.referral not in named or one.state != "asked")
    ]
    if not said:
        return ""
    ask = "kies wie het gezin houdt" if len(found) > 1 else "kies of die het gezin houdt"
    return f"{'; '.join(said)}: {ask}"


def _contested(state: ReportState, one: Referral) -> tuple[str, set[str]]:
    """What two desks say of one provider, and the referrals that were made in its place."""
    name = one.made.name
    if one.state == "refused" or one.state == "disputed":
        yes, no = clock_text(from_ticks(one.said_at("accepted"))), clock_text(from_ticks(one.said_at(one.state)))
        return f"{name} zei ja om {yes} en nee om {no}, op twee desks", set()
    after = [other for other in state.care.referrals_of(one.made.child) if state.care.referral(other.made.after) is one]
    if after:
        to = " en ".join(dict.fromkeys(other.made.name for other in after))
        return f"{_did(one)}; op een andere desk is doorgegeven aan {to}", {other.made.referral for other in after}
    return f"{_did(one)}; op een andere desk gaat dit niet verder", set()


def _did(one: Referral) -> str:
    return f"{one.made.name} {_DID[one.state]} {clock_text(from_ticks(one.since))}"


def _unknown_to(reached: Referral, others: Collection[Referral]) -> bool:
    """Whether one of the others is asked by somebody who did not know that this one spoke with the family."""
    known = {fact for fact, one in reached.past.items() if one.word in ("reached", "started") and not one.back}
    return any(
        other.at < reached.reached_at if other.made.seen == f.NOT_SAID else known.isdisjoint(other.made.seen)
        for other in others
    )


def _whose(state: ReportState, promise: Promise) -> Referral | None:
    if promise.made.referral:
        return state.care.referral(promise.made.referral)
    who = promise.who or promise.made.who
    named = [one for one in state.care.referrals_of(promise.made.child) if who and one.made.name == who]
    # Asked again after a no: the clock is about the last time.
    return named[-1] if named else None
