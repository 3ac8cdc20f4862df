"""Legal frames that may count at night, with who has to be called: resources/law/frames.toml. Nothing is done by it."""

from functools import cache

from desk.law.read import read_law
from desk.record import record


@record
class Call:
    """Somebody who has to be called; `routes` are those of a profile that have the number, the first one it has."""

    who: str
    routes: tuple[str, ...]


@record
class Hint:
    """When this frame may matter: what `who` (`youth`, `custody`) said, at these ages, the upper one not included."""

    who: str
    consent: str
    start: int
    until: int
    text: str


@record
class Frame:
    """One frame: what it is for, who is called, how long it lasts, and where that stands."""

    id: str
    label: str
    text: str
    limits: str
    source: str
    calls: tuple[Call, ...]
    hints: tuple[Hint, ...]


@record
class Frames:
    """All of them; `label` says that somebody has to look at it."""

    label: str
    frames: tuple[Frame, ...]

    def named(self, name: str) -> str:
        """The words of a frame by its id; the id itself where it is not known."""
        return next((one.label for one in self.frames if one.id == name), name)


@cache
def frames() -> Frames:
    """The shipped file."""
    read = read_law("frames.toml")
    return Frames(
        label=read["label"],
        frames=tuple(
            Frame(
                id=one["id"],
                label=one["label"],
                text=one["text"],
                limits=one["limits"],
                source=one["source"],
                calls=tuple(Call(call["who"], tuple(call.get("routes", ()))) for call in one["call"]),
                hints=tuple(
                    Hint(hint["who"], hint["consent"], hint["from"], hint["until"], hint["text"])
                    for hint in one.get("when", ())
                ),
            )
            for one in read["frames"]
        ),
    )
