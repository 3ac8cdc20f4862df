"""Kills a typist at a random moment and compares what it was told is safe with what is there afterwards."""

import random
import signal
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from keyed import KEY

from desk.fact import Fact
from desk.home import Home
from desk.journal.journal import desks_of, read_after
from desk.storage.files import connect

PROJECT = Path(__file__).parents[2]


@dataclass
class Promised:
    """What typists were told is safe: facts, and by field the last number that was on the disk."""

    facts: set[str] = field(default_factory=set)
    drafts: dict[str, int] = field(default_factory=dict)
    lines: int = 0

    def hear(self, line: str) -> None:
        """A whole line of a typist."""
        self.lines += 1
        what, *words = line.split()
        if what == "F":
            self.facts.add(words[0])
        elif what == "D":
            self.drafts[words[0]] = int(words[1])


def kill_one(home: Home, seed: int, promised: Promised) -> None:
    """Let a typist work until it has said some lines, kill it without warning, and hear what it had still said."""
    chance = random.Random(seed)
    typist = subprocess.Popen(
        [sys.executable, "-P", str(PROJECT / "tests" / "road" / "typist.py"), str(home.path), str(seed)],
        stdout=subprocess.PIPE,
        env={"PYTHONPATH": f"{PROJECT}:{PROJECT / 'tests'}", "PATH": ""},
    )
    assert typist.stdout is not None
    with typist.stdout as said:
        assert said.readline() == b"ready\n"
        for _ in range(chance.randint(1, 150)):
            promised.hear(said.readline().decode())
        typist.send_signal(signal.SIGKILL)
        for line in said:
            if line.endswith(b"\n"):
                promised.hear(line.decode())
    assert typist.wait() == -signal.SIGKILL


def facts_in(home: Home) -> list[Fact]:
    """What the journal holds, once it proved to be whole: sound pages, running numbers without a hole."""
    with closing(connect(home.journal, KEY)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        facts = [fact for desk in desks_of(connection) for fact in read_after(connection, desk, 0)]
    assert [fact.seq for fact in facts] == list(range(1, len(facts) + 1))
    for path in (home.replica, home.store):
        with closing(connect(path, KEY)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return facts


def newest_texts(home: Home) -> dict[str, int]:
    """By field, the highest number that stands: in a draft or, once the field was left, in a fact."""
    found: dict[str, int] = {}
    with closing(connect(home.journal, KEY)) as connection:
        for key, text in connection.execute("SELECT key, text FROM draft").fetchall():
            report, _, link = key.split("/", 2)
            found[f"{report}/{link}"] = int(bytes(text).rpartition(b"#")[2])
    for fact in facts_in(home):
        if fact.type == "answer_given":
            data = fact.data()
            name = f"{fact.subject}/{data['link']}"
            found[name] = max(found.get(name, 0), int(data["values"][0].rpartition("#")[2]))
    return found


@dataclass(frozen=True)
class Lost:
    """What was promised and is not there."""

    facts: set[str]
    drafts: dict[str, tuple[int, int]]


def missing(home: Home, promised: Promised) -> Lost:
    """Compare with what is there now."""
    there = {fact.id for fact in facts_in(home)}
    texts = newest_texts(home)
    drafts = {
        name: (count, texts.get(name, 0)) for name, count in promised.drafts.items() if texts.get(name, 0) < count
    }
    return Lost(promised.facts - there, drafts)
