"""Desks on plain files, so that every byte of them can be looked through, with reports whose term is over."""

import shutil
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from clear_bytes import forms_of
from desks import NIGHT, Seat, profile

from desk.clock import SetClock
from desk.desk import Desk, Done
from desk.home import Home
from desk.intake.answers import GiveAnswer, TypeNote
from desk.intake.calls import HangUp, OpenReport
from desk.intake.closing import CloseReport, SetOutcome
from desk.storage.files import HEADS, prepare

NAME, NUMBER, SENTENCE = "Sjoerdtje Wiersma", "0687654321", "staat op het dak van de Oldehove"
WORDS = (NAME, "Wiersma", NUMBER, "87654321", SENTENCE, "Oldehove")


@cache
def _prepared() -> TemporaryDirectory[str]:
    """A folder with the three files as they are made, to copy."""
    folder = TemporaryDirectory(prefix="prepared-")
    for kind in HEADS:
        prepare(Path(folder.name) / f"{kind}.db", kind, NIGHT)
    return folder


def plain_home(path: Path) -> Home:
    """A home whose files have no key."""
    shutil.copytree(_prepared().name, path)
    return Home(path)


def plain_seat(path: Path, code: str = "A", clock: SetClock | None = None, store: object = None) -> Seat:
    """A place for a desk with plain files."""
    return Seat(plain_home(path), clock or SetClock(NIGHT), store, code)  # type: ignore[arg-type]


def done(result: object) -> Done:
    """What was done; a refusal fails the test."""
    assert isinstance(result, Done), result
    return result


def reported(desk: Desk, name: str = NAME, number: str = NUMBER, said: str = SENTENCE) -> str:
    """A report about a child of this name, from this number, in which somebody typed a sentence; still open."""
    report = desk.new_id()
    done(desk.do(OpenReport(report, number)))
    (child,) = desk.sheet(report).card.children  # type: ignore[union-attr]
    link = profile().checklist.by_code("youth_name")
    assert link is not None
    done(desk.do(GiveAnswer(report, child.id, link.link_id, (name,))))
    done(desk.do(TypeNote(report, said)))
    return report


def closed(desk: Desk, report: str, outcome: str = "advice") -> str:
    """The same, closed with an outcome."""
    done(desk.do(HangUp(report)))
    for child in desk.sheet(report).card.children:  # type: ignore[union-attr]
        done(desk.do(SetOutcome(report, child.id, outcome)))
    done(desk.do(CloseReport(report)))
    return report


def is_closed(desk: Desk, report: str) -> bool:
    """Whether this desk knows all of it."""
    card = desk.card(report)
    return card is not None and card.state == "closed"


def years_later(seat: Seat, years: int = 4) -> None:
    """The clock goes on, and the computer was started anew since."""
    seat.clock.advance(days=years * 366)  # type: ignore[attr-defined]


def comes_true(seat: Seat, until: Callable[[], bool]) -> bool:
    """Whether it holds within some seconds; also where no thread tells of it."""
    return any(seat.inbox.wait(until, timeout=0.1) for _ in range(100))


def lying_about(folders: Iterable[Path], words: Iterable[str] = WORDS) -> list[str]:
    """`file: word` for each of the words that stands in a file, in any way in which programs write it."""
    found = []
    for folder in folders:
        # The room that is kept on the disk is zeros, as much of it as all else together.
        for path in sorted(one for one in folder.rglob("*") if one.is_file() and one.name != "ballast"):
            try:
                data = path.read_bytes()
            except FileNotFoundError:
                # A desk that stops takes its write-ahead log away.
                continue
            found += [f"{path.name}: {word}" for word in words for form in forms_of(word) if form in data]
    return found
