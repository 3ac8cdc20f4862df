"""What the sync thread's rounds bring for people to know, each said once: what cannot be read or is not to be trusted,
who writes along without a signature, and desks that nobody admitted yet."""

from collections.abc import Callable, Iterable
from datetime import datetime

from desk.condition import NEWER, Condition, unread
from desk.rows import NewDeskRow
from desk.sync.exchange import Round
from desk.trust import words
from desk.words.times import moment_text


class Pulled:
    """The notices of one run. `reference_of` names a report, `desk_name` and `person_name` desks and people by id;
    `newcomers` are the desks that wait now."""

    def __init__(
        self,
        condition: Condition,
        reference_of: Callable[[str], str],
        desk_name: Callable[[str], str],
        person_name: Callable[[str], str],
        newcomers: Callable[[], Iterable[NewDeskRow]],
        now: Callable[[], datetime],
    ) -> None:
        self._condition, self._reference_of, self._now = condition, reference_of, now
        self._desk_name, self._person_name, self._newcomers = desk_name, person_name, newcomers
        self._unread: set[str] = set()
        self._newer = self._looked = False
        self._refused: dict[str, int] = {}
        self._refused_said: dict[str, str] = {}
        self._unsigned: set[str] = set()
        self._unproven: set[tuple[str, str]] = set()
        self._waiting: dict[str, str] = {}

    def took(self, report: Round) -> bool:
        """Say what a round brought; whether there was anything."""
        # Once: somebody who read it need not read it again at every answer.
        said = [
            self._condition.add(unread(self._reference_of(subject))) for subject in sorted(report.unread - self._unread)
        ]
        self._unread |= report.unread
        if report.unknown and not self._newer:
            self._newer = True
            said.append(self._condition.add(NEWER))
        judged = report.judged
        said += [self._refuses(desk, count) for desk, count in judged.refused.items()]
        said += [
            self._condition.add(words.unsigned(self._desk_name(desk))) for desk in judged.unsigned - self._unsigned
        ]
        self._unsigned |= judged.unsigned
        for person, desk in sorted(judged.unproven - self._unproven):
            said.append(self._condition.add(words.unproven(self._person_name(person), self._desk_name(desk))))
        self._unproven |= judged.unproven
        said += [
            self._condition.add(words.rescued(self._person_name(person), self._desk_name(desk)))
            for person, desk in sorted(judged.rescued)
        ]
        if judged.desks or self._waiting or not self._looked:
            self._looked = True
            said += self._look()
        return any(said)

    def _refuses(self, desk: str, count: int) -> bool:
        """One line for a desk, with all of this run counted in it."""
        self._condition.remove(self._refused_said.get(desk, ""))
        self._refused[desk] = self._refused.get(desk, 0) + count
        self._refused_said[desk] = words.refused(self._refused[desk], self._desk_name(desk))
        return self._condition.add(self._refused_said[desk])

    def _look(self) -> list[bool]:
        """Desks that wait to be admitted: a notice each, gone once they are; its words follow their name."""
        now = self._now()
        waiting = {row.id: words.newcomer(row.name, row.code, moment_text(row.since, now)) for row in self._newcomers()}
        said = []
        for desk, text in list(self._waiting.items()):
            if waiting.get(desk) != text:
                said.append(self._condition.remove(text))
                # Somebody who read it reads it again only when it says something else.
                del self._waiting[desk]
        for desk, text in waiting.items():
            if desk not in self._waiting:
                self._waiting[desk] = text
                said.append(self._condition.add(text))
        return said
