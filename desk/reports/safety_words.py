"""A safety agreement in words: in sentences to read aloud, in one line to hand over, and what is open. Pure."""

from desk.fact import from_ticks
from desk.profile.model import Profile
from desk.reports.care import Safety
from desk.reports.state import CALLBACK, Promise, ReportState
from desk.words.phone import read_number
from desk.words.times import clock_text, moment_text

CLOSES, ABOUT = "safety-called", "veiligheidsafspraak"
"""What the next contact is about, where the profile has no clock for it and it is a promise to call back."""
_TONIGHT = 18 * 3600 * 1_000_000


def safety_lines(safety: Safety) -> tuple[str, ...]:
    """An agreement in words that can be read aloud; minutes on the Dutch clock, with the day where it is another."""
    agreed = safety.agreed
    holds = f"Zo houden jullie het vol tot {_aloud(agreed.holds_until, safety.at)}" if agreed.holds_until else ""
    calls = f"Wij bellen om {_aloud(agreed.next_at, safety.at)}" if agreed.next_at else ""
    if calls and agreed.number:
        calls = f"{calls} op {read_number(agreed.number).shown or agreed.number}"
    said_so = (
        f"{agreed.stays} blijft bij het kind" if agreed.stays else "",
        f"Weggelegd: {agreed.means}" if agreed.means else "",
        f"Wordt het erger: bel eerst {agreed.call_first}" if agreed.call_first else "",
        holds,
        calls,
        agreed.note,
    )
    return tuple(f"{line[:1].upper()}{line[1:].rstrip('.')}." for line in said_so if line)


def _aloud(at: int, made: int) -> str:
    """A minute (µs UTC) as it is said aloud: with the day only where tonight is not meant."""
    near = at - made < _TONIGHT
    return clock_text(from_ticks(at)) if near else moment_text(from_ticks(at), from_ticks(made))


def safety_brief(safety: Safety, due: int) -> str:
    """`moeder blijft · pillen bij oma weg · eerst oma · vol te houden tot 07:00 · bellen 06:00`."""
    agreed = safety.agreed
    parts = (
        f"{agreed.stays} blijft" if agreed.stays else "",
        f"weg: {agreed.means}" if agreed.means else "",
        f"eerst bellen: {agreed.call_first}" if agreed.call_first else "",
        f"vol te houden tot {clock_text(from_ticks(agreed.holds_until))}" if agreed.holds_until else "",
        f"wij bellen {clock_text(from_ticks(due))}" if due else "",
    )
    return " · ".join(part for part in parts if part)


def still_open(safety: Safety, promise: Promise | None) -> tuple[str, ...]:
    """What was not agreed, and whether somebody still has to call or to read it back."""
    agreed = safety.agreed
    asked = (
        ("wie blijft is open", not agreed.stays),
        ("wat is weggelegd is open", not agreed.means),
        ("wie eerst te bellen is open", not agreed.call_first),
        ("hoe lang ze het volhouden is open", not agreed.holds_until),
        ("geen volgend contact", promise is None),
        (_numberless(promise), bool(_numberless(promise))),
        ("nog niet voorgelezen", not safety.read_back),
    )
    return tuple(words for words, is_open in asked if is_open)


def _numberless(promise: Promise | None) -> str:
    """That nobody can be called at the minute that was agreed."""
    if promise is None or promise.number:
        return ""
    return f"voor {clock_text(from_ticks(promise.due_at))} is er geen nummer"


def next_contact(state: ReportState, profile: Profile | None, child: str) -> Promise | None:
    """The open promise to call about the agreement of a child."""
    clocks = profile.clocks if profile else {}
    for promise in state.open_promises():
        clock = clocks.get(promise.made.clock)
        about = promise.made.clock == CALLBACK and promise.made.note == ABOUT
        if promise.made.child == child and (about or (clock is not None and clock.closes == CLOSES)):
            return promise
    return None


def briefs(state: ReportState, profile: Profile | None, names: dict[str, str]) -> tuple[str, ...]:
    """Every agreement of a report that holds, a line each with what is open; `names` are those of the children."""
    found = []
    for safety in state.care.safety.values():
        if not safety.ended:
            promise = next_contact(state, profile, safety.agreed.child)
            said = (safety_brief(safety, promise.due_at if promise else 0), *still_open(safety, promise))
            line = " · ".join(part for part in said if part)
            found.append(f"{names.get(safety.agreed.child, '')}: {line}" if len(names) > 1 else line)
    return tuple(found)
