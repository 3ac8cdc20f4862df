"""After a small night: no name, number or sentence of any report in clear, in any byte of any file (issue 6).

The whole of a simulated night, temporary files while they are there included: tests/by_hand/no_clear_byte.py.
"""

import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from clear_bytes import found_in, words_in
from desks import NIGHT, Seat, profile

from desk.backup import make_copy
from desk.home import Home
from desk.intake.answers import GiveAnswer, TypeNote
from desk.intake.calls import OpenReport
from desk.intake.promises import PromiseCallback
from desk.keys import custody
from desk.keys.sharing import NotAdmitted, admit, asking, key_of
from desk.roster_import import keep
from desk.settings import change
from desk.sync.address import SqliteAddress
from desk.sync.opening import open_store, store_key
from desk.sync.snapshots import make
from ui.bugs import told_of

NAME, NUMBER, NOTE = "Zwaantje Quispel-Ölçer", "06 18 27 36 45", "Achter de schuur staat een koffer met kleren"


def home_of(folder: Path, store: Path) -> Home:
    folder.mkdir()
    change(folder, store=f"sqlite:///{store}")
    return Home(folder, custody.make(folder, passphrase="paard lantaarn dijk augurk").key)


def calls(seat: Seat, desk: object) -> None:
    """A call with all that is typed in one, and something that is still being typed."""
    link = {code: profile().checklist.by_code(code).link_id for code in ("youth_name", "what_happened")}
    report = desk.new_id()
    desk.do(OpenReport(report, NUMBER))
    child = desk.sheet(report).child
    desk.do(GiveAnswer(report, child, link["youth_name"], (NAME,)))
    desk.do(TypeNote(report, NOTE))
    desk.do(PromiseCallback(report, NAME, NUMBER, safe="yes", voicemail="no"))
    desk.draft(report, child, link["what_happened"], "Er wordt nog getypt over de koffer van Quispel")
    seat.agreed(desk)


def test_nothing_of_a_night_lies_in_clear_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, copies, temporary = tmp_path / "samen" / "store.db", tmp_path / "kopie", tmp_path / "tmp"
    for folder in (copies, temporary):
        folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    first, second = (home_of(tmp_path / name, store) for name in ("een", "twee"))
    seat = Seat(first)
    with seat.desk() as desk:
        calls(seat, desk)
        with pytest.raises(NotAdmitted):
            key_of(second, store)
        ((_, digits),) = asking(store)
        admit(first, store, digits)
        other = Seat(second, code="B")
        with other.desk() as colleague:
            calls(other, colleague)
            address = SqliteAddress(store)
            with closing(open_store(address, key=store_key(second, address))) as opened:
                assert make(opened, second.replica, lambda *_: None, second.key) is not None
            keep(first, f"triagist;;{NAME};{NUMBER}".encode(), "rooster.csv")
            make_copy(first, copies, NIGHT)
            try:
                int(NUMBER)
            except ValueError as bug:
                (first.path / "fout.log").write_text(told_of(bug), encoding="utf-8")
            words = words_in(store, key_of(first, store)) | {NAME, NUMBER, NOTE, "koffer van Quispel"}
            assert {NAME, NOTE} < words
            # While they work, with what waits to be written into the files, and after that.
            assert found_in([tmp_path], words) == []
    assert found_in([tmp_path], words) == []
    assert sum(1 for path in tmp_path.rglob("*.db*") if path.is_file()) > 6


def test_looking_for_it_finds_it_in_plain_text(tmp_path: Path) -> None:
    seat = Seat(Home(tmp_path / "desk"))
    with seat.desk() as desk:
        calls(seat, desk)
    words = words_in(seat.home.store, b"")
    assert {NAME, NOTE} <= words
    assert {line.rpartition(": ")[2] for line in found_in([tmp_path], {NAME, NOTE})} == {NAME, NOTE}


def test_a_bug_is_told_without_what_somebody_typed(capsys: pytest.CaptureFixture[str]) -> None:
    def read(number: str) -> int:
        try:
            return int(number)
        except ValueError as wrong:
            raise KeyError(f"{number} van {NAME}") from wrong

    with pytest.raises(KeyError) as found:
        read(NUMBER)
    told = told_of(found.value)
    assert "builtins.KeyError" in told
    assert "builtins.ValueError" in told
    assert "in read" in told
    assert NUMBER not in told
    assert "Quispel" not in told
    sys.stderr.write(told)
    assert NAME not in capsys.readouterr().err
