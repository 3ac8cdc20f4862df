"""Two desks over one store that is in neither home: one keeps everything for the other, which keeps what is recent."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

from desks import NIGHT
from retained import NAME, SENTENCE, closed, comes_true, done, lying_about, plain_home, plain_seat, reported

from desk.clock import SetClock
from desk.desk import Desk
from desk.intake.desk import AdmitDesk, NameArchive
from desk.presence import Presence
from desk.sync.keeping import Rule
from desk.sync.sqlite_store import SqliteStore

DAYS = 60
AT_ONCE = Rule(lambda: DAYS, lambda: True, first=0.0, apart=0.0)


class Pair:
    """`archive` is desk A, `thin` desk B; both on plain files, so that every byte can be looked through."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.shared = path / "shared"
        self.shared.mkdir(parents=True)
        self.store = self.shared / "store.db"
        shutil.copyfile(plain_home(path / "empty").store, self.store)
        self.clock = SetClock(NIGHT)
        self.archive, self.thin = (
            plain_seat(path / code, code, self.clock, lambda: SqliteStore(self.store)) for code in "AB"
        )
        self.archive.rule = AT_ONCE

    @contextmanager
    def named(self) -> Iterator[tuple[Desk, Desk]]:
        """Both at work, the second admitted and the first named as archive; nothing goes yet."""
        with self.archive.desk() as one:
            self.archive.agreed(one)
            with self.thin.desk() as two:
                self.thin.agreed(two)
                assert comes_true(self.archive, lambda: bool(one.newcomers()))
                (row,) = one.newcomers()
                done(one.do(AdmitDesk(row.id, row.signing)))
                done(one.do(NameArchive(one.id)))
                self.archive.agreed(one)
                assert comes_true(self.thin, lambda: two.is_archive(one.id))
                with closing(SqliteStore(self.store)) as store:
                    # As it tells within a second.
                    store.beat(Presence(one.id, "Desk A", "A", "", (), in_call=False, position=0, at=0))
                yield one, two

    def later(self, days: int = DAYS + 1) -> None:
        """So many days go by; no desk is at work."""
        self.clock.advance(days=days)
        self.thin.rule = AT_ONCE

    def left(self) -> list[str]:
        """What of a report lies in the files of the second desk: any word of it; of its name and number, by which a
        later call is recognised, anything but that key."""
        home = self.thin.home
        found = lying_about([home.path], [SENTENCE, "Oldehove"])
        files = [path for path in home.path.iterdir() if path.is_file()]
        found += [path.name for path in files if path.exists() and NAME.encode() in path.read_bytes()]
        return found + [one for one in lying_about([home.path]) if one.startswith("journal")]

    def goes(self, desk: Desk, *reports: str) -> bool:
        """Whether the second desk lets go of these."""
        return comes_true(self.thin, lambda: all(desk.is_away(report) for report in reports))

    def comes(self, desk: Desk, report: str) -> bool:
        """Whether the second desk has it all again."""
        return comes_true(self.thin, lambda: desk.sheet(report) is not None)


__all__ = ["DAYS", "Pair", "closed", "comes_true", "done", "reported", "timedelta"]
