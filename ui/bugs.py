"""An error of our own stops what was being done and nothing else: it is written down, told, and the window goes on.

What is written tells where it happened and of what kind it was, in lines of the program. What an error says of itself
stays out unless it can only be about the program: a number that could not be read is somebody's number.
"""

import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

from desk.words.reasons import why

LONGEST_LOG = 1_000_000
# Their words are names in the program: of attributes, modules, parameters.
_ABOUT_THE_PROGRAM = (AttributeError, ImportError, NameError, NotImplementedError, RecursionError, TypeError)


def told_of(error: BaseException) -> str:
    """An error with what led to it, as it may be kept and sent: no word, number or name that somebody typed."""
    return "\n".join(_lines(error, set()))


def report_bugs(folder: Path, tell: Callable[[str], None]) -> None:
    """From now on an error of ours stops that action only: it is written to a file in `folder` and told."""

    def hook(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        text = told_of(error)
        sys.stderr.write(text + "\n")
        told = "Er ging iets mis in Nachtwacht zelf; die handeling is gestopt, uw gegevens zijn er nog. "
        path = folder / "fout.log"
        try:
            if path.exists() and path.stat().st_size > LONGEST_LOG:
                # An error that comes back every second must not fill the disk.
                path.replace(folder / "fout-eerder.log")
            with path.open("a", encoding="utf-8") as file:
                file.write(text + "\n\n")
        except OSError as failure:
            tell(f"{told}{path} kon niet worden geschreven ({why(failure)}). Meld dit aan de beheerder.")
            return
        tell(f"{told}Stuur {path} naar de beheerder.")

    def in_thread(found: threading.ExceptHookArgs) -> None:
        # What the thread was for says so itself; on stderr, which a system keeps, stands no more than in the file.
        if found.exc_value is not None and not isinstance(found.exc_value, SystemExit):
            sys.stderr.write(told_of(found.exc_value) + "\n")

    sys.excepthook = hook
    threading.excepthook = in_thread


def _lines(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in seen:
        yield from _lines(before, seen)
        yield "  after which:"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}'
        if frame.line:
            yield f"    {frame.line}"
    kind, said = type(error), ""
    if isinstance(error, OSError):
        said = f": {why(error)}"
    elif isinstance(error, _ABOUT_THE_PROGRAM):
        said = f": {error}"
    yield f"{kind.__module__}.{kind.__qualname__}{said}"
