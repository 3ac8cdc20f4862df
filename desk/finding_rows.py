"""What the checks of the roster found, who did how much of it, and who could be next: frozen rows for the screen.

Instants are UTC, half-open, on whole minutes. Words are Dutch and for people.
"""

from datetime import datetime

from desk.record import record


@record
class FindingRow:
    """Something about the roster that people should look at; it never stops them.

    `kind` is `gap`, `short`, `pair`, `overlap`, `double`, `own-backup`, `number`, `other-number`, `wrong-number`,
    `own-number`, `old-number`, `absence`, `unknown`, `left`, `override`, `swap`, `apart`, `read-apart`, `dst`, `chain`,
    `no-need` or `law`; `severity` is `danger`, `warning` or `note`. `title` says what, `text` where and when, `mend`
    how. `person` and `duty` are ids or empty, `article` names the law, `count` says of how many duties it is true.
    """

    kind: str
    severity: str
    title: str
    text: str
    mend: str
    role: str
    provider: str
    start: datetime
    until: datetime
    person: str = ""
    name: str = ""
    duty: str = ""
    article: str = ""
    count: int = 1

    @property
    def id(self) -> str:
        """What tells findings apart, and stays the same while the finding does."""
        who = self.person or self.name
        return f"{self.kind}/{self.role}/{self.provider}/{who}/{self.duty}/{self.start:%Y%m%d%H%M}/{self.article}"


@record
class FairRow:
    """What one person did for one provider in a period: duties, whole minutes, and how many fell on what.

    A duty counts as a night, a weekend or a holiday when more than an hour of it lies there. `last` is when the latest
    duty of the period ends. `text` compares with the others of the provider.
    """

    person: str
    name: str
    provider: str
    duties: int
    minutes: int
    nights: int
    weekends: int
    holidays: int
    last: datetime | None
    text: str = ""


@record
class SuggestionRow:
    """Somebody who could have a duty: best first. `fits`: nothing speaks against it; `why` explains the place.

    `against` is what speaks against it, in Dutch, each limit of the law with its article.
    """

    person: str
    name: str
    provider: str
    phone: str
    last: datetime | None
    fits: bool
    why: str
    against: tuple[str, ...] = ()


@record
class LawLimitRow:
    """One limit of a law profile: `value` in `unit` (`min` or `times`), 0 when it is not checked.

    `usual` is what the shipped file says; `article` and `label` as people read them.
    """

    name: str
    label: str
    value: int
    usual: int
    unit: str
    article: str


@record
class LawProfileRow:
    """The limits that count for a kind of duty: `kind` is `work`, `on-call`, `presence` or `none` (nothing counts).

    `source` and `checked` say where and when they were read, `advice` what to do before leaning on them; `note` is what
    people wrote when they edited it.
    """

    name: str
    label: str
    kind: str
    limits: tuple[LawLimitRow, ...]
    source: str
    checked: str
    advice: str
    note: str = ""
