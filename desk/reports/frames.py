"""Legal frames of one child in words: who has to be called with which number, and why one may matter now. Pure."""

from collections.abc import Iterator

from desk.care_rows.consent import FrameRow
from desk.facts.law import ConsentNoted, FrameNoted
from desk.law.frames import Frame, Hint, frames
from desk.profile.codes import CURRENT_MUNICIPALITY, RESPONSIBLE_MUNICIPALITY
from desk.profile.model import Profile
from desk.reports.fact_words_care import FRAME_STATES
from desk.reports.view import ReportView, said
from desk.words.phone import read_number

_KINDS = {"considered": "warn", "asked": "warn", "granted": "ok", "refused": "danger", "ended": "ok"}


def frame_rows(
    view: ReportView, child: str, age: tuple[int | None, int | None], directory: Profile | None
) -> tuple[FrameRow, ...]:
    """Every frame in the order of the file; `age` is the least and the most that the child can be."""
    return tuple(_row(view, child, frame, age, directory) for frame in frames().frames)


def frame_lines(view: ReportView, child: str) -> tuple[str, ...]:
    """The frames about which something was noted, a line each: "Crisismaatregel (Wvggz): aangevraagd"."""
    rows = frame_rows(view, child, (None, None), None)
    return tuple(f"{row.label}: {row.line}" for row in rows if row.state or row.two)


def _row(
    view: ReportView, child: str, frame: Frame, age: tuple[int | None, int | None], directory: Profile | None
) -> FrameRow:
    register = view.state.care.frames.get((child, frame.id), {})
    every = [one.value for one in register.values() if isinstance(one.value, FrameNoted)]
    last = every[-1] if every else FrameNoted(child, frame.id, "")
    states = " / ".join(dict.fromkeys(FRAME_STATES.get(one.state, "niet aan de orde") for one in every))
    called = f"gebeld: {last.called}" if last.called else ""
    return FrameRow(
        id=frame.id,
        label=frame.label,
        text=frame.text,
        calls=tuple(_calls(view, child, frame, directory)),
        limits=frame.limits,
        source=frame.source,
        hint=" · ".join(dict.fromkeys(_hints(view, child, frame, age))),
        state=last.state,
        called=last.called,
        note=last.note,
        line=", ".join(part for part in (states, called, last.note) if part),
        kind="warn" if len(every) > 1 else _KINDS.get(last.state, ""),
        two=len(every) > 1,
    )


def _calls(view: ReportView, child: str, frame: Frame, directory: Profile | None) -> Iterator[str]:
    here = said(view.state, CURRENT_MUNICIPALITY, child) or "de gemeente"
    home = said(view.state, RESPONSIBLE_MUNICIPALITY, child) or "(nog onbekend)"
    for call in frame.calls:
        routes = [route for one in call.routes if directory is not None and (route := directory.route(one))]
        number = next((each.number for route in routes for each in route.numbers), "")
        who = call.who.replace("{here}", here).replace("{home}", home)
        yield f"{who} · {read_number(number).shown or number}" if number else who


def _hints(view: ReportView, child: str, frame: Frame, age: tuple[int | None, int | None]) -> Iterator[str]:
    for (whose, _), register in view.state.care.consents.items():
        for one in register.values() if whose == child else ():
            if isinstance(one.value, ConsentNoted):
                yield from (hint.text for hint in frame.hints if _fits(hint, one.value, age))


def _fits(hint: Hint, noted: ConsentNoted, age: tuple[int | None, int | None]) -> bool:
    who = "youth" if noted.relation == "youth" else "custody" if noted.custody == "yes" else ""
    least, most = age
    # Without an age nothing is ruled out: it is a hint.
    within = least is None or most is None or (hint.start <= most and least < hint.until)
    return (who, noted.consent) == (hint.who, hint.consent) and within
