"""Each fact after the decision in a line of Dutch, for the timeline. Pure."""

from collections.abc import Callable, Iterable
from typing import Protocol

from desk.fact import Fact, from_ticks
from desk.facts import care as f
from desk.facts import law, triage
from desk.facts.decisions import DecisionNoted
from desk.law.consent import consent_law
from desk.law.frames import frames
from desk.law.meldcode import meldcode
from desk.profile.model import Profile
from desk.reports.care import Confirmed
from desk.reports.decision_words import confirmed_by
from desk.reports.nature_terms import nature_words
from desk.words.times import clock_text


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str: ...


TRIED = {"no-answer": "geen gehoor", "busy": "in gesprek", "message": "bericht achtergelaten"}
_STEPS = {
    "accepted": "neemt het aan",
    "refused": "weigert",
    "disputed": "weigert",
    "reached": "sprak het gezin",
    "started": "is begonnen",
    "ended": "gaat niet verder",
}
_ENDED = {"passed-on": "gaat naar een andere aanbieder", "withdrawn": "ingetrokken", "help-ended": "hulp afgerond"}
_MOVED = {
    "on-the-way": "onderweg",
    "arrived": "aangekomen",
    "left": "weer weg",
    "cancelled": "gaat niet door",
    "told": "melder weet dat er hulp onderweg is",
    "safe": "laten weten dat het veilig is",
    "reported": "verteld wat ze aantroffen",
    "ended": "klaar",
}
VISIT_ENDS = {
    "stays": "een blijft en begint met de hulp",
    "other-provider": "een andere aanbieder neemt het over",
    "handed-over": "overgedragen",
    "not-needed": "geen verdere hulp nodig",
    "unsafe": "niet veilig, teruggetrokken",
}
CONSENTS = {
    "given": "toestemming",
    "refused": "geen toestemming",
    "unreachable": "niet bereikt",
    "asked": "gevraagd, nog geen antwoord",
    "emergency": "niet gevraagd, nood",
}
_CUSTODY = {"yes": "heeft gezag", "no": "geen gezag"}
FRAME_STATES = {
    "considered": "overwogen",
    "asked": "aangevraagd",
    "granted": "afgegeven",
    "refused": "afgewezen",
    "ended": "beëindigd",
}
WHATS = {"handover": "Overdracht", "feedback": "Terugkoppeling", "summary": "Samenvatting", "bundle": "FHIR-bestand"}
FORMS = {"paper": "op papier", "pdf": "als PDF", "text": "als tekst", "fhir": "als FHIR", "aloud": "voorgelezen"}


class CareWords:
    """The words of these facts, fed in their order: a later one names what an earlier one said."""

    def __init__(self, profile: Profile | None, name_of: Callable[[str], str]) -> None:
        self._profile, self._name_of = profile, name_of
        self._referrals: dict[str, str] = {}
        # By decision who noted it, at which desk.
        self._noted: dict[str, tuple[str, str]] = {}

    def heard(self, payload: object, fact: Fact) -> None:
        """What a later fact names, of those that have their words elsewhere."""
        if isinstance(payload, DecisionNoted):
            self._noted.setdefault(payload.decision, (fact.author, fact.desk))

    def line(self, payload: object, fact: Fact) -> str:
        """The words; empty for a fact of another kind."""
        if isinstance(payload, triage.DecisionConfirmed):
            return self._confirmed(payload, fact)
        return self._referral(payload) or self._visit(payload) or self._safety(payload) or self._other(payload)

    def _confirmed(self, payload: triage.DecisionConfirmed, fact: Fact) -> str:
        by, desk = (payload.by, payload.desk) if payload.by else (fact.author, fact.desk)
        one = Confirmed(fact.happened_at, by, payload.note, fact.id, desk)
        name, how = confirmed_by(one, *self._noted.get(payload.decision, ("", "")), self._name_of)
        return _with(", ".join(part for part in (f"Besluit bevestigd door {name}", how) if part), payload.note)

    def _referral(self, payload: object) -> str:
        name = self._referrals.get(getattr(payload, "referral", ""), "Aanbieder")
        match payload:
            case f.ReferralMade():
                self._referrals.setdefault(payload.referral, payload.name or payload.provider)
                return _with(f"Doorverwezen naar {payload.name or payload.provider}", payload.note)
            case f.ReferralTried():
                return f"{name} gebeld: {TRIED.get(payload.result, payload.result)}"
            case f.ReferralAnswered(answer="accepted"):
                return f"{name} neemt het aan" + (f", {payload.who}" if payload.who else "")
            case f.ReferralAnswered():
                reasons = self._profile.reasons.get("refuse", ()) if self._profile else ()
                said = _with(f"{name} weigert", _label(reasons, payload.reason), payload.note)
                return said if payload.counts else f"{said}; dat telt niet als reden, geschil"
            case f.ReferralRuled():
                ruled = "de weigering blijft" if payload.stands else f"{name} neemt het gezin"
                return _with(f"Spelverdeler {payload.by}: {ruled}", payload.note)
            case f.FamilyReached():
                return _with(f"{name} sprak het gezin" + (f", {payload.who}" if payload.who else ""), payload.note)
            case f.HelpStarted():
                return f"{name} is begonnen" + (f", {payload.who}" if payload.who else "")
            case f.ReferralEnded():
                return _with(f"{name}: {_ENDED.get(payload.how, payload.how)}", payload.note)
            case f.ReferralTakenBack():
                return f"Ongedaan gemaakt: {name} {_STEPS.get(payload.step, payload.step)}"
            case f.ReferralChosen():
                return f"Gekozen: {name} houdt het gezin"
            case f.PromiseTurned():
                return f"De afspraak gaat verder bij {payload.who}"
        return ""

    def _visit(self, payload: object) -> str:
        match payload:
            case f.VisitPlanned():
                risk = f"let op: {payload.risk}" if payload.risk else ""
                return _with(f"Ter plaatse naar {payload.place}", risk, payload.note)
            case f.VisitorNamed():
                goes = "gaat niet mee" if payload.gone else "gaat ter plaatse"
                known = self._profile.provider(payload.provider) if self._profile else None
                provider = known.label if known else payload.provider
                whose = f" ({provider})" if provider else ""
                return f"{payload.name}{whose} {goes}"
            case f.VisitMoved():
                return _with(f"Ter plaatse: {_MOVED.get(payload.state, payload.state)}", payload.note)
            case f.VisitTakenBack():
                return f"Ongedaan gemaakt: ter plaatse, {_MOVED.get(payload.state, payload.state)}"
            case f.VisitAnswered():
                item = self._profile.visit.by_link(payload.link) if self._profile and self._profile.visit else None
                words = ", ".join(
                    option.label if item is not None and (option := item.option(value)) is not None else str(value)
                    for value in payload.values
                )
                return f"Ter plaatse: {item.text if item else payload.link} {words or 'teruggenomen'}"
            case f.VisitEnded():
                who = f", {payload.who}" if payload.who else ""
                return _with(f"Ter plaatse klaar: {VISIT_ENDS.get(payload.how, payload.how)}{who}", payload.note)
        return ""

    def _safety(self, payload: object) -> str:
        match payload:
            case f.SafetyAgreed():
                parts = (
                    f"{payload.stays} blijft bij het kind" if payload.stays else "",
                    f"weggelegd {payload.means}" if payload.means else "",
                    f"eerst bellen {payload.call_first}" if payload.call_first else "",
                    _at("vol te houden tot", payload.holds_until),
                    _at("wij bellen", payload.next_at),
                )
                return _with("Veiligheidsafspraak", ", ".join(part for part in parts if part), payload.note)
            case f.SafetyReadBack():
                return "Veiligheidsafspraak voorgelezen" + (f" aan {payload.who}" if payload.who else "")
            case f.SafetyEnded():
                return _with("Veiligheidsafspraak niet meer van kracht", payload.reason)
        return ""

    def _other(self, payload: object) -> str:
        match payload:
            case law.ConsentNoted():
                said = CONSENTS.get(payload.consent, payload.consent or "nog niet gevraagd")
                reason = consent_law().reason(payload.reason)
                who = payload.name or ("Jeugdige" if payload.relation == "youth" else "Iemand")
                return _listed(f"Toestemming, {who}", said, _CUSTODY.get(payload.custody, ""), reason, payload.note)
            case law.FrameNoted():
                state = FRAME_STATES.get(payload.state, payload.state or "niet aan de orde")
                called = f"gebeld: {payload.called}" if payload.called else ""
                return _listed(frames().named(payload.frame), state, called, payload.note)
            case law.MeldcodeNoted():
                return ", ".join(
                    filter(None, (meldcode().words(payload.step, payload.conclusion), payload.who, payload.note))
                )
            case triage.ConfirmationTakenBack():
                return "Besluit toch niet bevestigd"
            case triage.QuestionAsked():
                return f"Vraag van de triagist: {payload.text}"
            case triage.QuestionAnswered():
                return f"Antwoord aan de triagist: {payload.text}"
            case triage.NatureNoted():
                words = nature_words(payload.primary, payload.also, payload.systemic)
                return f"Aard van de melding: {words or 'teruggenomen'}"
            case triage.HandedOut():
                left_out = f"zonder {', '.join(payload.left_out)}" if payload.left_out else ""
                what = WHATS.get(payload.what, payload.what)
                return _with(f"{what} {FORMS.get(payload.form, payload.form)} aan {payload.to}", left_out)
        return ""


def _listed(head: str, *parts: str) -> str:
    return _with(head, ", ".join(part for part in parts if part))


def _with(*parts: str) -> str:
    return ": ".join(part for part in parts if part)


def _at(words: str, ticks: int) -> str:
    """Words with a minute (µs UTC); without one nothing."""
    return f"{words} {clock_text(from_ticks(ticks))}" if ticks else ""


def _label(choices: Iterable[_Named], wanted: str) -> str:
    return next((choice.label for choice in choices if choice.id == wanted), wanted)
