"""What names a store: two forms, no password in it, no network share under SQLite, no server that nobody checked."""

from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.errors import SurroundingsFailed
from desk.sync.address import PostgresAddress, SqliteAddress, parse, without_secrets

PG = "postgresql+psycopg://"


def refusal(url: str) -> str:
    with pytest.raises(SurroundingsFailed) as refused:
        parse(url)
    return str(refused.value)


def postgres(rest: str) -> PostgresAddress:
    found = parse(PG + rest)
    assert isinstance(found, PostgresAddress)
    return found


@pytest.mark.parametrize("slashes", ["//", "///", "////"])
def test_the_path_of_a_sqlite_store_never_depends_on_where_the_program_was_started(slashes: str) -> None:
    assert parse(f"sqlite:{slashes}/srv/nacht/store.db") == SqliteAddress(Path("/srv/nacht/store.db"))


def test_a_path_with_blanks_percent_signs_and_accents_is_taken_as_it_is() -> None:
    assert parse("sqlite:////srv/één map/50%20/store.db") == SqliteAddress(Path("/srv/één map/50%20/store.db"))


@pytest.mark.parametrize("url", ["sqlite:///", "sqlite:////", "sqlite:///:memory:", "sqlite:////srv/nacht/"])
def test_a_sqlite_address_without_a_file_is_refused(url: str) -> None:
    assert "geen bestand" in refusal(url)


def test_a_path_on_a_windows_share_is_refused_with_the_advice_to_use_postgresql() -> None:
    said = refusal("sqlite:///\\\\server\\deel\\store.db")
    assert "netwerkpad" in said
    assert "PostgreSQL" in said


def test_an_unknown_kind_of_store_is_refused_with_the_forms_that_are_known() -> None:
    for url in ("", "store.db", "mysql://a@b/c", "postgres://a@b/c", "postgresql://a@b/c"):
        said = refusal(url)
        assert "sqlite:///" in said
        assert PG in said


def test_an_address_with_unseen_characters_is_refused() -> None:
    assert "onzichtbare" in refusal("sqlite:////srv/a\nb")
    assert "onzichtbare" in refusal(f"{PG}a@db/n\0")


@pytest.mark.parametrize(
    "url",
    [
        "a:geheim@db.nl/n",
        "a:ge@heim@db.nl/n",
        "a:ge/heim@db.nl/n",
        "a:ge?heim@db.nl/n",
        "a:ge#heim@db.nl/n",
        ":geheim@db.nl/n",
        "a@db.nl/n?password=geheim",
        "a@db.nl/n?PassWord=geheim",
        "a@db.nl/n?sslpassword=geheim",
        "a@db.nl/n?sslmode=disable&password=geheim",
    ],
)
def test_a_password_in_an_address_is_refused_not_shown_and_to_be_changed(url: str) -> None:
    said = refusal(PG + url)
    assert "heim" not in said
    assert "store password" in said
    assert "wijzigen" in said
    assert "heim" not in without_secrets(PG + url)


def test_a_password_in_an_address_of_another_kind_is_not_shown_either() -> None:
    assert "geheim" not in refusal("postgres://a:geheim@db/n")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.8.8", "[::1]"])
def test_on_this_computer_no_certificate_is_asked(host: str) -> None:
    assert dict(postgres(f"a@{host}:5433/n").parameters) == {}
    assert postgres(f"a@{host}/n?sslmode=disable").parameters == (("sslmode", "disable"),)


def test_a_socket_directory_is_on_this_computer() -> None:
    found = postgres("a@/n?host=/var/run/postgresql")
    assert found.parameters == ()
    assert "host='/var/run/postgresql'" in found.conninfo()


@pytest.mark.parametrize(
    "rest",
    [
        "a@db.regio.nl/n",
        "a@10.1.2.3/n",
        "a@[2001:db8::7]/n",
        "a@[::ffff:10.0.0.1]/n",
        "a@/n",
        "/n",
        "a@/?service=nacht",
        "a@localhost/?service=nacht",
        "a@localhost/n?hostaddr=10.1.2.3",
        "a@localhost,db.regio.nl/n",
        "a@/n?host=/tmp,db.regio.nl",
        "a@localhost.regio.nl/n",
        "a@127.0.0.1.regio.nl/n",
    ],
)
def test_beyond_this_computer_the_server_has_to_prove_who_it_is(rest: str) -> None:
    assert ("sslmode", "verify-full") in postgres(rest).parameters
    joined = f"{PG}{rest}{'&' if '?' in rest else '?'}sslmode="
    assert parse(f"{joined}verify-full") == parse(PG + rest)
    for weaker in ("disable", "allow", "prefer", "require", "verify-ca", "", "onzin"):
        if weaker:
            assert "verify-full" in refusal(joined + weaker)


@pytest.mark.parametrize("name", ["PGHOSTADDR", "PGSERVICE"])
@pytest.mark.parametrize("rest", ["a@localhost/n", "a@127.0.0.1/n", "a@/n?host=/tmp"])
def test_where_the_environment_names_another_number_the_server_has_to_prove_who_it_is(
    rest: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ("sslmode", "verify-full") not in postgres(rest).parameters
    monkeypatch.setenv(name, "192.0.2.1")
    assert ("sslmode", "verify-full") in postgres(rest).parameters
    assert ("sslmode", "verify-full") not in postgres("a@localhost/n?hostaddr=127.0.0.1").parameters


@pytest.mark.parametrize(
    ("rest", "says"),
    [
        ("a@db", "naam van de database"),
        ("a@db/", "naam van de database"),
        ("a@db:haven/n", "niet te lezen"),
        ("a@db:99999/n", "niet te lezen"),
        ("a@[db/n", "niet te lezen"),
        ("a@db/n?sslmod=verify-full", "sslmod kan hier niet staan"),
        ("a@db/n?options=-c%20x", "options kan hier niet staan"),
        ("a@db/n?sslmode=verify-full&sslmode=disable", "twee keer"),
        ("a@db/n?host=localhost", "twee keer"),
        ("a@db:1/n?port=2", "twee keer"),
        ("a@db/n#x", "een #"),
        ("a@db/n?sslmode", "niet te lezen"),
    ],
)
def test_what_is_wrong_in_a_postgresql_address_is_named(rest: str, says: str) -> None:
    assert says in refusal(PG + rest)


def test_the_account_of_a_password_is_the_same_however_the_certificate_is_named() -> None:
    first, second = postgres("a@db/n"), postgres("a@db/n?sslrootcert=/etc/regio.pem")
    assert first != second
    assert first.account == second.account == f"{PG}a@db/n"


def test_what_stands_in_a_connection_string_cannot_become_another_setting() -> None:
    found = postgres("a%27%20host%3Dkwaad@db/n")
    assert found.conninfo("p' \\ sslmode=disable") == (
        r"user='a\' host=kwaad' host='db' dbname='n' password='p\' \\ sslmode=disable' sslmode='verify-full'"
    )


words = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)
hosts = st.sampled_from(["localhost", "db.regio.nl", "[::1]", "10.0.0.1"])


@given(user=words, host=hosts, port=st.none() | st.integers(1, 65535), database=words, pem=words)
def test_an_address_that_was_written_reads_the_same(
    user: str, host: str, port: int | None, database: str, pem: str
) -> None:
    place = f"{quote(user, safe='')}@{host}{f':{port}' if port else ''}/{quote(database, safe='')}"
    found = postgres(f"{place}?sslrootcert={quote(pem, safe='')}")
    assert parse(str(found)) == found
    assert postgres(found.account.removeprefix(PG)).account == found.account
    assert (found.user, found.database) == (user, database)


@given(st.text())
def test_whatever_is_named_is_an_address_or_refused_with_a_cure(text: str) -> None:
    for url in (text, f"sqlite:///{text}", PG + text):
        found, said = None, ""
        try:
            found = parse(url)
        except SurroundingsFailed as refused:
            said = str(refused)
        assert found is not None or said.endswith(".")
