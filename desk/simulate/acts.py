"""What somebody at a simulated desk does: whole reports at random, and now and then a word in a colleague's."""

import random
from collections.abc import Iterator

from desk.checklist.item import Item
from desk.desk import Desk
from desk.facts.codec import Scalar
from desk.intake.answers import AddChild, GiveAnswer, TypeNote
from desk.intake.calls import HangUp, JoinCall, OpenReport
from desk.intake.closing import CloseReport, GiveFeedback, SetOutcome
from desk.intake.promises import KeepPromise, PromiseCallback
from desk.profile.model import Profile

ANSWERS = 12
_WORDS = (
    "rustig",
    "op de kamer",
    "moeder belt",
    "geen contact",
    "wil niet praten",
    "oma erbij",
    "naar buiten",
    "é œ ß",
)


class Person:
    """Somebody at a desk, who does the same for the same seed."""

    def __init__(self, desk: Desk, profile: Profile, chance: random.Random) -> None:
        self._desk, self._profile, self._chance = desk, profile, chance
        self._questions = [item for item in profile.checklist.questions() if not item.repeats]

    def take_call(self) -> Iterator[object]:
        """The commands of one report, from ring to closed; each is made when it is asked for."""
        chance, desk, report = self._chance, self._desk, self._desk.new_id()
        yield OpenReport(report, f"06 {chance.randrange(10_000_000, 99_999_999)}")
        if chance.random() < 0.2:
            yield AddChild(report, desk.new_id())
        for item in chance.sample(self._questions, min(ANSWERS, len(self._questions))):
            yield GiveAnswer(report, self._child(report), item.link_id, self._values(item))
            if chance.random() < 0.05 and (other := self._colleague()):
                # As on the screen: lists may know a moment earlier than an open report what came from elsewhere.
                sheet = desk.sheet(other)
                # A report may be here a moment before its child is.
                if sheet and sheet.child:
                    yield GiveAnswer(other, sheet.child, item.link_id, self._values(item))
        yield TypeNote(report, " ".join(chance.choices(_WORDS, k=6)))
        yield PromiseCallback(report, chance.choice(_WORDS), "06 87654321", safe="yes", voicemail="no")
        yield JoinCall(report, direction="out")
        card = desk.card(report)
        for promise in card.promises if card else ():
            yield KeepPromise(report, promise.id, "reached")
        yield HangUp(report)
        for child in card.children if card else ():
            yield SetOutcome(report, child.id, chance.choice(self._profile.outcomes).id)
        yield GiveFeedback(report, chance.choice(self._profile.feedback).id)
        yield CloseReport(report)

    def _values(self, item: Item) -> tuple[Scalar, ...]:
        chance = self._chance
        if item.options:
            return (chance.choice(item.options).code,)
        if item.type == "boolean":
            return (chance.random() < 0.5,)
        if item.type in {"integer", "decimal"}:
            return (chance.randrange(1, 20),)
        return (" ".join(chance.choices(_WORDS, k=3)),)

    def _child(self, report: str) -> str:
        card = self._desk.card(report)
        return self._chance.choice(card.children).id if card and card.children else ""

    def _colleague(self) -> str:
        """A live report, of whoever."""
        cards = self._desk.board()
        return self._chance.choice(cards).id if cards else ""
