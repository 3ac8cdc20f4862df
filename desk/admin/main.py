"""The entry of `nachtwacht-admin`: reads the command line, runs one command, says every error as JSON with exit 2."""

import os
import sys
from collections.abc import Sequence

from desk.admin.output import say_error
from desk.admin.parser import build
from desk.errors import DeskBug, Refused, SurroundingsFailed
from desk.no_dump import no_dumps
from desk.words.reasons import why
from desk.words.usage import UsageError


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code: 0 done, 1 the answer is bad news, 2 an error (said as JSON on stdout)."""
    if argv is None:
        no_dumps()
    try:
        given = build().parse_args(sys.argv[1:] if argv is None else argv)
        code: int = given.run(given)
    except (UsageError, SurroundingsFailed, Refused, DeskBug) as error:
        return say_error(str(error))
    except BrokenPipeError:
        # Whoever read along (head, less) has enough. What Python still wants to flush at its end goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return say_error(f"{error.filename or 'bestand'}: {why(error)}")
    return code
