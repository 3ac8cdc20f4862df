"""What NACHTWACHT_STORE and the settings name: `sqlite:///PATH` or `postgresql+psycopg://user@host[:port]/db?sslmode=...`.

Pure: nothing is opened or looked up. A password never stands in an address, since addresses are shown, logged and
kept; an address beyond this computer always asks who the server is (sslmode=verify-full), whatever the environment.
"""

import os
import re
from pathlib import Path

from desk.errors import SurroundingsFailed
from desk.record import record

SQLITE = "sqlite:///"
POSTGRES = "postgresql+psycopg://"
_FORMS = f"Schrijf {SQLITE}/map/store.db of {POSTGRES}gebruiker@server/database"
_PARAMETERS = frozenset(
    {
        *("channel_binding", "gssencmode", "host", "hostaddr", "krbsrvname", "load_balance_hosts", "passfile", "port"),
        *("require_auth", "service", "sslcert", "sslcrl", "sslcrldir", "sslkey", "sslmode", "sslnegotiation"),
        *("sslrootcert", "target_session_attrs"),
    }
)
_SECRETS = frozenset({"password", "sslpassword"})


@record
class SqliteAddress:
    """A store in a file on this computer; `path` is absolute."""

    path: Path

    def __str__(self) -> str:
        return f"{SQLITE}{self.path.as_posix()}"


@record
class PostgresAddress:
    """A database of a PostgreSQL server. `parameters` are libpq's, by name, sslmode among them unless it is local."""

    user: str
    host: str
    port: str
    database: str
    parameters: tuple[tuple[str, str], ...]

    @property
    def account(self) -> str:
        """What a password belongs to: the address without its parameters, but for the place of a socket."""
        beside = [(name, value) for name, value in self._beside() if name in ("host", "port", "service")]
        return self._written(beside)

    @property
    def name(self) -> str:
        """In words, for messages: the database and where it is."""
        service = dict(self.parameters).get("service", "")
        where = self.host or (f"dienst {service}" if service else "deze computer")
        return f"{self.database or 'database'} op {where}"

    def __str__(self) -> str:
        return self._written(self._beside())

    def _beside(self) -> list[tuple[str, str]]:
        """What stands behind the question mark: a socket's directory and more than one server do not fit before it."""
        more = {} if self._is_plain() else {"host": self.host, "port": self.port}
        return [(name, value) for name, value in [*more.items(), *self.parameters] if value]

    def _is_plain(self) -> bool:
        return bool(self.host) and not set(self.host) & set("/@,") and (not self.port or self.port.isdecimal())

    def _written(self, beside: list[tuple[str, str]]) -> str:
        from urllib.parse import quote, urlencode

        user = f"{quote(self.user, safe='')}@" if self.user else ""
        host = port = ""
        if self._is_plain():
            host = f"[{self.host}]" if ":" in self.host else self.host
            port = f":{self.port}" if self.port else ""
        query = f"?{urlencode(beside, safe='/:,@')}" if beside else ""
        return f"{POSTGRES}{user}{host}{port}/{quote(self.database, safe='')}{query}"

    def conninfo(self, password: str = "") -> str:
        """libpq's connection string; what is not named is left to its own means (PGPASSFILE, service, certificate)."""
        values = {
            "user": self.user,
            "host": self.host,
            "port": self.port,
            "dbname": self.database,
            "password": password,
            **dict(self.parameters),
        }
        return " ".join(f"{name}={_quoted(value)}" for name, value in values.items() if value)


Address = SqliteAddress | PostgresAddress


_ELSEWHERE = ("PGHOSTADDR", "PGSERVICE")
_LONGEST = 4096
"""Letters: a path of a file has no more either."""


def parse(url: str) -> Address:
    """The store that `url` names. Raises SurroundingsFailed with what is wrong, where, and the cure."""
    url = url.strip()
    if len(url) > _LONGEST:
        raise SurroundingsFailed(f"Het adres van de opslag is {len(url)} tekens lang; dat is geen adres. {_FORMS}.")
    if not url.isprintable():
        raise SurroundingsFailed(f"Het adres van de opslag bevat onzichtbare tekens. {_FORMS}.")
    if url.startswith(SQLITE):
        return SqliteAddress(_path(url.removeprefix(SQLITE)))
    if url.startswith(POSTGRES):
        return _postgres(url)
    raise SurroundingsFailed(f"{without_secrets(url)}: dit soort opslag kent Nachtwacht niet. {_FORMS}.")


def without_secrets(url: str) -> str:
    """An address as it may be shown, also when it is no good: whatever may be a password is left out."""
    if len(url) > _LONGEST:
        # Looking through it for a password would take minutes.
        return f"(een adres van {len(url)} tekens)"
    shown = re.sub(r"//[^@]*:.*@", "//***@", url, flags=re.DOTALL)
    return re.sub(r"((?:ssl)?password=)[^&]*", r"\1***", shown, flags=re.IGNORECASE)


def _path(text: str) -> Path:
    """The file of a SQLite store. Three and four slashes mean the same: a path that depends on where the program was
    started would give each desk a store of its own."""
    shown = f"{SQLITE}{text}"
    if "?" in text:
        raise SurroundingsFailed(f"{shown}: na een ? kan hier niets staan. Schrijf alleen het pad van het bestand.")
    if text.startswith("\\\\"):
        raise SurroundingsFailed(share_refusal(text, "een netwerkpad"))
    if text.strip("/") in ("", ":memory:") or text.endswith("/"):
        raise SurroundingsFailed(f"{shown}: hier staat geen bestand. {_FORMS}.")
    try:
        path = Path(text).expanduser() if text.startswith("~") else Path(text)
    except RuntimeError as error:
        raise SurroundingsFailed(f"{shown}: deze gebruiker heeft hier geen map. Schrijf het hele pad.") from error
    if path.drive.startswith("\\\\"):
        raise SurroundingsFailed(share_refusal(text, "een netwerkpad"))
    if path.drive and not path.is_absolute():
        raise SurroundingsFailed(f"{shown}: na de schijfletter hoort een schuine streep, bijvoorbeeld C:/map/store.db.")
    return path if path.drive else Path("/" + path.as_posix().lstrip("/"))


def share_refusal(path: str, what: str) -> str:
    """Why a file at `path` is no shared store; `what` names the kind of share."""
    return (
        f"{path}: staat op {what}. SQLite werkt daar niet betrouwbaar: feiten zouden verloren gaan. Kies een map op "
        f"deze computer, of voor meer computers een PostgreSQL-server ({POSTGRES}gebruiker@server/database)."
    )


def _postgres(url: str) -> PostgresAddress:
    # Late, as below: a start without a server need not wait for it.
    from urllib.parse import parse_qsl, unquote, urlsplit

    shown = without_secrets(url)
    named = url.removeprefix(POSTGRES).partition("?")[0].rpartition("@")[0].partition(":")[2]
    if named or {name.lower() for name, _ in parse_qsl(url.partition("?")[2])} & _SECRETS:
        raise _visible_password(shown)
    try:
        parts = urlsplit(url)
        port = parts.port
        given = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    except ValueError as error:
        if shown != url:
            # A password with a / or ? in it breaks the address; that is what to say.
            raise _visible_password(shown) from None
        raise SurroundingsFailed(
            f"{shown}: dit adres is niet te lezen. Schrijf {POSTGRES}gebruiker@server:5432/database; bijzondere tekens "
            "als %40 voor een @."
        ) from error
    parameters = dict(given)
    for name in parameters:
        if name not in _PARAMETERS:
            raise SurroundingsFailed(f"{shown}: {name} kan hier niet staan. Kies uit {', '.join(sorted(_PARAMETERS))}.")
    if len(parameters) < len(given) or parts.fragment:
        raise SurroundingsFailed(f"{shown}: iets staat er twee keer, of er staat een # in. Schrijf elk deel één keer.")
    host, port_text = unquote(parts.hostname or ""), str(port or "")
    if (host and "host" in parameters) or (port_text and "port" in parameters):
        raise SurroundingsFailed(f"{shown}: de server of de poort staat er twee keer. Laat host= of port= weg.")
    host, port_text = parameters.pop("host", host), parameters.pop("port", port_text)
    database = unquote(parts.path.removeprefix("/"))
    if not database and "service" not in parameters:
        raise SurroundingsFailed(f"{shown}: de naam van de database ontbreekt. Schrijf die achter de server: /naam.")
    sslmode = parameters.get("sslmode", "")
    if not _stays_here(host, parameters):
        if sslmode not in ("", "verify-full"):
            raise SurroundingsFailed(
                f"{shown}: met sslmode={sslmode} kan iemand anders zich voor de server uitgeven. Laat sslmode weg of "
                "schrijf sslmode=verify-full, en vraag de databasebeheerder om een certificaat op naam van de server."
            )
        parameters["sslmode"] = "verify-full"
    user = unquote(parts.username or "")
    return PostgresAddress(user, host, port_text, database, tuple(sorted(parameters.items())))


def _visible_password(shown: str) -> SurroundingsFailed:
    return SurroundingsFailed(
        f"{shown}: er staat een wachtwoord in het adres. Laat het weg en bewaar het met 'nachtwacht-admin store "
        "password ADRES'. Laat dit wachtwoord ook wijzigen: het heeft leesbaar op het scherm of in een bestand gestaan."
    )


def _stays_here(host: str, parameters: dict[str, str]) -> bool:
    """Whether a connection stays on this computer for sure: a loopback address or a socket directory.

    Without a name the environment (PGHOST) or a service file decides, so that is not sure; nor is it where either
    names another number for the name that stands here. Over a socket libpq does not look at sslmode, so asking for
    more does no harm there.
    """
    real = parameters.get("hostaddr", "")
    if not real and any(os.environ.get(name) for name in _ELSEWHERE):
        return False
    named = [each for each in (*host.split(","), *real.split(",")) if each]
    return bool(named) and ("service" not in parameters or bool(real)) and all(_loopback(each) for each in named)


def _loopback(host: str) -> bool:
    if host.startswith(("/", "@")) or host.lower() == "localhost":
        return True
    from ipaddress import ip_address

    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
