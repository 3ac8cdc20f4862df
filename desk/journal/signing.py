"""What the writer thread signs with: the keys of the incarnation, read or made when its first fact comes.

An incarnation without keys gets them with its next fact: they, `DeskEnrolled` and that fact are one transaction.
"""

import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from desk.fact import Fact
from desk.journal.writing import FactsItem
from desk.signing.enrolling import enrolment, vouch
from desk.signing.keys import DeskKeys, Signer, fresh_keys, keys_from, note_of
from desk.storage.facts import to_values
from desk.storage.files import connect, reading


class Signing:
    """Of one incarnation. `kept` are its keys as they stand in the journal, empty if it has none; `number` is then the
    running number that was kept for its enrolment. `former` is the incarnation before it with its keys, if there are:
    that one vouches for it, so that who was known stays so."""

    def __init__(self, desk: str, kept: str, number: int, former: tuple[str, str] = ("", "")) -> None:
        self._desk, self._number, self._former = desk, number, former
        self._enrolled = bool(kept)
        self._text = kept
        self._signer: Signer | None = None
        self._lock = threading.Lock()

    def signer(self) -> Signer:
        """The keys at work. May be asked on any thread, but that of the window: it imports what takes its time."""
        with self._lock:
            if self._signer is None:
                keys = keys_from(self._text) if self._text else fresh_keys()
                self._text, self._signer = keys.to_text(), Signer(keys)
            return self._signer

    def keys(self) -> DeskKeys:
        """The private halves; on any thread, but that of the window as long as they are not made."""
        with self._lock:
            known = self._text
        if not known:
            self.signer()
        return keys_from(self._text)

    def signed(self, item: FactsItem) -> FactsItem:
        """The same facts with their signatures, after the enrolment if there was none yet. On the writer thread."""
        signer = self.signer()
        values = [_with(value, signer, fact) for value, fact in zip(item.values, item.facts, strict=True)]
        if self._enrolled or not item.facts:
            return replace(item, values=tuple(values), facts=())
        self._enrolled = True
        voucher, text = self._former
        vouched = vouch(Signer(keys_from(text)), self._desk, signer.public) if text else ""
        at = item.facts[0].recorded_at
        first = to_values(
            enrolment(self._desk, self._number, at, signer, voucher=voucher if text else "", vouched=vouched)
        )
        notes = ((note_of(self._desk), self._text),)
        return replace(item, values=(first, *values), facts=(), notes=notes)


def _with(values: tuple[Any, ...], signer: Signer, fact: Fact) -> tuple[Any, ...]:
    return (*values[:-1], signer.sign(fact.header()))


def keys_in(connection: Any, desk: str) -> DeskKeys | None:
    """The keys of an incarnation, from a connection to journal.db; None if it has none."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (note_of(desk),)).fetchone()
    return keys_from(row[0]) if row else None


def keys_at(path: Path, desk: str, key: bytes = b"") -> DeskKeys | None:
    """As `keys_in`, of the journal at `path`, also while its window works."""
    with reading(path), closing(connect(path, key)) as connection:
        return keys_in(connection, desk)
