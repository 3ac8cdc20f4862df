"""One promise as it can be seen: whom, on which number, before which minute. A frozen row, as those of `desk.rows`."""

from datetime import datetime

from desk.record import record


@record
class ValueRow:
    """One value of a field when two desks wrote it: what, who and when; `fact` is what is chosen by."""

    fact: str
    shown: str
    who: str
    at: datetime


@record
class PromiseRow:
    """One open or closed promise: an owner, a minute and a closing fact (house rule 4).

    `kind` is the id of the profile's clock. `state` is `open`, `kept`, `replaced` or `withdrawn`.
    `started_at` is where the ring starts; `warn_at` and `due_at` are when it warns and is late. `minutes` are two or
    more when two desks agreed on a later minute; the soonest counts until somebody chooses. `step` is the one of the
    chain after the decision that it belongs to (`desk.reports.steps`), empty for calls, routes and tasks.

    `number` is the one to call: with `said_since` it was said after the promise, which is still on `former_number`.
    `former` is that one in words with what was said about calling it; `safe` and `voicemail` are of `number` alone.
    `numberless`: somebody is to be called, and there is no number. `whose` is the child that it is about, where the
    report has several, without its name; `to_caller`: whoever called is called back.
    """

    id: str
    report: str
    reference: str
    kind: str
    label: str
    who: str
    number: str
    second_number: str
    safe: str
    voicemail: str
    opening_line: str
    owner: str
    owner_name: str
    started_at: datetime
    warn_at: datetime
    due_at: datetime
    state: str
    tries: int
    next_try_at: datetime | None
    closed_at: datetime | None
    closing: str
    note: str
    danger: bool
    route: str = ""
    minutes: tuple[ValueRow, ...] = ()
    step: str = ""
    said_since: bool = False
    former_number: str = ""
    former: str = ""
    numberless: bool = False
    number_by: str = ""
    whose: str = ""
    to_caller: bool = False

    @property
    def before(self) -> str:
        """What there is to know before calling another number than the promised one."""
        asked = "niet gevraagd of bellen veilig is" if self.former_number and not self.safe else ""
        if self.said_since and not self.number:
            asked = self.since
        return "; ".join(part for part in (asked, self.former) if part)

    @property
    def since(self) -> str:
        """That the number was said after the promise, and by whom where that is another; empty: it was not."""
        if not self.said_since:
            return ""
        if not self.number:
            return "sindsdien: nummer onbekend"
        return f"sindsdien gezegd door {self.number_by}" if self.number_by else "sindsdien gezegd"

    @property
    def to_whom(self) -> str:
        """Who answers on the number: who gave it, else to whom it was promised."""
        if not self.number_by:
            return self.who
        return f"{self.number_by} (beloofd aan {self.who})" if self.who else self.number_by

    @property
    def changed(self) -> str:
        """The same, with that it was said since."""
        return "; ".join(part for part in (self.since if self.number else "", self.before) if part)

    @property
    def number_or_none(self) -> str:
        """The number; that there is none where somebody is to be called."""
        return self.number or ("geen nummer" if self.numberless else "")

    @property
    def numbers(self) -> str:
        """The number in one line, with the one before it."""
        before = "; ".join(part for part in (self.since, self.former) if part)
        return f"{self.number_or_none} ({before})" if before else self.number_or_none
