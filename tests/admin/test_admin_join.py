"""`store join`: a desk moves with all it knows; nothing is lost, nothing is twice, and it may be broken off."""

import shlex
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from admin_calls import Admin
from desks import NIGHT, Seat, everything, new_home, unlike
from keyed import KEY

from desk.admin.hints import command, facts
from desk.admin.joining import join
from desk.admin.leftovers import thin_replicas
from desk.bootstrap import Inbox, open_desk
from desk.clock import SetClock
from desk.demo.night import START
from desk.desk import Desk
from desk.errors import SurroundingsFailed
from desk.home import Home
from desk.intake.answers import TypeNote
from desk.intake.calls import OpenReport
from desk.settings import change, read
from desk.storage.files import connect, prepare
from desk.sync.address import SqliteAddress
from desk.sync.opening import open_store, store_opener
from desk.sync.store import Store


def url_of(path: Path) -> str:
    return str(SqliteAddress(path))


def store_in(folder: Path, name: str = "samen.db") -> str:
    """The address of an empty store, as `store init` makes it."""
    prepare(folder / name, "store", NIGHT, KEY)
    return url_of(folder / name)


@contextmanager
def at_work(home: Home, inbox: Inbox) -> Iterator[Desk]:
    """The desk on the store that its settings name."""
    desk = open_desk(home, inbox, clock=SetClock(START), open_store=store_opener(home, read(home.path)))
    try:
        assert inbox.wait(lambda: desk.health().pending == 0 and desk.health().level == "ok"), desk.health()
        yield desk
    finally:
        assert desk.stop()


def ids(path: Path) -> list[bytes]:
    with closing(connect(path, KEY)) as connection:
        return [row[0] for row in connection.execute("SELECT id FROM fact ORDER BY id")]


def seen(home: Home) -> dict[str, Any]:
    inbox = Inbox()
    with at_work(home, inbox) as desk:
        return everything(desk)


def takes_a_call(home: Path) -> None:
    """One more report, shared."""
    inbox = Inbox()
    with at_work(Home(home, KEY), inbox) as desk:
        desk.do(OpenReport(desk.new_id(), "0612345677"))
        assert inbox.wait(lambda: desk.health().unsaved == desk.health().pending == 0)


def away() -> Store:
    raise SurroundingsFailed("de opslag is weg")


def test_a_desk_with_a_history_shows_the_same_on_its_new_store(admin: Admin, own_home: Path, tmp_path: Path) -> None:
    home = Home(own_home, KEY)
    before = seen(home)
    answered = admin("store", "join", store_in(tmp_path), "--home", own_home)
    assert answered.code == 0
    # The looks of just now may have waited in the journal.
    assert ids(tmp_path / "samen.db") == ids(home.replica)
    assert set(ids(home.store)) <= set(ids(home.replica))
    assert read(own_home).store == url_of(tmp_path / "samen.db")
    assert unlike(seen(home), before) == {}
    assert len(list(own_home.glob("replica.db.voor-overstap-*"))) >= 1
    assert not list(own_home.glob(".overstap-*"))


def test_what_waited_in_the_journal_and_what_only_the_former_store_had_go_along(
    admin: Admin, own_home: Path, tmp_path: Path
) -> None:
    inbox = Inbox()
    desk = open_desk(Home(own_home, KEY), inbox, clock=SetClock(START), open_store=away)
    desk.do(OpenReport(report := desk.new_id(), "0612345699"))
    desk.do(TypeNote(report, "geschreven zonder opslag"))
    assert desk.stop()
    roster = tmp_path / "rooster.csv"
    roster.write_text("role;name;phone;from;until\ntriagist;Ik;0612345601;2026-12-01 17:00;2026-12-02 08:00\n")
    assert admin("roster", "import", roster, "--home", own_home).code == 0
    known = set(ids(own_home / "journal.db")) | set(ids(own_home / "store.db"))
    assert admin("store", "join", store_in(tmp_path), "--home", own_home).code == 0
    assert set(ids(tmp_path / "samen.db")) == known


def test_doing_it_again_changes_nothing(admin: Admin, own_home: Path, tmp_path: Path) -> None:
    url = store_in(tmp_path)
    assert admin("store", "join", url, "--home", own_home).code == 0
    first = ids(tmp_path / "samen.db")
    assert admin("store", "join", url, "--home", own_home).code == 0
    assert ids(tmp_path / "samen.db") == first


class Breaking:
    """A store whose line breaks after so many pushes."""

    def __init__(self, store: Store, pushes: int) -> None:
        self._store, self._left = store, pushes

    def append(self, *given: Any) -> Any:
        self._left -= 1
        if self._left < 0:
            raise SurroundingsFailed("de lijn brak")
        return self._store.append(*given)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


def test_a_move_that_broke_off_leaves_the_desk_where_it_was_and_can_be_done_again(
    own_home: Path, tmp_path: Path
) -> None:
    home, address = Home(own_home, KEY), SqliteAddress(tmp_path / "samen.db")
    store_in(tmp_path)
    before = seen(home)
    with pytest.raises(SurroundingsFailed, match="de lijn brak"):
        join(home, address, opens=lambda named: Breaking(open_store(named, key=KEY), 1))
    assert 0 < len(ids(address.path)) < len(ids(home.store))
    assert read(own_home).store == ""
    assert unlike(seen(home), before) == {}
    join(home, address)
    assert ids(address.path) == ids(home.replica)
    assert set(ids(home.store)) <= set(ids(home.replica))
    assert unlike(seen(home), before) == {}


def test_a_desk_whose_window_is_open_does_not_move(admin: Admin, own_home: Path, tmp_path: Path) -> None:
    inbox = Inbox()
    with at_work(Home(own_home, KEY), inbox):
        answered = admin("store", "join", url_of(tmp_path / "samen.db"), "--home", own_home)
    assert answered.code == 2
    assert "Sluit eerst het venster van deze desk" in answered.data["error"]
    assert not (tmp_path / "samen.db").exists()


def test_a_store_that_is_not_there_is_not_begun_by_moving_to_it(admin: Admin, own_home: Path, tmp_path: Path) -> None:
    url = url_of(tmp_path / "smaen.db")
    refused = admin("store", "join", url, "--home", own_home)
    assert refused.code == 2
    assert "hier staat geen opslag" in refused.data["error"]
    assert f"store init {url}" in refused.data["error"]
    assert not (tmp_path / "smaen.db").exists()
    assert read(own_home).store == ""


def test_a_desk_that_moved_remembers_its_new_store_and_follows_no_former_one(
    admin: Admin, own_home: Path, tmp_path: Path
) -> None:
    url = store_in(tmp_path)
    assert admin("store", "join", url, "--home", own_home).code == 0
    takes_a_call(own_home)
    change(own_home, store="")
    inbox = Inbox()
    desk = open_desk(Home(own_home, KEY), inbox, clock=SetClock(START))
    assert inbox.wait(lambda: f"deelde tot nu toe met {url}" in desk.health().text), desk.health()
    assert desk.stop()
    change(own_home, store=url)
    with at_work(Home(own_home, KEY), Inbox()):
        pass


def test_a_desk_that_was_set_to_a_wrong_store_brings_along_what_only_its_own_one_had(
    admin: Admin, own_home: Path, tmp_path: Path
) -> None:
    first, second = store_in(tmp_path), store_in(tmp_path, "verder.db")
    assert admin("store", "join", first, "--home", own_home).code == 0
    takes_a_call(own_home)
    roster = tmp_path / "rooster.csv"
    roster.write_text("role;name;phone;from;until\ntriagist;Ik;0612345601;2026-12-01 17:00;2026-12-02 08:00\n")
    assert admin("roster", "import", roster, "--home", own_home).code == 0
    change(own_home, store="")
    refused = admin("roster", "import", roster, "--home", own_home)
    assert (refused.code, first in refused.data["error"]) == (2, True)
    assert admin("store", "join", second, "--home", own_home).code == 0
    assert ids(tmp_path / "verder.db") == ids(tmp_path / "samen.db")


def seat(tmp_path: Path, name: str, code: str) -> Seat:
    return Seat(new_home(tmp_path / name), code=code)


def test_two_desks_with_one_letter_are_warned_and_the_second_takes_another(admin: Admin, tmp_path: Path) -> None:
    url = store_in(tmp_path)
    first, second = seat(tmp_path, "een", "A"), seat(tmp_path, "twee", "A")
    for one in (first, second):
        with one.desk() as desk:
            desk.do(OpenReport(desk.new_id(), "0612345699"))
            one.agreed(desk)
    assert admin("store", "join", url, "--home", first.home.path).code == 0
    warned = admin("store", "join", url, "--home", second.home.path)
    assert warned.code == 1
    assert "--code" in warned.err
    refused = admin("store", "join", url, "--home", second.home.path, "--code", "a")
    assert (refused.code, "al in gebruik" in refused.data["error"]) == (2, True)
    assert admin("store", "join", url, "--home", second.home.path, "--code", "c").code == 0
    again = Seat(second.home, SetClock(NIGHT), store_opener(second.home, read(second.home.path)))
    with again.desk() as desk:
        again.agreed(desk)
        assert desk.info is not None
        assert desk.info.code == "C"
        desk.do(OpenReport(desk.new_id(), "0612345688"))
        assert {card.reference for card in desk.today()} == {"A-0001", "C-0001"}


@pytest.mark.parametrize("code", ["ABCDE", "é", "A B"])
def test_a_letter_that_cannot_be_is_refused_first(admin: Admin, own_home: Path, tmp_path: Path, code: str) -> None:
    answered = admin("store", "join", url_of(tmp_path / "samen.db"), "--home", own_home, "--code", code)
    assert answered.code == 2
    assert not (tmp_path / "samen.db").exists()


def test_a_copy_that_went_its_own_way_under_our_numbers_is_refused(
    admin: Admin, own_home: Path, night_home: Path, tmp_path: Path
) -> None:
    url = store_in(tmp_path)
    assert admin("store", "join", url, "--home", own_home).code == 0
    # Under the last number of this desk stands something else there.
    with closing(connect(tmp_path / "samen.db", KEY)) as store:
        store.execute("DROP TRIGGER fact_no_update")
        store.execute("UPDATE fact SET digest = zeroblob(32) WHERE position = (SELECT max(position) FROM fact)")
    answered = admin("store", "join", url, "--home", own_home)
    assert answered.code == 2
    assert read(own_home).store == url


def test_one_fact_is_one_and_a_hint_can_be_pasted_in_a_shell(
    own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [facts(number) for number in (0, 1, 2)] == ["0 feiten", "1 feit", "2 feiten"]
    address = "postgresql+psycopg://a@db/nacht?sslmode=verify-full&sslrootcert=/x y"
    home = Home(own_home, KEY)
    typed = command("store", "join", address, "--code", "X", home=home)
    assert shlex.split(typed)[3:] == [address, "--code", "X", "--home", str(own_home)]
    monkeypatch.setenv("NACHTWACHT_HOME", str(own_home))
    assert "--home" not in command("store", "join", address, home=home)


def test_the_hint_for_another_letter_names_the_home_that_was_given(admin: Admin, tmp_path: Path) -> None:
    url = store_in(tmp_path, "sa men.db")
    first, second = seat(tmp_path, "een", "A"), seat(tmp_path, "twee", "A")
    for one in (first, second):
        with one.desk() as desk:
            one.agreed(desk)
    assert admin("store", "join", url, "--home", first.home.path).code == 0
    warned = admin("store", "join", url, "--home", second.home.path)
    typed = warned.err.strip().rpartition(": ")[2]
    name, *arguments = shlex.split(typed)
    assert name == "nachtwacht-admin"
    assert admin(*[("C" if part == "X" else part) for part in arguments]).code == 0
    with second.desk():
        pass
    assert read(second.home.path).store == url


def test_former_overviews_are_named_and_the_last_two_are_kept(admin: Admin, own_home: Path, tmp_path: Path) -> None:
    old = [f"replica.db.voor-overstap-2026112{day}-031200{again}" for day, again in ((1, ""), (1, "-2"), (1, "-10"))]
    for name in (old[0] + "-wal", *old):
        (own_home / name).write_bytes(b"oud")
    other = own_home / "replica.db.onleesbaar-20200101-000000"
    other.write_bytes(b"kapot")
    said = admin("store", "join", store_in(tmp_path), "--home", own_home)
    assert said.code == 0
    left = {path.name for path in own_home.glob("replica.db.voor-*") if not path.name.endswith(("-wal", "-shm"))}
    assert old[2] in left
    assert len(left) == 2
    assert not (own_home / (old[0] + "-wal")).exists()
    assert other.exists()
    assert f"staat er nog {old[2]}" in said.out
    assert all(f"{name} is van een oudere overstap en is gewist" in said.out for name in old[:2])


def test_a_former_overview_that_cannot_go_is_named_and_stops_nothing(own_home: Path) -> None:
    names = [f"replica.db.voor-overstap-2026112{day}-031200" for day in (1, 2, 3)]
    (own_home / names[0]).mkdir()
    for name in names[1:]:
        (own_home / name).write_bytes(b"oud")
    still, stuck = thin_replicas(Home(own_home, KEY))
    assert names[1] in still
    assert str(own_home / names[0]) in stuck
    assert "Wis het zelf" in stuck
