"""Judges each fact in the order of the log: was it signed by the desk it names, may its author have written it.

The store accepts, the fold judges: what a desk that signs did not sign is kept and not folded. Rules look only at the
log, so every desk that has the same log judges the same.

1. A desk is enrolled by its first `DeskEnrolled`, signed by itself. All that it writes after that is signed.
2. A desk that never enrolled is folded; once any desk signs, that is said.
3. Who has an account with a key of their own signs in with it (`desk.trust.people`).
"""

from collections.abc import Callable
from dataclasses import replace

from desk.fact import Fact
from desk.facts.access import DeskEnrolled
from desk.facts.codec import decode
from desk.record import record
from desk.signing.enrolling import vouch_text
from desk.signing.keys import is_signed
from desk.trust.people import PEOPLE, judge_people
from desk.trust.standing import DeskStanding, Ledger, LogStanding

ENROLLED_WRONG, ENROLLED_TWICE = "enrolled-wrong", "enrolled-twice"
MISSING, WRONG, UNSIGNED = "signature-missing", "signature-wrong", "unsigned"
LOOKED_AT = frozenset({"desk_enrolled", "desk_set_up", *PEOPLE})
"""The types of facts that what is known of desks and people follows from."""
IsSigned = Callable[[str, bytes, bytes], bool]
"""`is_signed(public, signature, message)`."""


@record
class Verdict:
    """Whether a fact counts (`folded`), and `why` if there is something to say of it: a code of `desk.trust.words`."""

    folded: bool
    why: str = ""


FINE = Verdict(folded=True)
_UNSIGNED = Verdict(folded=True, why=UNSIGNED)


class Judge:
    """Judges facts one after the other; what it learns stands in `ledger`."""

    def __init__(self, ledger: Ledger, is_signed: IsSigned = is_signed) -> None:
        self._ledger, self._is_signed = ledger, is_signed

    def judge(self, fact: Fact, position: int) -> Verdict:
        """What to make of the fact at a position of the log; the one before it was judged before."""
        desk = self._ledger.get(DeskStanding, fact.desk)
        if desk is None:
            desk = DeskStanding(first=position)
            self._ledger.put(fact.desk, desk)
        payload = decode(fact) if fact.type in LOOKED_AT else None
        if isinstance(payload, DeskEnrolled):
            return self._enrolled(fact, payload, desk, position)
        if desk.signing:
            # With a number from before it enrolled: old, though it may have come back late through a healed store.
            if fact.seq > desk.since and not self._is_signed(desk.signing, fact.signature, fact.header()):
                return Verdict(folded=False, why=WRONG if fact.signature else MISSING)
            verdict = FINE
            if fact.type == "desk_set_up" and fact.subject == fact.desk and not self._log().settled:
                self._ledger.put("", replace(self._log(), settled=True))
        else:
            verdict = _UNSIGNED if self._log().enrolled else FINE
        why, folded = judge_people(self._ledger, fact, payload, desk, self._is_signed)
        return Verdict(folded, why) if why else verdict

    def _log(self) -> LogStanding:
        return self._ledger.get(LogStanding, "") or LogStanding()

    def _enrolled(self, fact: Fact, payload: DeskEnrolled, desk: DeskStanding, position: int) -> Verdict:
        signed = self._is_signed(desk.signing or payload.signing, fact.signature, fact.header())
        if not signed or fact.subject != fact.desk:
            return Verdict(folded=False, why=WRONG if desk.signing else ENROLLED_WRONG)
        if desk.signing:
            return FINE if desk.signing == payload.signing else Verdict(folded=False, why=ENROLLED_TWICE)
        log = self._log()
        # The first of a store admits itself, and who was there before anybody signed was known.
        known = not log.settled or desk.first < log.enrolled or self._vouched(fact.desk, payload)
        now = replace(desk, signing=payload.signing, sealing=payload.sealing, since=fact.seq, at=fact.recorded_at)
        self._ledger.put(fact.desk, replace(now, admitted=known))
        # A desk of before is one that people work at; the command line may come before any of them.
        settled = log.settled or desk.first < position
        self._ledger.put("", replace(log, enrolled=log.enrolled or position, settled=settled))
        return FINE

    def _vouched(self, desk: str, payload: DeskEnrolled) -> bool:
        voucher = self._ledger.get(DeskStanding, payload.voucher) if payload.voucher else None
        if voucher is None or not voucher.admitted:
            return False
        try:
            signature = bytes.fromhex(payload.vouched)
        except ValueError:
            return False
        return self._is_signed(voucher.signing, signature, vouch_text(desk, payload.signing))
