"""What `nachtwacht-admin` puts on stdout: one JSON document, or Dutch lines; always UTF-8."""

import json
import sys
from typing import Any


def say_json(data: Any) -> None:
    """One JSON document. Half characters (a file name that is no UTF-8) are written as escapes, so it stays JSON."""
    say(json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False))


def say(line: str) -> None:
    """One line for people or programs."""
    _write(sys.stdout, line)


def note(line: str) -> None:
    """A line beside the answer, on stderr: progress, warnings, a word for people."""
    _write(sys.stderr, line)


def say_error(message: str) -> int:
    """The one shape of an error; gives its exit code."""
    say(json.dumps({"error": message}, ensure_ascii=False))
    return 2


def _write(stream: Any, line: str) -> None:
    safe = line.encode("utf-8", "backslashreplace")
    encoding = getattr(stream, "encoding", None) or "utf-8"
    stream.write(safe.decode("utf-8").encode(encoding, "backslashreplace").decode(encoding) + "\n")
    stream.flush()
