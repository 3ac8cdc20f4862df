"""Why a file could not be read or written, in Dutch: what the system says comes in English, or in its own language."""

import errno

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
}


def why(error: BaseException) -> str:
    """The reason of a failure to put between brackets in a message. One of the system that is not in the table comes
    by its number, so that an administrator can look it up: `systeemfout 74 (EBADMSG)`; other errors as they are."""
    if isinstance(error, OSError) and error.errno is not None:
        known = _WHY.get(error.errno)
        return known or f"systeemfout {error.errno} ({errno.errorcode.get(error.errno, 'onbekend')})"
    text = str(error)
    return next((words for said, words in _SAID.items() if said in text.lower()), text or type(error).__name__)
