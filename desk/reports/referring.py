"""Which provider is asked next for a child: the profile's chain for what was decided, but who was asked. Pure."""

from desk.profile.model import Profile
from desk.reports.moments import decided_for
from desk.reports.state import ReportState


def chain_for(profile: Profile, state: ReportState, child: str) -> tuple[str, ...]:
    """The ids of providers in the order in which they are asked; what was decided for the child comes first.

    A provider in the middle of the profile's order is followed by those after it, then by those before it: who was not
    asked yet may have a place.
    """
    chain = profile.care.chains.get(decided_for(state, child).pathway, ())
    chain = tuple(one for one in chain if profile.provider(one) is not None)
    standing = state.decisions_for(child)
    first = standing[-1].noted.provider if standing else ""
    if first in chain:
        at = chain.index(first)
        return (*chain[at:], *chain[:at])
    return (first, *chain) if first else chain


def asked(state: ReportState, child: str) -> frozenset[str]:
    """The providers that were asked since what holds now was decided, whoever was asked last in any case."""
    standing = state.decisions_for(child)
    decision = standing[-1].noted.decision if standing else ""
    every = state.care.referrals_of(child)
    made = (one for one in every if one.open or one is every[-1] or one.made.decision == decision)
    return frozenset(one.made.provider for one in made)


def next_provider(profile: Profile, state: ReportState, child: str) -> str:
    """The id of the provider to ask now; empty when everybody was asked: then the shift lead is called."""
    before = asked(state, child)
    return next((one for one in chain_for(profile, state, child) if one not in before), "")
