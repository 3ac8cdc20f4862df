"""Kills a window at a random moment while somebody types in it, and compares what it showed with what is there."""

import json
import random
import signal
import time
from dataclasses import dataclass, field
from pathlib import Path

from windows import child, desk_in

from desk.clock import SystemClock

TYPIST = Path(__file__).parent / "window_typist.py"


@dataclass
class Told:
    """What one window told until it was killed, by question."""

    report: str = ""
    typed: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    pressed: dict[str, list[str]] = field(default_factory=dict)
    lines: int = 0
    killed_at: int = 0

    def hear(self, line: str) -> None:
        """A whole line of the window."""
        self.lines += 1
        what, rest = line.split(" ", 1)
        words = _words(rest)
        match what:
            case "R":
                self.report = words[0]
            case "T":
                self.typed.setdefault(words[1], []).append((words[0], words[2]))
            case "A":
                self.pressed.setdefault(words[0], []).append(words[1])
            case "K":
                self.kept[words[0]] = words[1]
                self.pressed[words[0]] = []


@dataclass(frozen=True)
class Found:
    """What was there afterwards: what was called kept and is missing, and how many ms of typing are gone."""

    missing: dict[str, tuple[str, str]]
    lost_ms: int


def kill_one(home: Path, seed: int) -> Told:
    """A window on this home is killed without warning after it said some lines."""
    chance, told = random.Random(seed), Told()
    window = child([str(TYPIST), str(home), str(seed)])
    assert window.stdout is not None
    try:
        for _ in range(chance.randint(2, 250)):
            line = window.stdout.readline()
            assert line, window.communicate()[1]
            told.hear(line)
        told.killed_at = time.monotonic_ns() // 1_000_000
        window.send_signal(signal.SIGKILL)
        for line in window.stdout:
            if line.endswith("\n"):
                told.hear(line)
        assert window.wait() == -signal.SIGKILL
    finally:
        window.kill()
        window.communicate()
    return told


def compare(home: Path, told: Told) -> Found:
    """Looks at what is there now."""
    with desk_in(home, SystemClock()) as desk:
        sheet = desk.sheet(told.report)
        assert sheet is not None
        there = {q.link: q for section in sheet.sections for q in section.questions}
    missing: dict[str, tuple[str, str]] = {}
    lost = 0
    for link, text in told.kept.items():
        question = there[link]
        if question.kind in ("text", "line"):
            found, safe = question.text_value, question.text_value.startswith(text)
        else:
            found = next((option.code for option in question.options if option.chosen), "")
            # Something else may have been pressed since, and have come to the disk unseen.
            safe = found in (text, *told.pressed.get(link, []))
        if not safe:
            missing[link] = (text, found)
    for link, keys in told.typed.items():
        gone = [at for at, text in keys if len(text) > len(there[link].text_value)]
        if gone:
            lost = max(lost, told.killed_at - gone[0])
    return Found(missing, lost)


def _words(rest: str) -> list:
    decoder, words, at = json.JSONDecoder(), [], 0
    while at < len(rest.rstrip()):
        word, end = decoder.raw_decode(rest, at)
        words.append(word)
        at = end + 1
    return words
