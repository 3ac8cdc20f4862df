"""The command `nachtwacht`: reads its arguments, looks for a display, hands over to a running window, or runs."""

import argparse
import gc
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from secrets import token_bytes
from typing import TYPE_CHECKING

from desk.no_dump import no_dumps
from desk.words.usage import Parser, UsageError
from ui.display import has_display

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.app import Program

NO_DISPLAY = (
    "Er is geen beeldscherm gevonden (DISPLAY of WAYLAND_DISPLAY). Start Nachtwacht vanaf het bureaublad, "
    "of zet QT_QPA_PLATFORM=offscreen om zonder scherm te draaien."
)
NOT_KEPT = (
    "Niet alles kon worden bewaard. Maak schijfruimte vrij en geef schrijfrecht op de map met gegevens; "
    "wat wel bewaard is, staat er bij de volgende start."
)
SMALLEST = (640, 400)
# The title and the edges that a window manager puts around a window, in pixels: none takes more.
FRAME = 48


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; gives the exit code: 0, or 2 when it cannot start."""
    if arguments is None:
        no_dumps()
    try:
        options = read(arguments)
    except UsageError as error:
        return refuse(str(error))
    if not has_display():
        return refuse(NO_DISPLAY)
    if options.screenshot is not None and not options.demo:
        return refuse("--screenshot werkt alleen met --demo: van echte meldingen worden geen beelden gemaakt.")
    if options.demo:
        if options.home:
            return refuse("--demo gebruikt een eigen wegwerpmap; laat --home weg.")
        # Nobody signs in to an exercise: it opens nothing real, not even a store that this computer is told of.
        os.environ.pop("NACHTWACHT_STORE", None)
        with tempfile.TemporaryDirectory(prefix="nachtwacht-oefening-") as folder:
            return run(options, Path(folder))
    from desk.home import find_home

    return run(options, find_home(options.home).path)


def read(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The arguments of the command. Raises UsageError for what is none of them."""
    parser = Parser(prog="nachtwacht", description="De desk van een crisislijn voor jeugd.")
    home = "map met de gegevens (anders NACHTWACHT_HOME of de systeemmap)"
    parser.add_argument("--home", default="", metavar="MAP", help=home)
    parser.add_argument("--call", metavar="NUMMER", help="open een melding voor dit telefoonnummer")
    parser.add_argument("--demo", action="store_true", help="een oefennacht in een wegwerpmap")
    parser.add_argument("--screenshot", type=Path, metavar="MAP", help="schrijf beelden van alle schermen en stop")
    parser.add_argument("--theme", choices=("dark", "light", "system"), help="donker, licht of als het systeem")
    parser.add_argument("--size", type=size, metavar="MAAT", help="venstergrootte, bijvoorbeeld 1366x768")
    parser.add_argument("--text-scale", type=scale, metavar="GETAL", help="lettergrootte, 1 tot 2")
    parser.add_argument("--language", choices=("nl", "en"), default="nl", help="taal van de schermen")
    return parser.parse_args(arguments)


def size(text: str) -> tuple[int, int]:
    """A size such as 1366x768."""
    width, _, height = text.lower().partition("x")
    if not (width.isdigit() and height.isdigit()) or int(width) < SMALLEST[0] or int(height) < SMALLEST[1]:
        raise argparse.ArgumentTypeError(f"{text}: geef breedte x hoogte, ten minste {SMALLEST[0]}x{SMALLEST[1]}")
    return int(width), int(height)


def scale(text: str) -> float:
    """A text scale between 1 and 2."""
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = 0.0
    if not 1.0 <= value <= 2.0:
        raise argparse.ArgumentTypeError(f"{text}: geef een getal van 1 tot 2")
    return value


def refuse(reason: str) -> int:
    """Say why the program cannot start."""
    sys.stderr.write(reason + "\n")
    return 2


def fitting(app: "QApplication", options: argparse.Namespace) -> tuple[tuple[int, int] | None, bool]:
    """The size to begin with, no larger than the screen has room for, and whether the window fills the screen.

    It does where a frame around that size would push the bar at its foot off the screen. Pictures have their own size.
    """
    screen = app.primaryScreen()
    if options.size is not None or options.screenshot is not None or screen is None:
        return options.size, False
    room = screen.availableSize()
    width, height = max(SMALLEST[0], min(1440, room.width())), max(SMALLEST[1], min(900, room.height()))
    return (width, height), width + FRAME > room.width() or height + FRAME > room.height()


def run(options: argparse.Namespace, home: Path, began: "Callable[[Program], None] | None" = None) -> int:
    """Show the window on this home, or hand over to the one that runs. `began` gets the program before it shows."""
    # First of all: a safe takes its time, and answers while the window is made.
    from desk.keys.fetch import ask

    safe = None if options.demo else ask(home)
    from PySide6.QtWidgets import QApplication

    from ui.plain_imports import plain_imports

    plain_imports()
    from ui.app import Options, Program
    from ui.bugs import report_bugs
    from ui.ending import Ending
    from ui.one_window import OneWindow
    from ui.start_look import chosen_look

    app = QApplication(sys.argv[:1])
    app.setApplicationName("Nachtwacht")
    app.setDesktopFileName("nachtwacht")
    one = OneWindow(home)
    if not one.take():
        if safe is not None:
            safe.end()
        from ui.handing_over import as_message, hand_over

        if hand_over(home, as_message(options.call)):
            return 0
        return refuse(
            "Nachtwacht draait al op deze map, maar antwoordt niet. Sluit het andere venster en probeer opnieuw."
        )
    clock, key = None, b""
    if options.demo:
        from desk.clock import SetClock
        from desk.demo.night import START, build_night
        from desk.home import Home
        from desk.keys.wrapping import KEY_BYTES

        # In memory alone: an exercise leaves nothing that anybody could read.
        key = token_bytes(KEY_BYTES)
        build_night(Home(home, key))
        clock = SetClock(START, running=options.screenshot is None)
    theme, text_scale = chosen_look(home)
    size, fills = fitting(app, options)
    chosen = Options(
        home=home,
        key=key,
        safe=safe,
        call=options.call,
        practice=options.demo,
        theme=options.theme or theme or "dark",
        size=size,
        fills=fills,
        scale=options.text_scale or text_scale or 1.0,
        language=options.language,
    )
    program = Program(app, chosen, clock)
    program.listen(one)
    report_bugs(home, program.tell)
    if options.screenshot is not None:
        from ui.pictures import Pictures

        pictures = Pictures(program, options.screenshot, options.theme)
        program.ready.connect(pictures.start)
    # What a start made stays. To go through it again and again for what nobody needs any more would hold the window up
    # for a twentieth of a second each time.
    program.ready.connect(gc.freeze)
    ending = Ending(app)
    # Not quit(): that asks the window, which may want to stay for what is not kept yet.
    ending.asked.connect(app.exit)
    if began is not None:
        began(program)
    program.show()
    code = app.exec()
    kept = program.stop()
    ending.close()
    return code if kept else refuse(NOT_KEPT)


if __name__ == "__main__":
    sys.exit(main())
