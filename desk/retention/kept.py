"""What a list of destruction goes by, of one report: folded along with its row, so that a list reads no facts. Pure."""

from dataclasses import replace

from desk.facts.retention import DestructionHeld
from desk.record import record
from desk.reports.state import ReportState


@record
class Hold:
    """Why it may not be destroyed: the ground (a word of retention.toml), what was typed, and the fact."""

    ground: str
    reason: str
    fact: str


@record
class Kept:
    """`last` is the last change (µs UTC), `status` that of the report; `outcomes` and `kinds` of decision of all its
    children, also those that were replaced; `sources` are the reports that go on in it, `into` the one it goes on in.
    """

    status: str
    last: int
    outcomes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    holds: tuple[Hold, ...] = ()
    sources: tuple[str, ...] = ()
    into: str = ""


def kept_of(state: ReportState) -> Kept:
    """That of a report as it stands."""
    ended = [said.value.outcome for register in state.ended.values() for said in register.values()]
    kinds = [one.noted.kind for one in state.decisions]
    return Kept(
        status=state.status,
        last=max(state.closed_at, state.changed_at, state.opened_at),
        outcomes=tuple(sorted({one for one in ended if one})),
        kinds=tuple(sorted({one for one in kinds if one})),
        holds=tuple(_hold(name, held) for name, held in state.holds.items()),
        sources=tuple(dict.fromkeys(state.merged_from)),
        into=state.merged_into,
    )


def bare_kept(kept: Kept) -> Kept:
    """The same without what somebody typed."""
    return replace(kept, holds=tuple(replace(hold, reason="") for hold in kept.holds))


def _hold(fact: str, held: DestructionHeld) -> Hold:
    return Hold(held.ground, held.reason, fact)
