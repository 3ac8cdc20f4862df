"""People on site: what the panel shows of who goes, what they must know, how far they are and what they found."""

from datetime import datetime

from desk.record import record
from desk.rows import OptionRow, PromiseRow, QuestionRow


@record
class VisitorRow:
    """Who goes: `provider` and `discipline` in words, `number` as people read it; `gone`: does not go after all."""

    id: str
    name: str
    provider: str
    discipline: str
    number: str
    gone: bool


@record
class VisitStepRow:
    """One step of a visit with the minute in which it was made; None: not yet."""

    state: str
    label: str
    at: datetime | None


@record
class VisitRow:
    """One visit. `state` is `planned`, `on-the-way`, `arrived`, `left`, `cancelled` or `ended`, `state_text` in words.

    `missing` are what is open about who goes; `steps` what may be noted; `promises` are its own and open, soonest
    first; `found` the questions for on site, of one child where those are per child; `ended` how, in words. `stays`: it
    ended since one of them stays, who is still there and goes on telling that they are safe. `last` is the step that
    was noted last and can be taken back (`ended`: the end), `last_text` the same with its minute.
    """

    id: str
    for_whom: str
    place: str
    risk: str
    note: str
    state: str
    state_text: str
    steps: tuple[VisitStepRow, ...]
    visitors: tuple[VisitorRow, ...]
    missing: tuple[str, ...]
    promises: tuple[PromiseRow, ...]
    found: tuple[QuestionRow, ...]
    ended: str
    sent_by: str
    sent_at: datetime
    stays: bool = False
    last: str = ""
    last_text: str = ""

    @property
    def over(self) -> bool:
        """Whether nobody is there, or going there, any more."""
        return self.state in ("ended", "cancelled") and not self.stays


@record
class VisitsRow:
    """All that the panel shows for one child. `visits`: those for this child, the last one first.

    `risks` are what is known of the address and the people there, first of all; `unasked` what nobody asked yet.
    `needed` says in words who has to go; `disciplines` and `providers` (with the number of this hour) are to choose
    from, those to call first on top; `ends` are how a visit may end. `places` are all that were said, `place` the
    newest.
    """

    report: str
    reference: str
    child: str
    child_name: str
    place: str
    risks: tuple[str, ...]
    unasked: tuple[str, ...]
    needed: str
    decided: str
    visits: tuple[VisitRow, ...]
    disciplines: tuple[OptionRow, ...]
    providers: tuple[OptionRow, ...]
    ends: tuple[OptionRow, ...]
    places: tuple[str, ...] = ()
