"""Where the log ended, as people write it on paper (`23:8f3a9c0d1e2f3a4b`) and as the journal notes it."""

from typing import Any

from desk.agreed import Cursor
from desk.sync.belonging import shared_from
from desk.words.usage import UsageError

_SHOWN = 8
"""Bytes of the chain that stand on paper: nobody makes another log with the same by chance or by trying."""


def head_words(head: Cursor) -> str:
    """A place in the log, for paper."""
    return f"{head.position}:{head.chain[:_SHOWN].hex()}" if head.position else ""


def read_head(text: str) -> Cursor:
    """What `head_words` gave; no place for no text. Raises UsageError for anything else."""
    if not text:
        return Cursor()
    position, _, chain = text.strip().partition(":")
    try:
        found = Cursor(int(position), bytes.fromhex(chain))
    except ValueError:
        found = Cursor()
    if found.position < 1 or len(found.chain) < _SHOWN:
        raise UsageError(f"--stand {text}: zo schrijft 'journal verify' een stand: 23:8f3a9c0d1e2f3a4b")
    return found


def shared_head(journal: Any) -> Cursor:
    """How far this desk knew the log when it last noted that in its journal."""
    rows = journal.execute("SELECT value FROM meta WHERE key = 'shared'").fetchall()
    shared = shared_from(bytes(rows[0][0]).decode() if rows else "")
    return shared.cursor if shared is not None else Cursor()
