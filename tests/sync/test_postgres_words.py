"""Whatever is wrong with the server is said in Dutch: what, where and how to mend it."""

import re
import socket
from collections.abc import Callable
from contextlib import closing

import psycopg
import pytest
from made_facts import DESK_A, several
from postgres import server

from desk.errors import SurroundingsFailed
from desk.sync.postgres.failures import said
from desk.sync.postgres.line import other_version, place, too_old
from desk.sync.postgres.store import PostgresStore
from desk.sync.store import Cursor


def refused(opening: Callable[[], object]) -> str:
    """What is said; never the server's own English."""
    with pytest.raises(SurroundingsFailed) as failed:
        opening()
    words = str(failed.value)
    assert not re.search(r"FATAL|ERROR|\b(the|is not|does not|failed|connection)\b", words), words
    assert "geheim" not in words
    assert words.endswith(".")
    return words


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            {"host": "/tmp/nobody-is-here"},
            "op deze computer: daar neemt geen PostgreSQL aan. Controleer server en poort",
        ),
        ({"host": "a..b"}, "op a..b: deze servernaam is niet te vinden. Controleer de naam"),
        ({"dbname": "nergens"}, "De opslag nergens op deze computer: deze database bestaat daar niet"),
        ({"user": "niemand"}, "deze gebruiker wordt daar niet toegelaten"),
        ({"user": "banned"}, "deze gebruiker wordt daar niet toegelaten"),
        ({"user": "guarded"}, "het wachtwoord of de gebruikersnaam klopt niet. Bewaar het juiste wachtwoord met"),
        ({"user": "guarded", "password": "fout geheim"}, "het wachtwoord of de gebruikersnaam klopt niet"),
        ({"service": "bestaat_niet"}, "deze dienst staat niet in het dienstenbestand"),
        ({"sslmode": "soms"}, "het adres van de opslag is niet te lezen"),
        ({"dbname": "template1"}, "hier is nog geen opslag gemaakt. Laat de beheerder 'nachtwacht-admin store init"),
    ],
    ids=str,
)
def test_a_store_that_cannot_be_opened(change: dict[str, str], expected: str) -> None:
    conninfo = psycopg.conninfo.make_conninfo(server().store(), **change)
    assert expected in refused(lambda: PostgresStore(conninfo))


def test_the_right_password_opens_it() -> None:
    conninfo = psycopg.conninfo.make_conninfo(server().store(), user="guarded", password="geheim")
    with closing(PostgresStore(conninfo)) as store:
        assert store.head() == Cursor()


def test_an_address_that_is_nonsense() -> None:
    assert "niet te lezen" in refused(lambda: PostgresStore("dit is geen adres"))
    assert "niet te lezen" in refused(lambda: PostgresStore("postgresql://desk@[::1/x"))


def test_a_port_where_nobody_listens_and_one_where_nobody_answers() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        closed = f"host=127.0.0.1 port={port} dbname=nacht user=desk"
        assert f"nacht op 127.0.0.1:{port}: daar neemt geen PostgreSQL aan" in refused(lambda: PostgresStore(closed))
        taken.listen()
        mute = f"{closed} connect_timeout=2"
        assert "geen antwoord. Controleer het netwerk of de VPN" in refused(lambda: PostgresStore(mute))


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        (
            "ALTER DATABASE {} CONNECTION LIMIT 0",
            "laat geen verbinding meer toe. Vraag de databasebeheerder om max_conn",
        ),
        ("ALTER DATABASE {} ALLOW_CONNECTIONS false", "deze database bestaat daar niet"),
        ("REVOKE CONNECT ON DATABASE {} FROM PUBLIC", "deze gebruiker wordt daar niet toegelaten"),
    ],
)
def test_a_database_that_lets_nobody_in(setting: str, expected: str) -> None:
    database = server().database("initialised")
    server().admin(setting.format(database))
    assert expected in refused(lambda: PostgresStore(server().conninfo(database, "desk")))


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        (
            "UPDATE nachtwacht.meta SET value = '2'",
            "van een nieuwere Nachtwacht. Start op deze computer de nieuwere versie",
        ),
        ("UPDATE nachtwacht.meta SET value = '0'", "van een oudere Nachtwacht (versie 0, hier 1). Laat de beheerder"),
        ("DROP FUNCTION nachtwacht.version", "de opslag is niet volledig of van een oudere versie. Laat de beheerder"),
        ("DROP TABLE nachtwacht.meta", "de opslag is niet volledig of van een oudere versie"),
    ],
)
def test_a_store_of_another_version_or_half_of_one(setting: str, expected: str) -> None:
    database = server().database("initialised")
    server().admin(setting, database)
    assert expected in refused(lambda: PostgresStore(server().conninfo(database, "desk")))


def test_a_database_that_may_only_be_read() -> None:
    database = server().database("initialised")
    server().admin(f"ALTER DATABASE {database} SET default_transaction_read_only = on")
    with closing(PostgresStore(server().conninfo(database, "desk"))) as store:
        assert store.head() == Cursor()
        words = refused(lambda: store.append(Cursor(), several(DESK_A, 1)))
    assert "neemt alleen leesvragen aan. Vraag de databasebeheerder naar het adres van de hoofdserver" in words


def test_a_connection_that_the_dba_ends() -> None:
    database = server().database("initialised")
    with closing(PostgresStore(server().conninfo(database, "desk"))) as store:
        pid = store._connection.info.backend_pid
        server().admin(f"SELECT pg_terminate_backend({pid})")
        assert "De opslag" in refused(store.head)
        assert "de verbinding viel weg" in refused(store.head)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (
            psycopg.errors.DiskFull,
            "de schijf van de server is vol. Vraag de databasebeheerder om ruimte te maken (code 53100)",
        ),
        (psycopg.errors.OutOfMemory, "geen geheugen meer"),
        (psycopg.errors.IoError, "kan zijn bestanden niet lezen of schrijven"),
        (psycopg.errors.DataCorrupted, "meldt schade aan zijn bestanden"),
        (psycopg.errors.CrashShutdown, "is gestopt of start nog"),
        (psycopg.errors.IdleInTransactionSessionTimeout, "die te lang stil lag"),
        (psycopg.errors.ConnectionFailure, "de verbinding viel weg"),
        (psycopg.errors.DivisionByZero, "weigert wat de desk vraagt. Waarschuw de beheerder (code 22012)"),
    ],
)
def test_what_the_server_gives_a_code_for(error: type[psycopg.Error], expected: str) -> None:
    assert expected in str(said(error("No words of its own"), "De opslag"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('server certificate for "db" does not match host name "x"', "staat op een andere naam"),
        ("SSL error: certificate verify failed", "geen geldig certificaat"),
        ('root certificate file "/x" does not exist', "staat niet op deze computer"),
        ("server does not support SSL, but SSL was required", "beveiligde verbinding"),
        ("the database system is starting up", "is gestopt of start nog"),
        ("something that nobody ever said", "verbinding viel weg"),
    ],
)
def test_what_libpq_says_in_words_only(words: str, expected: str) -> None:
    assert expected in str(said(psycopg.OperationalError(words), "De opslag"))


@pytest.mark.parametrize(
    ("version", "shown"), [(90624, "9.6"), (140011, "14.11"), (150000, None), (150018, None), (180004, None)]
)
def test_a_server_before_15_is_refused(version: int, shown: str | None) -> None:
    refusal = too_old(version, "De opslag")
    assert (refusal is None) == (shown is None)
    if shown:
        assert f"PostgreSQL {shown} is te oud. Laat de server bijwerken tot versie 15 of nieuwer" in str(refusal)


def test_our_own_version_is_no_other() -> None:
    assert other_version(1, "De opslag") is None


def test_the_place_is_named_without_the_password() -> None:
    assert place("postgresql://desk:geheim@db.example.nl:5433/nacht") == "De opslag nacht op db.example.nl:5433"
    assert place("service=nacht") == "De opslag van dienst nacht"
    assert place("dbname=nacht") == "De opslag nacht op deze computer"
    assert place("geheim dit is geen adres") == "De opslag"
