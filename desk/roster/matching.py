"""Which person a name in a roster file is: by name, alias or e-mail address, and nothing is guessed. Pure.

A name that fits nobody, or more than one, is asked; so is one that fits somebody of another provider with another
number, for two people may have one name. The answer is remembered as an alias (`AliasNoted`): the name, or where that
is somebody's already `name, provider`.
"""

from collections.abc import Iterable, Mapping
from copy import copy
from difflib import SequenceMatcher

from desk.record import record
from desk.roster.duty_row import DutyRow
from desk.roster_rows import PersonRow
from desk.words.fold import fold_text
from desk.words.phone import read_number

_NEAR = 0.72
_FEW = 5
LOOKED_AT = 100
"""So many unknown names are compared with everybody; a file with more is no list of colleagues."""


@record
class UnknownName:
    """A name that a file has and that is nobody's, or several people's: `rows` are where it stands.

    `name` is what the answer is remembered by: as the file has it (`written`), with the provider where somebody has
    that name already. `sheets` are the sheets of those rows where more than one is read. `near` are the ids of people
    whose names look like it, for whoever answers; the first is no answer.
    """

    name: str
    rows: tuple[int, ...]
    near: tuple[str, ...]
    several: bool = False
    sheets: tuple[str, ...] = ()
    written: str = ""


class Names:
    """People by what a roster calls them. `answers` are names with the person id that somebody just gave them.

    An empty id in `answers`: somebody said that this is nobody we know, so it is not asked again.
    """

    def __init__(self, people: Iterable[PersonRow] = (), answers: Mapping[str, str] | None = None) -> None:
        self._people = {person.id: person for person in people if not person.gone}
        self._answers = {fold_text(name): person for name, person in (answers or {}).items()}
        self._by_name: dict[str, set[str]] = {}
        self._by_email: dict[str, set[str]] = {}
        self._numbers: dict[str, set[str]] = {}
        self._exact: dict[str, set[str]] = {}
        self._new: dict[str, str] = {}
        self._asked: dict[tuple[str, str], tuple[str, str]] = {}
        for person in self._people.values():
            for name in (person.name, *person.aliases):
                self._by_name.setdefault(fold_text(name), set()).add(person.id)
                self._exact.setdefault(name, set()).add(person.id)
            if person.email:
                self._by_email.setdefault(person.email.strip().casefold(), set()).add(person.id)
            self._numbers[person.id] = {read_number(phone).key or phone for phone in (*person.phones, *person.former)}

    def find(self, row: DutyRow) -> str:
        """The id of the person of a row; empty when nobody or more than one person fits."""
        found = self._fitting(row)
        if not found:
            return "" if self._asked_as(row)[1] in self._answers else self._new.get(fold_text(row.name), "")
        return next(iter(found)) if len(found) == 1 else ""

    def is_settled(self, row: DutyRow) -> bool:
        """Whether it is known who a row means, or somebody said that it is nobody we know."""
        return self._asked_as(row)[1] in self._answers or len(self._fitting(row)) == 1

    @property
    def anybody(self) -> bool:
        """Whether anybody is known at all."""
        return bool(self._people)

    def is_new(self, person: str) -> bool:
        """Whether this is somebody whom this very file brings."""
        return bool(person) and person in self._new.values()

    def with_new(self, people: Mapping[str, str]) -> "Names":
        """The same with people who are noted by this very file: person ids by name. They are unknown still."""
        new = {fold_text(name): person for name, person in people.items()}
        found = copy(self)
        vars(found)["_new"] = new
        return found

    def name_of(self, person: str) -> str:
        """The name of a person; empty for nobody."""
        return self._people[person].name if person in self._people else ""

    def _fitting(self, row: DutyRow) -> set[str]:
        asked = self._asked_as(row)[1]
        if self._answers.get(asked):
            return {self._answers[asked]}
        by_email = self._by_email.get(row.email.casefold(), set()) if row.email else set()
        if len(by_email) == 1:
            return by_email
        remembered = self._by_name.get(asked, set())
        if len(remembered) == 1 and asked != fold_text(row.name):
            return remembered
        found = self._by_name.get(fold_text(row.name), set())
        if len(found) < 2:
            return {one for one in found if not self._may_be_another(one, row)}
        exact = self._exact.get(row.name, set())
        if len(exact) == 1:
            # Names that search takes for one (Dyk and Dijk): as it is written it is one of them.
            return exact
        # Two people of one name: their own number tells them apart, else the provider for which they work.
        by_phone = {one for one in found if row.phone and row.phone in self._numbers[one]}
        if len(by_phone) == 1:
            return by_phone
        place = fold_text(row.provider)
        by_place = {one for one in found if place and fold_text(self._people[one].provider) == place}
        return by_place if len(by_place) == 1 else found

    def _may_be_another(self, person: str, row: DutyRow) -> bool:
        """Whether a row of that name has another provider and another number, and may so be about somebody else."""
        theirs, place = self._people[person], fold_text(row.provider)
        elsewhere = bool(place) and bool(theirs.provider) and place != fold_text(theirs.provider)
        return elsewhere and bool(row.phone) and bool(theirs.phones) and row.phone not in self._numbers[person]

    def _asked_as(self, row: DutyRow) -> tuple[str, str]:
        """What a row's name is remembered by, also in search form: with the provider where the name is somebody's."""
        key = row.name, row.provider
        if key not in self._asked:
            taken = bool(row.provider) and fold_text(row.name) in self._by_name
            name = f"{row.name}, {row.provider}" if taken else row.name
            self._asked[key] = name, fold_text(name)
        return self._asked[key]

    def unknown(self, rows: Iterable[DutyRow]) -> tuple[UnknownName, ...]:
        """The names that have to be asked, each once, in the order of the file."""
        places: dict[str, list[int]] = {}
        sheets: dict[str, list[str]] = {}
        first: dict[str, DutyRow] = {}
        for row in rows:
            folded = self._asked_as(row)[1]
            if not self.is_settled(row):
                places.setdefault(folded, []).append(row.row)
                sheets.setdefault(folded, []).extend([row.sheet] if row.sheet else [])
                first.setdefault(folded, row)
        return tuple(
            UnknownName(
                self._asked_as(row)[0],
                tuple(dict.fromkeys(places[key])),
                self._near(row) if count < LOOKED_AT else (),
                len(self._fitting(row)) > 1,
                tuple(dict.fromkeys(sheets[key])),
                row.name,
            )
            for count, (key, row) in enumerate(first.items())
        )

    def _near(self, row: DutyRow) -> tuple[str, ...]:
        """People whose names look like that of a row, or whose number it is; the nearest first."""
        folded = fold_text(row.name)
        words = {word for word in folded.replace(".", " ").split() if len(word) > 2}
        scored = []
        for person in self._people.values():
            names = [fold_text(name) for name in (person.name, *person.aliases)]
            alike = max(SequenceMatcher(None, folded, name).ratio() for name in names)
            if words & {word for name in names for word in name.split()}:
                alike = max(alike, 0.8)
            if row.phone and row.phone in self._numbers[person.id]:
                alike = 1.0
            if alike >= _NEAR:
                scored.append((-alike, fold_text(person.name), person.id))
        return tuple(person for _, _, person in sorted(scored)[:_FEW])
