"""How far a referral is: a register of steps, so that nothing is lost where two desks went on with it apart."""

from dataclasses import dataclass, field

from desk.facts import care as f

_FAR = {"asked": 0, "accepted": 1, "refused": 1, "disputed": 1, "reached": 2, "started": 3, "ended": 4}
_YES = ("accepted", "reached", "started")
_NO = ("refused", "disputed")


@dataclass(slots=True)
class Step:
    """What one fact says of it: `word` is a state, `before` the state that it took the place of.

    When (µs UTC), who noted it; `back`: somebody took it back since.
    """

    word: str
    at: int
    by: str
    before: str
    payload: object
    back: bool = False


@dataclass(slots=True)
class Referral:
    """One referral: `state` is `asked`, `accepted`, `refused`, `disputed`, `reached`, `started` or `ended`.

    `words` are the steps that no later one took the place of, by fact: more than one where two desks went on apart;
    `past` are all there were. `decisions` are those that asked for it. `tries`: when the provider was called in vain
    and what came of it. Instants are µs UTC, 0 until then.
    """

    made: f.ReferralMade
    at: int
    by: str
    words: dict[str, Step] = field(default_factory=dict)
    past: dict[str, Step] = field(default_factory=dict)
    decisions: set[str] = field(default_factory=set)
    tries: list[tuple[int, f.ReferralTried]] = field(default_factory=list)

    @property
    def state(self) -> str:
        """How far it is. A yes is not lost by somebody who did not know of it; a no beside a yes counts."""
        words = {one.word for one in self.words.values()}
        order = ("started", "reached", *(("ended",) if "accepted" not in words else ()), *_NO, "accepted")
        return next((word for word in order if word in words), "asked")

    @property
    def open(self) -> bool:
        """Whether this provider still has to do something before somebody else is asked."""
        return self.state in ("asked", "accepted", "disputed")

    @property
    def contested(self) -> bool:
        """One desk noted that they go on with it, another, not knowing, that they do not."""
        words = {one.word for one in self.words.values()}
        return bool(words.intersection(_YES)) and (
            "ended" in words or ("accepted" in words and not words.isdisjoint(_NO))
        )

    @property
    def since(self) -> int:
        """When it came to be as far as it is."""
        return min((one.at for one in self.words.values() if one.word == self.state), default=self.at)

    def said_at(self, word: str) -> int:
        """When this state was noted, where it stands; 0 where it does not."""
        return min((one.at for one in self.words.values() if one.word == word), default=0)

    def below(self, word: str) -> tuple[str, ...]:
        """The facts in whose place a step to `word` comes, for whoever sees them stand."""
        return tuple(
            fact
            for fact, one in self.words.items()
            if _FAR[one.word] <= _FAR[word] or (one.word == "ended" and word in _YES)
        )

    # -- what was noted, and not taken back ---------------------------------------------------------------------------

    @property
    def answer(self) -> f.ReferralAnswered | None:
        """What the provider said last."""
        return self._answered()[0]

    @property
    def answered_at(self) -> int:
        return self._answered()[1]

    @property
    def ruled(self) -> f.ReferralRuled | None:
        """What the case dispatcher decided about a refusal."""
        found = (one.payload for one in reversed(self.past.values()) if not one.back)
        return next((said for said in found if isinstance(said, f.ReferralRuled)), None)

    @property
    def reached(self) -> f.FamilyReached | None:
        """The first contact with the family."""
        return self._contact()[0]

    @property
    def reached_at(self) -> int:
        return self._contact()[1]

    @property
    def started_at(self) -> int:
        return self._first(f.HelpStarted)[1]

    @property
    def ended(self) -> str:
        """How it ended; empty while it goes on, or while somebody has to choose whether it does."""
        said = self._end()
        return said.payload.how if said and isinstance(said.payload, f.ReferralEnded) else ""

    @property
    def ended_at(self) -> int:
        said = self._end()
        return said.at if said else 0

    def _end(self) -> Step | None:
        every = (one for one in reversed(self.past.values()) if isinstance(one.payload, f.ReferralEnded))
        return next((one for one in every if not one.back), None) if self.state == "ended" else None

    def _answered(self) -> tuple[f.ReferralAnswered | None, int]:
        every = [one for one in reversed(self.past.values()) if not one.back]
        # Of two that stand beside each other the one that counts is told.
        for one in sorted(every, key=lambda one: (one.word != self.state, -one.at)):
            if isinstance(one.payload, f.ReferralAnswered):
                return one.payload, one.at
        return None, 0

    def _contact(self) -> tuple[f.FamilyReached | None, int]:
        said, at = self._first(f.FamilyReached)
        return (said, at) if isinstance(said, f.FamilyReached) else (None, 0)

    def _first(self, kind: type) -> tuple[object, int]:
        every = (one for one in self.past.values() if isinstance(one.payload, kind) and not one.back)
        one = min(every, key=lambda one: one.at, default=None)
        return (one.payload, one.at) if one is not None else (None, 0)


def further(referral: Referral, word: str) -> bool:
    """Whether it stands further than `word`."""
    return any(_FAR[one.word] > _FAR[word] for one in referral.words.values())
