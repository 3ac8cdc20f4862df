"""What changed or would change in the roster, whom to call in turn, who could stand in, which numbers to try: rows.

Instants are UTC, half-open, on whole minutes. Words are Dutch and for people.
"""

from datetime import datetime

from desk.record import record
from desk.roster_rows import Duty


@record
class DraftRow:
    """One duty before and after the drafts are published. `kind`: `new`, `gone`, `moved` (hours or post) or `changed`.

    `text` says it in a line. `disputed`: two desks changed it without knowing of each other. `really` says what becomes
    otherwise than the roster names, by a swap or a replacement on top; `text` has it too.
    """

    duty: str
    kind: str
    before: Duty | None
    after: Duty | None
    text: str
    disputed: bool = False
    really: str = ""


@record
class NewsRow:
    """A change on top of the roster that somebody made, for whoever comes next; newest first.

    `kind`: `override`, `absence`, `swap`, `publication`, `state` or `number`; `subject` is what it is about (an id),
    `by` a person id. `open`: somebody still has to look or decide.
    """

    kind: str
    subject: str
    at: datetime
    by: str
    text: str
    open: bool = False


@record
class StandInRow:
    """Somebody who could take over now, best first. `state` is theirs now, `why` says in Dutch why they stand here.

    `person` is empty for who stands in the roster by name and number alone.
    """

    person: str
    name: str
    provider: str
    number: str
    number_shown: str
    state: str
    state_text: str
    why: str


@record
class NumberCheckRow:
    """A number that is due for a test. `why` says since when; `days` is how long ago it was tested, None for never.

    `wrong`: the last test said so. `proposed`: it may be called for a test now; never at night.
    """

    person: str
    name: str
    provider: str
    roles: tuple[str, ...]
    number: str
    number_shown: str
    why: str
    days: int | None
    wrong: bool
    proposed: bool


@record
class ReachStepRow:
    """One number in the order in which a role is reached. `tried` is what came of it: a result, or empty.

    `doubt` says what speaks against calling them on it; then they come last, and `state_text` has it too.
    """

    role: str
    label: str
    name: str
    provider: str
    number: str
    number_shown: str
    state: str
    state_text: str
    minutes: int
    tried: str = ""
    doubt: str = ""


@record
class ReachRow:
    """Whom to call now to reach a role, and who comes after; `text` says it in a line.

    `call` is the place in `steps` of the one to call, -1 for nobody; `waits` of who was left a message and has until
    `until`; `then` of the one after. `reached`: somebody answered. `nobody_left`: it takes an emergency decision.
    """

    role: str
    provider: str
    steps: tuple[ReachStepRow, ...]
    call: int
    waits: int
    then: int
    until: datetime | None
    reached: bool
    nobody_left: bool
    text: str
