"""What happened in one report, line by line: both times, who, and what was corrected (house rule 7). Pure."""

from collections.abc import Callable, Iterable

from desk.fact import Fact, from_ticks
from desk.facts import answers as a
from desk.facts import call as c
from desk.facts import decisions as d
from desk.facts import promises as p
from desk.facts.codec import Unknown, decode
from desk.profile.model import Profile
from desk.reports.view import shown
from desk.rows import Saved, TimelineRow
from desk.words.times import clock_text

_TRIED = {
    "no-answer": "geen gehoor",
    "busy": "in gesprek",
    "voicemail": "voicemail",
    "wrong-person": "iemand anders nam op",
}
_HOW = {
    "promised": "met afspraak",
    "dropped": "lijn viel weg",
    "finished": "afgerond",
    "handed-over": "doorverbonden",
    "not-reached": "niemand bereikt",
}
_CALLERS = {"reporter": "beller belt zelf", "colleague": "collega belt", "self": "zelf gebeld"}


def timeline(
    facts: Iterable[Fact],
    profile: Profile | None,
    name_of: Callable[[str], str],
    in_flight: Callable[[str], bool],
) -> tuple[TimelineRow, ...]:
    """The lines of a report in the order in which things happened."""
    every = list(facts)
    replaced = {old for fact in every for old in fact.replaces}
    promises: dict[str, p.PromiseMade] = {}
    rows = []
    for fact in every:
        payload = decode(fact)
        if isinstance(payload, p.PromiseMade):
            promises.setdefault(payload.promise, payload)
        text, kind = _line(payload, profile, promises)
        rows.append(
            TimelineRow(
                fact=fact.id,
                happened_at=fact.happened(),
                recorded_at=fact.recorded(),
                who=name_of(fact.author),
                text=text,
                kind=kind,
                child=getattr(payload, "child", ""),
                corrected=fact.id in replaced,
                saved=Saved.SAVING if in_flight(fact.id) else Saved.SAVED,
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.happened_at, row.recorded_at)))


def _line(payload: object, profile: Profile | None, promises: dict[str, p.PromiseMade]) -> tuple[str, str]:
    if isinstance(payload, Unknown):
        return "Feit van een nieuwere versie; werk het programma bij om het te lezen", "unknown"
    if isinstance(payload, a.AnswerGiven | a.AnswerMoved):
        return _answer(payload, profile), "answer"
    if isinstance(payload, a.NoteTyped):
        return payload.text, "note"
    promise = promises.get(getattr(payload, "promise", ""))
    clock = profile.clocks.get(promise.clock) if profile and promise else None
    label = clock.label if clock else (promise.clock if promise else "Afspraak")
    made = _promise(payload, label)
    if made:
        return made, "promise"
    return _other(payload, profile), "event"


def _answer(payload: a.AnswerGiven | a.AnswerMoved, profile: Profile | None) -> str:
    item = profile.checklist.by_link(payload.link) if profile else None
    question = item.text if item else payload.link
    words = shown(item, payload.values) or "teruggenomen"
    moved = " (verplaatst naar het juiste kind)" if isinstance(payload, a.AnswerMoved) else ""
    return f"{question} {words}{moved}"


def _promise(payload: object, label: str) -> str:
    match payload:
        case p.PromiseMade():
            who = f" {payload.who}" if payload.who else ""
            return f"{label}: beloofd{who} voor {clock_text(from_ticks(payload.due_at))}"
        case p.PromiseTried():
            return f"{label}: {_TRIED.get(payload.result, payload.result)}"
        case p.PromiseExtended():
            return f"{label}: tussenbericht, nu voor {clock_text(from_ticks(payload.due_at))}"
        case p.PromiseOwned():
            return f"{label}: overgenomen"
        case p.PromiseKept():
            who = f" door {payload.who}" if payload.who and payload.how == "taken-over" else ""
            word = "overgenomen" if payload.how == "taken-over" else "nagekomen"
            return f"{label}: {word}{who}"
        case p.PromiseWithdrawn():
            return f"{label}: vervallen"
        case p.AlarmAcknowledged():
            return f"{label}: alarm gezien"
        case p.AlarmTaken():
            return f"{label}: ik neem over"
        case p.EscalationTried():
            result = "bereikt" if payload.result == "reached" else "geen gehoor"
            return f"{label}: {payload.name} gebeld, {result}"
    return ""


def _other(payload: object, profile: Profile | None) -> str:
    match payload:
        case c.ReportOpened():
            return f"Melding {payload.code}-{payload.number:04d} geopend"
        case c.CallStarted():
            return "Gesprek begonnen" if payload.direction == "in" else "Teruggebeld"
        case c.CallerNumberGiven():
            return f"Nummer van de beller: {payload.number or 'geen'}"
        case c.CallEnded():
            return f"Opgehangen, {_HOW.get(payload.how, payload.how)}"
        case c.StayOnLine():
            return "Blijf aan de lijn" if payload.on else "Niet langer aan de lijn houden"
        case c.SpeechConstrained():
            return "Kan niet vrij praten: alleen ja/nee" if payload.on else "Kan weer vrij praten"
        case c.SpeakerChanged():
            return "Iemand anders aan de lijn"
        case c.ReportClosed():
            return "Afgerond"
        case c.ReportReopened():
            return "Heropend"
        case c.ReportSetAside():
            return f"Terzijde gelegd: {payload.reason}"
        case c.ReportMerged():
            return f"Samengevoegd met {payload.reference}"
        case c.MergeReceived():
            return f"{payload.reference} hierin samengevoegd"
        case c.FeedbackGiven():
            return f"Terugkoppeling gegeven: {_choice(profile, 'feedback', payload.to)}"
        case a.ChildAdded():
            return "Kind toegevoegd"
        case a.ChildSetAside():
            return "Kind terzijde gelegd"
        case a.OutcomeSet():
            return f"Uitkomst: {_choice(profile, 'outcomes', payload.outcome)}"
    return _routed(payload, profile)


def _routed(payload: object, profile: Profile | None) -> str:
    match payload:
        case d.RouteOpened():
            return f"Route {_route(profile, payload.route)} geopend"
        case d.RouteDialled():
            how = _CALLERS.get(payload.caller, payload.caller)
            return f"{_route(profile, payload.route)} gebeld ({payload.number}, {how})"
        case d.DutyCalled():
            result = {"reached": ", bereikt", "no-answer": ", geen gehoor"}.get(payload.result, "")
            return f"{payload.name} gebeld{result}"
        case d.DecisionNoted():
            level = profile.urgency(payload.urgency) if profile else None
            return f"Besluit van {payload.decided_by}: {level.label if level else payload.urgency}"
        case d.ReasonGiven():
            return f"Reden van afwijken: {payload.reason}"
    return type(payload).__name__


def _route(profile: Profile | None, route_id: str) -> str:
    route = profile.route(route_id) if profile else None
    return route.label if route else route_id


def _choice(profile: Profile | None, name: str, wanted: str) -> str:
    choices = getattr(profile, name, ()) if profile else ()
    return next((choice.label for choice in choices if choice.id == wanted), wanted)
