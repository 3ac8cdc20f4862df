"""Scenes that play inside the real program, run as a process of its own: python window_scenes.py SCENE ARGUMENT..."""

import os
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui import main
from ui.app import Program
from ui.panels import host


def on(home: str, scene: Callable[[Program], None]) -> int:
    """The program on a home; the scene plays once the desk is open."""

    def began(program: Program) -> None:
        program.ready.connect(lambda: QTimer.singleShot(0, program, lambda: scene(program)))

    return main.run(main.read(["--home", home]), Path(home), began)


def say(text: str) -> None:
    """A line for the test, at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def text_question(program: Program) -> str:
    """A new report with the keyboard in a long text of it; gives the question's link."""
    program.session.new_report()
    for section in program.session.row.sections:
        for question in section.questions:
            if question.kind == "text":
                program.window.intake.go_to_question(question.link)
                return question.link
    raise AssertionError("no question with a long text")


FEW = 5


def broken_screen(folder: str) -> int:
    """Pictures, of which one panel does not exist; of the others a few."""
    for name in sorted(host.PANELS)[FEW:]:
        del host.PANELS[name]
    host.PANELS["aaa-broken"] = ("ui.panels.nowhere", "NowherePanel")
    return main.main(["--demo", "--screenshot", folder, "--theme", "dark"])


def just_open(home: str) -> int:
    """The window opens and ends."""

    def scene(program: Program) -> None:
        say("open" if program.session is not None else program.window.trouble.text)
        program.window.close()

    return on(home, scene)


def type_and_end(home: str, how: str) -> int:
    """Somebody types, and in the middle of a word the window ends."""

    def scene(program: Program) -> None:
        say(text_question(program))
        QTest.keyClicks(QApplication.focusWidget(), "halverwege een zi")
        if how == "close":
            program.window.close()
        else:
            os.kill(os.getpid(), getattr(signal, how))

    return on(home, scene)


def bug(home: str) -> int:
    """An error of our own in a slot; then somebody opens a report."""

    def scene(program: Program) -> None:
        QTimer.singleShot(0, program, lambda: after(program))
        say_nothing = 1 / 0
        say(str(say_nothing))

    def after(program: Program) -> None:
        say(program.window.trouble.text)
        program.session.new_report()
        say(str(len(program.desk.board())))
        program.window.close()

    return on(home, scene)


def disk_full(home: str, then: str) -> int:
    """No file may grow any more: somebody answers and closes the window; there is room again, or they close again."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    def scene(program: Program) -> None:
        text_question(program)
        # The journal's log is some pages long by now.
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
        QTest.keyClicks(QApplication.focusWidget(), "op een volle schijf")
        wait(lambda: program.desk.health().level == "bad", close)

    def close() -> None:
        programs[0].window.close()
        say(f"{programs[0].window.isVisible()} {programs[0].window.trouble.text}")
        if then == "room":
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            wait(lambda: programs[0].desk.health().unsaved == 0, programs[0].window.close)
        else:
            programs[0].window.close()

    programs: list[Program] = []

    def begin(program: Program) -> None:
        programs.append(program)
        scene(program)

    return on(home, begin)


def wait(until: Callable[[], bool], then: Callable[[], object]) -> None:
    """Look again and again until it is so."""
    if until():
        then()
    else:
        QTimer.singleShot(10, lambda: wait(until, then))


SCENES = {
    "disk-full": disk_full,
    "broken-screen": broken_screen,
    "just-open": just_open,
    "type-and-end": type_and_end,
    "bug": bug,
}

if __name__ == "__main__":
    sys.exit(SCENES[sys.argv[1]](*sys.argv[2:]))
