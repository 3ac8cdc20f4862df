"""What goes wrong with a PostgreSQL server, in Dutch: what, where and how to mend it.

Once connected, the server gives a code (SQLSTATE) and that decides. While the connection is being made libpq hands
over words and no code: those of libpq are English, those of the server in its own language (which has no Dutch).
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from desk.errors import SurroundingsFailed

INIT = "'nachtwacht-admin store init ADRES'"
_AGAIN = "Het wordt opnieuw geprobeerd; vraag de databasebeheerder te kijken als het zo blijft"

_LOGIN = (
    "het wachtwoord of de gebruikersnaam klopt niet. Bewaar het juiste wachtwoord met "
    "'nachtwacht-admin store password ADRES'"
)
_NOT_LET_IN = (
    "deze gebruiker wordt daar niet toegelaten. Controleer de gebruiker in het adres, en vraag de databasebeheerder om "
    "toegang vanaf deze computer (pg_hba.conf)"
)
_NO_DATABASE = "deze database bestaat daar niet. Controleer de naam in het adres van de opslag"
_NO_STORE = f"hier is nog geen opslag gemaakt. Laat de beheerder {INIT} uitvoeren"
_HALF_STORE = f"de opslag is niet volledig of van een oudere versie. Laat de beheerder {INIT} uitvoeren"
_NO_RIGHTS = (
    "deze gebruiker heeft daar niet de nodige rechten. Vraag de databasebeheerder om GRANT nachtwacht_desk TO deze "
    "gebruiker"
)
OLDER = f"de functies zijn van een oudere versie. Laat de beheerder {INIT} doen"
READ_ONLY = (
    "deze server neemt alleen leesvragen aan. Vraag de databasebeheerder naar het adres van de hoofdserver, of om "
    "schrijven weer aan te zetten"
)
_STALLED = "de server brak een handeling af die te lang stil lag. Het wordt opnieuw geprobeerd; controleer het netwerk"
_DISK_FULL = "de schijf van de server is vol. Vraag de databasebeheerder om ruimte te maken"
_NO_MEMORY = f"de server heeft geen geheugen meer. {_AGAIN}"
_TOO_MANY = "de server laat geen verbinding meer toe. Vraag de databasebeheerder om max_connections te verhogen"
_BUSY = f"een andere desk of een beheerder houdt de opslag bezet. {_AGAIN}"
_TOO_SLOW = f"de server deed er te lang over. {_AGAIN}"
_STOPPED = f"de server is gestopt of start nog. {_AGAIN}"
_BAD_DISK = "de server kan zijn bestanden niet lezen of schrijven. Vraag de databasebeheerder de schijf te controleren"
_DAMAGED = "de server meldt schade aan zijn bestanden. Vraag de databasebeheerder meteen te kijken"
_LOST = "de verbinding viel weg. Het wordt opnieuw geprobeerd; controleer het netwerk of de VPN"
NEWER = "de opslag is van een nieuwere Nachtwacht. Start op deze computer de nieuwere versie"
_FIXED = "wat gedeeld is kan niet worden veranderd of gewist"
_REFUSED = "de server weigert wat de desk vraagt. Waarschuw de beheerder"
_OTHER_NAME = (
    "het certificaat van de server staat op een andere naam. Schrijf de server in het adres zoals in zijn certificaat, "
    "of laat een certificaat op deze naam maken"
)
_NO_ROOT = (
    "het basiscertificaat waarmee de server wordt gecontroleerd staat niet op deze computer. Vraag de beheerder "
    "om dat bestand, en noem het in het adres met sslrootcert="
)
_CERTIFICATE = (
    "de server heeft geen geldig certificaat, of een ander dan verwacht: misschien doet iemand zich ervoor uit. Vraag "
    "de databasebeheerder om een certificaat op naam van deze server, en om het basiscertificaat (sslrootcert=)"
)
_NO_TLS = (
    "een beveiligde verbinding zoals in het adres gevraagd lukt daar niet. Vraag de databasebeheerder om TLS aan te "
    "zetten op de server"
)
_NO_NAME = "deze servernaam is niet te vinden. Controleer de naam in het adres, het netwerk en de VPN"
_NOBODY = "daar neemt geen PostgreSQL aan. Controleer server en poort in het adres, en of de server draait"
_NO_SERVICE = "deze dienst staat niet in het dienstenbestand van libpq. Controleer service= in het adres"
_BAD_ADDRESS = "het adres van de opslag is niet te lezen. Controleer het in de instellingen"
_SILENT = "geen antwoord. Controleer het netwerk of de VPN, en of de server draait"

# By code, or by the first two signs of a whole class of them.
_CODES = {
    "08": _LOST,
    "25": _STALLED,
    "25006": READ_ONLY,
    "28": _NOT_LET_IN,
    "28P01": _LOGIN,
    "3D000": _NO_DATABASE,
    "3F000": _NO_STORE,
    "42501": _NO_RIGHTS,
    "42883": _HALF_STORE,
    "42P01": _HALF_STORE,
    "53100": _DISK_FULL,
    "53200": _NO_MEMORY,
    "53300": _TOO_MANY,
    "55P03": _BUSY,
    "57": _STOPPED,
    "57014": _TOO_SLOW,
    "58": _BAD_DISK,
    "XX": _DAMAGED,
    "NW003": NEWER,
    "NW004": _FIXED,
}
# While connecting, the first that fits.
_WORDS = (
    (r"does not match host name", _OTHER_NAME),
    (r"root certificate file .* does not exist|sslrootcert", _NO_ROOT),
    (r"pg_hba\.conf.*(\[local\]|, SSL encryption)", _NOT_LET_IN),
    (r"server does not support SSL|no encryption|SSL required|SSL off", _NO_TLS),
    (r"certificate|SSL error: (?!unexpected eof)|tlsv1|sslv3", _CERTIFICATE),
    (r"no password supplied|password authentication failed|authentication failed for user", _LOGIN),
    (r"pg_hba\.conf|role \".*\" (does not exist|is not permitted)", _NOT_LET_IN),
    (r"database \".*\" (does not exist|is not currently accepting)", _NO_DATABASE),
    (r"permission denied for database", _NOT_LET_IN),
    (r"too many (clients|connections)|connection slots", _TOO_MANY),
    (r"is starting up|shutting down|not yet accepting|not accepting connections|recovery mode", _STOPPED),
    (r"translate host name|resolve host|getaddrinfo", _NO_NAME),
    (r"Connection refused|No such file or directory", _NOBODY),
    (r"definition of service|service file", _NO_SERVICE),
    (r"invalid (sslmode|port|integer)", _BAD_ADDRESS),
    (r"time(d )?out|No route|unreachable|is down", _SILENT),
)


def said(error: psycopg.Error, where: str) -> SurroundingsFailed:
    """The Dutch message for an error of psycopg, with the server's code in brackets."""
    code = error.sqlstate or ""
    if code:
        return SurroundingsFailed(f"{where}: {_CODES.get(code) or _CODES.get(code[:2]) or _REFUSED} (code {code}).")
    words = next((words for sign, words in _WORDS if re.search(sign, str(error), re.IGNORECASE)), None)
    if isinstance(error, psycopg.ProgrammingError):
        words = _BAD_ADDRESS
    elif words is None and error.pgconn is not None and error.pgconn.used_password:
        # Whatever language the server speaks: it was given a password and ended the conversation.
        words = _LOGIN
    return SurroundingsFailed(f"{where}: {words or _LOST}.")


@contextmanager
def in_dutch(where: str) -> Iterator[None]:
    """Whatever psycopg raises within goes on as SurroundingsFailed."""
    try:
        yield
    except psycopg.Error as error:
        raise said(error, where) from error
    except UnicodeError as error:
        # What Python says of a server name that cannot be one.
        raise SurroundingsFailed(f"{where}: {_NO_NAME}.") from error
