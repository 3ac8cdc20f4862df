"""Folds the steps of referrals: each in place of those that its author saw, so that what two desks did apart stays."""

from collections.abc import Callable, Mapping
from typing import Any

from desk.fact import Fact
from desk.facts import care as f
from desk.reports.referral_state import Referral, Step, further
from desk.reports.state import ReportState
from desk.words.fold import fold_text

Handler = Callable[[ReportState, Fact, Any], None]
Stand = Callable[[ReportState, Fact, dict[str, Any], Any], None]


def referral_handlers(stand: Stand) -> Mapping[type, Handler]:
    """What each type of fact about a referral does; `stand` is how registers work everywhere."""

    def steps(word_of: Callable[[Any], str]) -> Handler:
        def handle(state: ReportState, fact: Fact, payload: Any) -> None:
            referral = state.care.referral(payload.referral)
            if referral is not None:
                _step(stand, state, referral, fact, payload, word_of(payload))

        return handle

    def made(state: ReportState, fact: Fact, payload: f.ReferralMade) -> None:
        care = state.care
        if care.referral(payload.referral) is not None:
            return
        twin = next((one for one in care.referrals.values() if _asked_apart(one, payload)), None)
        if twin is None:
            twin = care.referrals[payload.referral] = Referral(payload, fact.happened_at, fact.author)
        else:
            care.joined[payload.referral] = twin.made.referral
            twin.at = min(twin.at, fact.happened_at)
        twin.decisions.add(payload.decision)
        _step(stand, state, twin, fact, payload, "asked")

    def back(state: ReportState, fact: Fact, payload: f.ReferralTakenBack) -> None:
        referral = state.care.referral(payload.referral)
        if referral is not None:
            for old in fact.replaces:
                if old in referral.past:
                    referral.past[old].back = True
            _step(stand, state, referral, fact, payload, payload.state)

    return {
        f.ReferralMade: made,
        f.ReferralTried: _tried,
        f.ReferralAnswered: steps(lambda said: said.answer if said.counts or said.answer != "refused" else "disputed"),
        f.ReferralRuled: steps(lambda said: "refused" if said.stands else "accepted"),
        f.FamilyReached: steps(lambda _: "reached"),
        f.HelpStarted: steps(lambda _: "started"),
        f.ReferralEnded: steps(lambda _: "ended"),
        f.ReferralTakenBack: back,
        f.ReferralChosen: steps(lambda said: said.state),
        f.PromiseTurned: _turned,
    }


def _step(stand: Stand, state: ReportState, referral: Referral, fact: Fact, payload: object, word: str) -> None:
    before, at = _before(referral, fact, payload, word)
    step = Step(word, at, fact.author, before, payload)
    referral.past[fact.id] = step
    if not fact.replaces:
        # Of before, or the copy of a step in a report that went on in this one: the furthest stands.
        if further(referral, word):
            return
        for old in [*referral.words]:
            del referral.words[old]
            state.places.pop(old, None)
    stand(state, fact, referral.words, step)


def _before(referral: Referral, fact: Fact, payload: object, word: str) -> tuple[str, int]:
    """What it was before this step, and when the step was; of one that only says it again: as it was then."""
    seen = [referral.past[old].word for old in fact.replaces if old in referral.past]
    if isinstance(payload, f.ReferralTakenBack | f.ReferralChosen):
        same = (one for one in reversed(referral.past.values()) if one.word == word and not one.back)
        return next(((one.before, one.at) for one in same), ("asked", fact.happened_at))
    others = [one for one in seen if one != word]
    return others[0] if others else "asked" if seen else referral.state, fact.happened_at


def _asked_apart(one: Referral, made: f.ReferralMade) -> bool:
    """Whether two desks asked one provider for one child, neither knowing of the other: that is one referral."""
    return (
        one.made.child == made.child
        and f.NOT_SAID not in (one.made.seen, made.seen)
        and one.past.keys().isdisjoint(made.seen)
        and (one.made.provider, *_name(one.made)) == (made.provider, *_name(made))
    )


def _name(made: f.ReferralMade) -> tuple[str, ...]:
    return () if made.provider else (fold_text(made.name),)


def _tried(state: ReportState, fact: Fact, payload: f.ReferralTried) -> None:
    referral = state.care.referral(payload.referral)
    # Two desks that merged the same reports give it twice.
    if referral is not None and (fact.happened_at, payload) not in referral.tries:
        referral.tries.append((fact.happened_at, payload))


def _turned(state: ReportState, fact: Fact, payload: f.PromiseTurned) -> None:
    promise = state.promise_of(payload.promise)
    if promise is not None:
        # Another provider's number and nobody's former one; who was called about it was called for the one before, and
        # the chain begins anew.
        promise.number, promise.who = payload.number, payload.who
        promise.number_at, promise.number_said = fact.recorded_at, ()
        promise.former.clear()
        promise.escalations.clear()
        promise.acknowledged.clear()
