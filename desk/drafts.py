"""What is being typed and is no fact yet, by field and by whom: a half-typed report waits for its own author.

Without accounts nobody signs in and a draft is nobody's.
"""

from collections.abc import Callable, Iterable

_OF = "\x1f"
"""Between the field and the person."""
Field = tuple[str, str, str]
"""Report, child, link."""
Shared = Callable[[str, str], bool]
"""Whether somebody goes on in what another typed: the report, and who typed there."""


class Drafts:
    """The drafts of one desk; `kept` are those of the journal, by key."""

    def __init__(self, kept: dict[str, str]) -> None:
        self._kept = kept

    def seen(self, person: str, shared: Shared) -> dict[Field, str]:
        """What a person finds: their own, what was nobody's, and what is `shared` with them."""
        found: dict[Field, str] = {}
        for key, text in self._kept.items():
            (report, child, link), author = _taken_apart(key)
            field = (report, child, link)
            if author == person or ((not author or shared(report, author)) and field not in found):
                found[field] = text
        return found

    def put(self, field: Field, person: str, text: str) -> str:
        """Somebody types; gives the key to keep it under, empty if that text stood there already."""
        key = _key(field, person)
        if self._kept.get(key, "") == text:
            return ""
        if text:
            self._kept[key] = text
        else:
            self._kept.pop(key, None)
        return key

    def of(self, field: Field, person: str, shared: Shared) -> tuple[str, ...]:
        """The keys of what stands in a field as a person finds it: all go once it is a fact."""
        whose = {_key(field, person), _key(field, "")}
        for key in self._kept:
            where, _, author = key.partition(_OF)
            if author and where == _key(field, "") and shared(field[0], author):
                whose.add(key)
        return tuple(sorted(whose & self._kept.keys()))

    def forget(self, keys: tuple[str, ...]) -> None:
        """They became facts."""
        for key in keys:
            self._kept.pop(key, None)

    def forget_reports(self, reports: Iterable[str]) -> None:
        """They were destroyed."""
        for report in reports:
            for key in [key for key in self._kept if key.startswith(f"{report}/")]:
                del self._kept[key]

    @staticmethod
    def key(field: Field, person: str) -> str:
        """Under which what a person types in a field is kept."""
        return _key(field, person)


def _key(field: Field, person: str) -> str:
    return "/".join(field) + (_OF + person if person else "")


def _taken_apart(key: str) -> tuple[Field, str]:
    where, _, author = key.partition(_OF)
    report, child, link = where.split("/", 2)
    return (report, child, link), author
