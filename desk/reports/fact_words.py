"""Each fact of a report in a line of Dutch, for its timeline. Pure."""

from collections.abc import Callable, Iterable
from datetime import datetime

from desk.fact import Fact, from_ticks
from desk.facts import answers as a
from desk.facts import call as c
from desk.facts import decisions as d
from desk.facts import ownership as o
from desk.facts import promises as p
from desk.facts import retention as r
from desk.facts.access import SensitiveSet
from desk.facts.codec import Unknown
from desk.profile.codes import TAKEOVER
from desk.profile.model import Choice, Entry, Profile
from desk.reports.decision_words import decided_what
from desk.reports.fact_words_care import CareWords
from desk.reports.view import shown
from desk.words.phone import read_number
from desk.words.times import clock_text, local, moment_text

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
_CALLED = {"reached": "bereikt", "no-answer": "geen gehoor", "message": "bericht achtergelaten"}
_CALLERS = {"reporter": "beller belt zelf", "colleague": "collega belt", "self": "zelf gebeld"}
SPEAKERS = {"parent": "ouder", "child": "jeugdige", "professional": "beroepskracht", "other": "iemand anders"}


class FactWords:
    """The words of the facts of one report, fed in their order. `name_of` gives the name of a person id.

    A minute on another day than the one on which it was written is said with its day.
    """

    def __init__(self, profile: Profile | None, name_of: Callable[[str], str]) -> None:
        self._profile, self._name_of = profile, name_of
        self._promises: dict[str, p.PromiseMade] = {}
        self._care = CareWords(profile, name_of)

    def line(self, payload: object, fact: Fact) -> tuple[str, str]:
        """The words and the kind of the line: `answer`, `note`, `promise`, `event` or `unknown`."""
        if isinstance(payload, Unknown):
            return "Feit van een nieuwere versie; werk het programma bij om het te lezen", "unknown"
        if isinstance(payload, a.AnswerGiven | a.AnswerMoved):
            return self._answer(payload), "answer"
        if isinstance(payload, a.NoteTyped):
            return payload.text, "note"
        if isinstance(payload, p.PromiseMade):
            self._promises.setdefault(payload.promise, payload)
        made = self._promise(payload, fact.recorded())
        if made:
            return made, "promise"
        self._care.heard(payload, fact)
        said = self._call(payload) or self._report(payload) or self._route(payload) or self._owned(payload)
        said = said or self._care.line(payload, fact)
        return said or type(payload).__name__, "event"

    def _answer(self, payload: a.AnswerGiven | a.AnswerMoved) -> str:
        item = self._profile.checklist.by_link(payload.link) if self._profile else None
        question = item.text if item else payload.link
        words = shown(item, payload.values) or "teruggenomen"
        moved = " (verplaatst naar het juiste kind)" if isinstance(payload, a.AnswerMoved) else ""
        return f"{question} {words}{moved}"

    def _promise(self, payload: object, now: datetime) -> str:
        promise = self._promises.get(getattr(payload, "promise", ""))
        clock = self._profile.clocks.get(promise.clock) if self._profile and promise else None
        label = clock.label if clock else (promise.clock if promise else "Afspraak")
        match payload:
            case p.PromiseMade():
                who = f" {payload.who}" if payload.who else ""
                note = f" ({payload.note})" if payload.note else ""
                return f"{label}: beloofd{who} voor {_minute(payload.due_at, now)}{note}"
            case p.PromiseTried():
                return f"{label}: {_TRIED.get(payload.result, payload.result)}"
            case p.PromiseExtended(why="clock"):
                return f"{label}: klok van de desk rechtgezet, nu voor {_minute(payload.due_at, now)}"
            case p.PromiseExtended():
                return f"{label}: tussenbericht, nu voor {_minute(payload.due_at, now)}"
            case p.PromiseRenumbered():
                return f"{label}: nummer is nu {read_number(payload.number).shown or payload.number or 'onbekend'}"
            case p.PromiseOwned():
                by = self._name_of(payload.owner)
                how = "gegeven aan" if payload.how == "handed" else "overgenomen door"
                return f"{label}: {how} {by}" if by else f"{label}: overgenomen"
            case p.PromiseKept():
                who = f" door {payload.who}" if payload.who and payload.how == "taken-over" else ""
                return f"{label}: {'overgenomen' if payload.how == 'taken-over' else 'nagekomen'}{who}"
            case p.PromiseWithdrawn():
                return f"{label}: {_withdrawn(payload.reason)}"
            case p.AlarmAcknowledged():
                return f"{label}: alarm gezien"
            case p.AlarmTaken():
                return f"{label}: ik neem over"
            case p.EscalationTried():
                result = _CALLED.get(payload.result, "geen gehoor")
                return f"{label}: {payload.name} gebeld, {result}"
        return ""

    def _call(self, payload: object) -> str:
        match payload:
            case c.CallStarted():
                return "Gesprek begonnen" if payload.direction == "in" else "Teruggebeld"
            case c.CallerNumberGiven():
                return f"Nummer van de beller: {payload.number or 'geen'}"
            case c.CallEnded():
                if payload.how == "merged":
                    return "Gesprek gaat verder in de andere melding"
                return f"Opgehangen, {_HOW.get(payload.how, payload.how)}"
            case c.StayOnLine():
                return "Blijf aan de lijn" if payload.on else "Niet langer aan de lijn houden"
            case c.SpeechConstrained():
                return "Kan niet vrij praten: alleen ja/nee" if payload.on else "Kan weer vrij praten"
            case c.SpeakerChanged():
                return f"Aan de lijn: {SPEAKERS.get(payload.speaker, payload.speaker)}"
        return ""

    def _report(self, payload: object) -> str:
        match payload:
            case c.ReportOpened():
                entry = _label(self._profile.entries if self._profile else (), payload.entry)
                return _with(f"Melding {payload.code}-{payload.number:04d} geopend", entry)
            case c.ReportClosed():
                return _with("Afgerond", payload.note)
            case c.ReportReopened():
                return _with("Heropend", self._reason("reopen", payload.reason))
            case c.ReportSetAside():
                return _with("Terzijde gelegd", self._reason("set-aside", payload.reason))
            case c.ReportMerged():
                return f"Samengevoegd met {payload.reference}"
            case c.MergeReceived():
                return f"{payload.reference} hierin samengevoegd"
            case c.MergeTakenBack():
                return f"Samenvoegen met {payload.reference} teruggenomen: het zijn toch twee meldingen"
            case c.FeedbackGiven():
                to = _label(self._profile.feedback if self._profile else (), payload.to)
                return _with(f"Terugkoppeling gegeven: {to}", payload.note)
            case c.FeedbackTakenBack():
                to = _label(self._profile.feedback if self._profile else (), payload.to)
                return f"Terugkoppeling toch niet gegeven: {to}"
            case a.ChildAdded():
                return "Kind toegevoegd"
            case a.ChildSetAside():
                return _with("Kind terzijde gelegd", self._reason("set-aside", payload.reason))
            case a.OutcomeSet():
                outcome = _label(self._profile.outcomes if self._profile else (), payload.outcome)
                return _with("Uitkomst", outcome or "teruggenomen", payload.note)
        return ""

    def _route(self, payload: object) -> str:
        match payload:
            case d.RouteOpened():
                return f"Route {self._route_label(payload.route)} geopend"
            case d.RouteDialled():
                how = _CALLERS.get(payload.caller, payload.caller)
                return f"{self._route_label(payload.route)} gebeld ({payload.number}, {how})"
            case d.DutyCalled():
                result = _CALLED.get(payload.result, "")
                return f"{payload.name} gebeld{', ' if result else ''}{result}"
            case d.DecisionNoted():
                reason = self._reason("deviate", payload.reason)
                again = self._again(payload)
                return _with(
                    f"Besluit van {payload.decided_by}{again}",
                    decided_what(self._profile, payload),
                    f"anders dan voorgesteld, {reason}" if reason and not payload.followed else "",
                )
            case d.ReasonGiven():
                return f"Reden van afwijken: {self._reason('deviate', payload.reason)}"
        return ""

    def _again(self, payload: d.DecisionNoted) -> str:
        """Which assessment it is and why, from the second on (B6-024)."""
        if payload.assessment < 2:
            return ""
        reasons = self._profile.care.why_again if self._profile else ()
        why = next((one.label for one in reasons if one.id == payload.why_again), payload.why_again)
        return f", {payload.assessment}e beoordeling{f' ({why[:1].lower()}{why[1:]})' if why else ''}"

    def _owned(self, payload: object) -> str:
        match payload:
            case SensitiveSet(people=()):
                return _with("Afscherming opgeheven", payload.reason)
            case SensitiveSet():
                names = ", ".join(filter(None, map(self._name_of, payload.people)))
                return _with(f"Afgeschermd: alleen voor {names or 'wie genoemd is'}", payload.reason)
            case o.ReportOwned():
                how = {"handed": "gegeven aan", "claimed": "is van"}.get(payload.how, "overgenomen door")
                name = self._name_of(payload.person) or "een collega"
                return _with(f"Melding {how} {name}", self._reason(TAKEOVER, payload.reason))
            case o.OwnershipReasoned():
                return f"Reden van overnemen: {self._reason(TAKEOVER, payload.reason)}"
            case d.DecisionChosen():
                return "Gekozen welk van twee besluiten telt"
            case r.DestructionHeld():
                return _with("Niet vernietigen", payload.reason)
            case r.HoldLifted():
                return _with("Mag vernietigd worden als de termijn om is", payload.reason)
            case r.RepeatKept():
                return f"Er was een eerdere melding binnen {payload.days} dagen; die is vernietigd"
        return ""

    def _route_label(self, route_id: str) -> str:
        route = self._profile.route(route_id) if self._profile else None
        return route.label if route else route_id

    def _reason(self, kind: str, wanted: str) -> str:
        return _label(self._profile.reasons.get(kind, ()) if self._profile else (), wanted)


def _minute(ticks: int, now: datetime) -> str:
    """A minute as it was promised; the day stands there when it is another one."""
    due = from_ticks(ticks)
    return clock_text(due) if local(due).date() == local(now).date() else moment_text(due, now)


def _withdrawn(reason: str) -> str:
    if reason == "replaced":
        return "vervangen door een nieuwe afspraak"
    if reason == "decided-anew":
        return "vervallen door een nieuw besluit"
    if reason == "passed-on":
        return "vervallen, een ander is gevraagd"
    if reason.startswith("merged:"):
        return f"gaat verder in {reason.removeprefix('merged:')}"
    return "vervallen"


def _with(*parts: str) -> str:
    return ": ".join(part for part in parts if part)


def _label(choices: Iterable[Choice | Entry], wanted: str) -> str:
    return next((choice.label for choice in choices if choice.id == wanted), wanted)
