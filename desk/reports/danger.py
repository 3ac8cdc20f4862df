"""What is danger, one definition for board, queue, alarms and summary (house rule 9). Pure.

The urgency that the profile calls danger, or an answer to one of its danger questions that raises its red flag and
counts: the question is on, or its answer stays (house rule 13). Which answers those are is the profile's data.
"""

from desk.checklist.model import Item
from desk.checklist.values import Value
from desk.decision.propose import Proposal
from desk.profile.model import Profile


def alarms(item: Item | None, value: Value) -> bool:
    """Whether this answer is danger by itself."""
    return item is not None and item.danger and bool(item.red_flag(value))


def counts(item: Item, enabled: frozenset[str], proposal: Proposal | None) -> bool:
    """Whether the answer to a question counts: it is on, or hidden since with a danger answer."""
    return item.link_id in enabled or (proposal is not None and item.link_id in proposal.kept)


def is_danger(
    profile: Profile | None, proposal: Proposal | None, answers: dict[str, tuple[Value, ...]], enabled: frozenset[str]
) -> bool:
    """Whether a child is in danger, with these answers (its own and the report's) and the proposal made of them."""
    if profile is None:
        return False
    if proposal is not None and not proposal.none_yet:
        level = profile.urgency(proposal.urgency)
        if level is not None and level.danger:
            return True
    flagged = (
        link for link, values in answers.items() if any(alarms(profile.checklist.by_link(link), v) for v in values)
    )
    items = (profile.checklist.by_link(link) for link in flagged)
    return any(item is not None and counts(item, enabled, proposal) for item in items)
