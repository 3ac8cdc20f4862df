"""Who answers for a report, by its facts, and in whose hands it is at this moment, as the desks tell: frozen rows."""

from datetime import datetime

from desk.record import record


@record
class OwnerRow:
    """Who answers for a report, by one fact; two of them when two desks took it while apart.

    `person` and `desk` are ids; `how` is `opened`, `claimed`, `taken` or `handed`; `reasonless`: it was taken over and
    nobody said why yet. `acted_at` is when they last wrote something in the report.
    """

    fact: str
    person: str
    desk: str
    at: datetime
    how: str
    reasonless: bool
    acted_at: datetime


@record
class HoldRow:
    """In whose hands a report is now, in words; from facts and from what desks tell about themselves.

    `line` is for a card, empty when there is nothing to tell; `words` are for the head of the report; `mine`: of the
    person who sits here. `clash`: two desks took it while apart. `amber`: the owner is silent, or two desks took it;
    `why` says so. `elsewhere` says where else it is open, empty when nowhere. `reasonless` is the fact of my own
    taking over that has no reason yet.
    """

    report: str
    line: str
    words: str
    mine: bool
    clash: bool
    amber: bool
    why: str
    elsewhere: str
    reasonless: str
