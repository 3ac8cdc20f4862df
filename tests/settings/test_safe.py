"""The store's password is in the system's safe or nowhere; without a safe the cure is said."""

import keyring
import pytest
from keyring.backends import fail, null
from pocket_safe import PlaintextPocket, PocketSafe, in_use

from desk.errors import SurroundingsFailed
from desk.secrets import keep, look_up

ACCOUNT = "postgresql+psycopg://a@db/n"


def test_a_password_that_was_kept_is_found_under_its_account_only() -> None:
    safe = PocketSafe()
    with in_use(safe):
        keep(ACCOUNT, "gehéim ' \\")
        assert look_up(ACCOUNT).password == "gehéim ' \\"
        assert look_up(ACCOUNT).trouble == ""
        assert look_up(f"{ACCOUNT}2").password == ""
        keep(ACCOUNT, "ander")
        assert look_up(ACCOUNT).password == "ander"
    assert list(safe.kept) == [("nachtwacht", ACCOUNT)]


def test_a_locked_safe_is_said_and_leaves_the_way_to_other_means_open() -> None:
    safe = PocketSafe()
    safe.locked = True
    with in_use(safe):
        found = look_up(ACCOUNT)
        assert found.password == ""
        assert "Ontgrendel" in found.trouble
        with pytest.raises(SurroundingsFailed, match="Ontgrendel"):
            keep(ACCOUNT, "geheim")


def test_a_computer_without_a_safe_says_what_does_work() -> None:
    with in_use(fail.Keyring()):
        assert "PGPASSFILE" in look_up(ACCOUNT).trouble
        with pytest.raises(SurroundingsFailed, match="PGPASSFILE"):
            keep(ACCOUNT, "geheim")


def test_a_safe_that_keeps_nothing_is_not_believed() -> None:
    forgetful = PocketSafe()
    forgetful.forgets = True
    for safe in (null.Keyring(), forgetful):
        with in_use(safe), pytest.raises(SurroundingsFailed, match="niet bewaard"):
            keep(ACCOUNT, "geheim")


def test_a_password_is_never_kept_where_anybody_can_read_it() -> None:
    safe = PlaintextPocket()
    with in_use(safe), pytest.raises(SurroundingsFailed, match="leesbaar"):
        keep(ACCOUNT, "geheim")
    assert safe.kept == {}


def test_no_password_is_no_password() -> None:
    safe = PocketSafe()
    with in_use(safe):
        for nothing in ("", "a\0b"):
            with pytest.raises(SurroundingsFailed):
                keep(ACCOUNT, nothing)
    assert safe.kept == {}
    assert not isinstance(keyring.get_keyring(), PocketSafe)
