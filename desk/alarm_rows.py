"""What rings, as frozen rows: a promise that wants somebody now, and whom to call about it."""

from datetime import datetime

from desk.record import record
from desk.rows import PromiseRow


@record
class AlarmRow:
    """A late or warning promise that wants somebody now: the prompt, and whom to call next with which number.

    `call_state` is `free`, `busy`, `road`, `away` or empty, and `call_doubt` what speaks against calling them; left a
    message, they have `call_minutes`. `wait_name` was left one and has until `wait_until`. `then_name` comes after.
    `quiet_until`: this desk makes no sound about it until then; `quiet` says why, and who looked at it at another desk.
    """

    promise: PromiseRow
    level: str
    call_name: str
    call_role: str
    call_number: str
    nobody_left: bool
    sound: bool
    call_state: str = ""
    call_minutes: int = 0
    wait_name: str = ""
    wait_role: str = ""
    wait_number: str = ""
    wait_until: datetime | None = None
    then_name: str = ""
    then_role: str = ""
    quiet_until: datetime | None = None
    quiet: str = ""
    call_doubt: str = ""
