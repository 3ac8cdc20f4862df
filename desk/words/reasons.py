"""Why a file could not be read or written, in Dutch: systems, SQLite and JSON readers speak English."""

import errno
import json

_WHY = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "de ruimte die u op deze schijf mag gebruiken is op",
    errno.EFBIG: "het bestand wordt te groot voor deze schijf",
    errno.EACCES: "geen toestemming",
    errno.EPERM: "geen toestemming",
    errno.EROFS: "de schijf kan alleen gelezen worden",
    errno.ENOENT: "bestaat niet",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.EISDIR: "is een map",
    errno.EEXIST: "bestaat al",
    errno.ENOTEMPTY: "de map is niet leeg",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.ELOOP: "de koppelingen wijzen naar elkaar",
    errno.EIO: "de schijf geeft een fout",
    errno.ENODEV: "de schijf is er niet meer",
    errno.ENXIO: "de schijf is er niet meer",
    errno.ESTALE: "de netwerkmap is er niet meer",
    errno.ENOTCONN: "de netwerkmap is er niet meer",
    errno.EHOSTDOWN: "de computer met de netwerkmap antwoordt niet",
    errno.EHOSTUNREACH: "de computer met de netwerkmap is niet bereikbaar",
    errno.ETIMEDOUT: "het duurde te lang",
    errno.ECONNREFUSED: "de verbinding is geweigerd",
    errno.EBUSY: "is in gebruik",
    errno.EMFILE: "er staan te veel bestanden open",
    errno.ENFILE: "er staan te veel bestanden open",
    errno.ENOMEM: "het geheugen is vol",
    errno.EINVAL: "de naam kan hier niet",
}


# What SQLite says, for the same ones; it may have more behind it.
_SAID = {
    "database or disk is full": _WHY[errno.ENOSPC],
    "attempt to write a readonly database": "het bestand of de map kan alleen gelezen worden",
    "unable to open database file": "het bestand kan niet worden geopend",
    "disk i/o error": _WHY[errno.EIO],
    "database is locked": "is in gebruik door een ander programma",
    "access permission denied": _WHY[errno.EACCES],
    "integer string conversion": "er staat een getal met duizenden cijfers in",
}

# What the reader of JSON says, by how it begins; of every Python from 3.11 on.
_JSON = {
    "Expecting value": "hier hoort een waarde",
    "Expecting property name": "hier hoort een naam tussen aanhalingstekens",
    "Expecting ':'": "hier hoort een dubbele punt",
    "Expecting ','": "hier hoort een komma",
    "Illegal trailing comma": "deze komma is er een te veel",
    "Unterminated string": "deze tekst heeft geen aanhalingsteken aan het eind",
    "Invalid control character": "een tekst gaat niet over het eind van de regel",
    "Invalid \\": "na een schuine streep \\ staat iets dat daar niet kan",
    "Extra data": "hierachter staat nog iets",
}


def why(error: BaseException) -> str:
    """The reason of a failure to put between brackets in a message. One of the system that is not in the table comes
    by its number, so that an administrator can look it up: `systeemfout 74 (EBADMSG)`; JSON that cannot be read with
    its line and column; other errors as they are."""
    if isinstance(error, OSError) and error.errno is not None:
        known = _WHY.get(error.errno)
        return known or f"systeemfout {error.errno} ({errno.errorcode.get(error.errno, 'onbekend')})"
    if isinstance(error, json.JSONDecodeError):
        return _why_no_json(error)
    if isinstance(error, UnicodeError):
        return "het bestand is geen UTF-8"
    if isinstance(error, RecursionError):
        return "er zitten te veel blokken in elkaar"
    text = str(error)
    return next((words for said, words in _SAID.items() if said in text.lower()), text or type(error).__name__)


def _why_no_json(error: json.JSONDecodeError) -> str:
    if not error.doc.strip():
        return "het bestand is leeg"
    words = next((words for said, words in _JSON.items() if error.msg.startswith(said)), "hier klopt de JSON niet")
    return f"regel {error.lineno}, kolom {error.colno}: {words}"
